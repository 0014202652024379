"""Answers as TOML holds them, and what is wrong with one in plain English."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from advisor.core.interview.answer import DONT_KNOW, Answer
from advisor.core.message import Label, Message, Name, Quantity, Shown, Words


def plain_values(answers: Mapping[str, Answer]) -> dict[str, Any]:
    """Answers as values of TOML, each under the last part of its key."""
    return {key.partition(".")[2]: _plain(answer) for key, answer in answers.items()}


def _plain(answer: Answer) -> Any:
    if answer is DONT_KNOW:
        return DONT_KNOW.value
    return list(answer) if isinstance(answer, tuple) else answer


def native(raw: object) -> object:
    """TOML's date-time as a date; everything else as it is."""
    return raw.date() if isinstance(raw, datetime) else raw


def say(problem: Message) -> str:
    """A message in plain English, for files, which have no language of their own."""
    text = problem.template
    for name, value in problem.values:
        text = text.replace("{" + name + "}", _plainly(value))
    return text


def _plainly(value: Shown) -> str:
    if isinstance(value, (Words, Name, Label)):
        return value.text
    if isinstance(value, Quantity):
        return f"{value.number:,.10g}"
    return value.isoformat() if isinstance(value, date) else str(value)
