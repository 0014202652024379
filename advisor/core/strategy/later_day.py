"""How long a result takes to show, and the day proposed where the goal's own comes too soon."""

from __future__ import annotations

from datetime import date, timedelta

from advisor.core.planning.work import SOON_WEEKS
from advisor.core.reasoning.inference import Inference
from advisor.core.rules.fact import Subject

# How long after the first figures the target is set, at most; our own judgement.
MOST_LATER = timedelta(days=91)
# Up to here only those who are called or met can change a number; our own judgement.
NEAR = timedelta(weeks=SOON_WEEKS)


def shows_after(inference: Inference, goal: Subject) -> timedelta:
    """How long it takes until a figure can show anything; nothing where nobody has said."""
    weeks = inference.state("goal.shows_after", goal)
    return timedelta(weeks=weeks) if isinstance(weeks, (int, float)) else timedelta()


def days_left(inference: Inference, goal: Subject, today: date) -> timedelta | None:
    """How long a goal has where its day is near; None where it has longer, or has passed."""
    day = inference.state("goal.date", goal)
    if not isinstance(day, date) or not today <= day <= today + NEAR:
        return None
    return day - today


def later_day(inference: Inference, goal: Subject, today: date) -> date | None:
    """The day by which a goal can be reached; None where its own has passed or is late enough."""
    day, lag = inference.state("goal.date", goal), shows_after(inference, goal)
    if not lag or not isinstance(day, date) or day < today or day - lag > today:
        return None
    return today + lag + min(lag, MOST_LATER)
