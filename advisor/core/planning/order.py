"""In which order work gets its place: by claim, then by goal, then by rank."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from advisor.core.planning.calendar import SHOWN_WEEKS, Calendar
from advisor.core.planning.timing import ANSWERED
from advisor.core.planning.work import Anchor, Claim, Task


def in_order(tasks: Sequence[Task], calendar: Calendar) -> tuple[Task, ...]:
    """The tasks in the order in which they are given hours.

    What frees hours for an owner without any; what counts the number the first goal starts
    from; duties, what takes a talk before the rest; then what is proven in this firm for its
    first goal; the lead moves of each goal in
    their order, what looks around last, and after those of the first goal asking those
    whose answer decides; support, where what ends something and what would lead another
    approach come first, and looking around comes after talks and habits and
    before what is offered or broadcast; housekeeping.  Of equals, work with a near fixed
    day comes first.
    """

    def place(task: Task) -> tuple[int, int, int, bool, int, str]:
        claim, goal = task.claim, 99 if task.goal is None else task.goal
        turn = int(not task.is_talk if claim is Claim.DUTY else task.generic)
        if task.frees_hours and not calendar.means.owner.most_hours:
            return (Claim.DUTY, -1, -1, False, task.place, task.key)
        if task.proven and goal == 0 and claim in (Claim.LEAD, Claim.SUPPORT):
            # What works here already needs no talk before it, and little time.
            return (Claim.LEAD, goal, -1, False, task.place, task.key)
        if task.is_baseline:
            return (Claim.DUTY, goal, -1, False, task.place, task.key)
        if claim is Claim.SUPPORT and task.decides and goal == 0:
            claim, turn = Claim.LEAD, 2
        elif claim is Claim.SUPPORT and (task.ends or (task.carries and goal == 0)):
            goal, turn = 0, -2 if task.ends else -1
        elif claim is Claim.SUPPORT:
            turn = 2 if task.stage in ANSWERED else turn
        return (
            claim,
            goal if claim is not Claim.SUPPORT else min(goal, 1),
            turn,
            not _near(task, calendar),
            task.place,
            task.key,
        )

    return tuple(sorted(tasks, key=place))


def _near(task: Task, calendar: Calendar) -> bool:
    """Whether it has a fixed day in the first weeks, other than its goal's."""
    last = calendar.starts[min(SHOWN_WEEKS, calendar.weeks) - 1]
    days = [calendar.day_of(b, task) for b in task.not_after if b.anchor is not Anchor.GOAL_DAY]
    return any(day is not None and day <= last for day in days)


def before(task: Task, tasks: Mapping[str, Task]) -> Iterator[Task]:
    """All that a task waits for, directly or not, each after what it waits for itself."""
    done: set[str] = {task.key}

    def visit(one: Task) -> Iterator[Task]:
        for key in one.waits_for:
            if key not in done and key in tasks:
                done.add(key)
                yield from visit(tasks[key])
                yield tasks[key]

    yield from visit(task)


def circular(tasks: Mapping[str, Task]) -> frozenset[str]:
    """The keys of work that waits for itself, directly or over other work."""
    waiting = {key: {k for k in task.waits_for if k in tasks} for key, task in tasks.items()}
    reach: dict[str, set[str]] = {}
    for key in waiting:
        seen: set[str] = set()
        stack = list(waiting[key])
        while stack:
            one = stack.pop()
            if one not in seen:
                seen.add(one)
                stack += waiting[one]
        reach[key] = seen
    return frozenset(key for key, seen in reach.items() if key in seen)
