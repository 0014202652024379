"""What would change it: the fewest answers that bring an item in, or take it out.

Every alternative is verified by running the engine on the changed answers; the
search is guided by the rules, but nothing is believed that was not run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from advisor.core.answer import DONT_KNOW, Answer
from advisor.core.condition import NUMERIC, Condition
from advisor.core.inference import Inference
from advisor.core.interview import answer_of, give_answer
from advisor.core.profile import Answers
from advisor.core.question import GROUPS, Group, Question
from advisor.core.recommendation import recommendations
from advisor.core.rulebase import Rulebase

Infer = Callable[[Answers], Inference]

MOST_TOGETHER = 3
MOST_RUNS = 4000
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Change:
    """One answer given differently; ``index`` is the entry's place, None for the business."""

    question: Question
    index: int | None
    before: Answer | None
    after: Answer


@dataclass(frozen=True, slots=True)
class Alternative:
    """Answers which, changed together, bring the item in or take it out; verified."""

    changes: tuple[Change, ...]

    @property
    def given(self) -> int:
        """How many of the changes the owner cannot make, such as the town."""
        return sum(change.question.given for change in self.changes)


@dataclass(frozen=True, slots=True)
class Changes:
    """``present`` says whether the item is recommended now; every alternative reverses that."""

    item: str
    present: bool
    alternatives: tuple[Alternative, ...]
    runs: int


@dataclass(frozen=True, slots=True)
class Weight:
    """How many items one answer moves, at the most, when it is given differently."""

    change: Change
    moved: tuple[str, ...]


def what_would_change(rulebase: Rulebase, answers: Answers, item: str, infer: Infer) -> Changes:
    """The smallest sets of changed answers that reverse whether ``item`` is recommended.

    ``item`` is an item's id for any copy of it, or ``item:subject`` for one copy.
    """
    present = _present(rulebase, infer(answers), item)
    candidates = list(_candidates(rulebase, answers, _influencing(rulebase, item)))
    runs, found = 0, list[Alternative]()
    for size in range(1, MOST_TOGETHER + 1):
        for changes in _sets(candidates, size):
            if runs >= MOST_RUNS or len(found) >= SHOWN * size * 4:
                break
            runs += 1
            changed = apply_changes(answers, changes)
            if _present(rulebase, infer(changed), item) != present:
                found.append(Alternative(changes))
        if found:
            break
    # What the owner can influence comes first; among equals, the order of the interview.
    found.sort(key=lambda alternative: alternative.given)
    return Changes(item, present, tuple(found[:SHOWN]), runs)


def apply_changes(answers: Answers, changes: Iterable[Change]) -> Answers:
    """The answers with every change made."""
    for change in changes:
        answers = give_answer(answers, change.question, change.index, change.after)
    return answers


def what_matters_most(rulebase: Rulebase, answers: Answers, infer: Infer) -> tuple[Weight, ...]:
    """Which single answers move most items of the outline, the weightiest first."""
    now = _recommended(rulebase, infer(answers))
    weights: dict[tuple[str, int | None], Weight] = {}
    for change in _candidates(rulebase, answers, frozenset(rulebase.questions)):
        then = _recommended(rulebase, infer(apply_changes(answers, (change,))))
        weight = Weight(change, tuple(sorted(now ^ then)))
        key = (change.question.id, change.index)
        if len(weight.moved) > len(weights.get(key, Weight(change, ())).moved):
            weights[key] = weight
    return tuple(sorted(weights.values(), key=lambda weight: -len(weight.moved)))


def _recommended(rulebase: Rulebase, inference: Inference) -> frozenset[str]:
    return frozenset(r.key for r in recommendations(rulebase, inference))


def _present(rulebase: Rulebase, inference: Inference, item: str) -> bool:
    keys = _recommended(rulebase, inference)
    return item in keys or any(key.partition(":")[0] == item for key in keys)


def _influencing(rulebase: Rulebase, item: str) -> frozenset[str]:
    """The questions whose answers the rules about an item rest on, however far back."""
    bare = item.partition(":")[0]
    queue = [rule for rule in rulebase.rules.values() if rule.then.item == bare]
    keys: set[str] = set()
    seen: set[str] = set()
    while queue:
        rule = queue.pop()
        if rule.id in seen:
            continue
        seen.add(rule.id)
        for key in rule.facts_read:
            if key in rulebase.questions:
                keys.add(key)
                keys |= {gate.fact for gate in rulebase.questions[key].ask_when}
            else:
                queue += [
                    other
                    for other in rulebase.rules.values()
                    if any(found == key for found, _ in other.then.find)
                ]
    return frozenset(keys)


def _candidates(rulebase: Rulebase, answers: Answers, keys: frozenset[str]) -> Iterator[Change]:
    """Every different answer to the named questions that could make a difference."""
    for question in rulebase.definitions.questions:
        if question.id not in keys:
            continue
        for index in _places(answers, question):
            before = answer_of(answers, question, index)
            for after in _other_answers(rulebase, question, before):
                yield Change(question, index, before, after)


def _places(answers: Answers, question: Question) -> Iterable[int | None]:
    if question.scope == "business":
        return (None,)
    group: Group = next(g for g in GROUPS if g == question.scope)
    return range(len(answers.entries(group)))


def _other_answers(
    rulebase: Rulebase, question: Question, before: Answer | None
) -> Iterator[Answer]:
    options = question.spec.options
    if question.kind in ("choice", "yes_no"):
        yield from (option for option in options if option != before)
    elif question.kind == "choices":
        chosen = before if isinstance(before, tuple) else ()
        for option in options:
            toggled = {*chosen} ^ {option}
            if toggled and (question.limit is None or len(toggled) <= question.limit):
                yield tuple(o for o in options if o in toggled)
    elif question.kind in NUMERIC:
        yield from (n for n in _thresholds(rulebase, question) if n != before)
    # Not knowing is a change too, where something rests on the answer.
    if not question.required and before not in (None, DONT_KNOW):
        yield DONT_KNOW


def _thresholds(rulebase: Rulebase, question: Question) -> Iterator[float]:
    """The numbers at which some condition on this answer tips over."""
    step = 1 if question.whole else 0.5
    low, high = question.min or 0, question.max or 0
    numbers: set[float] = set()
    for condition in _conditions_on(rulebase, question.id):
        if isinstance(condition.operand, (int, float)) and condition.operator != "known":
            numbers |= {condition.operand, condition.operand - step, condition.operand + step}
    yield from sorted(n for n in numbers if low <= n <= high)


def _conditions_on(rulebase: Rulebase, key: str) -> Iterator[Condition]:
    for rule in rulebase.rules.values():
        yield from (condition for condition in rule.when if condition.fact == key)
    for question in rulebase.definitions.questions:
        yield from (condition for condition in question.ask_when if condition.fact == key)


def _sets(candidates: list[Change], size: int) -> Iterator[tuple[Change, ...]]:
    """Sets of changes to different answers."""
    for changes in combinations(candidates, size):
        places = {(change.question.id, change.index) for change in changes}
        if len(places) == size:
            yield changes
