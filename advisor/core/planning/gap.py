"""What is missing to a goal in the owner's own figures, with milestones on the way.

Figures stay in the unit in which they were given.  A *level* (bookings a weekend,
34 of 100, a rating) is the same number each time it is looked at; a *total* (30,000
euros by March) adds up, and only a total is divided by the periods left.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from math import ceil, floor, log10

from advisor.core.planning.workdays import off_holidays

DAYS_A_YEAR = 365


class Period(Enum):
    """The period in which a figure is counted; ``days`` is how long it lasts on average."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    IN_ALL = "in-all"

    @property
    def days(self) -> float:
        """Its length; a season and all in all have none."""
        lengths = {"day": 1.0, "week": 7.0, "month": DAYS_A_YEAR / 12}
        lengths |= {"quarter": DAYS_A_YEAR / 4, "year": float(DAYS_A_YEAR)}
        return lengths.get(self.value, 0.0)


@dataclass(frozen=True, slots=True)
class Figures:
    """A goal as the owner counts it.

    ``period`` is the one it is counted in; ``IN_ALL`` makes it a total.  ``whole``
    figures are counts.  ``pace`` is the period in which what is missing of a total
    is to be given.  ``lag_weeks`` is how long after the work its result can be
    counted.  ``months`` are those in which the figure is counted at all, such as the empty
    ones; none named, all of them.  Where they are not known though there are such months,
    the way is not ``even``: nothing is to be reached on it before its end.
    """

    goal: int
    now: float
    target: float
    day: date
    period: Period = Period.IN_ALL
    whole: bool = True
    pace: Period = Period.WEEK
    lag_weeks: int = 0
    months: frozenset[int] = frozenset()
    even: bool = True


@dataclass(frozen=True, slots=True)
class Milestone:
    """A figure to be reached by a day, in the unit of the goal."""

    day: date
    figure: float


@dataclass(frozen=True, slots=True)
class Gap:
    """What is missing.

    ``missing`` is signed: negative where the figure has to fall.  Of a level it is
    the difference in each period; of a total the difference in all, and
    ``per_period`` that difference divided by the ``periods_left`` of ``pace``
    (None for a level, and where less than one period is left).  ``last_counted`` is
    the last day of work whose result can still be counted by the goal's day.  The last
    milestone is the target on the goal's day.  ``looks`` are the days to look at the number
    and the work, also where there is no milestone to be reached on them.
    """

    figures: Figures
    missing: float
    periods_left: float | None
    per_period: float | None
    last_counted: date
    milestones: tuple[Milestone, ...]
    looks: tuple[date, ...]


def gap_of(figures: Figures, today: date, works_from: date | None = None) -> Gap:
    """What is missing, and the milestones between the day the work takes effect and the goal's.

    ``works_from`` is the day from which the figure can begin to move; by default today.

    >>> gap = gap_of(Figures(0, 35, 60, date(2027, 9, 1), Period.WEEK), date(2027, 4, 1))
    >>> gap.missing, [(str(m.day), m.figure) for m in gap.milestones]
    (25, [('2027-05-22', 43), ('2027-07-12', 52), ('2027-09-01', 60)])
    """
    missing = figures.target - figures.now
    days = (figures.day - today).days
    periods: float | None = None
    if figures.period is Period.IN_ALL and figures.pace.days and days >= figures.pace.days:
        periods = days / figures.pace.days
    start = max(today, works_from or today)
    plain = _milestones(replace(figures, months=frozenset(), even=True), start)
    return Gap(
        figures,
        missing,
        None if periods is None else round(periods, 1),
        None if periods is None else _away_from_zero(missing / periods, whole=figures.whole),
        max(figures.day - timedelta(weeks=figures.lag_weeks), today),
        _milestones(figures, _first_counted(figures, start)),
        tuple(stone.day for stone in plain),
    )


def _first_counted(figures: Figures, start: date) -> date:
    """The first day from ``start`` on which the figure is counted; at the latest its goal's."""
    day = start
    while figures.months and day.month not in figures.months and day < figures.day:
        day = (day.replace(day=1) + timedelta(days=31)).replace(day=1)
    return max(min(day, figures.day), start)


def _milestones(figures: Figures, start: date) -> tuple[Milestone, ...]:
    span = (figures.day - start).days
    missing = figures.target - figures.now
    last = Milestone(figures.day, figures.target)
    if span <= 0 or not missing:
        return (last,) if span >= 0 else ()
    steps = _steps(span) if figures.even else 1
    found: list[Milestone] = []
    before = figures.now
    for step in range(1, steps):
        day = start + timedelta(days=span * step // steps)
        figure = rounded(figures.now + missing * step / steps, whole=figures.whole)
        if figures.months and day.month not in figures.months:
            continue
        # A milestone that nothing separates from the one before, or from the target, says nothing.
        if day > start and figure not in (before, figures.target):
            found.append(Milestone(day, figure))
            before = figure
    return (*found, last)


def _steps(days: int) -> int:
    """How many steps a span is divided into: at half time, in thirds, in quarters."""
    return 1 if days < 28 else 2 if days <= 112 else 3 if days <= 224 else 4


def rounded(figure: float, *, whole: bool) -> float:
    """A figure as a count, or with two decimals; halves are rounded up."""
    return floor(figure + 0.5) if whole else round(figure, 2)


def rounded_up(amount: float, figures: int) -> float:
    """An amount rounded up to so many figures, as people name money, at least to a whole one.

    >>> rounded_up(1237.5, 2), rounded_up(84.2, 2), rounded_up(19714.3, 3), rounded_up(7.5, 3)
    (1300.0, 85.0, 19800.0, 8.0)
    """
    if amount <= 0:
        return 0.0
    unit = 10.0 ** max(floor(log10(amount)) - figures + 1, 0)
    return ceil(amount / unit - 1e-9) * unit


def _away_from_zero(figure: float, *, whole: bool) -> float:
    """What each period must bring at least: a count is rounded up, or down below zero."""
    if not whole:
        return round(figure, 2)
    up = -floor(-abs(figure) + 1e-9)
    return up if figure >= 0 else -up


def review_days(
    gaps: tuple[Gap, ...], goal_days: tuple[date | None, ...], first: date, last: date
) -> tuple[date, ...]:
    """The days to look at the numbers: each look before its goal's day, and a last one.

    The last review of a goal is four weeks before its day, so that something can
    still be changed, or halfway there if the day is nearer than eight weeks; for a goal
    without a day there is one after four weeks.  None falls on a holiday.
    """
    days = {day for gap in gaps for day in gap.looks if day < gap.figures.day}
    for end in goal_days:
        if end is None:
            days.add(first + timedelta(days=28))
        else:
            left = (end - first).days
            days.add(end - timedelta(days=28 if left >= 56 else left - left // 2))
    kept = (day for day in days if first < day <= last)
    return tuple(sorted({moved if (moved := off_holidays(day)) > first else day for day in kept}))
