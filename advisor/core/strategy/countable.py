"""What can still count by a goal's day, where a result takes its time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from advisor.core.message import N_, Message, Shown, message
from advisor.core.planning.gap import Gap
from advisor.core.rules.fact import Subject
from advisor.core.strategy.advice import Advice
from advisor.core.strategy.goal_number import bare
from advisor.core.strategy.later_day import days_left, later_day, shows_after


def shows_from(advice: Advice, subject: Subject) -> Message | None:
    """That a goal's day is too near to show what begins now; None where it is not."""
    if later_day(advice.inference, subject, advice.day) is None:
        return None
    template = N_("That day is too near to count it: what begins now shows from {first} on.")
    return message(template, first=advice.day + shows_after(advice.inference, subject))


def is_near(advice: Advice, subject: Subject) -> bool:
    """Whether a goal's day is within two weeks and its number can still show by then."""
    inference, today = advice.inference, advice.day
    near = days_left(inference, subject, today) is not None
    return near and later_day(inference, subject, today) is None


def countable(advice: Advice, subject: Subject, gap: Gap) -> Iterator[Message]:
    """What begins too late to show by the goal's day, where a result takes its time."""
    lag = shows_after(advice.inference, subject)
    last = gap.figures.day - lag
    if not lag:
        return
    values: dict[str, Shown] = {"day": gap.figures.day, "last": last}
    if last - advice.day >= timedelta(days=1):
        yield message(N_("Only what begins by {last} can still be counted by {day}."), **values)
    else:
        first = advice.day + lag
        figures = gap.figures
        values["first"] = first
        values["target"] = bare(advice, subject, figures.target)
        half = (figures.now + figures.target) / 2
        values["half"] = bare(advice, subject, round(half) if figures.whole else round(half, 2))
        values["later"] = later_day(advice.inference, subject, advice.day) or first
        template = N_(
            "By {day} only what began by {last} can be counted; what begins now shows from "
            "{first} on. So set the day later: {half} on {first}, {target} on {later} (our "
            "estimate)."
        )
        yield message(template, **values)
