"""Why something is not recommended: the rules that came closest, and what they lacked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from advisor.core.message import Message
from advisor.core.reasoning.inference import FactRef
from advisor.core.reasoning.outline import FactUse
from advisor.core.reasoning.target import Target
from advisor.core.reasoning.why import Derivation, Explainer, FiringNode
from advisor.core.rules.condition import Condition
from advisor.core.rules.fact import Missing, Subject, base_key, compatible, is_quantified
from advisor.core.rules.question import Option, Question
from advisor.core.rules.rule import Rule

Verdict = Literal["held", "failed", "open"]
# Answers, or findings that no rule concludes, by what they are about.
Answered = frozenset[tuple[str, Subject]]

# How far findings are followed down to the rules that might have concluded them.
DEPTH = 3
# How many of those rules are told.
MOST_NEAR = 3


@dataclass(frozen=True, slots=True)
class ConditionEvaluation:
    """One condition of a rule against this firm.

    ``open`` is a condition on an answer nobody has given.  ``gates`` are the
    conditions for which the question does not even arise, ``offers`` those for which
    no answer that would do is on offer.  Under a finding that
    is not as required are the rules that could have made it so, nearest first;
    ``against`` are the firings that made it what it is.
    """

    fact: FactUse
    condition: Condition
    verdict: Verdict
    under: tuple[RuleEvaluation, ...] = ()
    gates: tuple[ConditionEvaluation, ...] = ()
    against: tuple[FiringNode, ...] = ()
    offers: tuple[ConditionEvaluation, ...] = ()

    @property
    def lacking(self) -> Answered:
        """The answers that would have to change by the nearest way."""
        if self.verdict == "held":
            return frozenset()
        own = frozenset({(self.fact.key, self.fact.subject)})
        if self.under:
            own = min((miss.lacking for miss in self.under), key=len) or own
        elif self.gates and self.condition.holds(Missing.UNKNOWN):
            # Once the question arises, nobody has answered it.
            own = frozenset()
        return own.union(*(gate.lacking for gate in (*self.gates, *self.offers)))

    @property
    def distance(self) -> int:
        """The least number of answers that would have to change."""
        return _count(self.lacking)


@dataclass(frozen=True, slots=True)
class RuleEvaluation:
    """A rule evaluated for a subject, condition by condition."""

    rule: Rule
    subject: Subject
    because: Message
    refs: tuple[str, ...]
    tested: tuple[ConditionEvaluation, ...]

    @property
    def lacking(self) -> Answered:
        """The answers that would have to change by the nearest way; the same one only once."""
        return frozenset().union(*(test.lacking for test in self.tested))

    @property
    def distance(self) -> int:
        """The least number of answers that would have to change."""
        return _count(self.lacking)


def _count(answers: Answered) -> int:
    """How many answers these are; what some entry must have may be what one of them lacks."""
    keys = {key for key, _ in answers}
    return sum(not is_quantified(key) or base_key(key) not in keys for key, _ in answers)


@dataclass(frozen=True, slots=True)
class WhyNot:
    """The answer to "why not this?".

    ``present`` are the copies that are in the outline after all; ``vetoes`` the
    rules that left it out on purpose, and ``overruled`` those that recommended it
    nevertheless; ``misses`` the rules that would have brought it in, nearest first.
    """

    target: Target
    present: tuple[Subject, ...]
    vetoes: Derivation
    overruled: Derivation
    misses: tuple[RuleEvaluation, ...]


def why_not(explainer: Explainer, target: Target) -> WhyNot:
    """Why ``target`` is not in the outline, for every subject it might have been about."""
    rulebase, inference = explainer.rulebase, explainer.inference
    evaluate = evaluator(explainer, DEPTH)
    present = target.copies(rulebase, inference)
    overruled = [
        firing
        for firing in target.brought(rulebase, inference)
        if firing.subject.within(target.scope) not in present
    ]
    misses = [
        evaluate(rule, subject)
        for rule in target.rules(rulebase)
        if target.brings(rule)
        for subject in inference.profile.subjects(rule.each)
        if target.includes(subject) and subject.within(target.scope) not in present
    ]
    # Among equally near rules the order in which their author wrote them counts.
    nearest = sorted((miss for miss in misses if miss.distance), key=lambda miss: miss.distance)
    return WhyNot(
        target,
        present,
        explainer.derive(target.vetoed(rulebase, inference)),
        explainer.derive(overruled),
        tuple(nearest),
    )


def evaluator(explainer: Explainer, depth: int) -> Callable[[Rule, Subject], RuleEvaluation]:
    """Evaluates single rules for a firm; findings are followed back as far as ``depth`` says."""
    evaluate = _Evaluator(explainer)
    return lambda rule, subject: evaluate.rule(rule, subject, depth)


class _Evaluator:
    """Follows failed conditions down to the answers behind them."""

    def __init__(self, explainer: Explainer) -> None:
        self._rulebase = explainer.rulebase
        self._inference = explainer.inference
        self._explainer = explainer

    def rule(self, rule: Rule, subject: Subject, depth: int) -> RuleEvaluation:
        """A rule evaluated for a subject; findings followed back ``depth`` times."""
        tested = tuple(self._test(condition, subject, depth) for condition in rule.when)
        because = self._explainer.because_of(rule, subject)
        return RuleEvaluation(rule, subject, because, self._explainer.refs(rule.principles), tested)

    def _test(self, condition: Condition, subject: Subject, depth: int) -> ConditionEvaluation:
        state = self._inference.state(condition.fact, subject)
        ref = FactRef.seen_from(condition.fact, subject)
        fact = self._explainer.use(ref, state)
        if condition.holds(state):
            return ConditionEvaluation(fact, condition, "held")
        question = self._rulebase.questions.get(condition.fact)
        verdict: Verdict = "open" if condition.may_hold(state) else "failed"
        if question is not None:
            gates = self._gates(question, ref.subject) if state is Missing.NOT_APPLICABLE else ()
            condition, offers = self._on_offer(question, condition, ref.subject)
            return ConditionEvaluation(fact, condition, verdict, gates=gates, offers=offers)
        against = self._explainer.derive(self._explainer.concluding(ref)).roots if depth else ()
        under = sorted(
            (
                self.rule(rule, place, depth - 1)
                for rule in (self._concluding(condition) if depth else ())
                for place in self._places(rule, ref.subject)
            ),
            key=lambda miss: miss.distance,
        )
        near = tuple(miss for miss in under if miss.distance)[:MOST_NEAR]
        return ConditionEvaluation(fact, condition, verdict, near, against=against)

    def _gates(self, question: Question, subject: Subject) -> tuple[ConditionEvaluation, ...]:
        tested = (self._test(gate, subject, 0) for gate in question.ask_when)
        return tuple(test for test in tested if test.verdict != "held")

    def _on_offer(
        self, question: Question, condition: Condition, subject: Subject
    ) -> tuple[Condition, tuple[ConditionEvaluation, ...]]:
        """The condition with the options on offer only; or what keeps all of them from it."""
        named = [option for option in question.options if option.id in condition.options]
        if condition.operator not in ("is", "one_of", "has") or not any(o.when for o in named):
            return condition, ()
        unmet = {option.id: self._unmet(question, option, subject) for option in named}
        if condition.operator == "has":
            return condition, tuple(test for tests in unmet.values() for test in tests)
        offered = tuple(name for name, tests in unmet.items() if not tests)
        if offered:
            return Condition(condition.fact, "one_of" if offered[1:] else "is", offered), ()
        return condition, min(unmet.values(), key=lambda tests: sum(t.distance for t in tests))

    def _unmet(
        self, question: Question, option: Option, subject: Subject
    ) -> tuple[ConditionEvaluation, ...]:
        """What keeps an option from being on offer."""
        # Where the question does not arise either, the same answer may be behind both.
        gates = (gate for gate in option.when if gate not in question.ask_when)
        tested = (self._test(gate, subject, 0) for gate in gates)
        return tuple(test for test in tested if test.verdict != "held")

    def _concluding(self, condition: Condition) -> Iterator[Rule]:
        """Rules whose conclusion would make a condition on a finding hold."""
        wanted = condition.operator in ("is", "one_of", "has", "known") and condition.implies_known
        key = base_key(condition.fact)
        for rule in self._rulebase.rules_by_finding.get(key, ()) if wanted else ():
            found = {option for concluded, option in rule.then.find if concluded == key}
            if not condition.options or found & set(condition.options):
                yield rule

    def _places(self, rule: Rule, subject: Subject) -> Iterator[Subject]:
        """The subjects for which a rule would conclude a fact that ``subject`` sees."""
        for place in self._inference.profile.subjects(rule.each):
            if compatible(place, subject):
                yield place
