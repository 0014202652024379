"""The words in which an item of work says what it is for, who does it, what it takes and when."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

Phase = Literal["sentence", "listening", "relationships", "collaboration", "content"]
PHASES: tuple[Phase, ...] = ("sentence", "listening", "relationships", "collaboration", "content")

# The stronger claim on the hours comes first.
Claim = Literal["duty", "lead", "support", "housekeeping"]
CLAIMS: tuple[Claim, ...] = ("duty", "lead", "support", "housekeeping")

Who = Literal["owner", "knows_them", "anyone", "bought"]
Rhythm = Literal["once", "weekly", "fortnightly", "monthly", "quarterly", "before_season"]
Sum = Literal["owed", "last_round", "small_work", "together"]
# What somebody may refuse that work takes.
Takes = Literal["talking", "writing", "public", "camera", "money"]
FixedDay = Literal["today", "opening", "season", "deadline", "goal_day"]


_NUMBER = re.compile(r"\s*(\d+)(?:[.,](\d+))?\s*")


def _range(raw: object) -> object:
    """A single number stands for a range without width."""
    if isinstance(raw, str):
        number = _NUMBER.fullmatch(raw)
        written = ".".join(part for part in number.groups() if part) if number else "a number"
        message = f"hours are a number or [low, high], without quotes: write {written}"
        raise ValueError(message)  # noqa: TRY004 - pydantic reports no other
    if isinstance(raw, list) and len(raw) != 2:
        raise ValueError(
            f"hours are a number or [low, high], not {len(raw)} numbers; "
            "a number has a point and not a comma, as 0.25"
        )
    if isinstance(raw, (int, float)) and not isinstance(raw, bool):
        return (float(raw), float(raw))
    if isinstance(raw, list) and all(
        isinstance(n, (int, float)) and not isinstance(n, bool) for n in raw
    ):
        return tuple(float(n) for n in raw)
    return raw


Hours = Annotated[
    tuple[float, float],
    BeforeValidator(_range),
    WithJsonSchema(
        {
            "description": "Hours: a number, or [low, high].",
            "anyOf": [
                {"type": "number", "minimum": 0},
                {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2},
            ],
        }
    ),
]


def _price(raw: object) -> object:
    """A price that nobody knows is None; TOML has no such value."""
    if raw == "unknown":
        return None
    return float(raw) if isinstance(raw, int) and not isinstance(raw, bool) else raw


# Money in the owner's currency; None for a price that nobody knows yet.
Outlay = Annotated[
    Annotated[float, Field(ge=0)] | None,
    BeforeValidator(_price),
    WithJsonSchema({"anyOf": [{"type": "number", "minimum": 0}, {"const": "unknown"}]}),
]
