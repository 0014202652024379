"""What must hold of the hours and the money in every plan: one small law each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from advisor.core.planning.means import Role
from advisor.core.planning.plan import ReasonKind
from advisor.core.planning.who import allowed
from advisor.core.planning.work import Claim, Task
from tests.core.planning.planned import Law, Planned

CENT = 0.01
HOURS = 1e-3
MINUTES = 60.0
TWO_WEEKS = timedelta(weeks=2)


def hours_are_within_limits(planned: Planned) -> Iterator[str]:
    for (key, week), hours in planned.booked().items():
        person = planned.case.means.person(key)
        if person is None or hours > planned.limit(person, week) + HOURS:
            yield f"{key} has {hours} hours in week {week + 1}"


def money_is_within_limits(planned: Planned) -> Iterator[str]:
    means, plan = planned.case.means, planned.plan
    once = sum(placement.spending.once for placement in plan.placements)
    if means.money_once is not None and once > means.money_once + CENT:
        yield f"{once} of {means.money_once} once"
    for month in plan.months:
        bound = means.money_from is not None and month.first < means.money_from
        limit = 0.0 if bound else means.money_monthly
        if limit is not None and month.money > limit + CENT:
            yield f"{month.money} of {limit} in {month.first}"


def everything_bought_is_paid(planned: Planned) -> Iterator[str]:
    """Outlays and help add up to what is spent, open prices left out."""
    for placement in planned.plan.placements:
        task, spending = placement.task, placement.spending
        person = planned.case.means.person(placement.person)
        helped = person is not None and person.role is Role.PAID
        hours = sum(b.hours for b in placement.bookings if b.person == placement.person)
        owed = task.outlay_once or 0.0
        owed += hours * (planned.case.means.help_price or 0.0) if helped else 0.0
        spent = spending.once + sum(spending.monthly) + spending.unfunded
        first, last = (planned.calendar.week_of(day) for day in (placement.start, placement.until))
        months = planned.calendar.month_of
        if task.outlay_monthly:
            owed += task.outlay_monthly * (months[last] - months[first] + 1)
        if abs(owed - spent) > CENT:
            yield f"{task.key} costs {owed} and {spent} is spent"
        if spending.unfunded and placement.claim is not Claim.DUTY:
            yield f"{task.key} is no duty and not paid for"


def tables_are_sums(planned: Planned) -> Iterator[str]:
    plan, booked = planned.plan, planned.booked()
    for week in plan.weeks:
        for person, hours in week.load.by_person:
            if abs(hours - booked[person, week.number - 1]) > HOURS:
                yield f"week {week.number}: {hours} of {person}"
        if abs(week.load.hours - sum(hours for _, hours in week.load.by_claim)) > HOURS:
            yield f"week {week.number}: by person and by claim differ"
    of_months = sum(month.load.hours for month in plan.months)
    of_work = sum(placement.hours for placement in plan.placements)
    if abs(of_months - of_work) > HOURS * 20:
        yield f"months have {of_months} hours, the work {of_work}"
    spent = sum(sum(placement.spending.monthly) for placement in plan.placements)
    if abs(spent - sum(month.money for month in plan.months)) > CENT * 20:
        yield "months and work differ in money"


def bookings_lie_between_start_and_end(planned: Planned) -> Iterator[str]:
    for placement in planned.plan.placements:
        for booking in placement.bookings:
            first = planned.case.means.today + timedelta(weeks=booking.week)
            if first > placement.until or first + timedelta(days=6) < placement.start:
                yield f"{placement.key} has hours in week {booking.week + 1}"


def work_is_booked_in_full(planned: Planned) -> Iterator[str]:
    """What is set up has had its hours: those of whoever does it, and the owner's minutes."""
    for placement in planned.plan.placements:
        task = placement.task
        given = placement.hours + sum(minutes for _, minutes in placement.minutes) / 60
        if given < task.setup_hours + task.owner_minutes / 60 - HOURS:
            yield f"{task.key} has {given} hours"


