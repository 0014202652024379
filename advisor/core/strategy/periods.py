"""In which period a goal is counted, and how long a result takes: as far as the owner says it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from advisor.core.message import N_
from advisor.core.rules.fact import Subject

if TYPE_CHECKING:
    from advisor.core.strategy.advice import Advice

PER: Mapping[str, str] = {
    "day": N_("a day"),
    "week": N_("a week"),
    "month": N_("a month"),
    "quarter": N_("a quarter"),
    "term": N_("a term"),
    "season": N_("a season"),
    "year": N_("a year"),
}
# How many of them are in three months.
IN_THREE_MONTHS: Mapping[str, float] = {"day": 91, "week": 13, "month": 3}
# What is counted over these cannot be read on the way.
LONG = ("term", "season", "year")
PERIODS = "day|week|month|quarter|term|season|year"
# “Twice a week” and “within a week” say how often and how long, “a week ahead” how early.
RATE = re.compile(
    r"(?<!once )(?<!twice )(?<!times )(?<!within )(?<!inside )(?<!after )(?<!half )"
    rf"\b(?:an?|per|each|every)\s+({PERIODS})\b(?!\s+(?:ago|ahead|before|earlier|later|old)\b)",
    re.IGNORECASE,
)
TIME = re.compile(rf"\b(?:{PERIODS}|hour|minute)s?\b", re.IGNORECASE)
NUMBERS = (
    *("one", "two", "three", "four", "five", "six", "seven"),
    *("eight", "nine", "ten", "eleven", "twelve"),
)
# The longest second wait until the whole of a number shows; our own judgement.
MOST_LATER = timedelta(days=91)
WAIT = {"week": timedelta(weeks=1), "month": timedelta(days=30), "year": timedelta(days=365)}
SPAN = re.compile(
    # How long something has lasted already is no time to wait.
    r"(?<!every )(?<!last )(?<!open )(?<!for )(?<!since )(?<!past )"
    rf"\b(\d{{1,2}}|{'|'.join(NUMBERS)})\s+(week|month|year)s?\b(?!\s+(?:ago|ahead|old)\b)",
    re.IGNORECASE,
)


def counted_per(advice: Advice, subject: Subject) -> str:
    """The period of a goal's number: the owner's answer, else what their own words say.

    What a measure only presumes gives way to “trial lessons a term”.
    """
    goals = advice.profile.subjects("goal")
    given = advice.answers.goals[goals.index(subject)].get("goal.per") if subject in goals else None
    presumed = str(advice.inference.state("goal.per", subject))
    words = advice.inference.state("goal.measure_words", subject)
    if given in PER or not isinstance(words, str):
        return presumed
    rates = {found.group(1).lower() for found in RATE.finditer(words)}
    return rates.pop() if len(rates) == 1 else presumed


def period_of(words: str, otherwise: str) -> str | None:
    """The period in which an owner counts, from their words; None where that is not clear.

    >>> period_of("new ones a week; 34 are back inside three months", "")
    'week'
    >>> period_of("our regulars", "month"), period_of("labs asked last year", "month")
    ('month', None)
    """
    rates = {found.group(1).lower() for found in RATE.finditer(words)}
    if len(rates) == 1:
        return rates.pop()
    if rates or TIME.search(words) or not words.isascii():
        return None
    return otherwise


def waits(advice: Advice, subject: Subject) -> timedelta:
    """How long it takes until a figure can show anything, as far as the owner's words say it."""
    said = (advice.inference.state(key, subject) for key in ("goal.of_words", "goal.measure_words"))
    found = [
        WAIT[match.group(2).lower()] * (int(n) if n.isdigit() else NUMBERS.index(n.lower()) + 1)
        for words in said
        if isinstance(words, str)
        for match in SPAN.finditer(words)
        for n in (match.group(1),)
    ]
    return max(found, default=timedelta())


def later_day(advice: Advice, subject: Subject) -> date | None:
    """The day by which a goal's number can be reached, where its own is too near to show it."""
    day, lag = advice.inference.state("goal.date", subject), waits(advice, subject)
    if not lag or not isinstance(day, date) or day - lag > advice.day:
        return None
    return advice.day + lag + min(lag, MOST_LATER)
