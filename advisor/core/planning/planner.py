"""The planner: tasks, means and figures in, a plan out.

It is no solver: work is placed in the order of its claims, so that every place in
the plan has one reason.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from advisor.core.planning.calendar import Calendar
from advisor.core.planning.gap import Figures, Gap, gap_of, review_days
from advisor.core.planning.means import Means
from advisor.core.planning.order import before, in_order
from advisor.core.planning.plan import HoldKind, Placement, Plan, Postponed
from advisor.core.planning.tables import money_of, months_of, running_of, weeks_of
from advisor.core.planning.trial import asked_for_others, best_trial, goes_first
from advisor.core.planning.work import Claim, Task


def make_plan(tasks: Sequence[Task], means: Means, figures: Sequence[Figures] = ()) -> Plan:
    """The plan for all recommended work of one firm; the same for the same input.

    ``figures`` are the goals that have numbers; their milestones start where the
    first lead move of the goal is set up.  Unknown hours and money never block duties
    and the lead moves of the first goal; such placements are ``provisional``.

    Raises ValueError if two tasks have the same key.
    """
    if len({task.key for task in tasks}) < len(tasks):
        raise ValueError("two tasks have the same key")
    calendar = Calendar(means)
    trial = best_trial(tasks, calendar, asked_for_others(tasks))
    order = {task.key: number for number, task in enumerate(trial.order)}
    reasons = trial.reasons()
    placements = _in_order(tuple(trial.placed.values()), order, calendar)
    postponed = tuple(
        Postponed(task, reasons[task.key]) for task in trial.order if task.key in reasons
    )
    gaps = tuple(_gap(one, placements, means) for one in figures)
    return Plan(
        means.today,
        calendar.end,
        placements,
        postponed,
        weeks_of(placements, calendar),
        months_of(placements, calendar),
        running_of(placements, calendar),
        money_of(placements, postponed, means),
        gaps,
        review_days(gaps, means.goal_days, means.today, calendar.end),
        tuple(person.key for person in (means.owner, *means.staff) if person.hours is None),
    )


def begins_in_time(tasks: Sequence[Task], means: Means, key: str) -> Placement | None:
    """The placement of a lead move of the first goal if it begins within four weeks, or None.

    The answer is that of ``make_plan``, but only work is placed that has its turn before,
    or for which a permission is asked before.
    """
    calendar = Calendar(means)
    by_key = {task.key: task for task in tasks}
    asked_for = asked_for_others(tasks)
    needed: set[str] = set()
    passed = False
    for task in in_order(tasks, calendar):
        chain = [one.key for one in (task, *before(task, by_key))]
        if not passed or (goes_first(task) and asked_for.intersection(chain)):
            needed.update(chain)
        passed = passed or task.key == key
    first = [task for task in tasks if task.key in needed]
    placed = best_trial(first, calendar, asked_for).placed
    found = placed.get(key)
    return found if found is not None and found.start < calendar.lead_limit else None


def _in_order(
    placed: Sequence[Placement], order: Mapping[str, int], calendar: Calendar
) -> tuple[Placement, ...]:
    """The placements in the order in which they begin, each with what its person does before.

    ``placed`` are those of a trial, in the order in which they got their places.
    """
    last: dict[str, str] = {}
    ordered = []
    named = [_with_blocker(one, placed[:number], calendar) for number, one in enumerate(placed)]
    starts = {one.key: one.start for one in named}

    def turn(one: Placement) -> tuple[date, bool, int]:
        # Of the same day, what is waited for is written before what waits.
        waits = any(starts.get(key) == one.start for key in one.task.waits_for)
        return one.start, waits, order[one.key]

    for placement in sorted(named, key=turn):
        ordered.append(replace(placement, after=last.get(placement.person, "")))
        last[placement.person] = placement.key
    return tuple(ordered)


def _with_blocker(
    placement: Placement, before: Sequence[Placement], calendar: Calendar
) -> Placement:
    """Name the work that takes most of the person's hours just before ``placement`` begins."""
    if placement.hold.kind is not HoldKind.HOURS:
        return placement
    until = calendar.week_of(placement.start)
    taken: dict[str, float] = {}
    for other in before:
        for booking in other.bookings:
            if booking.person == placement.person and until - 1 <= booking.week <= until:
                taken[other.key] = taken.get(other.key, 0.0) + booking.hours
    most = max(taken, key=lambda key: taken[key], default="")
    return replace(placement, hold=replace(placement.hold, task=most))


def _gap(figures: Figures, placements: Sequence[Placement], means: Means) -> Gap:
    ready = [
        placement.ready
        for placement in placements
        if placement.task.goal == figures.goal and placement.task.claim is Claim.LEAD
    ]
    return gap_of(figures, means.today, min(ready, default=None))
