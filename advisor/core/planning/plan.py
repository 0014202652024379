"""The plan as data: what is placed where, why there and why then, and what has to wait and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import NamedTuple

from advisor.core.planning.gap import Gap
from advisor.core.planning.work import Anchor, Claim, Rhythm, Task


class HoldKind(Enum):
    """What settled the day on which work begins."""

    NOW = "now"  # nothing: it begins with the plan
    TASK = "task"  # work it waits for
    PERMISSION = "permission"  # a permission it waits for
    LISTENING = "listening"  # two weeks of asking people first
    LEADS = "leads"  # broadcasting: the lead moves of its goal are set up first
    FIRST = "first"  # the first of the lead moves begins before what would lead otherwise
    DAY = "day"  # a day it may not begin before
    HOURS = "hours"  # the hours of whoever does it
    MONEY = "money"  # the money of the months before


@dataclass(frozen=True, slots=True)
class Hold:
    """Why work begins when it does.

    ``task`` is the key of the work it waited for, or with ``HOURS`` of the work that
    took most of the ``person``'s hours in the week before; ``anchor`` and ``day`` belong to
    ``DAY``.
    """

    kind: HoldKind
    task: str = ""
    person: str = ""
    anchor: Anchor | None = None
    day: date | None = None


class Booking(NamedTuple):
    """Hours of one person in one week (an index from 0).

    A named tuple, for a plan of a year has thousands.
    """

    person: str
    week: int
    hours: float


@dataclass(frozen=True, slots=True)
class Spending:
    """What work costs: ``once`` out of the money there is once, ``monthly`` by month index.

    ``open`` says that some price is not known and not counted; ``unfunded`` is what
    a duty costs beyond the money there is.
    """

    once: float = 0.0
    monthly: tuple[float, ...] = ()
    open: bool = False
    unfunded: float = 0.0


@dataclass(frozen=True, slots=True)
class Placement:
    """Work in the plan.

    ``claim`` is the claim under which it got its place: that of the task, or the
    stronger one of work that waits for it, named in ``serves``.  ``person`` does
    it.  It is begun on ``start``, set up on ``ready`` (both dates included), and
    goes on at ``weekly_hours`` until ``until``, the last day; ``until`` is ``ready``
    for work that does not go on.

    ``rests`` are the first days of weeks in which it pauses: in busy months without
    hours for it, in dead ones without customers, and after its first twelve weeks
    where stronger work takes the hours.  ``minutes`` are minutes of the owner in
    person by week index, outside the hours: where the owner has none, they are named
    and not rationed.  ``reduced`` says that it runs at fewer hours a week than it was
    meant to, ``provisional`` that it is based on hours or money the owner has not
    said.

    ``after`` is the key of what the same person begins before it, '' for the first.
    ``latest_start`` is the last day on which it could begin and still be set up by
    its fixed day, None without a fixed day.
    """

    task: Task
    claim: Claim
    person: str
    start: date
    ready: date
    until: date
    bookings: tuple[Booking, ...]
    hold: Hold
    serves: str = ""
    minutes: tuple[tuple[int, float], ...] = ()
    weekly_hours: float = 0.0
    rests: tuple[date, ...] = ()
    reduced: bool = False
    provisional: bool = False
    spending: Spending = Spending()
    after: str = ""
    latest_start: date | None = None

    @property
    def key(self) -> str:
        return self.task.key

    @property
    def hours(self) -> float:
        """All hours it takes in the plan."""
        return sum(booking.hours for booking in self.bookings)


class ReasonKind(Enum):
    """Why work is not in the plan."""

    HOURS = "hours"  # nobody who can do it has the hours
    HOURS_UNKNOWN = "hours-unknown"  # those who can do it have not said their hours
    SHARE = "share"  # housekeeping has its fifth of the hours
    MONEY = "money"  # it costs more than there is
    MONEY_UNKNOWN = "money-unknown"  # the owner has not said how much money there is a month
    ONCE_UNKNOWN = "once-unknown"  # nor whether there is a sum to spend once
    DAY = "day"  # it cannot be done before a fixed day, or its day has passed
    LATE = "late"  # work before it, or a day it waits for, leaves too little time before its day
    BEYOND = "beyond"  # it comes after the weeks this plan reaches; no day forbids it
    DAY_UNKNOWN = "day-unknown"  # it depends on a day that is not known
    TASK = "task"  # work it waits for is not in the plan
    ABSENT = "absent"  # work it waits for is not recommended at all
    CIRCLE = "circle"  # it waits for work that waits for it
    NOBODY = "nobody"  # nobody in the firm can do it
    ENOUGH = "enough"  # the plan has as many steps as are read and done
    HURRIED = "hurried"  # all is over so soon that only the main steps are begun
    NOT_NEEDED = "not-needed"  # a permission for work that is not in the plan


@dataclass(frozen=True, slots=True)
class Reason:
    """The one reason why work is not in the plan, with what it would take.

    ``people`` are those who could do it, ``setup`` and ``weekly`` the hours it
    takes, ``free`` the most hours a week one of them has left; ``once`` and
    ``monthly`` the money it takes; ``task`` the work it waits for; ``anchor`` and
    ``day`` the fixed day.
    """

    kind: ReasonKind
    people: tuple[str, ...] = ()
    setup: float = 0.0
    weekly: float = 0.0
    free: float = 0.0
    once: float = 0.0
    monthly: float = 0.0
    task: str = ""
    anchor: Anchor | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Postponed:
    """Work that is not in the plan."""

    task: Task
    reason: Reason

    @property
    def key(self) -> str:
        return self.task.key


@dataclass(frozen=True, slots=True)
class Load:
    """Hours of a week or a month: by person and by claim, and what there is by person."""

    by_person: tuple[tuple[str, float], ...]
    by_claim: tuple[tuple[Claim, float], ...]
    limits: tuple[tuple[str, float | None], ...]
    owner_minutes: float = 0.0

    @property
    def hours(self) -> float:
        return sum(hours for _, hours in self.by_person)

    @property
    def idle(self) -> float:
        """Known hours that nothing uses, of everybody but paid help."""
        used = dict(self.by_person)
        return sum(max(limit - used.get(p, 0.0), 0.0) for p, limit in self.limits if limit)


@dataclass(frozen=True, slots=True)
class Week:
    """One of the first twelve weeks; ``number`` counts from 1.  Keys begin and are set up in it."""

    number: int
    first: date
    last: date
    load: Load
    begins: tuple[str, ...] = ()
    ready: tuple[str, ...] = ()
    busy: bool = False


@dataclass(frozen=True, slots=True)
class Month:
    """A calendar month of the plan: the weeks that begin in it, and the money spent in it."""

    first: date
    weeks: int
    load: Load
    money: float
    begins: tuple[str, ...] = ()
    busy: bool = False
    dead: bool = False


@dataclass(frozen=True, slots=True)
class Running:
    """Work that goes on: by whom, how often, from when to when, and on which days."""

    key: str
    person: str
    rhythm: Rhythm
    weekly_hours: float
    first: date
    last: date
    days: tuple[date, ...]


class Unspent(Enum):
    """Why money is left."""

    NOTHING_LEFT = "nothing-left"  # none is left, or there was none
    NOT_SAID = "not-said"  # the owner has not said how much there is
    ONCE_NOT_SAID = "once-not-said"  # there is none a month, and whether there is a sum is not said
    PRICE_UNKNOWN = "price-unknown"  # work is left that help could do; its price is not known
    TOO_DEAR = "too-dear"  # what is left to buy costs more than there is
    OWN_WORK = "own-work"  # what is left cannot be bought
    ALL_DONE = "all-done"  # nothing is left that costs money or needs help


@dataclass(frozen=True, slots=True)
class Money:
    """What the plan costs.

    ``once`` comes out of the money there is once; ``monthly`` is the dearest month.
    Limits are None where unknown.  ``unpriced`` are keys of work in the plan with a
    price nobody knows, ``unfunded`` what duties cost beyond what there is.
    """

    once: float
    monthly: float
    once_limit: float | None
    monthly_limit: float | None
    unspent: Unspent
    unpriced: tuple[str, ...] = ()
    unfunded: float = 0.0


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan from ``first`` to ``last``, both included.

    ``placements`` are in the order in which they begin, ``postponed`` in the order
    of claims.  ``weeks`` are the first twelve at most, ``months`` all of them.
    ``unknown_people`` gave no hours: what they do is provisional.  ``reviews`` are
    days to look at the numbers, all before the last goal's day.
    """

    first: date
    last: date
    placements: tuple[Placement, ...]
    postponed: tuple[Postponed, ...]
    weeks: tuple[Week, ...]
    months: tuple[Month, ...]
    running: tuple[Running, ...]
    money: Money
    gaps: tuple[Gap, ...] = ()
    reviews: tuple[date, ...] = ()
    unknown_people: tuple[str, ...] = ()

    def placed(self, key: str) -> Placement | None:
        """The placement of a task, or None if it is not in the plan."""
        return next((p for p in self.placements if key in p.task.keys), None)

    def late(self, key: str) -> Postponed | None:
        """The postponement of a task, or None if it is in the plan."""
        return next((p for p in self.postponed if key in p.task.keys), None)

    def in_one_go(self, key: str) -> tuple[str, ...]:
        """The keys of everything that is done in one go with a task; its own if it has no place."""
        placed = self.placed(key)
        return (key,) if placed is None else placed.task.keys

    @property
    def idle_share(self) -> float:
        """The share of the known hours of the first weeks that nothing uses; 0 with none."""
        limit = sum(hours or 0.0 for week in self.weeks for _, hours in week.load.limits)
        return sum(week.load.idle for week in self.weeks) / limit if limit else 0.0
