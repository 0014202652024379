"""Work of an owner without hours for it: named in minutes, outside the hours of the plan."""

from __future__ import annotations

from datetime import date, timedelta

from advisor.core.planning.booking import (
    at_once,
    latest_start,
    minutes_fit,
    paid_until,
)
from advisor.core.planning.calendar import LEAD_WEEKS
from advisor.core.planning.job import Job
from advisor.core.planning.ledger import MOST_MINUTES, TOLERANCE
from advisor.core.planning.plan import Booking, Hold, HoldKind, Placement
from advisor.core.planning.spending import Bill, pay, unsaid
from advisor.core.planning.work import SOON_WEEKS
from advisor.core.planning.workdays import next_workday, workday

DAY = timedelta(days=1)
# The smallest part of a lead move that is done in a week, in minutes.
SMALLEST_PART = 15.0
# Of a longer one, at most so much: short talks still fit beside it.
MOST_OF_ONE = 30.0

Parts = tuple[tuple[int, float], ...]


def name_minutes(job: Job, within: timedelta | None = None) -> Placement | None:
    """Work for an owner without hours for it: named as minutes, if it is no more than that.

    A duty is named however long it takes.  A lead move for the first goal may take up to
    four hours, other work for it two, and the rest one.  ``within`` is how long after
    its first day it has to begin.
    """
    task, calendar = job.task, job.calendar
    total = task.setup_hours * 60 + task.owner_minutes
    duty = job.owed
    most = MOST_MINUTES * (LEAD_WEEKS if task.leads else 2 if task.goal == 0 else 1)
    if not duty and (not task.is_habit or total > most):
        return None
    if not duty and total > MOST_MINUTES:
        parts = _week_by_week(job, total)
        return _named(job, (), parts, date.min) if parts else None
    last, begin = job.last, job.first if at_once(job) else max(job.first, job.ledger.minutes_from)
    if within is not None and begin == job.first:
        last = min(last, calendar.week_of(job.frame.floor + within - DAY))
    weeks = [week for week in range(begin, last + 1) if duty or not job.rests(week)]
    if duty and weeks:
        # What is owed falls in the first two weeks, in the one that asks less of the owner.
        asked = job.ledger.minutes
        best = min(weeks[:SOON_WEEKS], key=lambda w: max(asked[w] + total, MOST_MINUTES))
        return _named(job, *_beyond_hours(job, best))
    week = next((w for w in weeks if minutes_fit(job, w, total)), None)
    return None if week is None else _named(job, *_beyond_hours(job, week))


def _named(
    job: Job, bookings: tuple[Booking, ...], minutes: Parts, until: date
) -> Placement | None:
    """The placement of work that is done in these weeks; None if it is set up too late."""
    task, frame, calendar, ledger = job.task, job.frame, job.calendar, job.ledger
    owner = ledger.means.owner
    duty = job.owed
    weeks = [week for week, _ in minutes] + [booking.week for booking in bookings] or [job.first]
    first, last = min(weeks), max(weeks) if not duty else min(weeks)
    start = max(frame.floor, calendar.starts[first])
    # Nobody is rung up on a holiday.
    start = min(max(workday(start, calendar.starts[first]), start), max(start, frame.limit))
    takes = calendar.waited(task.goal, timedelta(weeks=task.takes_weeks))
    ready = max(start, calendar.starts[last]) + takes
    if ready > frame.limit and not duty:
        return None
    ready = min(ready, frame.limit)
    until = max(until, paid_until(job, ready))
    bill = Bill(task, job.claim, job.urgent, first, calendar.week_of(until))
    spending = pay(bill, ledger, calendar, unlimited=job.room.money)
    if spending is None:
        return None
    at_once = start <= next_workday(frame.floor)
    hold = frame.hold if at_once else Hold(HoldKind.HOURS, person=owner.key)
    return Placement(
        task,
        job.claim,
        owner.key,
        start,
        ready,
        until,
        bookings,
        hold,
        minutes=minutes,
        weekly_hours=0.0 if task.is_habit else task.weekly_hours,
        provisional=unsaid(spending, ledger) or (owner.hours is None and bool(bookings)),
        spending=spending,
        latest_start=latest_start(frame, start, ready),
    )


def _week_by_week(job: Job, total: float) -> Parts:
    """At most half an hour in each week, begun within four weeks; nothing if that is not enough."""
    parts: list[tuple[int, float]] = []
    begin = max(job.first, job.ledger.minutes_from)
    for week in range(begin, job.last + 1):
        asked = job.ledger.asked if job.task.leads else job.ledger.minutes
        if job.rests(week):
            continue
        part = min(job.ledger.most_minutes - asked[week], MOST_OF_ONE, total)
        if part >= min(SMALLEST_PART, total) - TOLERANCE and total > TOLERANCE:
            parts.append((week, part))
            total -= part
    in_time = bool(parts) and parts[0][0] < begin + LEAD_WEEKS
    return tuple(parts) if in_time and total <= TOLERANCE else ()


def _beyond_hours(job: Job, week: int) -> tuple[tuple[Booking, ...], Parts, date]:
    """The owner's free hours as far as they go, and minutes outside them for the rest.

    What goes on in minutes along the way has no hours.
    """
    task, calendar, owner = job.task, job.calendar, job.ledger.means.owner
    needs = {week: task.setup_hours + task.owner_minutes / 60}
    if job.goes_on and not task.is_habit:
        weeks = range(week + 1 if needs[week] else week, calendar.week_of(job.frame.end) + 1)
        weeks = weeks if task.weekly_for is None else weeks[: task.weekly_for]
        for later in weeks:
            if not job.rests(later):
                needs[later] = needs.get(later, 0.0) + task.weekly_hours
    free = job.ledger.free(owner.key, job.claim)
    bookings, minutes = [], []
    for one, hours in needs.items():
        within = min(hours, free[one]) if owner.hours is not None else 0.0
        if within > TOLERANCE:
            bookings.append(Booking(owner.key, one, within))
        if hours - within > TOLERANCE:
            minutes.append((one, round((hours - within) * 60, 2)))
    last = calendar.starts[max(needs)] + timedelta(days=6) if len(needs) > 1 else date.min
    return tuple(bookings), tuple(minutes), min(last, job.frame.end)
