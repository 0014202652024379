"""Answers given differently: what a single change is, and which changes can make a difference.

Of all the answers to a question only those count as different that some
condition tells apart; of numbers, the one nearest to today's stands for the rest.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal

from advisor.core.interview.answer import DONT_KNOW, Answer, NoAnswer
from advisor.core.interview.answers import Answers
from advisor.core.interview.profile import build_profile
from advisor.core.interview.steps import answer_of, give_answer
from advisor.core.message import N_
from advisor.core.rules.condition import NUMERIC, Condition
from advisor.core.rules.fact import Group, Scope, base_key, is_quantified, scope_of
from advisor.core.rules.question import Question
from advisor.core.rules.rulebase import Rulebase

# What a made-up entry is called, and what stands for any words, any day, in a trial.
NEW_NAME = N_("(new)")
SOME_DAY = date(2030, 1, 1)
# The finest step between two numbers that an answer can take.
FINEST = 0.01
USUAL_STEP = 0.5

EntryChange = Literal["stays", "new", "gone"]
Reach = Literal["", "up", "down"]


@dataclass(frozen=True, slots=True)
class Change:
    """One answer given differently.

    ``index`` is the entry's place, None for the business.  ``entry`` says whether
    the answer belongs to an entry that is there, to a new one, or takes it away
    (then ``before`` is its name and ``after`` None).  ``any`` says that every
    answer would do as well as ``after``; ``reach`` that every larger number would,
    or every smaller one.
    """

    question: Question
    index: int | None
    before: Answer | None
    after: Answer | None
    entry: EntryChange = "stays"
    any: bool = False
    reach: Reach = ""

    @property
    def place(self) -> tuple[str, int | None]:
        """Which answer is changed; no two changes made together share it."""
        return self.question.id, self.index

    @property
    def given(self) -> bool:
        """Whether it is a fact the owner cannot change, such as the town."""
        return self.question.given

    @property
    def replaces(self) -> bool:
        """Whether it makes another entry out of one that is there."""
        identity = self.question.scope != "business" and self.question.required
        return self.entry == "gone" or (identity and self.entry == "stays")


def apply_changes(answers: Answers, changes: Iterable[Change], rulebase: Rulebase) -> Answers:
    """The answers with every change made; a new entry gets a name of its own."""
    gone: list[tuple[Group, int]] = []
    for change in changes:
        if change.after is None:
            gone.append((change.question.entries, change.index or 0))
            continue
        if change.entry == "new":
            answers = _with_room(answers, change, rulebase)
        answers = give_answer(answers, change.question, change.index, change.after)
    for group, index in sorted(gone, key=lambda place: -place[1]):
        entries = answers.entries(group)
        answers = answers.with_entries(group, entries[:index] + entries[index + 1 :])
    return answers


def _with_room(answers: Answers, change: Change, rulebase: Rulebase) -> Answers:
    group = change.question.entries
    entries = answers.entries(group)
    if len(entries) > (change.index or 0):
        return answers
    named = {
        q.id: NEW_NAME for q in rulebase.group_questions(group) if q.required and q.kind == "text"
    }
    return answers.with_entries(group, (*entries, named))


# ── Which changes there are ────────────────────────────────────────────────────


class CandidateEdits:
    """The changes that some conditions can tell apart, worked out once for some conditions."""

    def __init__(self, rulebase: Rulebase, conditions: Iterable[Condition]) -> None:
        self._rulebase = rulebase
        self._tests: dict[str, list[Condition]] = {}
        self._collected: set[Scope] = set()
        for condition in conditions:
            self._tests.setdefault(base_key(condition.fact), []).append(condition)
            if is_quantified(condition.fact):
                self._collected.add(scope_of(base_key(condition.fact)))

    def of(self, answers: Answers) -> Iterator[Change]:
        """Every change of one answer, in the order of the interview."""
        for question in self._rulebase.definitions.questions:
            if question.id in self._tests:
                if question.scope == "business":
                    yield from self._changes(question, None, answers)
                elif question.scope != "relationship" or not must_be_chosen(question):
                    # A relationship is what it is: another kind would be another one.
                    for index in range(len(answers.entries(question.entries))):
                        yield from self._changes(question, index, answers)

    def of_entries(self, answers: Answers) -> Iterator[Change]:
        """Every answer of one more entry of a list, and every entry taken away."""
        ranged = {rule.each for rule in self._rulebase.rules.values()} | self._collected
        for group in self._rulebase.groups:
            if not ranged & {group, "link"}:
                continue
            questions = self._rulebase.group_questions(group)
            entries = answers.entries(group)
            if len(entries) < self._rulebase.group_area(group).at_most:
                for question in questions:
                    if question.id in self._tests or must_be_chosen(question):
                        yield from self._new(question, len(entries))
            naming = next(q for q in questions if q.required)
            for index in build_profile(self._rulebase, answers).places(group).values():
                name = answer_of(answers, naming, index)
                yield Change(naming, index, name, None, "gone")

    def _changes(self, question: Question, index: int | None, answers: Answers) -> Iterator[Change]:
        before = answer_of(answers, question, index)
        for after, anything in self._others(question, before):
            yield Change(question, index, before, after, any=anything)

    def _new(self, question: Question, index: int) -> Iterator[Change]:
        for after, anything in self._others(question, None):
            yield Change(question, index, None, after, "new", anything)

    def _others(self, question: Question, before: Answer | None) -> Iterator[tuple[Answer, bool]]:
        """Other answers than ``before``, each with whether any answer would do as well."""
        options = question.spec.options
        known = None if isinstance(before, NoAnswer) else before
        if question.kind in ("choice", "yes_no"):
            yield from ((option, False) for option in options if option != known)
        elif question.kind == "choices":
            yield from ((chosen, False) for chosen in self._sets(question, known))
        elif question.kind in NUMERIC:
            yield from self._numbers(question, known)
        elif known is None:
            yield (SOME_DAY if question.kind == "date" else NEW_NAME), True
        # Not knowing is a change of the firm only where some rule asks just that.
        if known is not None and not question.required and self._asks_whether_known(question):
            yield DONT_KNOW, False

    def _asks_whether_known(self, question: Question) -> bool:
        return any(not condition.implies_known for condition in self._tests.get(question.id, ()))

    def _sets(self, question: Question, before: Answer | None) -> Iterator[tuple[str, ...]]:
        """One option more, less, or in place of another; or what a condition asks for at once."""
        options = question.spec.options
        chosen = frozenset(before) if isinstance(before, tuple) else frozenset()
        found = [chosen ^ {option} for option in options]
        found += [chosen - {out} | {option} for out in sorted(chosen) for option in options]
        for condition in self._tests.get(question.id, ()):
            found += [chosen | {*condition.options}, chosen - {*condition.options}]
        seen = dict.fromkeys(
            tuple(option for option in options if option in one)
            for one in (_sensible(question, one, chosen) for one in found)
            if one and len(one) <= (question.limit or len(options))
        )
        yield from (one for one in seen if one != before)

    def _numbers(self, question: Question, before: Answer | None) -> Iterator[tuple[float, bool]]:
        """One number for each stretch of the scale that the conditions tell apart."""
        low, high = question.min or 0.0, question.max or 0.0
        now = before if isinstance(before, (int, float)) else None
        marks = sorted(
            {
                float(c.operand)
                for c in self._tests.get(question.id, ())
                if c.operator in ("is", "min", "max") and isinstance(c.operand, (int, float))
            }
        )
        if not marks:
            if now is None:
                yield _tidy(min(max(1.0, low), high)), True
            return
        whole = question.whole
        inside = [m for m in marks if low <= m <= high and (m.is_integer() or not whole)]
        stretches: list[tuple[float, float]] = [(m, m) for m in inside]
        for left, right in pairwise([-math.inf, *marks, math.inf]):
            start = low if left < low else math.floor(left) + 1.0 if whole else left + FINEST
            end = high if right > high else math.ceil(right) - 1.0 if whole else right - FINEST
            if start <= end + FINEST / 2:
                stretches.append((round(start, 2), round(end, 2)))
        for start, end in sorted(stretches):
            if now is None or not start <= now <= end:
                yield _tidy(_nearest(start, end, now, whole=whole)), False


def must_be_chosen(question: Question) -> bool:
    """Whether an entry counts only once this is chosen; a made-up name comes by itself."""
    return question.required and question.kind != "text" and not question.ask_when


def _nearest(start: float, end: float, now: float | None, *, whole: bool) -> float:
    """The number of a stretch nearest to today's, a round one where there is one."""
    if now is None or now < start:
        rounded = math.ceil(start / USUAL_STEP) * USUAL_STEP
        near = start
    else:
        rounded = math.floor(end / USUAL_STEP) * USUAL_STEP
        near = end
    return near if whole or not start <= rounded <= end else rounded


def _tidy(number: float) -> float:
    return int(number) if number == int(number) else number


def _sensible(question: Question, wanted: frozenset[str], before: frozenset[str]) -> frozenset[str]:
    """Without "none of these" beside something else; what was just chosen stays."""
    alone = wanted & {*question.alone}
    if not alone or len(wanted) == 1:
        return wanted
    added = alone - before
    return frozenset(sorted(added)[:1]) if added else wanted - alone
