"""One way of doing one piece of work: when, in which weeks, out of which hours and money."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import ceil, floor

from advisor.core.planning.calendar import Calendar
from advisor.core.planning.job import Job
from advisor.core.planning.ledger import TOLERANCE
from advisor.core.planning.means import HELP_KEY, Person, Role
from advisor.core.planning.plan import Booking, Hold, HoldKind, Placement
from advisor.core.planning.spending import Bill, affordable_hours, pay, setup_out_of_once, unsaid
from advisor.core.planning.timing import Frame
from advisor.core.planning.work import SOON_WEEKS, Claim, Doer
from advisor.core.planning.workdays import next_workday, workday

PLENTY = 1e6
# The smallest piece of work begun in a week that has little time left.
SMALLEST_PIECE = 0.25
# Answering goes on for so many hours in a busy week.
STAND_IN = 0.25

Pieces = tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class Upkeep:
    """The weeks in which work goes on, at so many hours, and those in which it pauses.

    A habit for which there are no hours goes on all the same, and takes none.
    """

    hours: float
    weeks: tuple[int, ...] = ()
    rests: tuple[int, ...] = ()


def book(job: Job, person: Person, *, least: float) -> Placement | None:
    """The earliest way for ``person`` to do it at ``least`` hours a week or more, or None."""
    task, calendar, ledger = job.task, job.calendar, job.ledger
    begin, last = job.first, job.last
    explained = task.owner_minutes and not at_once(job)
    if person.role is Role.PAID and explained and not job.room.hours:
        # Somebody from outside begins with what the owner explains to them.
        begin = max(begin, ledger.minutes_from)
    paid = person.role is Role.PAID and ledger.means.help_price is not None
    setup_once = paid and setup_out_of_once(task, ledger)
    free = [PLENTY] * calendar.weeks if job.room.hours else ledger.free(person.key, job.claim)
    setup_free = free
    if paid and not job.room.money:
        money = affordable_hours(task, ledger, calendar)
        free = [min(hours, bought) for hours, bought in zip(free, money, strict=True)]
        setup_free = setup_free if setup_once else free
    if task.needs_customers:
        setup_free = [0.0 if job.rests(week) else h for week, h in enumerate(setup_free)]
    if job.goes_on and not (task.is_habit and not paid) and least > max(free[begin:]) + TOLERANCE:
        return None
    waited_for_money = False
    need = task.setup_hours + (task.owner_minutes / 60 if person.role is Role.OWNER else 0.0)
    while begin <= last:
        pieces = _spread(setup_free, begin, last, need)
        if pieces is None:
            return None
        first = pieces[0][0] if pieces else begin
        upkeep = _upkeep(job, free, pieces[-1][0] + 1 if pieces else begin, least)
        if upkeep is None and task.is_habit and not paid:
            upkeep = Upkeep(0.0)
        if upkeep is None or (not pieces and job.rests(begin)):
            begin = first + 1
            continue
        placement = _placement(job, person, pieces, upkeep, begin)
        if placement is None:
            return None
        weekly = tuple((week, upkeep.hours) for week in upkeep.weeks)
        bill = Bill(
            task,
            job.claim,
            job.urgent,
            calendar.week_of(placement.start),
            calendar.week_of(placement.until),
            pieces if paid else (),
            weekly if paid else (),
            setup_once,
        )
        spending = pay(bill, ledger, calendar, unlimited=job.room.money)
        if spending is not None:
            hold = Hold(HoldKind.MONEY) if waited_for_money else placement.hold
            provisional = placement.provisional or unsaid(spending, ledger)
            placement = replace(placement, spending=spending, hold=hold, provisional=provisional)
            return _kept_up(job, placement) if task.answers else placement
        waited_for_money = True
        begin = _next_month(calendar, first)
    return None


def _kept_up(job: Job, placement: Placement) -> Placement:
    """The same with somebody who answers for a while in the busy weeks in which it would rest.

    A deputy with hours does it, or the owner in some minutes.
    """
    calendar, ledger = job.calendar, job.ledger
    owner = ledger.means.owner
    bookings, minutes, rests = list(placement.bookings), list(placement.minutes), []
    for rest in placement.rests:
        week = calendar.week_of(rest)
        # The owner may have explained the work in this very week.
        own = [booking for booking in placement.bookings if booking.week == week]
        able = (
            person.key
            for person in (*ledger.means.staff, owner)
            if person.hours is not None and person.key not in job.task.never
            if ledger.free(person.key, job.claim)[week]
            - sum(booking.hours for booking in own if booking.person == person.key)
            >= STAND_IN - TOLERANCE
        )
        deputy = next(able, "")
        if rest > placement.until or not calendar.busy[week] or job.rests(week):
            rests.append(rest)
        elif deputy:
            bookings.append(Booking(deputy, week, STAND_IN))
        elif minutes_fit(job, week, STAND_IN * 60):
            minutes.append((week, STAND_IN * 60))
        else:
            rests.append(rest)
    return replace(placement, bookings=tuple(bookings), minutes=tuple(minutes), rests=tuple(rests))


def _next_month(calendar: Calendar, week: int) -> int:
    months = calendar.month_of
    later = range(week + 1, calendar.weeks)
    return next((w for w in later if months[w] != months[week]), calendar.weeks)


def _spread(free: Sequence[float], begin: int, last: int, need: float) -> Pieces | None:
    """``need`` hours laid into the free hours of the weeks from ``begin`` to ``last``."""
    pieces = []
    for week in range(begin, last + 1):
        if need <= TOLERANCE:
            break
        part = min(free[week], need)
        if part >= min(SMALLEST_PIECE, need) - TOLERANCE and part > TOLERANCE:
            pieces.append((week, part))
            need -= part
    return tuple(pieces) if need <= TOLERANCE else None


def _upkeep(job: Job, free: Sequence[float], start: int, least: float) -> Upkeep | None:
    """The weeks from ``start`` on in which it goes on; None if they lack the hours."""
    task, calendar = job.task, job.calendar
    if not job.goes_on:
        return Upkeep(0.0)
    weeks = range(start, calendar.week_of(job.frame.end) + 1)
    if task.weekly_for is not None:
        weeks = weeks[: task.weekly_for]
    firm = [free[week] for week in weeks if job.must_go_on(week, start)]
    # Where it may pause in all weeks, it goes on in those with the most hours.
    room = min(firm) if firm else max((free[week] for week in weeks), default=0.0)
    # Hours less than planned are given in whole quarters.
    hours = job.most
    if room < hours - TOLERANCE:
        hours = max(floor(room * 4 + TOLERANCE) / 4, least)
    if room < hours - TOLERANCE or hours <= 0:
        return None
    active = tuple(w for w in weeks if free[w] >= hours - TOLERANCE and not job.rests(w))
    if not active:
        return None
    rests = () if len(active) == len(weeks) else tuple(sorted({*weeks} - {*active}))
    return Upkeep(hours, active, rests)


def _placement(
    job: Job, person: Person, pieces: Pieces, upkeep: Upkeep, begin: int
) -> Placement | None:
    """The dates of booked weeks; None if it is set up too late."""
    task, frame, calendar, ledger = job.task, job.frame, job.calendar, job.ledger
    first, ready_week = (pieces[0][0], pieces[-1][0]) if pieces else (begin, begin)
    start = max(frame.floor, _day(job, person, first, 0.0))
    ready = max(start, _day(job, person, ready_week, pieces[-1][1])) if pieces else start
    bookings = [Booking(person.key, week, hours) for week, hours in pieces]
    bookings += [Booking(person.key, week, upkeep.hours) for week in upkeep.weeks]
    minutes: tuple[tuple[int, float], ...] = ()
    if task.owner_minutes and person.role is not Role.OWNER:
        found = _in_person(job, calendar.week_of(start), bookings)
        if found is None:
            return None
        week, booked = found
        ready = max(ready, calendar.starts[week])
        if booked is None:
            minutes = ((week, float(task.owner_minutes)),)
        else:
            bookings.append(booked)
    ready = max(ready, start + calendar.waited(task.goal, timedelta(weeks=task.takes_weeks)))
    if ready > frame.limit:
        return None
    until = paid_until(job, ready)
    if upkeep.weeks:
        last = calendar.starts[upkeep.weeks[-1]] + timedelta(days=6)
        until = max(ready, min(last, frame.end))
    hold = frame.hold
    if calendar.week_of(start) > job.first or start > next_workday(frame.floor):
        hold = Hold(HoldKind.HOURS, person=person.key)
        if job.rests(job.first):
            hold = Hold(HoldKind.DAY, day=start)
    known = person.hours is not None or person.role is Role.PAID
    return Placement(
        task,
        job.claim,
        person.key,
        start,
        ready,
        until,
        tuple(bookings),
        hold,
        minutes=minutes,
        weekly_hours=upkeep.hours,
        rests=tuple(calendar.starts[week] for week in upkeep.rests),
        reduced=0 < upkeep.hours < task.weekly_hours - TOLERANCE,
        provisional=not known or (person.key == HELP_KEY and ledger.means.help_price is None),
        latest_start=latest_start(frame, start, ready),
    )


def paid_until(job: Job, ready: date) -> date:
    """The last day of work without weekly hours: a habit and what costs money each month go on."""
    task = job.task
    if task.outlay_monthly == 0 and not job.goes_on:
        return ready
    if task.weekly_for is None:
        return job.frame.end
    return max(ready, min(job.frame.end, ready + timedelta(weeks=task.weekly_for, days=-1)))


def latest_start(frame: Frame, start: date, ready: date) -> date | None:
    return max(frame.limit - (ready - start), start) if frame.fixed else None


def _day(job: Job, person: Person, week: int, more: float) -> date:
    """The day of a week on which a person comes to new work, or has done ``more`` hours of it.

    The hours of a week are laid evenly over its days in the order in which they are booked.
    """
    start = job.calendar.starts[week]
    limit, used = job.ledger.limits[person.key][week], job.ledger.used[person.key][week]
    if job.room.hours or limit <= TOLERANCE:
        return workday(start, start)
    if more:
        days = ceil(7 * min(used + more, limit) / limit - TOLERANCE) - 1
    else:
        days = floor(7 * used / limit + TOLERANCE)
    return workday(start + timedelta(days=min(max(days, 0), 6)), start)


def _in_person(
    job: Job, first: int, booked: Sequence[Booking]
) -> tuple[int, Booking | None] | None:
    """The week in which the owner gives their minutes: as hours, or as minutes outside them.

    Minutes are given within two weeks, whatever the hours are used for.
    """
    owner, ledger = job.ledger.means.owner, job.ledger
    hours = job.task.owner_minutes / 60
    free = ledger.free(owner.key, job.claim)
    soon = range(first, min(first + SOON_WEEKS, job.last + 1))
    if not job.room.hours and not any(
        free[week] >= hours + sum(b.hours for b in booked if b.week == week) - TOLERANCE
        for week in soon
    ):
        named = next((w for w in soon if minutes_fit(job, w, job.task.owner_minutes)), None)
        if named is not None and job.claim is not Claim.HOUSEKEEPING:
            return named, None
    for week in range(first, job.last + 1):
        # Of a housekeeping week's fifth, what the same work takes of others counts too.
        shared = job.claim is Claim.HOUSEKEEPING
        taken = sum(b.hours for b in booked if b.week == week and (shared or b.person == owner.key))
        if job.room.hours or free[week] >= hours + taken - TOLERANCE:
            return week, Booking(owner.key, week, hours)
        outside = owner.hours is None or ledger.limits[owner.key][week] <= TOLERANCE
        if outside and minutes_fit(job, week, job.task.owner_minutes):
            return week, None
    return None


def minutes_fit(job: Job, week: int, minutes: float) -> bool:
    """Whether the owner can be asked for so many more minutes; what is owed always fits.

    Little is asked before hours become free for an owner who has none.

    Duties never take the minutes of the first goal's lead moves.
    """
    ledger = job.ledger
    asked = ledger.asked if job.task.leads else ledger.minutes
    fits = job.owed or asked[week] + minutes <= ledger.most_minutes
    return fits and (week >= ledger.minutes_from or at_once(job))


def at_once(job: Job) -> bool:
    """Whether it does not wait for hours to become free: an answer, or handing work over."""
    return job.task.at_once or job.task.doer is Doer.BOUGHT
