"""Hours and money as they are booked while a plan is made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from advisor.core.planning.calendar import Calendar
from advisor.core.planning.means import Means, Person
from advisor.core.planning.plan import Booking, Spending
from advisor.core.planning.work import Claim

TOLERANCE = 1e-6
WEEKS_A_MONTH = 52 / 12
# The share of all hours of a week that rules, keys and watching may take.
HOUSEKEEPING_SHARE = 0.2
# At most so many hours a week are planned for somebody whose hours are not known.
UNKNOWN_PACE = 2.0
# At most so many minutes a week in person are asked of an owner without hours.
MOST_MINUTES = 60.0
# Help that is bought by the hour works at most so many hours a week.
HELP_HOURS = 10.0


class Room(NamedTuple):
    """Which limits are lifted, to find out which of them work does not fit into."""

    hours: bool = False
    money: bool = False


NO_ROOM = Room()


@dataclass
class Ledger:
    """What is booked so far; each list has one figure a week, ``spent`` one a month.

    ``minutes`` are those named outside the owner's hours, ``asked`` those not for duties.
    An owner without hours is asked for little before the week ``minutes_from``, in which hours
    become free (an answer, or handing work over), and for at most ``most_minutes`` a week.
    The monthly money of the first ``bound_months`` is not free yet.
    """

    means: Means
    limits: dict[str, list[float]]
    used: dict[str, list[float]]
    all_hours: list[float]
    housekeeping: list[float]
    minutes: list[float]
    asked: list[float]
    spent: list[float]
    once: float = 0.0
    minutes_from: int = 0
    most_minutes: float = MOST_MINUTES
    bound_months: int = 0

    @classmethod
    def of(cls, means: Means, calendar: Calendar) -> Ledger:
        weeks = calendar.weeks
        people = {person.key: person for person in (*means.people, means.owner, means.helper)}
        limits = {key: _limits(person, calendar) for key, person in people.items()}
        known = [p.key for p in (means.owner, *means.staff) if p.hours is not None]
        return cls(
            means,
            limits,
            {key: [0.0] * weeks for key in limits},
            [sum(limits[key][week] for key in known) for week in range(weeks)],
            [0.0] * weeks,
            [0.0] * weeks,
            [0.0] * weeks,
            [0.0] * len(calendar.months),
            bound_months=sum(month < (means.money_from or month) for month in calendar.months),
        )

    def copy(self) -> Ledger:
        return Ledger(
            self.means,
            self.limits,
            {key: list(hours) for key, hours in self.used.items()},
            self.all_hours,
            list(self.housekeeping),
            list(self.minutes),
            list(self.asked),
            list(self.spent),
            self.once,
            self.minutes_from,
            self.most_minutes,
            self.bound_months,
        )

    def free_up(self, week: int, hours: float) -> None:
        """Give an owner without hours some, from a week on."""
        if hours and not self.means.owner.most_hours and self.means.owner.hours is not None:
            self.minutes_from = week
            self.most_minutes = max(hours * 60, MOST_MINUTES)

    def free(self, person: str, claim: Claim) -> list[float]:
        """The hours a person has left in each week for work of this claim."""
        booked = zip(self.limits[person], self.used[person], strict=True)
        free = [limit - used if limit > used else 0.0 for limit, used in booked]
        if claim is Claim.HOUSEKEEPING:
            shares = zip(free, self.all_hours, self.housekeeping, strict=True)
            free = [min(f, HOUSEKEEPING_SHARE * all_ - used) for f, all_, used in shares]
            free = [max(hours, 0.0) for hours in free]
        return free

    def money_left(self, month: int) -> float:
        """The money of one month that is left; unlimited where the owner does not know."""
        limit = self.means.money_monthly if month >= self.bound_months else 0.0
        return float("inf") if limit is None else max(limit - self.spent[month], 0.0)

    @property
    def once_left(self) -> float:
        limit = self.means.money_once
        return float("inf") if limit is None else max(limit - self.once, 0.0)

    def book(
        self,
        bookings: Iterable[Booking],
        minutes: Iterable[tuple[int, float]],
        spending: Spending,
        claim: Claim,
    ) -> None:
        for booking in bookings:
            self.used[booking.person][booking.week] += booking.hours
            if claim is Claim.HOUSEKEEPING:
                self.housekeeping[booking.week] += booking.hours
        for week, named in minutes:
            self.minutes[week] += named
            self.asked[week] += 0.0 if claim is Claim.DUTY else named
        for month, amount in enumerate(spending.monthly):
            self.spent[month] += amount
        self.once += spending.once


def _limits(person: Person, calendar: Calendar) -> list[float]:
    """The hours a person has in each week of the plan."""
    unknown = HELP_HOURS if person == calendar.means.helper else UNKNOWN_PACE
    weeks = zip(calendar.starts, calendar.busy, strict=True)
    hours = (person.in_week(start, busy=busy) for start, busy in weeks)
    return [unknown if known is None else known for known in hours]
