"""The tables of a plan: hours by week and month, what runs, what is spent; all sums of bookings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from advisor.core.planning.calendar import SHOWN_WEEKS, Calendar
from advisor.core.planning.means import Means, Person
from advisor.core.planning.plan import (
    Load,
    Money,
    Month,
    Placement,
    Postponed,
    ReasonKind,
    Running,
    Unspent,
    Week,
)
from advisor.core.planning.who import buyable
from advisor.core.planning.work import Claim, Rhythm


def weeks_of(placements: Sequence[Placement], calendar: Calendar) -> tuple[Week, ...]:
    """The first twelve weeks, or all of a shorter plan."""
    weeks = []
    loads = _loads(placements, range(calendar.weeks), calendar)
    for week in range(min(SHOWN_WEEKS, calendar.weeks)):
        first = calendar.starts[week]
        last = min(first.fromordinal(first.toordinal() + 6), calendar.end)
        weeks.append(
            Week(
                week + 1,
                first,
                last,
                loads[week],
                tuple(p.key for p in placements if first <= p.start <= last),
                tuple(p.key for p in placements if first <= p.ready <= last),
                calendar.busy[week],
            )
        )
    return tuple(weeks)


def months_of(placements: Sequence[Placement], calendar: Calendar) -> tuple[Month, ...]:
    """Every month in which a week of the plan begins, with the weeks that begin in it."""
    months = []
    loads = _loads(placements, calendar.month_of, calendar)
    for index, first in enumerate(calendar.months):
        weeks = [week for week, month in enumerate(calendar.month_of) if month == index]
        within = range(weeks[0], weeks[-1] + 1)
        months.append(
            Month(
                first,
                len(weeks),
                loads[index],
                round(sum(_monthly(p, index) for p in placements), 2),
                tuple(p.key for p in placements if calendar.week_of(p.start) in within),
                calendar.busy[weeks[0]],
                calendar.dead[weeks[0]],
            )
        )
    return tuple(months)


def _monthly(placement: Placement, month: int) -> float:
    monthly = placement.spending.monthly
    return monthly[month] if month < len(monthly) else 0.0


def _loads(
    placements: Sequence[Placement], place_of: Sequence[int], calendar: Calendar
) -> tuple[Load, ...]:
    """The loads of groups of weeks; ``place_of`` gives each week's group, from 0 on."""
    count = place_of[-1] + 1
    by_person: list[dict[str, float]] = [{} for _ in range(count)]
    by_claim: list[dict[Claim, float]] = [{} for _ in range(count)]
    minutes = [0.0] * count
    for placement in placements:
        claim = placement.claim
        for booking in placement.bookings:
            place, hours = place_of[booking.week], booking.hours
            people, claims = by_person[place], by_claim[place]
            people[booking.person] = people.get(booking.person, 0.0) + hours
            claims[claim] = claims.get(claim, 0.0) + hours
        for week, named in placement.minutes:
            minutes[place_of[week]] += named
    everyone = (calendar.means.owner, *calendar.means.staff)
    weeks: list[list[int]] = [[] for _ in range(count)]
    for week, place in enumerate(place_of):
        weeks[place].append(week)
    return tuple(
        Load(
            tuple(sorted((key, round(hours, 4)) for key, hours in by_person[place].items())),
            tuple(sorted((claim, round(hours, 4)) for claim, hours in by_claim[place].items())),
            tuple((person.key, _limit(person, weeks[place], calendar)) for person in everyone),
            round(minutes[place], 2),
        )
        for place in range(count)
    )


def _limit(person: Person, weeks: Iterable[int], calendar: Calendar) -> float | None:
    if person.hours is None:
        return None
    hours = (person.in_week(calendar.starts[w], busy=calendar.busy[w]) for w in weeks)
    return sum(known for known in hours if known is not None)


def running_of(placements: Sequence[Placement], calendar: Calendar) -> tuple[Running, ...]:
    """What goes on once it is set up, in the order in which it starts to."""
    running = []
    for placement in placements:
        task = placement.task
        if not (task.weekly_hours and task.weekly_for != 0) or task.rhythm is Rhythm.ONCE:
            continue
        days = calendar.occasions(task.rhythm, placement.ready, placement.until)
        running.append(
            Running(
                placement.key,
                placement.person,
                task.rhythm,
                placement.weekly_hours,
                placement.ready,
                placement.until,
                tuple(day for day in days if not _rests(placement, day.toordinal())),
            )
        )
    return tuple(sorted(running, key=lambda one: one.first))


def _rests(placement: Placement, ordinal: int) -> bool:
    return any(0 <= ordinal - rest.toordinal() < 7 for rest in placement.rests)


def money_of(
    placements: Sequence[Placement], postponed: Sequence[Postponed], means: Means
) -> Money:
    """What the plan costs, and why what is left of the money is left."""
    months = max((len(p.spending.monthly) for p in placements), default=0)
    by_month = [sum(_monthly(p, month) for p in placements) for month in range(months)]
    bought = any(placement.person == means.helper.key for placement in placements)
    once = round(sum(p.spending.once for p in placements), 2)
    monthly = round(max(by_month, default=0.0), 2)
    return Money(
        once,
        monthly,
        means.money_once,
        means.money_monthly,
        _unspent(once, monthly, postponed, means, bought=bought),
        tuple(p.key for p in placements if p.spending.open),
        round(sum(p.spending.unfunded for p in placements), 2),
    )


def _unspent(
    once: float, monthly: float, postponed: Sequence[Postponed], means: Means, *, bought: bool
) -> Unspent:
    if means.money_monthly is None and not means.money_once:
        return Unspent.NOT_SAID
    if means.money_monthly == 0 and means.money_once is None:
        return Unspent.ONCE_NOT_SAID
    known = means.money_once or 0.0, means.money_monthly or 0.0
    if once >= known[0] - 0.01 and monthly >= known[1] - 0.01:
        return Unspent.NOTHING_LEFT
    short = [late for late in postponed if late.reason.kind is ReasonKind.HOURS]
    if any(late.reason.kind is ReasonKind.MONEY for late in postponed):
        return Unspent.TOO_DEAR
    if any(buyable(late.task) for late in short):
        return Unspent.PRICE_UNKNOWN if means.help_price is None else Unspent.TOO_DEAR
    if bought and means.help_price is None:
        return Unspent.PRICE_UNKNOWN
    return Unspent.OWN_WORK if short else Unspent.ALL_DONE
