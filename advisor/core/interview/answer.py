"""Checking one answer: its checked value, or a message for the reader."""

from __future__ import annotations

import math
import unicodedata
from datetime import date
from enum import Enum
from typing import Union

from advisor.core.diagnostic import expected, nearest
from advisor.core.message import N_, Label, Message, Quantity, Words, message
from advisor.core.rules.condition import NUMERIC
from advisor.core.rules.fact import Value
from advisor.core.rules.question import MAX_TEXT, Question


class NoAnswer(Enum):
    """DONT_KNOW: the owner was asked and does not know; written "?" in files."""

    DONT_KNOW = "?"


# Nobody reads a number that is longer than this; it is out of bounds anyway.
LARGEST_SHOWN = 10**15

DONT_KNOW = NoAnswer.DONT_KNOW
Answer = Union[Value, NoAnswer]


class AnswerError(ValueError):
    """An answer that cannot be taken; ``problem`` says why, for the owner."""

    def __init__(self, problem: Message) -> None:
        super().__init__(problem.template)
        self.problem = problem


class UnknownOptionError(AnswerError):
    """An option that the question does not have."""


def check_answer(question: Question, raw: object) -> Answer:
    """A typed value (from TOML or a screen) as a checked answer; raises AnswerError."""
    if raw == DONT_KNOW.value or raw is DONT_KNOW:
        if question.required:
            raise AnswerError(message(N_("This one needs an answer.")))
        return DONT_KNOW
    if question.kind == "choices":
        return _choices(question, raw)
    if question.kind in ("choice", "yes_no"):
        return _choice(question, raw)
    if question.kind in NUMERIC:
        return _number(question, raw)
    if question.kind == "date":
        return _date(raw)
    return _text(raw)


def clean(text: str) -> str:
    """Text without control, escape and direction-changing characters; white space folded."""
    kept = (
        " " if c.isspace() else c
        for c in unicodedata.normalize("NFC", text)
        if c.isspace()
        or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn")
        or c == "\u200d"
    )
    text = " ".join("".join(kept).split())
    # A joiner joins letters and signs; by itself there is nothing to see of it.
    return text if text.strip("\u200d ") else ""


def _number(question: Question, raw: object) -> Value:
    if isinstance(raw, bool) or not isinstance(raw, (int, float)) or not _finite(raw):
        if isinstance(raw, str):
            raise AnswerError(message(N_("A number is expected here, without quotes.")))
        raise AnswerError(message(N_("A number is expected here.")))
    low, high = question.min or 0.0, question.max or 0.0
    if abs(raw) > LARGEST_SHOWN:
        raise AnswerError(
            message(
                N_("The number must be between {low} and {high}."),
                low=Quantity(low),
                high=Quantity(high),
            )
        )
    if not low <= raw <= high:
        raise AnswerError(
            message(
                N_("The number must be between {low} and {high}; you gave {given}."),
                low=Quantity(low),
                high=Quantity(high),
                given=Quantity(raw),
            )
        )
    if question.whole and raw != int(raw):
        raise AnswerError(message(N_("A whole number is expected here.")))
    rounded = round(float(raw), 2)
    return int(rounded) if rounded == int(rounded) else rounded


def _finite(number: float) -> bool:
    # Unlike math.isfinite, a comparison takes whole numbers of any length.
    return -math.inf < number < math.inf


def _date(raw: object) -> Value:
    if type(raw) is not date:
        if isinstance(raw, str):
            raise AnswerError(
                message(N_("A date like 2027-03-31 is expected here, without quotes."))
            )
        raise AnswerError(message(N_("A date like 2027-03-31 is expected here.")))
    if not 2000 <= raw.year <= 2100:
        raise AnswerError(message(N_("The year must be between 2000 and 2100.")))
    return raw


def _text(raw: object) -> Value:
    if not isinstance(raw, str):
        raise AnswerError(message(N_("Words are expected here.")))
    text = clean(raw)
    if not text:
        raise AnswerError(message(N_("Please type an answer, or ? if you don't know.")))
    if len(text) > MAX_TEXT:
        raise AnswerError(
            message(
                N_("Please keep it to {limit} characters; this has {length}."),
                limit=Quantity(MAX_TEXT),
                length=Quantity(len(text)),
            )
        )
    return text


def _option_ids(question: Question) -> tuple[str, ...]:
    return question.spec.options


def _choice(question: Question, raw: object) -> Value:
    if isinstance(raw, str) and raw in _option_ids(question):
        return raw
    raise UnknownOptionError(_not_an_option(question, raw))


def _choices(question: Question, raw: object) -> Value:
    if not isinstance(raw, (list, tuple)):
        raise AnswerError(message(N_("A list of options is expected here.")))
    for one in raw:
        if one not in _option_ids(question):
            raise UnknownOptionError(_not_an_option(question, one))
    chosen = tuple(option for option in _option_ids(question) if option in raw)
    if question.limit is not None and len(chosen) > question.limit:
        raise AnswerError(
            message(N_("Please choose at most {limit}."), limit=Quantity(question.limit))
        )
    alone = [option for option in question.options if option.alone and option.id in chosen]
    if alone and len(chosen) > 1:
        label = Label(alone[0].label)
        raise AnswerError(message(N_("“{option}” goes with no other answer."), option=label))
    return chosen


def _not_an_option(question: Question, raw: object) -> Message:
    options = _option_ids(question)
    shown = clean(str(raw))[:40]
    hint = nearest(shown, options)
    return message(
        N_("“{given}” is not one of the options ({options})."),
        given=Words(shown),
        options=Label(hint or expected(options)),
    )
