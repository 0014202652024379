"""What would make it fit: the hours, the money or the day with which what waits is planned."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Protocol

from advisor.core.interview.answers import Answers
from advisor.core.interview.steps import answer_of
from advisor.core.planning.plan import Plan
from advisor.core.rules.question import Question
from advisor.core.rules.rulebase import Rulebase
from advisor.core.whatif.edits import Change, apply_changes

# Each answer about means, how far it is raised, and in which steps.
STEPS = {
    "business.owner_hours": (0.5, 20),
    "person.hours": (0.5, 20),
    "business.money": (20.0, 25),
    "business.money_once": (50.0, 40),
}
# Days that may be later, by so many weeks; one that has passed, or is not said yet, is
# tried so far from today.
DAYS = ("goal.date", "business.opening", "goal.fixed_day")
WEEKS = (1, 2, 4, 8, 13, 26)


class Planned(Protocol):
    """Some answers, and what is planned for them."""

    @property
    def rulebase(self) -> Rulebase: ...

    @property
    def answers(self) -> Answers: ...

    @property
    def plan(self) -> Plan: ...


def what_would_make_it_fit(
    case: Planned, name: str, plan: Callable[[Answers], Planned]
) -> tuple[Change, ...]:
    """The least more of each means, and the nearest other day, with which ``name`` is planned.

    Each is verified by planning it.  () if it does not wait.  ``plan`` plans for other answers.
    """
    if not _waits(case.plan, name):
        return ()
    found = []
    for changes in _ways(case):
        for change in changes:
            changed = apply_changes(case.answers, (change,), case.rulebase)
            if _placed(plan(changed).plan, name):
                found.append(change)
                break
    return tuple(found)


def _ways(case: Planned) -> Iterator[Iterator[Change]]:
    """For each answer that may help, its other values, the least change first."""
    for key in (*STEPS, *DAYS):
        question = case.rulebase.questions.get(key)
        if question is None:
            continue
        entries = question.entries if question.scope != "business" else None
        places = [None] if entries is None else [*range(len(case.answers.entries(entries)))]
        for index in places:
            if key in STEPS:
                yield _raised(question, index, case.answers)
            else:
                yield _later(question, index, case)


def _raised(question: Question, index: int | None, answers: Answers) -> Iterator[Change]:
    step, most = STEPS[question.id]
    before = answer_of(answers, question, index)
    now = before if isinstance(before, (int, float)) else 0.0
    for number in range(1, most + 1):
        raised = now + number * step
        if raised <= (question.max or 0):
            after = int(raised) if raised == int(raised) else raised
            yield Change(question, index, before, after)


def _later(question: Question, index: int | None, case: Planned) -> Iterator[Change]:
    before, today = answer_of(case.answers, question, index), case.plan.first
    # A day that has passed is no day to be later than.
    day = max(before, today) if isinstance(before, date) else today
    for weeks in WEEKS:
        yield Change(question, index, before, day + timedelta(weeks=weeks))


def _waits(plan: Plan, name: str) -> bool:
    return not _placed(plan, name) and any(_is(late.key, name) for late in plan.postponed)


def _placed(plan: Plan, name: str) -> bool:
    return any(_is(key, name) for p in plan.placements for key in p.task.keys)


def _is(key: str, name: str) -> bool:
    """Whether a name is that of some work, or of all copies of it."""
    return name in (key, key.partition(":")[0])
