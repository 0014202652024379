"""What must hold of the days in every plan, what waits for what among them: one small law each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from advisor.core.planning.plan import HoldKind
from advisor.core.planning.work import Anchor, Claim, Rhythm, Stage
from advisor.core.planning.workdays import is_working, next_workday
from tests.core.planning.planned import Law, Planned

TWO_WEEKS = timedelta(weeks=2)


def nothing_begins_before_what_it_waits_for(planned: Planned) -> Iterator[str]:
    for placement in planned.plan.placements:
        for key in placement.task.waits_for:
            if key not in planned.placed or planned.placed[key].ready > placement.start:
                yield f"{placement.key} does not wait for {key}"


def permissions_are_asked_for_planned_work_only(planned: Planned) -> Iterator[str]:
    waiting = {key for placement in planned.plan.placements for key in placement.task.waits_for}
    needed = {key for task in planned.case.tasks for key in task.waits_for}
    for placement in planned.plan.placements:
        asks = placement.task.permission and placement.task.claim is not Claim.LEAD
        if asks and placement.key in needed - waiting:
            yield f"{placement.key} is asked for nothing"


def nothing_is_done_after_its_goals_day(planned: Planned) -> Iterator[str]:
    days = planned.case.means.goal_days
    for placement in planned.plan.placements:
        goal = placement.task.goal
        day = days[goal] if goal is not None and goal < len(days) else None
        last = planned.plan.last if day is None else day
        if placement.start > last or placement.ready > last or placement.until > last:
            yield f"{placement.key} goes on to {placement.until}, its goal's day is {last}"


def fixed_days_are_kept(planned: Planned) -> Iterator[str]:
    for placement in planned.plan.placements:
        task = placement.task
        for bound in task.not_before:
            day = planned.calendar.day_of(bound, task)
            if day is None or placement.start < day:
                yield f"{task.key} begins before {bound.anchor}"
        for bound in task.not_after:
            day = planned.calendar.day_of(bound, task)
            if day is not None and placement.ready > day:
                yield f"{task.key} is set up after {bound.anchor}"


def nothing_that_needs_an_opening_comes_before_it(planned: Planned) -> Iterator[str]:
    means = planned.case.means
    for placement in planned.plan.placements:
        needs = any(
            bound.anchor is Anchor.OPENING and bound.weeks >= 0
            for bound in placement.task.not_before
        )
        if needs and not means.open and (means.opening is None or placement.start < means.opening):
            yield f"{placement.key} begins before the opening"


def people_are_asked_before_acting(planned: Planned) -> Iterator[str]:
    """Two weeks of asking before what is offered or broadcast, where asking had its turn before.

    Nothing else waits, and no lead move waits for what only looks around or only supports.
    """
    asking = {
        placement.key
        for placement in planned.plan.placements
        if placement.task.stage is Stage.LISTEN and not placement.task.generic
        if placement.task.claim is Claim.LEAD
        if placement.task.rhythm is Rhythm.ONCE or placement.task.takes_weeks
    }
    for after in planned.plan.placements:
        held, hold = after.task, after.hold
        if hold.kind is not HoldKind.LISTENING:
            continue
        if held.stage not in (Stage.OFFER, Stage.BROADCAST):
            yield f"{after.key} waits for {hold.task} without need"
        if held.claim is Claim.LEAD and hold.task not in asking:
            yield f"{after.key} leads and waits for {hold.task}"
        wait = planned.calendar.waited(held.goal, TWO_WEEKS)
        if after.start < planned.placed[hold.task].start + wait:
            yield f"{after.key} acts before {hold.task} has listened"


def rests_without_customers(planned: Planned) -> Iterator[str]:
    dead = planned.case.means.dead_months
    for placement in planned.plan.placements:
        if placement.task.needs_customers and placement.claim is not Claim.DUTY:
            for booking in placement.bookings:
                start: date = planned.case.means.today + timedelta(weeks=booking.week)
                if start.month in dead and booking.person == placement.person:
                    yield f"{placement.key} in {start}"


def nothing_that_follows_begins_on_a_day_off(planned: Planned) -> Iterator[str]:
    for placement in planned.plan.placements:
        day, task = placement.start, placement.task
        named = placement.hold.kind in (HoldKind.NOW, HoldKind.DAY) or task.not_after
        if (
            not named
            and next_workday(day) <= planned.calendar.goal_end(task.goal)
            and (not is_working(day))
        ):
            yield f"{placement.key} on {day}"


LAWS: tuple[Law, ...] = (
    nothing_that_follows_begins_on_a_day_off,
    nothing_begins_before_what_it_waits_for,
    permissions_are_asked_for_planned_work_only,
    nothing_is_done_after_its_goals_day,
    fixed_days_are_kept,
    nothing_that_needs_an_opening_comes_before_it,
    people_are_asked_before_acting,
    rests_without_customers,
)
