"""Between which days work may be done, and what sets the first of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from advisor.core.planning.calendar import Calendar
from advisor.core.planning.plan import Hold, HoldKind, Placement, Reason, ReasonKind
from advisor.core.planning.work import Anchor, Claim, Rhythm, Stage, Task
from advisor.core.planning.workdays import next_workday

# What depends on the answers waits until people have been asked for so long (§4.20).
LISTENING = timedelta(weeks=2)
ANSWERED = (Stage.OFFER, Stage.BROADCAST)


@dataclass(frozen=True, slots=True)
class Frame:
    """Work may start on ``floor``, because of ``hold``, and must be set up by ``limit``.

    ``end`` is the last day on which it may go on; ``fixed`` says that ``limit`` is a
    day the work itself is tied to, and not just the end of the plan; ``anchor`` is the day
    that sets it.
    """

    floor: date
    hold: Hold
    limit: date
    end: date
    fixed: bool
    anchor: Anchor


def frame_of(task: Task, placed: Mapping[str, Placement], calendar: Calendar) -> Frame | Reason:
    """The days for a task, given what is placed already; all it waits for must be."""
    earliest = _earliest(task, placed, calendar)
    if isinstance(earliest, Reason):
        return earliest
    floor, hold = earliest
    goal_end = calendar.goal_end(task.goal)
    limit, anchor = goal_end, Anchor.GOAL_DAY
    for bound in task.not_after:
        day = calendar.day_of(bound, task)
        if day is not None and day < limit:
            limit, anchor = day, bound.anchor
    if floor > limit:
        return too_late(task, calendar, floor, limit, anchor)
    if hold.kind not in (HoldKind.NOW, HoldKind.DAY):
        # A day that somebody named stays; what follows other work can wait for a working day.
        floor = min(next_workday(floor), limit)
    return Frame(floor, hold, limit, goal_end, bool(task.not_after), anchor)


def _earliest(
    task: Task, placed: Mapping[str, Placement], calendar: Calendar
) -> tuple[date, Hold] | Reason:
    """The first day for a task, and what sets it; why not, where a day is not known."""
    means = calendar.means
    floor, hold = means.today, Hold(HoldKind.NOW)
    for bound in task.not_before:
        day = calendar.day_of(bound, task)
        if day is None:
            return Reason(ReasonKind.DAY_UNKNOWN, anchor=bound.anchor)
        if day > floor:
            floor, hold = day, Hold(HoldKind.DAY, anchor=bound.anchor, day=day)
    if task.needs_customers and not means.open:
        if means.opening is None:
            return Reason(ReasonKind.DAY_UNKNOWN, anchor=Anchor.OPENING)
        if means.opening > floor:
            floor = means.opening
            hold = Hold(HoldKind.DAY, anchor=Anchor.OPENING, day=floor)
    causes = (
        *_waits(task, placed, calendar),
        *_stages(task, placed, calendar),
        *_behind_the_lead(task, placed),
    )
    for day, cause in causes:
        if day > floor:
            floor, hold = day, cause
    return floor, hold


def too_late(task: Task, calendar: Calendar, floor: date, limit: date, anchor: Anchor) -> Reason:
    """Why work that may begin on ``floor`` cannot be set up by ``limit``, whatever the means.

    A plan for a goal without a day just ends at some time; that is no day of the owner's.
    """
    goal, days = task.goal, calendar.means.goal_days
    day = days[goal] if goal is not None and goal < len(days) else None
    if anchor is Anchor.GOAL_DAY and (day is None or day > limit):
        return Reason(ReasonKind.BEYOND, day=limit)
    waits = floor > calendar.means.today
    return Reason(ReasonKind.LATE if waits else ReasonKind.DAY, anchor=anchor, day=limit)


def _waits(
    task: Task, placed: Mapping[str, Placement], calendar: Calendar
) -> Iterator[tuple[date, Hold]]:
    for key in task.waits_for:
        before = placed[key]
        if task.promises and before.task.permission:
            yield asked_on(before, calendar), Hold(HoldKind.TASK, task=key)
        else:
            kind = HoldKind.PERMISSION if before.task.permission else HoldKind.TASK
            yield before.ready, Hold(kind, task=key)


def asked_on(permission: Placement, calendar: Calendar) -> date:
    """The day on which a permission has been asked, before the answer is there."""
    task = permission.task
    answer = calendar.waited(task.goal, timedelta(weeks=task.takes_weeks))
    return max(permission.start, permission.ready - answer)


def _stages(
    task: Task, placed: Mapping[str, Placement], calendar: Calendar
) -> Iterator[tuple[date, Hold]]:
    """Two weeks of asking before an offer for the same goal; broadcasting after the leads."""
    if task.stage not in ANSWERED or task.claim is Claim.DUTY or task.permission:
        return
    for before in placed.values():
        if task.goal is None or before.task.goal != task.goal:
            continue
        if holds_back(before.task, task):
            wait = calendar.waited(task.goal, LISTENING)
            yield before.start + wait, Hold(HoldKind.LISTENING, task=before.key)
        elif task.stage is Stage.BROADCAST and _acting_lead(before.task):
            day = before.start if task.claim is Claim.LEAD else before.ready
            yield day, Hold(HoldKind.LEADS, task=before.key)


def _behind_the_lead(task: Task, placed: Mapping[str, Placement]) -> Iterator[tuple[date, Hold]]:
    """What would lead another approach begins no earlier than the approach that is chosen."""
    if task.claim is Claim.SUPPORT and task.carries and task.goal == 0 and not task.permission:
        leads = [before for before in placed.values() if before.task.leads]
        if leads:
            first = min(leads, key=lambda before: before.start)
            yield first.start, Hold(HoldKind.FIRST, task=first.key)


def holds_back(asking: Task, task: Task) -> bool:
    """Whether what is offered or broadcast for the same goal waits for the answers to ``asking``.

    What only looks around or only supports never delays a lead move.
    """
    if asking.stage is not Stage.LISTEN or asking.claim in (Claim.DUTY, Claim.HOUSEKEEPING):
        return False
    asks = asking.rhythm is Rhythm.ONCE or asking.takes_weeks > 0
    weaker = asking.generic or asking.claim is not Claim.LEAD
    return asks and not (weaker and task.claim is Claim.LEAD)


def _acting_lead(task: Task) -> bool:
    return task.claim is Claim.LEAD and task.stage is not Stage.BROADCAST and not task.generic
