"""In which order work gets its place: by claim, then by goal, then by rank."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from advisor.core.planning.calendar import SHOWN_WEEKS, Calendar
from advisor.core.planning.timing import ANSWERED
from advisor.core.planning.work import Anchor, Claim, Task


def in_order(tasks: Sequence[Task], calendar: Calendar) -> tuple[Task, ...]:
    """The tasks in the order in which they are given hours.

    What answers somebody who has waited; what frees hours for an owner without any; what
    counts the number the first goal starts from; duties, what takes a talk before the rest;
    then what is proven in this firm for its first goal, after the questions with which the
    first approach begins; the lead moves of each goal in their order, what looks around
    last, and after those of the first goal asking those whose answer decides; support, where
    what ends something and what would lead another approach come first, then what is about
    somebody or something named or goes on from a lead move, and looking around comes last;
    housekeeping.  Of equals, work with a near fixed day comes first.
    """
    heard_first = _heard_first(tasks)
    leading = {task.key for task in tasks if task.leads}

    def place(task: Task) -> tuple[int, int, int, bool, int, str]:
        claim, goal = task.claim, 99 if task.goal is None else task.goal
        turn = int(not task.is_talk if claim is Claim.DUTY else task.generic)
        if task.at_once and goal == 0:
            return (Claim.DUTY, -2, -1, False, task.place, task.key)
        if task.frees_hours and not calendar.means.owner.most_hours:
            return (Claim.DUTY, -1, -1, False, task.place, task.key)
        if task.proven and goal == 0 and claim in (Claim.LEAD, Claim.SUPPORT):
            return (Claim.LEAD, goal, -1, False, task.place, task.key)
        if task.key in heard_first:
            return (Claim.LEAD, goal, -2, False, task.place, task.key)
        if task.is_baseline:
            return (Claim.DUTY, goal, -1, False, task.place, task.key)
        if claim is Claim.SUPPORT and task.decides and goal == 0:
            claim, turn = Claim.LEAD, 2
        elif claim is Claim.SUPPORT and (
            task.ends or (task.carries and goal == 0 and not task.generic)
        ):
            goal, turn = 0, -2 if task.ends else -1
        elif claim is Claim.SUPPORT:
            own = task.particular or leading.intersection(task.waits_for)
            turn = 0 if own else 3 if task.generic else 1 + (task.stage in ANSWERED)
        return (
            claim,
            goal if claim is not Claim.SUPPORT else min(goal, 1),
            turn,
            not _near(task, calendar),
            task.place,
            task.key,
        )

    return tuple(sorted(tasks, key=place))


def _heard_first(tasks: Sequence[Task]) -> frozenset[str]:
    """The keys of the questions of the first approach, where something is proven in this firm.

    What is heard may change how what works already is passed on.
    """
    leads = sorted((task for task in tasks if task.leads), key=lambda task: task.place)
    if not any(task.proven for task in leads):
        return frozenset()
    first = leads[0].approach
    asking = (task for task in leads if task.approach == first and not task.generic)
    return frozenset(task.key for task in asking if task.decides)


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
