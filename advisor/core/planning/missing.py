"""What is missing for a lead move to begin: the least change of means, tried with the planner.

Each kind of means is first raised alone; where one suffices, the least amount is
found by bisection.  Where none does, all are raised and given back one after the
other as long as the lead move still begins in time.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from math import ceil, floor

from advisor.core.planning.calendar import MOST_WEEKS, Calendar
from advisor.core.planning.gap import rounded_up
from advisor.core.planning.ledger import WEEKS_A_MONTH
from advisor.core.planning.means import Means, Role
from advisor.core.planning.order import before
from advisor.core.planning.plan import Plan, Reason
from advisor.core.planning.planner import begins_in_time, make_plan
from advisor.core.planning.who import allowed
from advisor.core.planning.work import Task

# The most hours a week that a change may ask of one person.
MOST_HOURS = 40.0
QUARTERS = 4
# How finely money is searched, before it is rounded.
STEPS = 64


class ChangeKind(Enum):
    """Which means are changed; smaller changes of those further up are asked for first."""

    HOURS = "hours"
    MONEY_ONCE = "money-once"
    MONEY_MONTHLY = "money-monthly"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Change:
    """More of one kind of means: hours a week of a ``person``, money, or a later goal's day.

    ``now`` and ``needed`` are hours a week or amounts of money; ``day`` is the new
    day of the goal.  Hours needed in ordinary months are needed in busy ones too.
    """

    kind: ChangeKind
    person: str = ""
    now: float = 0.0
    needed: float = 0.0
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Missing:
    """Why a lead move of the first goal does not begin within four weeks, and what would help.

    With all of ``changes`` it begins on ``begins``, which is within four weeks.  Without
    ``changes`` no means help: days and the work before it forbid it, and with all means in
    the world it would begin on ``begins``, None for never.
    ``reason`` is that of its postponement, None if it is planned but begins later.
    """

    key: str
    reason: Reason | None
    changes: tuple[Change, ...]
    begins: date | None


def apply_changes(means: Means, changes: Sequence[Change]) -> Means:
    """The means with all changes made."""
    for change in changes:
        means = _apply(means, change)
    return means


def missing_means(
    tasks: Sequence[Task], means: Means, plan: Plan, keys: Container[str] | None = None
) -> tuple[Missing, ...]:
    """What is missing for each lead move of the first goal that does not begin in time.

    ``plan`` must be the plan for these tasks and means; with ``keys`` only these are
    looked at, for each takes dozens of trials.  In the order of the ranking.
    """
    limit = Calendar(means).lead_limit
    late = []
    for task in sorted(tasks, key=lambda one: (one.place, one.key)):
        placed = plan.placed(task.key)
        if keys is not None and task.key not in keys:
            continue
        if task.leads and (placed is None or placed.start >= limit):
            postponed = plan.late(task.key)
            found = Search(tasks, means, task).run(postponed.reason if postponed else None)
            if found.changes or placed is None or found.begins is None:
                late.append(found)
            else:
                late.append(replace(found, begins=placed.start))
    return tuple(late)


@dataclass(frozen=True, slots=True)
class Search:
    """The search for the least change with which one lead move begins in time."""

    tasks: Sequence[Task]
    means: Means
    task: Task

    def run(self, reason: Reason | None) -> Missing:
        """The least change, or the day on which it would begin with all means."""
        knobs = self._knobs()
        alone = [knob for knob in knobs if self._fits((knob,))]
        chosen: list[tuple[Change, ...]]
        if alone:
            # Only what asks for the same is compared: hours first, then money, then days.
            easiest = min(map(self._kind, alone))
            chosen = [(knob,) for knob in alone if self._kind(knob) == easiest]
        else:
            chosen = self._together(knobs)
        least: tuple[Change, ...] = ()
        for one in chosen:
            smaller = self._smaller(one, least)
            if smaller is not None:
                found = self._least(smaller)
                least = min(least or found, found, key=self._size)
        if not least:
            return Missing(self.task.key, reason, (), self._earliest(knobs))
        begun = begins_in_time(self.tasks, apply_changes(self.means, least), self.task.key)
        return Missing(self.task.key, reason, least, None if begun is None else begun.start)

    def _smaller(
        self, knobs: tuple[Change, ...], least: tuple[Change, ...]
    ) -> tuple[Change, ...] | None:
        """The changes as they may be where they are to beat ``least``; None where they cannot."""
        hours = [len(c) == 1 and c[0].kind is ChangeKind.HOURS for c in (knobs, least)]
        if not all(hours):
            return knobs
        most = knobs[0].now + least[0].needed - least[0].now - 1 / QUARTERS
        capped = (
            replace(knobs[0], needed=min(knobs[0].needed, floor(most * QUARTERS) / QUARTERS)),
        )
        return capped if capped[0].needed > knobs[0].now and self._fits(capped) else None

    def _kind(self, knob: Change) -> int:
        """0 for hours and for money with a price of an hour, 1 for other money, 2 for days."""
        if knob.kind is ChangeKind.DAY:
            return 2
        return int(knob.kind is not ChangeKind.HOURS and not self.means.help_price)

    def _fits(self, changes: Sequence[Change]) -> bool:
        changed = apply_changes(self.means, changes)
        return begins_in_time(self.tasks, changed, self.task.key) is not None

    def _knobs(self) -> tuple[Change, ...]:
        """Every kind of means that might help, raised as far as it may be."""
        means = self.means
        chain = (self.task, *before(self.task, {task.key: task for task in self.tasks}))
        people = dict.fromkeys(
            person
            for person in (means.owner, *means.staff)
            if any(person in allowed(task, means) or task.owner_minutes for task in chain)
        )
        knobs = [
            Change(ChangeKind.HOURS, person.key, person.hours, MOST_HOURS)
            for person in people
            if person.hours is not None and person.hours < MOST_HOURS
        ]
        price = means.help_price or 0.0
        dearest = sum(_cost(task, price) for task in self.tasks)
        kinds = (
            (ChangeKind.MONEY_ONCE, means.money_once),
            (ChangeKind.MONEY_MONTHLY, means.money_monthly),
        )
        knobs += [
            Change(kind, now=now, needed=now + dearest)
            for kind, now in kinds
            if now is not None and dearest
        ]
        day = means.goal_days[0] if means.goal_days else None
        if day is not None and day < means.today + timedelta(weeks=MOST_WEEKS):
            later = max(day, means.today) + timedelta(weeks=MOST_WEEKS)
            knobs.append(Change(ChangeKind.DAY, day=later))
        return tuple(knobs)

    def _together(self, knobs: tuple[Change, ...]) -> list[tuple[Change, ...]]:
        """A set of which no part can be given back; empty if all of them do not suffice.

        A later day is given back first, then money, and the owner's hours last.
        """
        if not self._fits(knobs):
            return []
        kept = knobs
        for knob in reversed(knobs):
            fewer = tuple(one for one in kept if one is not knob)
            if self._fits(fewer):
                kept = fewer
        return [kept]

    def _least(self, knobs: tuple[Change, ...]) -> tuple[Change, ...]:
        """The same changes, each as small as it can be while the others stay."""
        for place in range(len(knobs)):
            knobs = self._lower(knobs, place)
        return knobs

    def _lower(self, knobs: tuple[Change, ...], place: int) -> tuple[Change, ...]:
        knob = knobs[place]

        def with_(change: Change) -> tuple[Change, ...]:
            return (*knobs[:place], change, *knobs[place + 1 :])

        if knob.kind is ChangeKind.HOURS:
            low = ceil(knob.now * QUARTERS)

            def hours(step: int) -> Change:
                return replace(knob, needed=(low + step) / QUARTERS)

            return with_(self._bisect(hours, ceil(knob.needed * QUARTERS) - low, with_))
        if knob.kind is ChangeKind.DAY:
            first = self.means.goal_days[0] or self.means.today

            def day(step: int) -> Change:
                return replace(knob, day=first + timedelta(weeks=step))

            last = knob.day or first
            return with_(self._bisect(day, (last - first).days // 7, with_))

        def money(step: int) -> Change:
            return replace(knob, needed=knob.now + (knob.needed - knob.now) * step / STEPS)

        found = self._bisect(money, STEPS, with_)
        plain = replace(found, needed=rounded_up(found.needed, 2))
        return with_(plain if self._fits(with_(plain)) else found)

    def _bisect(
        self,
        change: Callable[[int], Change],
        high: int,
        with_: Callable[[Change], tuple[Change, ...]],
    ) -> Change:
        """The change of the fewest steps that fits; that of ``high`` steps is known to."""
        step = 1
        while step < high and not self._fits(with_(change(step))):
            step *= 2
        low, high = step // 2, min(step, high)
        while high - low > 1:
            middle = (low + high) // 2
            if self._fits(with_(change(middle))):
                high = middle
            else:
                low = middle
        return change(high)

    def _size(self, changes: tuple[Change, ...]) -> tuple[float, ...]:
        """How much is asked, in hours a week; money as the hours it buys, a day after all else."""
        price = self.means.help_price or 0.0
        hours = money = weeks = 0.0
        for one in changes:
            if one.kind is ChangeKind.HOURS:
                hours += one.needed - one.now
            elif one.kind is ChangeKind.DAY:
                first = self.means.goal_days[0]
                weeks += ((one.day or self.means.today) - (first or self.means.today)).days / 7
            elif price:
                months = 3 if one.kind is ChangeKind.MONEY_ONCE else 1
                hours += (one.needed - one.now) / price / WEEKS_A_MONTH / months
            else:
                money += one.needed - one.now
        return weeks, money > 0, hours, money

    def _earliest(self, knobs: tuple[Change, ...]) -> date | None:
        """The day on which it begins with all means there could be, None for never."""
        placed = make_plan(self.tasks, apply_changes(self.means, knobs)).placed(self.task.key)
        return None if placed is None else placed.start


def _apply(means: Means, change: Change) -> Means:
    if change.kind is ChangeKind.MONEY_ONCE:
        return replace(means, money_once=change.needed)
    if change.kind is ChangeKind.MONEY_MONTHLY:
        return replace(means, money_monthly=change.needed)
    if change.kind is ChangeKind.DAY:
        return replace(means, goal_days=(change.day, *means.goal_days[1:]))
    people = means.people
    if means.owner not in people:
        people = (means.owner, *people)
    raised = []
    for person in people:
        if person.key == change.person and person.role is not Role.PAID:
            busy = person.busy_hours
            busy = None if busy is None else max(busy, change.needed)
            raised.append(replace(person, hours=change.needed, busy_hours=busy))
        else:
            raised.append(person)
    return replace(means, people=tuple(raised))


def _cost(task: Task, price: float) -> float:
    """The most that a task can cost in one month."""
    hours = task.setup_hours + 5 * task.weekly_hours
    return (task.outlay_once or 0.0) + (task.outlay_monthly or 0.0) + hours * price
