"""What a chosen approach lacks to begin in time: the small change that helps, or how to begin."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from advisor.core.message import N_, Message, joined, message
from advisor.core.planning.missing import Change, ChangeKind, Missing
from advisor.core.planning.sentences import what_is_missing, why_later
from advisor.core.reasoning.recommendation import Recommendation
from advisor.core.reasoning.templates import currency_of
from advisor.core.rules.catalogue import Tactic
from advisor.core.strategy.advice import Advice

# A change of more than this is no small one: as much again, so many hours or weeks.
AS_MUCH_AGAIN = 2
HOURS = 2
WEEKS = 4


def lack(advice: Advice) -> Message | None:
    """What is missing for the heaviest approach that cannot begin; None where all can.

    A change of means is named only where it is small; else when the work begins in the
    plan, or why it is not in it, and the first step, which can be done all the same.
    """
    missing = advice.missing
    if missing is None:
        return None
    title = message(N_("{title}."), title=advice.titled(missing.key))
    small = len(missing.changes) == 1 and _is_small(advice, missing.changes[0])
    return joined((title, *(_change(advice, missing) if small else _begin(advice, missing))))


def _is_small(advice: Advice, change: Change) -> bool:
    if change.kind is ChangeKind.DAY:
        first = advice.means.goal_days[0]
        day = change.day
        return first is not None and day is not None and day - first <= timedelta(weeks=WEEKS)
    if change.kind is ChangeKind.HOURS and change.needed - change.now > HOURS:
        return False
    return 0 < change.needed <= AS_MUCH_AGAIN * change.now


def _change(advice: Advice, missing: Missing) -> Iterator[Message]:
    # The plan alone says when work begins: the day with more means would be another.
    yield from what_is_missing(missing, advice.people.name, currency_of(advice.inference))[:-1]
    placed = advice.plan.placed(missing.key)
    if placed is not None:
        yield message(N_("As things are, it begins on {day}."), day=placed.start)


def _begin(advice: Advice, missing: Missing) -> Iterator[Message]:
    placed, late = advice.plan.placed(missing.key), advice.plan.late(missing.key)
    if placed is not None:
        yield message(
            N_("In this plan it begins on {day}, when what comes before it is done."),
            day=placed.start,
        )
    elif late is not None:
        currency = currency_of(advice.inference)
        yield why_later(late, advice.titled, advice.people.name, currency)
    step = first_step(advice, advice.work[missing.key])
    if step is not None:
        yield step


def first_step(advice: Advice, work: Recommendation) -> Message | None:
    """How to begin, whatever else is missing."""
    if not isinstance(work.item, Tactic):
        return None
    step = advice.fill(work.item.first_step, work.subject)
    return message(N_("Begin with the first step: {step}"), step=step)
