"""What would make it fit: the hours or the money with which something that waits is planned."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from advisor.core.interview.answers import Answers
from advisor.core.interview.steps import answer_of
from advisor.core.reasoning.outline import Outline
from advisor.core.rules.rulebase import Rulebase
from advisor.core.whatif.edits import Change, apply_changes

# Each answer about means, how far it is raised, and in which steps.
STEPS = {
    "business.owner_hours": (0.5, 20),
    "business.staff_hours": (0.5, 20),
    "business.money": (20.0, 25),
    "business.money_once": (50.0, 40),
}
WAITING = ("later",)


@dataclass(frozen=True, slots=True)
class MoreMeans:
    """A single answer with which it would be planned; verified by planning it."""

    change: Change


class Planned(Protocol):
    """Some answers, and the strategy planned for them."""

    @property
    def rulebase(self) -> Rulebase: ...

    @property
    def answers(self) -> Answers: ...

    @property
    def outline(self) -> Outline: ...


def what_would_make_it_fit(
    case: Planned, name: str, plan: Callable[[Answers], Planned]
) -> tuple[MoreMeans, ...]:
    """The least more of each means with which ``name`` is planned; () if it does not wait.

    ``plan`` plans for other answers.
    """
    if not _waits(case.outline, name):
        return ()
    found = []
    for key in STEPS:
        for change in _raised(case.rulebase, case.answers, key):
            changed = apply_changes(case.answers, (change,), case.rulebase)
            if _planned(plan(changed).outline, name):
                found.append(MoreMeans(change))
                break
    return tuple(found)


def _raised(rulebase: Rulebase, answers: Answers, key: str) -> Iterator[Change]:
    question = rulebase.questions.get(key)
    if question is None:
        return
    step, most = STEPS[key]
    before = answer_of(answers, question, None)
    now = before if isinstance(before, (int, float)) else 0.0
    for number in range(1, most + 1):
        raised = now + number * step
        if raised <= (question.max or 0):
            after = int(raised) if raised == int(raised) else raised
            yield Change(question, None, before, after)


def _waits(outline: Outline, name: str) -> bool:
    found = outline.find(name)
    return bool(found) and all(item.section in WAITING for item in found)


def _planned(outline: Outline, name: str) -> bool:
    return any(item.section not in (*WAITING, "left-out") for item in outline.find(name))
