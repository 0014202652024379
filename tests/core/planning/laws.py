"""What must hold of every plan: one small law each, naming what breaks it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from advisor.core.planning.calendar import Calendar
from advisor.core.planning.means import Person, Role
from advisor.core.planning.missing import Missing, apply_changes, missing_means
from advisor.core.planning.plan import HoldKind, Placement, Plan, ReasonKind
from advisor.core.planning.planner import make_plan
from advisor.core.planning.who import allowed
from advisor.core.planning.work import Anchor, Claim, Doer, Rhythm, Stage, Task
from tests.core.planning.cases import Case, priced

CENT = 0.01
HOURS = 1e-3
UNKNOWN_PACE, HELP_PACE, MINUTES = 2.0, 10.0, 60.0
FOUR_WEEKS, TWO_WEEKS = timedelta(weeks=4), timedelta(weeks=2)


@dataclass(frozen=True, repr=False)
class Planned:
    """One plan with what it was made from."""

    case: Case

    @cached_property
    def plan(self) -> Plan:
        return make_plan(self.case.tasks, self.case.means)

    @cached_property
    def calendar(self) -> Calendar:
        return Calendar(self.case.means)

    @cached_property
    def placed(self) -> dict[str, Placement]:
        return {placement.key: placement for placement in self.plan.placements}

    @cached_property
    def missing(self) -> tuple[Missing, ...]:
        return missing_means(self.case.tasks, self.case.means, self.plan)

    def booked(self) -> Counter[tuple[str, int]]:
        booked: Counter[tuple[str, int]] = Counter()
        for placement in self.plan.placements:
            for booking in placement.bookings:
                booked[booking.person, booking.week] += booking.hours  # type: ignore[assignment]
        return booked

    def limit(self, person: Person, week: int) -> float:
        """The hours a person has in a week, as the owner said them."""
        start = self.case.means.today + timedelta(weeks=week)
        if person.until is not None and start > person.until:
            return 0.0
        if person.hours is None:
            return HELP_PACE if person.role is Role.PAID else UNKNOWN_PACE
        busy = start.month in self.case.means.busy_months
        return person.busy_hours if busy and person.busy_hours is not None else person.hours


def each_task_has_one_place(planned: Planned) -> Iterator[str]:
    keys = [p.key for p in planned.plan.placements] + [p.key for p in planned.plan.postponed]
    if sorted(keys) != sorted(task.key for task in planned.case.tasks):
        yield f"tasks in the plan and under later: {sorted(keys)}"


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


def duties_are_not_rationed(planned: Planned) -> Iterator[str]:
    rationed = {ReasonKind.HOURS, ReasonKind.HOURS_UNKNOWN, ReasonKind.SHARE}
    rationed |= {ReasonKind.MONEY, ReasonKind.MONEY_UNKNOWN}
    for late in planned.plan.postponed:
        own_duty = late.task.claim is Claim.DUTY and late.task.doer is not Doer.BOUGHT
        if own_duty and late.reason.kind in rationed:
            yield f"{late.key} is a duty and has to wait: {late.reason}"


def housekeeping_keeps_to_its_fifth(planned: Planned) -> Iterator[str]:
    means = planned.case.means
    known = [p for p in (means.owner, *means.staff) if p.hours is not None]
    for week in planned.plan.weeks:
        fifth = sum(planned.limit(person, week.number - 1) for person in known) / 5
        if dict(week.load.by_claim).get(Claim.HOUSEKEEPING, 0.0) > fifth + HOURS:
            yield f"week {week.number}"


def people_do_what_they_may(planned: Planned) -> Iterator[str]:
    for placement in planned.plan.placements:
        duty = placement.claim is Claim.DUTY and placement.person == planned.case.means.owner.key
        if placement.person in placement.task.never:
            yield f"{placement.person} must not do {placement.key}"
        people = {person.key for person in allowed(placement.task, planned.case.means)}
        if placement.person not in people and not duty:
            yield f"{placement.person} does {placement.key}"


def without_hours_the_owner_gives_minutes(planned: Planned) -> Iterator[str]:
    minutes: Counter[int] = Counter()
    for placement in planned.plan.placements:
        if placement.claim is not Claim.DUTY:
            for week, named in placement.minutes:
                minutes[week] += round(named)
    for week, named in minutes.items():
        if named > MINUTES:
            yield f"{named} minutes in week {week + 1}"


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


def leads_begin_or_something_is_missing(planned: Planned) -> Iterator[str]:
    case = planned.case
    limit = case.means.today + FOUR_WEEKS
    found = {missing.key: missing for missing in planned.missing}
    for task in case.tasks:
        placed = planned.placed.get(task.key)
        in_time = placed is not None and placed.start < limit
        if task.leads and in_time == (task.key in found):
            yield f"{task.key} begins {placed and placed.start}, missing: {found.get(task.key)}"
    for missing in found.values():
        if missing.changes:
            other = make_plan(case.tasks, apply_changes(case.means, missing.changes))
            begun = other.placed(missing.key)
            if begun is None or begun.start >= limit:
                yield f"{missing.key} does not begin with {missing.changes}"


def an_unknown_price_never_blocks(planned: Planned) -> Iterator[str]:
    """With nothing to pay instead, the same work is in the plan."""
    # Help without a known price is another matter: it is not counted either way.
    if any(task.unpriced for task in planned.case.tasks):
        other = Planned(priced(planned.case))
        if set(planned.placed) != set(other.placed):
            yield f"{set(planned.placed) ^ set(other.placed)}"


def order_of_input_does_not_matter(planned: Planned) -> Iterator[str]:
    if make_plan(tuple(reversed(planned.case.tasks)), planned.case.means) != planned.plan:
        yield "reversed tasks make another plan"


def what_rests_on_unknowns_is_provisional(planned: Planned) -> Iterator[str]:
    unknown = {p.key for p in planned.case.means.people if p.hours is None}
    unknown -= {planned.case.means.helper.key}
    for placement in planned.plan.placements:
        counts = any(booking.person in unknown for booking in placement.bookings)
        if placement.person in unknown and counts and not placement.provisional:
            yield f"{placement.key} counts on hours nobody has said"


def rests_without_customers(planned: Planned) -> Iterator[str]:
    dead = planned.case.means.dead_months
    for placement in planned.plan.placements:
        if placement.task.needs_customers and placement.claim is not Claim.DUTY:
            for booking in placement.bookings:
                start: date = planned.case.means.today + timedelta(weeks=booking.week)
                if start.month in dead and booking.person == placement.person:
                    yield f"{placement.key} in {start}"


Law = Callable[[Planned], Iterator[str]]

LAWS: tuple[Law, ...] = (
    each_task_has_one_place,
    hours_are_within_limits,
    money_is_within_limits,
    everything_bought_is_paid,
    tables_are_sums,
    bookings_lie_between_start_and_end,
    work_is_booked_in_full,
    nothing_begins_before_what_it_waits_for,
    permissions_are_asked_for_planned_work_only,
    nothing_is_done_after_its_goals_day,
    fixed_days_are_kept,
    nothing_that_needs_an_opening_comes_before_it,
    duties_are_not_rationed,
    housekeeping_keeps_to_its_fifth,
    people_do_what_they_may,
    without_hours_the_owner_gives_minutes,
    people_are_asked_before_acting,
    no_hours_are_idle_while_they_could_serve_the_first_goal,
    leads_begin_or_something_is_missing,
    an_unknown_price_never_blocks,
    order_of_input_does_not_matter,
    what_rests_on_unknowns_is_provisional,
    rests_without_customers,
)
