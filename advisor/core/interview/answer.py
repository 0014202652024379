"""Checking one answer: from a file's typed value or from what a person typed.

Both ways end in the same checked value, or in a message for the reader.
"""

from __future__ import annotations

import math
import re
import unicodedata
from datetime import date, datetime
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


def read_answer(question: Question, typed: str, today: date | None = None) -> Answer:
    """What a person typed as a checked answer; raises AnswerError.

    Numbers may have a comma or point and spaces between thousands; dates are
    year-month-day or day.month.year, and later than ``today`` (where given) if the
    question is about the future; "?" means "I don't know"; options go by id.
    """
    typed = clean(typed)
    if not typed:
        if question.required:
            raise AnswerError(message(N_("This one needs an answer.")))
        raise AnswerError(message(N_("Please type an answer, or ? if you don't know.")))
    if typed == DONT_KNOW.value:
        return check_answer(question, typed)
    if question.kind == "money":
        return check_answer(question, parse_money(typed))
    if question.kind in NUMERIC:
        bare = _without_unit(typed, question.unit) if question.unit else typed
        return check_answer(question, parse_number(bare, whole=question.whole))
    if question.kind == "date":
        day = parse_date(typed)
        if question.future and today is not None and day <= today:
            raise AnswerError(message(N_("That day has passed. Please choose a later one.")))
        return check_answer(question, day)
    if question.kind == "choices":
        return check_answer(question, [part for part in re.split(r"[,;\s]+", typed) if part])
    return check_answer(question, typed)


def clean(text: str) -> str:
    """Text without control, escape and direction-changing characters; white space folded."""
    kept = (
        " " if c.isspace() else c
        for c in unicodedata.normalize("NFC", text)
        if c.isspace()
        or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn")
        or c == "\u200d"
    )
    return " ".join("".join(kept).split())


def _without_unit(typed: str, unit: str) -> str:
    """What was typed without the unit behind it, in the singular or plural of the question."""
    return re.sub(rf"\s*{re.escape(unit.rstrip('s'))}s?$", "", typed, flags=re.IGNORECASE) or typed


def parse_date(typed: str) -> date:
    """A date as people write it: 2027-03-31, 31.3.2027 or 31 March 2027; raises AnswerError."""
    for form in ("%Y-%m-%d", "%d.%m.%Y", "%d %B %Y", "%B %d, %Y"):
        try:
            return datetime.strptime(typed, form).date()
        except ValueError:
            continue
    raise AnswerError(message(N_("Please write a date like 2027-03-31 or 31.3.2027.")))


# What people write before or after a sum; which currency it is, is asked by itself.
_CURRENCY = r"€|\$|£|₽|₴|₸|eur|euros?|usd|dollars?|gbp|pounds?|rub|roubles?|chf|francs?|pln|zł"


def parse_money(typed: str) -> float:
    """A sum as people write it: 50, €50, 50 euro; raises AnswerError."""
    bare = re.sub(rf"^({_CURRENCY})\s*|\s*({_CURRENCY})$", "", typed.strip(), flags=re.IGNORECASE)
    return parse_number(bare or typed)


def parse_number(typed: str, *, whole: bool = False) -> float:
    """A number as people write it: 1200, 1 200, 1,200, 2.5 or 2,5; raises AnswerError."""
    text = re.sub(r"(?<=\d)[\s\u00a0\u202f'_](?=\d{3}(\D|$))", "", typed)
    if re.fullmatch(r"-?\d{1,3}(,\d{3})+(\.\d+)?", text):
        text = text.replace(",", "")
    elif re.fullmatch(r"-?\d{1,3}(\.\d{3}){2,}(,\d+)?", text):
        text = text.replace(".", "")
    if not re.fullmatch(r"-?\d+([.,]\d+)?", text) or not text.isascii():
        template = (
            N_("Please type just a number, such as 3. You typed “{typed}”.")
            if whole
            else N_("Please type just a number, such as 3 or 2.5. You typed “{typed}”.")
        )
        raise AnswerError(message(template, typed=Words(typed[:40])))
    return float(text.replace(",", "."))


def _number(question: Question, raw: object) -> Value:
    if isinstance(raw, bool) or not isinstance(raw, (int, float)) or not _finite(raw):
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
    raise AnswerError(_not_an_option(question, raw))


def _choices(question: Question, raw: object) -> Value:
    if not isinstance(raw, (list, tuple)):
        raise AnswerError(message(N_("A list of options is expected here.")))
    for one in raw:
        if one not in _option_ids(question):
            raise AnswerError(_not_an_option(question, one))
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
