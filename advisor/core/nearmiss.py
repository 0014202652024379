"""Why something is not recommended: the rules that came closest, and what they lacked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from advisor.core.condition import Condition
from advisor.core.explanation import Derivation, Explainer
from advisor.core.fact import Missing, Subject
from advisor.core.inference import FactRef, Inference
from advisor.core.message import Message
from advisor.core.outline import FactUse
from advisor.core.rule import Rule
from advisor.core.rulebase import Rulebase

Verdict = Literal["held", "failed", "open"]

# How far findings are followed down to the rules that might have concluded them.
DEPTH = 3


@dataclass(frozen=True, slots=True)
class Tested:
    """One condition of a rule against this firm.

    ``open`` is a condition on an answer nobody has given.  Under a finding that
    is not as wanted stand the rules that could have made it so, nearest first.
    """

    fact: FactUse
    condition: Condition
    verdict: Verdict
    under: tuple[NearMiss, ...] = ()

    @property
    def distance(self) -> int:
        """How many answers stand in the way, at the least."""
        if self.verdict == "held":
            return 0
        return min((miss.distance for miss in self.under), default=1) or 1


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A rule that might have fired for a subject, and how each of its conditions fared."""

    rule: Rule
    subject: Subject
    because: Message
    refs: tuple[str, ...]
    tested: tuple[Tested, ...]

    @property
    def distance(self) -> int:
        """How many answers stand in the way, at the least."""
        return sum(test.distance for test in self.tested)


@dataclass(frozen=True, slots=True)
class WhyNot:
    """The answer to "why not this?".

    ``recommended`` are the copies that are in the outline after all; ``vetoes``
    the rules that left it out on purpose; ``misses`` the rules that would have
    recommended it, nearest first.
    """

    item: str
    recommended: tuple[Subject, ...]
    vetoes: Derivation
    misses: tuple[NearMiss, ...]


def why_not(rulebase: Rulebase, inference: Inference, item: str) -> WhyNot:
    """Why ``item`` is not recommended, for every subject it might have been about."""
    explainer = Explainer(rulebase, inference)
    search = _Search(rulebase, inference, explainer)
    scope = rulebase.items[item].scope
    vetoes = [f for f in inference.firings if rulebase.rules[f.rule].then.leave_out == item]
    vetoed = {firing.subject.within(scope) for firing in vetoes}
    recommended = {
        firing.subject.within(scope)
        for firing in inference.firings
        if rulebase.rules[firing.rule].then.recommend == item
    } - vetoed
    misses = [
        search.miss(rule, subject, DEPTH)
        for rule in rulebase.rules.values()
        if rule.then.recommend == item
        for subject in inference.profile.subjects(rule.each)
    ]
    nearest = sorted((m for m in misses if m.distance), key=lambda m: (m.distance, m.rule.id))
    return WhyNot(item, tuple(sorted(recommended)), explainer.derive(vetoes), tuple(nearest))


def tester(
    rulebase: Rulebase, inference: Inference, explainer: Explainer
) -> Callable[[Rule, Subject], NearMiss]:
    """Tests single rules against a firm, without following findings further back."""
    search = _Search(rulebase, inference, explainer)
    return lambda rule, subject: search.miss(rule, subject, 0)


class _Search:
    """Follows failed conditions down to the answers behind them."""

    def __init__(self, rulebase: Rulebase, inference: Inference, explainer: Explainer) -> None:
        self._rulebase = rulebase
        self._inference = inference
        self._explainer = explainer

    def miss(self, rule: Rule, subject: Subject, depth: int) -> NearMiss:
        """How a rule fared for a subject."""
        tested = tuple(self._test(condition, subject, depth) for condition in rule.when)
        because = self._explainer.because_of(rule, subject)
        return NearMiss(rule, subject, because, self._explainer.refs(rule.principles), tested)

    def _test(self, condition: Condition, subject: Subject, depth: int) -> Tested:
        state = self._inference.state(condition.fact, subject)
        fact = self._explainer.use(FactRef.seen_from(condition.fact, subject), state)
        if condition.holds(state):
            return Tested(fact, condition, "held")
        source = self._rulebase.vocabulary[condition.fact].source
        if source == "answer" or depth == 0:
            return Tested(fact, condition, "open" if state is Missing.UNKNOWN else "failed")
        under = sorted(
            (
                self.miss(rule, place, depth - 1)
                for rule in self._concluding(condition)
                for place in self._places(rule, subject)
            ),
            key=lambda miss: (miss.distance, miss.rule.id),
        )
        return Tested(fact, condition, "failed", tuple(m for m in under if m.distance)[:DEPTH])

    def _concluding(self, condition: Condition) -> Iterator[Rule]:
        """Rules whose conclusion would make a condition on a finding hold."""
        wanted = condition.operator in ("is", "one_of", "has", "known")
        for rule in self._rulebase.rules.values() if wanted else ():
            for key, option in rule.then.find:
                if key == condition.fact and (not condition.options or option in condition.options):
                    yield rule

    def _places(self, rule: Rule, subject: Subject) -> Iterator[Subject]:
        """The subjects for which a rule would conclude a fact that ``subject`` sees."""
        for place in self._inference.profile.subjects(rule.each):
            same_goal = not (place.goal and subject.goal) or place.goal == subject.goal
            same_relationship = (
                not (place.relationship and subject.relationship)
                or place.relationship == subject.relationship
            )
            if same_goal and same_relationship:
                yield place
