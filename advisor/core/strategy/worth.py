"""What is missing of a goal in money or hours, by what the owner says that one is worth."""

from __future__ import annotations

import re
from collections.abc import Iterator

from advisor.core.message import N_, Label, Message, Quantity, Shown, Words, message
from advisor.core.rules.fact import Subject
from advisor.core.strategy.advice import Advice
from advisor.core.strategy.goal_number import COUNTS
from advisor.core.strategy.later_day import NUMBERS
from advisor.core.strategy.periods import PER, RATE, counted_per

# “1.200” is two numbers, by where it is written, and so is “12,50”: neither is read.
FIGURE = r"\d{1,3}(?:[ ,\u00a0]\d{3})+|\d+(?:\.\d{1,2})?"
NUMBER = re.compile(
    rf"(?<![\w.,])[$€£]?\s?({FIGURE})(?!\w|[.,]\d)|\b({'|'.join(NUMBERS)})\b", re.IGNORECASE
)
# Two figures belong together where one is at, or times, the other.
TIMES = re.compile(r"\s(?:at|x|×|times)\s", re.IGNORECASE)
# What comes after the first clause is something else.
CLAUSE = re.compile(r"[;!?]|\.\s|,\s|\sagainst\s")
# “A quarter of an hour” is no whole number of anything, and “15 of every hundred” no sum.
PARTS = re.compile(
    r"\b(?:half|quarter|third|between|to|or|hundred|percent|per cent)\b|%|\bof 100\b|[–-]\s?\d",
    re.IGNORECASE,
)


def in_worth(advice: Advice, subject: Subject, missing: float) -> Iterator[Message]:
    """What is missing times what one is worth, where the owner's words say that plainly."""
    words = advice.inference.state("goal.worth", subject)
    if not isinstance(words, str) or advice.inference.state("goal.unit", subject) not in COUNTS:
        return
    each, clause = worth_in(words), CLAUSE.split(words)[0].strip()
    per = PER.get(counted_per(advice, subject))
    if each is None or (per is not None and RATE.search(clause)):
        return  # Forty a week for each of five a month is no sum a month.
    count = abs(missing)
    values: dict[str, Shown] = {
        "n": Quantity(count),
        "words": Words(clause),
        "total": Quantity(round(count * each, 2)),
    }
    if per is None:
        template = N_("“{words}”: times {n} that is {total}; our sum.")
    else:
        values["per"] = Label(per)
        template = N_("“{words}”: times {n} that is {total} {per}; our sum.")
    yield message(template, **values)


def worth_in(words: str) -> float | None:
    """What one is worth; None where the words do not name one sum or one product.

    >>> worth_in("about eleven hours each"), worth_in("22 children at 65 kroner a child")
    (11.0, 1430.0)
    >>> worth_in("$3,200; three a year would do"), worth_in("a quarter of an hour a call")
    (3200.0, None)
    >>> worth_in("between 30 and 40 euros"), worth_in("a lot")
    (None, None)
    """
    clause = CLAUSE.split(words)[0]
    if PARTS.search(clause):
        return None
    found = [_value(match) for match in NUMBER.finditer(clause)]
    if len(found) == 1:
        return found[0]
    if len(found) == 2 and TIMES.search(clause):
        return found[0] * found[1]
    return None


def _value(match: re.Match[str]) -> float:
    figure, word = match.groups()
    if word:
        return float(NUMBERS.index(word.lower()) + 1)
    return float(re.sub(r"[ ,\u00a0]", "", figure))
