"""Weeks and months of a plan, and the days that its work is tied to.

A week is seven days from today on, so that no day is lost and none is counted
twice; a month is one of the calendar.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from advisor.core.planning.means import Means
from advisor.core.planning.work import SOON_WEEKS, Anchor, Bound, Rhythm, Task

# How far a plan reaches where the goal has no day, and at most.
WEEKS_WITHOUT_DAY = 12
MOST_WEEKS = 52
# The weeks in which a lead move must begin, and those whose loads are shown one by one.
LEAD_WEEKS = 4
SHOWN_WEEKS = 12

EVERY_WEEKS = {Rhythm.WEEKLY: 1, Rhythm.FORTNIGHTLY: 2, Rhythm.MONTHLY: 4, Rhythm.QUARTERLY: 13}
MONTHS_EACH = {Rhythm.MONTHLY: 1, Rhythm.QUARTERLY: 3}
# Where a goal's day is nearer than this, all waits shrink with the time that is left.
UNHURRIED, SHORTEST_WAIT = timedelta(weeks=8), 0.5
# How long before a season what is done for each season is done.
WEEKS_BEFORE_SEASON = 6


@dataclass(frozen=True)
class Calendar:
    """The time a plan has, for given means."""

    means: Means

    def goal_end(self, goal: int | None) -> date:
        """The last day of work for a goal; for the firm as a whole, that of the last goal."""
        ends = self._goal_ends
        return self.end if goal is None or goal >= len(ends) else ends[goal]

    @cached_property
    def _goal_ends(self) -> tuple[date, ...]:
        latest = self.means.today + timedelta(weeks=MOST_WEEKS, days=-1)
        days = self.means.goal_days
        return tuple(self._without_day if day is None else min(day, latest) for day in days)

    @property
    def hurried(self) -> bool:
        """Whether all is over so soon that only what serves a goal directly is begun."""
        return self.end <= self.means.today + timedelta(weeks=SOON_WEEKS)

    def waited(self, goal: int | None, wait: timedelta) -> timedelta:
        """How long work for a goal waits: less where its day is near, half at the least."""
        left = self.goal_end(goal) - self.means.today
        if goal is None or left >= UNHURRIED:
            return wait
        return timedelta(days=round(wait.days * max(left / UNHURRIED, SHORTEST_WAIT)))

    @cached_property
    def end(self) -> date:
        """The last day of the plan."""
        ends = (end for end in self._goal_ends if end >= self.means.today)
        return max(ends, default=self._without_day)

    @cached_property
    def _without_day(self) -> date:
        """Twelve weeks from today, or from an opening or a fixed day that is still to come."""
        means, latest = self.means, self.means.today + timedelta(weeks=MOST_WEEKS, days=-1)
        days = (means.today, means.deadline, None if means.open else means.opening)
        first = max(day for day in days if day is not None)
        return min(first + timedelta(weeks=WEEKS_WITHOUT_DAY, days=-1), latest)

    @cached_property
    def weeks(self) -> int:
        """How many weeks the plan has; the last one may be cut off by its last day."""
        return (self.end - self.means.today).days // 7 + 1

    @cached_property
    def starts(self) -> tuple[date, ...]:
        """The first day of each week."""
        return tuple(self.means.today + timedelta(weeks=week) for week in range(self.weeks))

    @cached_property
    def months(self) -> tuple[date, ...]:
        """The first day of each calendar month in which a week begins."""
        return tuple(dict.fromkeys(start.replace(day=1) for start in self.starts))

    @cached_property
    def month_of(self) -> tuple[int, ...]:
        """For each week, the index of the month in which it begins."""
        place = {month: index for index, month in enumerate(self.months)}
        return tuple(place[start.replace(day=1)] for start in self.starts)

    @cached_property
    def weeks_in_month(self) -> tuple[int, ...]:
        """For each month, how many weeks begin in it."""
        return tuple(self.month_of.count(month) for month in range(len(self.months)))

    @cached_property
    def busy(self) -> tuple[bool, ...]:
        """For each week, whether it begins in a busy month."""
        return tuple(start.month in self.means.busy_months for start in self.starts)

    @cached_property
    def dead(self) -> tuple[bool, ...]:
        """For each week, whether it begins in a month without customers."""
        return tuple(start.month in self.means.dead_months for start in self.starts)

    @cached_property
    def lead_limit(self) -> date:
        """The first day that is too late for a lead move to begin.

        Busy weeks in which the owner has no hours do not count.
        """
        ordinary = self.starts
        if self.means.owner.busy_hours == 0:
            ordinary = tuple(s for s, busy in zip(self.starts, self.busy, strict=True) if not busy)
        last = ordinary[:LEAD_WEEKS][-1:] if len(ordinary) >= LEAD_WEEKS else ()
        return max((day + timedelta(weeks=1) for day in last), default=self._lead_days)

    @property
    def _lead_days(self) -> date:
        return self.means.today + timedelta(weeks=LEAD_WEEKS)

    def week_of(self, day: date) -> int:
        """The index of the week with this day; the last week for a day after the plan."""
        return max(0, min((day - self.means.today).days // 7, self.weeks - 1))

    @cached_property
    def season(self) -> date | None:
        """The first day of the next season after today."""
        if self.means.season is not None:
            return self.means.season
        busy = self.means.busy_months
        if not 0 < len(busy) < 12:
            return None
        month = self.means.today.replace(day=1)
        for _ in range(12):
            before, month = month, _next_month(month)
            if month.month in busy and before.month not in busy:
                return month
        return None

    def day_of(self, bound: Bound, task: Task) -> date | None:
        """The day a bound names for a task; None if it is not known."""
        day = self._anchor_day(bound, task)
        return None if day is None else day + timedelta(weeks=bound.weeks)

    def _anchor_day(self, bound: Bound, task: Task) -> date | None:
        days = self.means.goal_days
        goal_day = days[task.goal] if task.goal is not None and task.goal < len(days) else None
        own = self.means.deadlines
        deadline = own[task.goal] if task.goal is not None and task.goal < len(own) else None
        # A firm that is open has opened: what waits for it may begin, what precedes it is late.
        opening = self.means.today - timedelta(days=1) if self.means.open else self.means.opening
        return {
            Anchor.TODAY: self.means.today,
            Anchor.OPENING: opening,
            Anchor.SEASON: self.season,
            Anchor.DEADLINE: deadline or self.means.deadline,
            Anchor.GOAL_DAY: goal_day,
            Anchor.DATE: bound.day,
        }[bound.anchor]

    def occasions(self, rhythm: Rhythm, first: date, last: date) -> tuple[date, ...]:
        """The days from ``first`` to ``last`` on which something of this rhythm is done."""
        if rhythm is Rhythm.ONCE:
            return ()
        if rhythm is Rhythm.BEFORE_SEASON:
            ahead = timedelta(weeks=WEEKS_BEFORE_SEASON)
            day = self.season - ahead if self.season is not None else None
            return (day,) if day is not None and first <= day <= last else ()
        days: list[date] = []
        month = 0
        while True:
            if rhythm in MONTHS_EACH:
                day = add_months(first, month)
                month += MONTHS_EACH[rhythm]
            else:
                day = first + timedelta(weeks=EVERY_WEEKS[rhythm] * len(days))
            if day > last:
                return tuple(days)
            days.append(day)


def _next_month(month: date) -> date:
    return add_months(month, 1)


def add_months(day: date, months: int) -> date:
    """The same day so many months later, the last one of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first = date(year, month + 1, 1)
    following = date(year + month // 11, (month + 1) % 12 + 1, 1)
    return first.replace(day=min(day.day, (following - first).days))
