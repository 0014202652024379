"""Which questions can still change the outcome, worked out from the rules.

A question is worth asking while a rule that is still open reads its answer and
that rule's conclusion still matters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter

from advisor.core.interview.answers import Answers
from advisor.core.interview.evaluation import Evaluation
from advisor.core.interview.settled import Ref, Truth
from advisor.core.rules.compiled import Compiled, CompiledRule
from advisor.core.rules.fact import BUSINESS, Scope, State, Subject, base_key, is_quantified
from advisor.core.rules.inputs import CompiledComputed, CompiledQuestion
from advisor.core.rules.question import OwnWords, Question
from advisor.core.rules.rule import Rule
from advisor.core.rules.rulebase import Rulebase
from advisor.core.rules.state_table import places, union

# Findings that the outline uses by itself, beside what rules make of them.
CONSUMED = ("link.value", "goal.reason")


@dataclass(frozen=True)
class Relevance:
    """What is known of every question: whether it arises, and whether it can matter.

    Keys are a question's id and the subject it is asked about; subjects are
    numbered ("0", "1", … for entries, "+" for one that may still be added).
    ``wanted`` holds the facts still open for which some rule waits that matters.
    ``counts`` holds the questions whose answer stands: it arises for this firm,
    and an option that was chosen is still on offer.  ``known`` has the states of
    the answers that are settled.  ``chance`` is how likely a question is to arise,
    where that is open, if all answers were equally likely.
    """

    arises: Mapping[Ref, Truth]
    wanted: Set[Ref]
    counts: Set[Ref]
    known: Mapping[Ref, State]
    chance: Mapping[Ref, float]
    _decisions: _Decisions = field(repr=False, compare=False)

    @cached_property
    def decides(self) -> Mapping[Ref, tuple[Rule, ...]]:
        """For every wanted fact, the rules that wait for it and matter, in their order."""
        return self._decisions.rules()

    @cached_property
    def possible(self) -> Set[str]:
        """The ids of the rules that hold of somebody for certain, or may still hold."""
        return self._decisions.possible()

    @cached_property
    def stakes(self) -> Mapping[Ref, int]:
        """For every wanted fact, the items that it can still bring in or take out.

        Directly, or through findings; as bits, ``1 << n`` for the rule base's nth item.
        """
        return self._decisions.stakes()

    def worth_asking(self, question: Question, subject: Subject) -> bool:
        """Whether the question arises for certain and its answer can matter."""
        ref = (question.id, subject)
        if isinstance(question, OwnWords) or (ref in self.known and ref not in self.counts):
            # Typed beside another answer; or presumed, until the owner says otherwise.
            return False
        if self.arises[ref] is not True:
            return False
        # An entry counts only once it has its name and kind, so these are always asked.
        needed = question.printed or (question.required and question.scope != "business")
        return needed or ref in self.wanted

    def may_come_along(self, ref: Ref) -> bool:
        """Whether a question arises for certain and is still open, whether or not it matters."""
        return self.arises[ref] is True and ref not in self.known

    def expected(self, question: Question, subject: Subject) -> float:
        """How much of a question is still to come: 1 if it will be asked, 0 if it will not."""
        ref = (question.id, subject)
        if isinstance(question, OwnWords) or ref in self.known:
            return 0.0
        if ref in self.counts or not (question.printed or ref in self.wanted):
            return float(ref not in self.counts and self.worth_asking(question, subject))
        arises = self.arises[ref]
        return self.chance[ref] if arises is None else float(arises)


def relevance(rulebase: Rulebase, answers: Answers) -> Relevance:
    """The relevance of every question, given what has been answered."""
    evaluation = Evaluation(rulebase, answers)
    decisions = _Decisions(rulebase.compiled, evaluation)
    return Relevance(
        evaluation.settled.arises,
        decisions.wanted(),
        evaluation.settled.counts,
        evaluation.settled.known,
        evaluation.settled.chance,
        decisions,
    )


class _Decisions:
    """Which open rules matter, from the last stratum to the first, and what they wait for."""

    def __init__(self, compiled: Compiled, evaluation: Evaluation) -> None:
        self._compiled = compiled
        self._evaluation = evaluation
        self._mattering = dict.fromkeys(evaluation.sight, 0)
        # The same of anything that sees a subject.
        self._mattering_around = dict.fromkeys(evaluation.sight, 0)
        decided = self._decided()
        for stratum in reversed(range(len(compiled.masks))):
            for scope, mask in compiled.masks[stratum]:
                findings = compiled.concluding.get((stratum, scope), ())
                for subject in evaluation.settled.subjects(scope):
                    still_open = evaluation.open[subject] & mask
                    bits = still_open & (
                        compiled.said | (compiled.recommending & ~decided.get(subject, 0))
                    )
                    if findings:
                        bits |= self._worth_finding(still_open, subject, findings)
                    self._mattering[subject] |= bits
                    for one in evaluation.sight[subject]:
                        self._mattering_around[one] |= bits

    def _decided(self) -> dict[Subject, int]:
        """Recommendations that are left out anyway, or made at least as strongly for certain."""
        evaluation, compiled = self._evaluation, self._compiled
        decided: dict[Subject, int] = {}
        for subject, certain in evaluation.certain.items():
            for place in places(certain & (compiled.recommending | compiled.leaving_out)):
                overrides = compiled.overrides[place]
                if overrides.scope is None:
                    decided[subject] = decided.get(subject, 0) | overrides.bits
                    continue
                copy = subject.within(overrides.scope)
                for other in evaluation.sight:
                    if other.within(overrides.scope) == copy:
                        decided[other] = decided.get(other, 0) | overrides.bits
        return decided

    def _worth_finding(
        self, bits: int, subject: Subject, findings: Iterable[tuple[str, Scope, int]]
    ) -> int:
        """The rules among ``bits`` that find something which is wanted and not settled."""
        worth = 0
        for key, scope, concluding in findings:
            if bits & concluding & ~worth:
                owner = subject.within(scope)
                wanted = key in CONSUMED or self._is_wanted((key, owner))
                if wanted and not self._evaluation.outlook(key, owner).settled:
                    worth |= bits & concluding
        return worth

    def _is_wanted(self, ref: Ref) -> bool:
        evaluation, around = self._evaluation, self._mattering_around
        return bool(
            evaluation.waiting.get(ref, 0) & around[ref[1]]
            or evaluation.waiting_for_some.get(ref, 0) & around[BUSINESS]
        )

    def wanted(self) -> set[Ref]:
        """Every open fact for which a rule waits that matters, or a question that does."""
        evaluation = self._evaluation
        around = self._mattering_around
        wanted = {ref for ref, bits in evaluation.waiting.items() if bits & around[ref[1]]}
        of_all = around[BUSINESS]
        wanted |= {ref for ref, bits in evaluation.waiting_for_some.items() if bits & of_all}
        for one, subject in self._inputs:
            if one.printed or (one.key, subject) in wanted:
                wanted.update(evaluation.settled.waits(one, subject))
        return wanted

    @cached_property
    def _inputs(self) -> Sequence[tuple[CompiledQuestion | CompiledComputed, Subject]]:
        """Questions that may arise, and computed facts, each before what it depends on."""
        arises, subjects = self._evaluation.settled.arises, self._evaluation.settled.subjects
        return [
            (one, subject)
            for one in reversed(self._compiled.inputs)
            for subject in subjects(one.scope)
            if arises.get((one.key, subject)) is not False
        ]

    def rules(self) -> dict[Ref, tuple[Rule, ...]]:
        """The rules that matter, in their order, by the facts that they wait for."""
        decides: dict[Ref, list[Rule]] = {}
        for rule, _, refs in self._waiting():
            for ref in refs:
                decides.setdefault(ref, []).append(rule.rule)
        # What decides whether a relevant question arises, or is computed, is relevant itself.
        for one, subject in self._inputs:
            rules = decides.get((one.key, subject), [])
            if rules or one.printed:
                for gate in self._evaluation.settled.waits(one, subject):
                    decides.setdefault(gate, []).extend(rules)
        return {ref: tuple(reversed(rules)) for ref, rules in decides.items()}

    def possible(self) -> frozenset[str]:
        """The rules that hold, and those that are open, by their ids."""
        evaluation = self._evaluation
        bits = union((*evaluation.certain.values(), *evaluation.open.values()))
        return frozenset(self._compiled.rules[place].rule.id for place in places(bits))

    def stakes(self) -> dict[Ref, int]:
        """The items that rules which matter bring in or take out, by the facts they wait for."""
        evaluation = self._evaluation
        stakes: dict[Ref, int] = {}
        seen: dict[Subject, list[tuple[Ref, int]]] = {}
        for ref, bits in evaluation.waiting.items():
            seen.setdefault(ref[1], []).append((ref, bits))
        for ref, bits in evaluation.waiting_for_some.items():
            seen.setdefault(BUSINESS, []).append((ref, bits))
        for subject, bits in self._mattering.items():
            self._add_stakes(stakes, bits & ~self._compiled.finding, subject, seen)
        # What a rule finds is read in later strata only, whose stakes are worked out by then.
        for stratum in reversed(range(len(self._compiled.masks))):
            for scope, _ in self._compiled.masks[stratum]:
                findings = self._compiled.concluding.get((stratum, scope), ())
                for subject in evaluation.settled.subjects(scope) if findings else ():
                    self._add_stakes_of_findings(stakes, findings, subject, seen)
        for one, subject in self._inputs:
            at_stake = stakes.get((one.key, subject))
            if at_stake:
                for gate in evaluation.settled.waits(one, subject):
                    stakes[gate] = stakes.get(gate, 0) | at_stake
        return stakes

    def _add_stakes(
        self,
        stakes: dict[Ref, int],
        bits: int,
        subject: Subject,
        seen: Mapping[Subject, Iterable[tuple[Ref, int]]],
    ) -> None:
        """Note for every open fact what the rules among ``bits`` that read it decide."""
        items_of = self._compiled.items_of
        for owner in self._evaluation.sight[subject] if bits else ():
            for ref, waiting in seen.get(owner, ()):
                reading = waiting & bits
                if reading:
                    stakes[ref] = stakes.get(ref, 0) | items_of[reading]

    def _add_stakes_of_findings(
        self,
        stakes: dict[Ref, int],
        findings: Iterable[tuple[str, Scope, int]],
        subject: Subject,
        seen: Mapping[Subject, Iterable[tuple[Ref, int]]],
    ) -> None:
        """Note for every open fact what hangs on the findings that rules conclude from it."""
        mattering = self._mattering[subject]
        hanging = [
            (bits, items)
            for key, scope, concluding in findings
            for bits in [mattering & concluding]
            if bits
            for items in [stakes.get((key, subject.within(scope)), 0)]
            if items
        ]
        every = union(bits for bits, _ in hanging)
        for owner in self._evaluation.sight[subject] if hanging else ():
            for ref, waiting in seen.get(owner, ()):
                reading = waiting & every
                if reading:
                    at_stake = stakes.get(ref, 0)
                    for bits, items in hanging:
                        if reading & bits:
                            at_stake |= items
                    stakes[ref] = at_stake

    def _waiting(self) -> Iterator[tuple[CompiledRule, Subject, list[Ref]]]:
        """The rules that matter, the last first, each with the facts that it waits for."""
        instances = [
            (place, subject) for subject, bits in self._mattering.items() for place in places(bits)
        ]
        for place, subject in sorted(instances, key=itemgetter(0), reverse=True):
            rule = self._compiled.rules[place]
            refs = [
                ref
                for key, scope in rule.reads
                for ref in self._waited_for(key, subject.within(scope), 1 << place)
            ]
            yield rule, subject, refs

    def _waited_for(self, key: str, owner: Subject, bit: int) -> Iterator[Ref]:
        evaluation = self._evaluation
        if not is_quantified(key):
            if evaluation.waiting.get((key, owner), 0) & bit:
                yield key, owner
            return
        base = base_key(key)
        for ref, bits in evaluation.waiting_for_some.items():
            if ref[0] == base and bits & bit:
                yield ref
