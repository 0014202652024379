"""The run step by step: every rule tried, on what facts, and what it concluded.

Forwards is the order in which it happened.  Backwards begins at what came out,
or did not, and asks for every rule what it needed, and what that needed in turn.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.core.reasoning.inference import FactRef
from advisor.core.reasoning.outline import FactUse
from advisor.core.reasoning.target import Target
from advisor.core.reasoning.why import Explainer
from advisor.core.reasoning.why_not import ConditionEvaluation, RuleEvaluation, evaluator
from advisor.core.rules.fact import Subject, base_key, compatible
from advisor.core.rules.rule import Rule


@dataclass(frozen=True, slots=True)
class Found:
    """A finding as one rule concluded it; ``stands`` is False where a stronger one replaced it."""

    fact: FactUse
    stands: bool


@dataclass(frozen=True, slots=True)
class TraceStep:
    """One rule tried for one subject; ``stratum`` counts from 1, ``number`` from 1 over all."""

    number: int
    stratum: int
    attempt: RuleEvaluation
    fired: bool
    found: tuple[Found, ...] = ()

    @property
    def rule(self) -> Rule:
        return self.attempt.rule

    @property
    def subject(self) -> Subject:
        return self.attempt.subject

    @property
    def tested(self) -> tuple[ConditionEvaluation, ...]:
        return self.attempt.tested


@dataclass(frozen=True, slots=True)
class BackStep:
    """One rule asked about, on the way back from an item.

    ``wanted`` is the finding it might conclude, None where it is about the item
    itself.  ``before`` says that it was expanded further up already.
    """

    number: int
    depth: int
    wanted: FactUse | None
    attempt: RuleEvaluation
    fired: bool
    before: bool = False


def trace(explainer: Explainer) -> Iterator[TraceStep]:
    """Every rule for every subject, in the order of the run."""
    rulebase, inference = explainer.rulebase, explainer.inference
    test = evaluator(explainer, 0)
    fired = {(firing.rule, firing.subject) for firing in inference.firings}
    number = 0
    for place, stratum in enumerate(rulebase.strata, start=1):
        for rule in stratum:
            for subject in inference.profile.subjects(rule.each):
                number += 1
                fires = (rule.id, subject) in fired
                found = _found(explainer, rule, subject) if fires else ()
                yield TraceStep(number, place, test(rule, subject), fires, found)


def _found(explainer: Explainer, rule: Rule, subject: Subject) -> tuple[Found, ...]:
    found = []
    for key, option in rule.then.find:
        ref = FactRef.seen_from(key, subject)
        settled = explainer.inference.findings[ref]
        stands = option in settled if isinstance(settled, tuple) else option == settled
        value = (option,) if isinstance(settled, tuple) else option
        found.append(Found(explainer.use(ref, value), stands))
    return tuple(found)


def trace_back(explainer: Explainer, target: Target) -> Iterator[BackStep]:
    """Every rule asked on the way back from ``target``, each followed by those it waits for."""
    return _Backwards(explainer).steps(target)


class _Backwards:
    def __init__(self, explainer: Explainer) -> None:
        self._rulebase = explainer.rulebase
        self._inference = explainer.inference
        self._test = evaluator(explainer, 0)
        self._fired = {(firing.rule, firing.subject) for firing in self._inference.firings}
        self._expanded: set[tuple[str, Subject] | FactRef] = set()
        self._number = 0

    def steps(self, target: Target) -> Iterator[BackStep]:
        asked = [
            (rule, subject)
            for rule in target.rules(self._rulebase)
            for subject in self._inference.profile.subjects(rule.each)
            if target.includes(subject)
        ]
        # What decided comes first, so that what is behind it is told there and not elsewhere.
        for rule, subject in sorted(asked, key=lambda one: (one[0].id, one[1]) not in self._fired):
            yield from self._ask(rule, subject, None, 0)

    def _ask(
        self, rule: Rule, subject: Subject, wanted: FactUse | None, depth: int
    ) -> Iterator[BackStep]:
        self._number += 1
        before = (rule.id, subject) in self._expanded
        self._expanded.add((rule.id, subject))
        attempt = self._test(rule, subject)
        fired = (rule.id, subject) in self._fired
        yield BackStep(self._number, depth, wanted, attempt, fired, before)
        if before:
            return
        for fact in dict.fromkeys(test.fact for test in attempt.tested):
            ref = FactRef(base_key(fact.key), fact.subject)
            if ref.key in self._rulebase.findings and ref not in self._expanded:
                self._expanded.add(ref)
                for other, place in self._concluding(ref):
                    yield from self._ask(other, place, fact, depth + 1)

    def _concluding(self, ref: FactRef) -> Iterator[tuple[Rule, Subject]]:
        """Every rule that might conclude a finding, for everybody it might conclude it for."""
        for rule in self._rulebase.rules_by_finding.get(ref.key, ()):
            for place in self._inference.profile.subjects(rule.each):
                if compatible(place, ref.subject):
                    yield rule, place
