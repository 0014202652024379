"""Which questions can still change the outcome, worked out from the rules.

A question is worth asking while a rule that is still open reads its answer and
that rule's conclusion still matters.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from advisor.core.interview.answers import Answers
from advisor.core.interview.evaluation import Evaluation, Instance, Ref, Truth
from advisor.core.rules.catalogue import VALUES, Item
from advisor.core.rules.fact import State, Subject
from advisor.core.rules.inputs import CompiledComputed
from advisor.core.rules.question import OwnWords, Question
from advisor.core.rules.rule import Rule
from advisor.core.rules.rulebase import Rulebase

# What an owner decides by: these kinds of items, and work with these claims.
DECISIVE_KINDS = ("obstacle", "approach")
DECISIVE_CLAIMS = ("duty", "lead")

# Findings that the outline uses by itself, beside what rules make of them.
CONSUMED = ("link.value", "goal.reason")


@dataclass(frozen=True)
class Relevance:
    """What is known of every question: whether it arises, and what it would decide.

    Keys are a question's id and the subject it is asked about; subjects are
    numbered ("0", "1", … for entries, "+" for one that may still be added).
    ``stakes`` holds the items that an answer can still bring in or take out, directly
    or through findings.  ``counts`` holds the questions whose answer stands: it arises
    for this firm, and an option that was chosen is still on offer.  ``known`` has the
    states of the answers that are settled.  ``chance`` is how likely a question is to
    arise, where that is open, if all answers were equally likely.
    """

    arises: Mapping[Ref, Truth]
    decides: Mapping[Ref, tuple[Rule, ...]]
    stakes: Mapping[Ref, frozenset[str]]
    counts: frozenset[Ref]
    known: Mapping[Ref, State]
    chance: Mapping[Ref, float]

    def worth_asking(self, question: Question, subject: Subject) -> bool:
        """Whether the question arises for certain and its answer can matter."""
        ref = (question.id, subject)
        if isinstance(question, OwnWords) or (ref in self.known and ref not in self.counts):
            # Typed beside another answer; or presumed, until the owner says otherwise.
            return False
        # An entry counts only once it has its name and kind, so these are always asked.
        needed = question.printed or (question.required and question.scope != "business")
        return self.arises[ref] is True and (needed or ref in self.decides)

    def expected(self, question: Question, subject: Subject) -> float:
        """How much of a question is still to come: 1 if it will be asked, 0 if it will not."""
        ref = (question.id, subject)
        if isinstance(question, OwnWords) or ref in self.known:
            return 0.0
        if ref in self.counts or not (question.printed or ref in self.decides):
            return float(ref not in self.counts and self.worth_asking(question, subject))
        return self.chance[ref]


def relevance(rulebase: Rulebase, answers: Answers) -> Relevance:
    """The relevance of every question, given what has been answered."""
    evaluation = Evaluation(rulebase, answers)
    decisions = _Decisions(rulebase, evaluation)
    decides = decisions.found()
    return Relevance(
        evaluation.arises,
        {ref: tuple(reversed(rules)) for ref, rules in decides.items()},
        {ref: frozenset(items) for ref, items in decisions.stakes.items()},
        frozenset(evaluation.counts),
        evaluation.known,
        evaluation.chance,
    )


def is_decisive(item: Item) -> bool:
    """Whether an item belongs to the diagnosis, the approach, or what is done first."""
    return item.kind in DECISIVE_KINDS or getattr(item, "claim", None) in DECISIVE_CLAIMS


class _Decisions:
    """Which open rules matter, from the last to the first, and what they wait for."""

    def __init__(self, rulebase: Rulebase, evaluation: Evaluation) -> None:
        self._rulebase = rulebase
        self._evaluation = evaluation
        self.stakes: dict[Ref, set[str]] = {}
        # Rules that hold for certain, by the item they recommend or leave out.
        self._settled: dict[str, list[Instance]] = {}
        for instance in evaluation.instances:
            item = instance.rule.rule.then.item
            if instance.certain and item is not None:
                self._settled.setdefault(item, []).append(instance)

    def found(self) -> dict[Ref, list[Rule]]:
        """For every fact still open, the rules that wait for it, the last first."""
        decides: dict[Ref, list[Rule]] = {}
        for instance in reversed(self._evaluation.instances):
            if not instance.certain and self._matters(instance, decides):
                at_stake = self._at_stake(instance)
                for ref in self._evaluation.waits_for(instance):
                    decides.setdefault(ref, []).append(instance.rule.rule)
                    self.stakes.setdefault(ref, set()).update(at_stake)
        self._add_gates(decides)
        return decides

    def _at_stake(self, instance: Instance) -> set[str]:
        """The items that a rule can bring in or take out, or that wait for what it finds."""
        item = instance.rule.rule.then.item
        found: set[str] = set() if item is None else {item}
        for one in instance.rule.finds:
            found |= self.stakes.get((one.key, instance.subject.within(one.scope)), set())
        return found

    def _matters(self, instance: Instance, wanted: Mapping[Ref, object]) -> bool:
        """Whether an open rule's conclusion could still make a difference."""
        rule, subject, _ = instance
        if rule.finds:
            for found in rule.finds:
                ref = (found.key, subject.within(found.scope))
                if ref in wanted or found.key in CONSUMED:
                    spec = self._rulebase.vocabulary[found.key]
                    if not self._evaluation.possible(ref).is_settled(spec):
                        return True
            return False
        if rule.rule.then.recommend is not None:
            return not self._is_decided(rule.rule, subject)
        return True

    def _is_decided(self, rule: Rule, subject: Subject) -> bool:
        """Whether the item is left out anyway, or recommended at least as strongly."""
        item = self._rulebase.items[rule.then.item or ""]
        value = VALUES.index(rule.then.value or VALUES[0])
        for other, place, _ in self._settled.get(item.id, ()):
            then = other.rule.then
            if then.leave_out and place.within(item.scope) == subject.within(item.scope):
                return True
            if then.value and place == subject and VALUES.index(then.value) >= value:
                return True
        return False

    def _add_gates(self, decides: dict[Ref, list[Rule]]) -> None:
        """What decides whether a relevant question arises, or is computed, is relevant itself."""
        evaluation = self._evaluation
        for one in reversed(self._rulebase.compiled.inputs):
            printed = not isinstance(one, CompiledComputed) and one.question.printed
            for subject in evaluation.subjects(one.scope):
                ref = (one.key, subject)
                rules = decides.get(ref, [])
                if evaluation.arises.get(ref) is not False and (rules or printed):
                    for gate in evaluation.waits(one, subject):
                        decides.setdefault(gate, []).extend(rules)
                        self.stakes.setdefault(gate, set()).update(self.stakes.get(ref, ()))
