"""Work of an owner without hours for it: named in minutes, outside the hours of the plan."""

from __future__ import annotations

from datetime import date, timedelta

from advisor.core.planning.booking import Job, latest_start, minutes_fit, paid_until
from advisor.core.planning.ledger import MOST_MINUTES, TOLERANCE
from advisor.core.planning.means import Person
from advisor.core.planning.plan import Booking, Hold, HoldKind, Placement
from advisor.core.planning.spending import Bill, pay, unsaid
from advisor.core.planning.work import Claim


def name_minutes(job: Job) -> Placement | None:
    """Work that needs an owner without hours: named as minutes, if it is no more than that.

    A duty is named however long it takes.
    """
    task, calendar, ledger = job.task, job.calendar, job.ledger
    owner = ledger.means.owner
    total = task.setup_hours * 60 + task.owner_minutes
    duty = job.claim is Claim.DUTY
    none_left = max(ledger.limits[owner.key][job.first :]) <= TOLERANCE
    if not duty and (task.weekly_hours or total > MOST_MINUTES or not none_left):
        return None
    weeks = range(job.first, job.last + 1)
    week = next((w for w in weeks if minutes_fit(job, w, total)), None)
    if week is None:
        return None
    start = max(job.frame.floor, calendar.starts[week])
    ready = start + timedelta(weeks=task.takes_weeks)
    if ready > job.frame.limit and not duty:
        return None
    ready = min(ready, job.frame.limit)
    bookings, minutes, until = _beyond_hours(job, owner, week)
    until = max(until, paid_until(job, ready))
    bill = Bill(task, job.claim, job.urgent, week, calendar.week_of(until))
    spending = pay(bill, ledger, calendar, unlimited=job.room.money)
    if spending is None:
        return None
    hold = job.frame.hold if start == job.frame.floor else Hold(HoldKind.HOURS, person=owner.key)
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
        weekly_hours=task.weekly_hours,
        provisional=unsaid(spending, ledger),
        spending=spending,
        latest_start=latest_start(job.frame, start, ready),
    )


def _beyond_hours(
    job: Job, owner: Person, week: int
) -> tuple[tuple[Booking, ...], tuple[tuple[int, float], ...], date]:
    """The owner's free hours as far as they go, and minutes outside them for the rest."""
    task, calendar = job.task, job.calendar
    needs = {week: task.setup_hours + task.owner_minutes / 60}
    if job.goes_on:
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
    last = calendar.starts[max(needs)] + timedelta(days=6) if task.weekly_hours else date.min
    return tuple(bookings), tuple(minutes), min(last, job.frame.end)
