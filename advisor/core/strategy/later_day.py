"""How long a result takes to show, and the day proposed where the goal's own comes too soon."""

from __future__ import annotations

import re
from datetime import date, timedelta

from advisor.core.reasoning.inference import Inference
from advisor.core.rules.fact import Subject

# How long after the first figures the target is set, at most; our own judgement.
MOST_LATER = timedelta(days=91)
NUMBERS = (
    *("one", "two", "three", "four", "five", "six", "seven"),
    *("eight", "nine", "ten", "eleven", "twelve"),
)
WAIT = {"week": timedelta(weeks=1), "month": timedelta(days=30), "year": timedelta(days=365)}
SPAN = re.compile(
    # How long something has lasted already is no time to wait.
    r"(?<!every )(?<!last )(?<!open )(?<!for )(?<!since )(?<!past )"
    rf"\b(\d{{1,2}}|{'|'.join(NUMBERS)})\s+(week|month|year)s?\b(?!\s+(?:ago|ahead|old)\b)",
    re.IGNORECASE,
)


def shows_after(inference: Inference, goal: Subject) -> timedelta:
    """How long it takes until a figure can show anything, as far as the owner's words say it."""
    said = (inference.state(key, goal) for key in ("goal.of_words", "goal.measure_words"))
    found = [
        WAIT[match.group(2).lower()] * (int(n) if n.isdigit() else NUMBERS.index(n.lower()) + 1)
        for words in said
        if isinstance(words, str)
        for match in SPAN.finditer(words)
        for n in (match.group(1),)
    ]
    return max(found, default=timedelta())


def later_day(inference: Inference, goal: Subject, today: date) -> date | None:
    """The day by which a goal can be reached; None where its own can still show what begins now."""
    day, lag = inference.state("goal.date", goal), shows_after(inference, goal)
    if not lag or not isinstance(day, date) or day - lag > today:
        return None
    return today + lag + min(lag, MOST_LATER)
