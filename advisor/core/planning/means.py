"""What a firm can put into a plan: people and their hours, money, and the days that are fixed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

OWNER_KEY = "owner"
# Help that is bought by the hour, without a person behind it yet.
HELP_KEY = "help"


class Role(Enum):
    """What somebody is in the firm."""

    OWNER = "owner"
    PARTNER = "partner"
    COLLEAGUE = "colleague"
    FAMILY = "family"
    VOLUNTEERS = "volunteers"
    PAID = "paid"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who gives hours; several people may be one entry.

    ``hours`` a week in ordinary months and ``busy_hours`` in busy ones.  Unknown
    hours are None; unknown hours in busy months are taken to be the ordinary ones.
    ``standing`` says that they may speak for the firm: visit, apologise, decide, talk money.
    After the day ``until`` they have no hours; None where that day is not known.
    """

    key: str
    role: Role
    hours: float | None = None
    busy_hours: float | None = None
    standing: bool = True
    until: date | None = None

    def in_week(self, start: date, *, busy: bool) -> float | None:
        """The hours in the week that begins on a day; None where they are unknown."""
        if self.until is not None and start > self.until:
            return 0.0
        return self.hours if not busy or self.busy_hours is None else self.busy_hours

    @property
    def most_hours(self) -> float | None:
        """The hours a week in whichever months there are more; None where they are unknown."""
        return None if self.hours is None else max(self.hours, self.busy_hours or 0.0)

    def answers_to(self, name: str) -> bool:
        """Whether ``name`` is this person's key or role."""
        return name in (self.key, self.role.value)


@dataclass(frozen=True, slots=True)
class Means:
    """The means of one firm on one day.

    ``goal_days`` are the days of the goals in order of rank, None for a goal
    without one.  Months are numbers from 1 to 12: in ``busy_months`` people have
    their busy hours, in ``dead_months`` there are no customers.  ``money_once``
    and ``money_monthly`` are None where the owner does not know; ``help_price``
    is the price of an hour of bought help, None if unknown.  ``opening`` is the
    opening day of a firm that is not ``open`` yet.  ``season`` is the first day of
    the next season; without it, the first day of the next run of busy months.
    ``money_from`` is the day from which the monthly money is free, None where it is now.
    ``deadlines`` are the fixed days of the goals in order of rank; ``deadline`` is that of
    work for a goal without one of its own.
    """

    today: date
    people: tuple[Person, ...] = ()
    goal_days: tuple[date | None, ...] = ()
    busy_months: frozenset[int] = frozenset()
    dead_months: frozenset[int] = frozenset()
    money_once: float | None = 0.0
    money_monthly: float | None = 0.0
    help_price: float | None = None
    open: bool = True
    opening: date | None = None
    season: date | None = None
    deadline: date | None = None
    deadlines: tuple[date | None, ...] = ()
    money_from: date | None = None

    @property
    def owner(self) -> Person:
        """The owner; one with no hours if there is none among the people."""
        found = (person for person in self.people if person.role is Role.OWNER)
        return next(found, Person(OWNER_KEY, Role.OWNER, 0.0))

    @property
    def staff(self) -> Iterator[Person]:
        """Those who give hours and are neither the owner nor paid by the hour."""
        return (p for p in self.people if p.role not in (Role.OWNER, Role.PAID))

    @property
    def helper(self) -> Person:
        """Paid help: the person named for it, or an entry without hours of its own."""
        found = (person for person in self.people if person.role is Role.PAID)
        return next(found, Person(HELP_KEY, Role.PAID))

    def person(self, key: str) -> Person | None:
        """The person with this key, the owner and paid help included."""
        everyone = (*self.people, self.owner, self.helper)
        return next((person for person in everyone if person.key == key), None)
