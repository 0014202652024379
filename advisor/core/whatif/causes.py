"""From an answer that differs to what comes of it: the rules on the way, one by one.

Two runs are laid side by side.  A rule that fires in one of them only does so
because some condition holds in one of them only; so one can follow it back, from
finding to finding, to an answer that was given differently.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from advisor.core.interview.profile import Profile
from advisor.core.message import Message
from advisor.core.reasoning.inference import FactRef, Inference
from advisor.core.reasoning.outline import FactUse
from advisor.core.reasoning.why import Explainer
from advisor.core.rules.condition import Condition
from advisor.core.rules.fact import (
    Missing,
    State,
    Subject,
    about,
    group_of,
    is_quantified,
    naming_fact,
    scope_of,
)
from advisor.core.rules.rule import Rule
from advisor.core.rules.rulebase import Rulebase

# A rule with what it is about, goals named as before.
Instance = tuple[str, Subject]


@dataclass(frozen=True, slots=True)
class FactDifference:
    """A fact that differs; None where one side has no such entry."""

    ref: FactRef
    before: FactUse | None
    after: FactUse | None


@dataclass(frozen=True, slots=True)
class Link:
    """A rule that fires now and did not, or did and does no more; ``fact`` made the difference."""

    rule: Rule
    subject: Subject
    fires: bool
    because: Message
    refs: tuple[str, ...]
    fact: FactDifference


@dataclass(frozen=True, slots=True)
class Chain:
    """The way from an answer that differs, over rules and findings, to the last rule."""

    answer: FactDifference
    links: tuple[Link, ...]


class Causes:
    """Two runs of one rule base side by side.

    A goal that took another's place in the ranking counts as that goal changed.
    """

    def __init__(self, before: Explainer, after: Explainer) -> None:
        """``before`` and ``after`` explain two inferences of the same rule base."""
        self._rulebase = before.rulebase
        self._explain = before, after
        self._before, self._after = before.inference, after.inference
        self._renamed = _renamed_goals(self._before.profile, self._after.profile)
        self._original = {new: old for old, new in self._renamed.items()}
        self._fired_before = {(f.rule, f.subject) for f in self._before.firings}
        self._fired_after = {(f.rule, self.as_before(f.subject)) for f in self._after.firings}

    def as_before(self, subject: Subject) -> Subject:
        """The subject under the name it had before."""
        return subject._replace(goal=self._original.get(subject.goal, subject.goal))

    def as_after(self, subject: Subject) -> Subject:
        """The subject under the name it has after."""
        return subject._replace(goal=self._renamed.get(subject.goal, subject.goal))

    def shared(self, subject: Subject) -> bool:
        """Whether both sides have whom or what a subject is about."""
        sides = ((self._before, subject), (self._after, self.as_after(subject)))
        return all(one in side.profile.subjects(one.scope) for side, one in sides)

    @cached_property
    def changed(self) -> Mapping[Instance, bool]:
        """Every rule instance that fires on one side only, with whether that is the second."""
        order = [(f.rule, f.subject) for f in self._before.firings]
        order += [(f.rule, self.as_before(f.subject)) for f in self._after.firings]
        return {
            instance: instance in self._fired_after
            for instance in dict.fromkeys(order)
            if (instance in self._fired_before) != (instance in self._fired_after)
        }

    @cached_property
    def answers(self) -> tuple[FactDifference, ...]:
        """The answers that differ, in the order of the interview; not those that only fall away."""
        refs = dict.fromkeys(
            (*_answers(self._before), *(self._backdated(r) for r in _answers(self._after)))
        )
        found = []
        for ref in refs:
            old, new = self.states(ref)
            if _worked_out(self._rulebase, ref.key):
                continue
            if old != new and not (_idle(old) and _idle(new)) and not self._follows(ref, old, new):
                found.append(self.difference(ref))
        return tuple(found)

    def states(self, ref: FactRef) -> tuple[State | None, State | None]:
        """A fact's state on both sides; None where there is no such subject."""
        after = FactRef(ref.key, self.as_after(ref.subject))
        return _state(self._before, ref), _state(self._after, after)

    def difference(self, ref: FactRef) -> FactDifference:
        """One fact on both sides, named as before."""
        uses = []
        pairs = zip((ref.subject, self.as_after(ref.subject)), self.states(ref), strict=True)
        for explainer, (subject, state) in zip(self._explain, pairs, strict=True):
            uses.append(None if state is None else explainer.use(FactRef(ref.key, subject), state))
        return FactDifference(ref, uses[0], uses[1])

    def chains(self, instances: Iterable[Instance]) -> tuple[Chain, ...]:
        """The shortest chain from every answer that made some of these instances change."""
        found: dict[FactRef, Chain] = {}
        waiting: list[tuple[Instance, tuple[Link, ...]]] = [
            (instance, ()) for instance in instances if instance in self.changed
        ]
        seen: set[Instance] = set()
        while waiting:
            instance, below = waiting.pop(0)
            if instance in seen:
                continue
            seen.add(instance)
            for ref in self._tipped(instance):
                link = self._link(instance, ref)
                if ref.key in self._rulebase.questions:
                    for root in self._roots(ref):
                        found.setdefault(root, Chain(self.difference(root), (link, *below)))
                else:
                    waiting += [(other, (link, *below)) for other in self._behind(ref)]
        return tuple(found.values())

    def _tipped(self, instance: Instance) -> Iterator[FactRef]:
        """The facts whose condition holds on one side only."""
        rule, subject = self._rulebase.rules[instance[0]], instance[1]
        for condition in rule.when:
            ref = FactRef.seen_from(condition.fact, subject)
            if self._holds(condition, ref) != (self._holds(condition, ref, after=True)):
                yield from self._entries(ref) if is_quantified(ref.key) else (ref,)

    def _entries(self, ref: FactRef) -> Iterator[FactRef]:
        """The entries' facts that make a quantified one differ."""
        refs = dict.fromkeys(
            (
                *(entry for entry, _ in self._before.entries(ref.key)),
                *(self._backdated(entry) for entry, _ in self._after.entries(ref.key)),
            )
        )
        for entry in refs:
            old, new = self.states(entry)
            if old != new:
                yield entry

    def _holds(self, condition: Condition, ref: FactRef, *, after: bool = False) -> bool:
        state = self.states(ref)[after]
        return state is not None and condition.holds(state)

    def _link(self, instance: Instance, ref: FactRef) -> Link:
        fires = self.changed[instance]
        rule = self._rulebase.rules[instance[0]]
        subject = self.as_after(instance[1]) if fires else instance[1]
        explainer = self._explain[fires]
        because = explainer.because_of(rule, subject)
        refs = explainer.refs(rule.principles)
        return Link(rule, subject, fires, because, refs, self.difference(ref))

    def _behind(self, ref: FactRef) -> Iterator[Instance]:
        """The instances that made a finding come out differently."""
        for rule, subject in self.changed:
            found = self._rulebase.rules[rule].then.find
            if any(FactRef.seen_from(key, subject) == ref for key, _ in found):
                yield rule, subject

    def _roots(self, ref: FactRef) -> Iterator[FactRef]:
        """The answer itself; or what decides whether it counts, where it does on one side only."""
        if None in self.states(ref):
            # The whole entry is there on one side only: its name is shown for it.
            group = group_of(ref.subject.scope)
            if group is not None:
                yield FactRef(naming_fact(group), ref.subject)
            return
        gates = self._gates(ref)
        if not gates:
            yield ref
        for gate in gates:
            yield from self._roots(gate)

    def _gates(self, ref: FactRef) -> list[FactRef]:
        """What decides whether an answer counts, or is computed, where that differs."""
        refs = (FactRef.seen_from(gate.fact, ref.subject) for gate in self._limits(ref))
        gates = dict.fromkeys(
            one
            for gate in refs
            for one in (self._entries(gate) if is_quantified(gate.key) else (gate,))
        )
        return [gate for gate in gates if self.states(gate)[0] != self.states(gate)[1]]

    def _limits(self, ref: FactRef) -> tuple[Condition, ...]:
        computed = self._rulebase.computed.get(ref.key)
        if computed is not None:
            return tuple(condition for case in computed.cases for condition in case.when)
        question, states = self._rulebase.questions[ref.key], self.states(ref)
        if Missing.NOT_APPLICABLE in states:
            return question.ask_when
        if Missing.UNKNOWN not in states:
            return ()
        # The option that was chosen may be on offer on the other side only.
        chosen = next((state for state in states if isinstance(state, str)), "")
        option = question.option(chosen)
        return option.when if option is not None else ()

    def _follows(self, ref: FactRef, old: State | None, new: State | None) -> bool:
        """Whether an answer differs only because it counts on one side only."""
        missing = {Missing.NOT_APPLICABLE, Missing.UNKNOWN} & {old, new}
        return bool(missing) and bool(self._gates(ref))

    def _backdated(self, ref: FactRef) -> FactRef:
        return FactRef(ref.key, self.as_before(ref.subject))


def _renamed_goals(before: Profile, after: Profile) -> dict[str, str]:
    """Goals that took another's place: the name before and the name after."""
    kept = {goal.id for goal in before.goals} & {goal.id for goal in after.goals}
    pairs = zip(before.goals, after.goals, strict=False)
    return {old.id: new.id for old, new in pairs if old.id not in kept and new.id not in kept}


def _idle(state: State | None) -> bool:
    return state is None or isinstance(state, Missing)


def _state(inference: Inference, ref: FactRef) -> State | None:
    scope = scope_of(ref.key)
    if ref.subject not in inference.profile.subjects(scope):
        return None
    return inference.state(ref.key, ref.subject)


def _answers(inference: Inference) -> Iterator[FactRef]:
    """Every answer of a profile, in the order of the interview."""
    profile = inference.profile
    for key in profile.business:
        yield FactRef(key, Subject())
    for group, entities in profile.groups.items():
        for entity in entities:
            yield from (FactRef(key, about(group, entity.id)) for key in entity.facts)


def _worked_out(rulebase: Rulebase, key: str) -> bool:
    """Whether a fact is worked out from answers: these are told, and not what comes of them."""
    computed = rulebase.computed.get(key)
    return computed is not None and not computed.reviewed
