"""In which period a goal is counted, and how long it takes until a result shows."""

from __future__ import annotations

import re
from collections.abc import Mapping

from advisor.core.message import N_
from advisor.core.planning.ledger import WEEKS_A_MONTH
from advisor.core.rules.fact import Subject
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
# How many weeks a period lasts, and how many of them are in a year, where that is settled.
WEEKS: Mapping[str, float] = {"day": 1 / 7, "week": 1, "month": WEEKS_A_MONTH}
IN_A_YEAR: Mapping[str, float] = {"day": 365, "week": 52, "month": 12, "quarter": 4, "year": 1}
# What is counted over these cannot be read on the way.
LONG = ("term", "season", "year")
PERIODS = "day|week|month|quarter|term|season|year"
# “Twice a week” and “within a week” say how often and how long, “a week ahead” how early.
RATE = re.compile(
    r"(?<!once )(?<!twice )(?<!times )(?<!within )(?<!inside )(?<!after )(?<!half )"
    rf"\b(?:an?|per|each|every)\s+({PERIODS})\b(?!\s+(?:ago|ahead|before|earlier|later|old)\b)",
    re.IGNORECASE,
)


def counted_per(advice: Advice, subject: Subject) -> str:
    """The period of a goal's number: the owner's answer, else what their own words say.

    What a measure only presumes gives way to “trial lessons a term”.
    """
    place = advice.profile.places("goal").get(subject.goal)
    given = None if place is None else advice.answers.goals[place].get("goal.per")
    presumed = str(advice.inference.state("goal.per", subject))
    words = advice.inference.state("goal.measure_words", subject)
    if given in PER or not isinstance(words, str):
        return presumed
    rates = {found.group(1).lower() for found in RATE.finditer(words)}
    return rates.pop() if len(rates) == 1 else presumed