def housekeeping_keeps_to_its_fifth(planned: Planned) -> Iterator[str]:
    means = planned.case.means
    known = [p for p in (means.owner, *means.staff) if p.hours is not None]
    for week in planned.plan.weeks:
        fifth = sum(planned.limit(person, week.number - 1) for person in known) / 5
        if dict(week.load.by_claim).get(Claim.HOUSEKEEPING, 0.0) > fifth + HOURS:
            yield f"week {week.number}"


def without_hours_the_owner_gives_minutes(planned: Planned) -> Iterator[str]:
    minutes: Counter[int] = Counter()
    for placement in planned.plan.placements:
        if placement.claim is not Claim.DUTY:
            for week, named in placement.minutes:
                minutes[week] += round(named)
    for week, named in minutes.items():
        if named > MINUTES:
            yield f"{named} minutes in week {week + 1}"


def what_rests_on_unknowns_is_provisional(planned: Planned) -> Iterator[str]:
    unknown = {p.key for p in planned.case.means.people if p.hours is None}
    unknown -= {planned.case.means.helper.key}
    for placement in planned.plan.placements:
        counts = any(booking.person in unknown for booking in placement.bookings)
        if placement.person in unknown and counts and not placement.provisional:
            yield f"{placement.key} counts on hours nobody has said"


def no_hours_are_idle_while_they_could_serve_the_first_goal(planned: Planned) -> Iterator[str]:
    """Nobody has the free hours, week for week, for first-goal work postponed for hours.

    Only plain cases are judged, in which free hours are all that it takes.
    """
    booked, calendar = planned.booked(), planned.calendar
    for late in planned.plan.postponed:
        task = late.task
        plain = not (task.waits_for or task.not_before or task.not_after or task.owner_minutes)
        plain = plain and not (task.needs_customers or task.takes_weeks or task.unpriced)
        plain = plain and not (task.outlay_once or task.outlay_monthly)
        serves = task.goal == 0 and task.claim in (Claim.LEAD, Claim.SUPPORT)
        if not (plain and serves and late.reason.kind is ReasonKind.HOURS):
            continue
        first = _after_others(planned, task)
        last = calendar.week_of(calendar.goal_end(0))
        for person in allowed(task, planned.case.means):
            if person.role is Role.PAID or person.hours is None:
                continue
            free = [
                planned.limit(person, week) - booked[person.key, week]
                for week in range(first, last)
            ]
            if _could_begin(free, task):
                yield f"{person.key} could do {task.key}: {late.reason}"


def _could_begin(free: list[float], task: Task) -> bool:
    """Whether free hours are enough to set work up and then go on for twelve weeks."""
    need, week = task.setup_hours + 0.5, 0
    while week < len(free) and need > 0:
        need -= free[week] if free[week] > 0.3 else 0.0
        week += 1
    rest = free[week : week + 12]
    return need <= 0 and bool(rest) and min(rest) >= max(task.smallest_dose, 0.3)


def _after_others(planned: Planned, task: Task) -> int:
    """The first week after all that could be listening or leading for the same goal."""
    ends = [
        max(other.ready, other.start + TWO_WEEKS)
        for other in planned.plan.placements
        if other.task.goal == task.goal
    ]
    return planned.calendar.week_of(max(ends, default=planned.plan.first)) + 1


LAWS: tuple[Law, ...] = (
    hours_are_within_limits,
    money_is_within_limits,
    everything_bought_is_paid,
    tables_are_sums,
    bookings_lie_between_start_and_end,
    work_is_booked_in_full,
    housekeeping_keeps_to_its_fifth,
    without_hours_the_owner_gives_minutes,
    what_rests_on_unknowns_is_provisional,
    no_hours_are_idle_while_they_could_serve_the_first_goal,
)
