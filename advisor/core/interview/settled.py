"""The answers so far with three values: which are settled, and which questions arise.

Entries that the owner may still add to a list count as one entry about which
everything is open.
"""

from __future__ import annotations

from collections.abc import Iterator

from advisor.core.interview.answer import Answer
from advisor.core.interview.answers import Answers, Entry
from advisor.core.interview.profile import counted_state, presumed_state, reviewed_state, sum_of
from advisor.core.rules.fact import (
    BUSINESS,
    SCOPES,
    UNCLEAR,
    VISIBLE,
    Group,
    Missing,
    Scope,
    State,
    Subject,
    about,
    base_key,
)
from advisor.core.rules.inputs import CompiledComputed, CompiledQuestion, Gate, Gates
from advisor.core.rules.outlook import Possible
from advisor.core.rules.question import OwnWords
from advisor.core.rules.rulebase import Rulebase

Truth = bool | None
Ref = tuple[str, Subject]
# The entry that may still be added.
NEW = "+"


def entry_subject(group: Group | None, index: int | str) -> Subject:
    """The subject that stands for one entry of a group, or for the business."""
    return BUSINESS if group is None else about(group, str(index))


class SettledAnswers:
    """One pass over the questions, in the order of dependence.

    ``arises`` says of every question and entry whether it is asked there; ``known``
    holds the states of the answers that are settled; ``counts`` the questions whose
    answer stands; ``chance`` how likely a question is to arise, where that is open.
    """

    def __init__(self, rulebase: Rulebase, answers: Answers) -> None:
        self._rulebase = rulebase
        self._compiled = rulebase.compiled
        self._entries: dict[Group, list[tuple[str, Entry]]] = {}
        for group in rulebase.groups:
            entries = [(str(i), entry) for i, entry in enumerate(answers.entries(group))]
            room = len(entries) < rulebase.group_area(group).at_most
            if group not in answers.closed and room:
                entries.append((NEW, {}))
            self._entries[group] = entries
        self._subjects = {scope: self._all_subjects(scope) for scope in SCOPES}
        self.arises: dict[Ref, Truth] = {}
        # An absent key is an answer still open.
        self.known: dict[Ref, State] = {}
        self.counts: set[Ref] = set()
        self.chance: dict[Ref, float] = {}
        self._find_answers(answers)

    def subjects(self, scope: Scope) -> tuple[Subject, ...]:
        """Everything that a rule for each ``scope`` ranges over."""
        return self._subjects[scope]

    def _all_subjects(self, scope: Scope) -> tuple[Subject, ...]:
        if scope == "business":
            return (BUSINESS,)
        if scope == "link":
            return tuple(
                Subject(goal, relationship)
                for goal, _ in self._entries["goal"]
                for relationship, _ in self._entries["relationship"]
            )
        return tuple(about(scope, name) for name, _ in self._entries.get(scope, ()))

    def collected(self, base: str) -> Possible:
        """What all entries have for certain of an answer, and what some may still have."""
        spec = self._compiled.vocabulary[base]
        certain: set[str] = set()
        possible: set[str] = set()
        for subject in self._subjects[spec.scope]:
            state = self.known.get((base, subject))
            if state is not None:
                certain.update(_values(state))
            else:
                possible |= {*spec.options, UNCLEAR}
        return Possible(frozenset(certain), frozenset(possible | certain))

    def waits(self, one: CompiledQuestion | CompiledComputed, subject: Subject) -> Iterator[Ref]:
        """The open answers that a question, its options or a computed fact depend on."""
        for key, scope, mine in one.reads:
            for place in (subject.within(scope),) if mine else self._subjects[scope]:
                if (key, place) not in self.known:
                    yield key, place

    def _find_answers(self, answers: Answers) -> None:
        groups = self._rulebase.groups
        own = {about(group, name): e for group in groups for name, e in self._entries[group]}
        own[BUSINESS] = answers.business
        for one in self._compiled.inputs:
            for subject in self._subjects[one.scope]:
                if isinstance(one, CompiledComputed) and one.computed.reviewed:
                    self.known[(one.key, subject)] = reviewed_state(one, own[subject])
                elif isinstance(one, CompiledComputed):
                    self._compute(one, subject)
                else:
                    self._find_answer(one, subject, own[subject])

    def _find_answer(self, question: CompiledQuestion, subject: Subject, entry: Entry) -> None:
        ref = (question.key, subject)
        gates = question.gates
        arises = self.arises[ref] = self._arises(gates, subject) if gates else True
        if arises is None:
            self.chance[ref] = self._chance_of(question, subject)
            return
        if not arises:
            self.known[ref] = self._shut(gates, subject)
            return
        answer = entry.get(question.key)
        state = None if answer is None else self._counted(question, answer, subject)
        if state is not None:
            self.known[ref] = state
            self.counts.add(ref)
        elif question.question.presumed:
            presumed = self._presumed(question, subject)
            if presumed is not None and presumed is not Missing.UNKNOWN:
                self.known[ref] = presumed
        elif (
            isinstance(question.question, OwnWords)
            and (question.question.beside, subject) in self.known
        ):
            # They are typed beside the answer, or not at all.
            self.known[ref] = Missing.UNKNOWN

    def _counted(
        self, question: CompiledQuestion, answer: Answer, subject: Subject
    ) -> State | None:
        """The state in which an answer leaves its fact, None where it does not count."""
        return counted_state(
            question, answer, lambda gates: self._arises(gates, subject) is not False
        )

    def _presumed(self, question: CompiledQuestion, subject: Subject) -> State | None:
        """What is presumed for now; None while something that decides it is still open."""
        gates = [gate for _, gates in question.presumed for gate in gates]
        if any(self._open(gate, subject) for gate in gates):
            return None
        return presumed_state(question, lambda gates: self._decided(gates, subject))

    def _compute(self, one: CompiledComputed, subject: Subject) -> None:
        gates = [gate for _, gates in one.cases for gate in gates]
        if any(self._open(gate, subject) for gate in gates):
            return
        for case, limits in one.cases:
            verdict = self._decided(limits, subject)
            if verdict is not False:
                self.known[(one.key, subject)] = Missing.UNKNOWN if verdict is None else case
                return
        parts = list(self._parts(one, subject))
        if all(part in self.known for part in parts):
            self.known[(one.key, subject)] = sum_of([self.known[part] for part in parts])

    def _parts(self, one: CompiledComputed, subject: Subject) -> Iterator[Ref]:
        for key, scope in one.parts:
            mine = scope in VISIBLE[one.scope]
            for place in (subject.within(scope),) if mine else self._subjects[scope]:
                yield key, place

    def _open(self, gate: Gate, subject: Subject) -> bool:
        """Whether a condition may still come out one way or the other."""
        if gate.quantified:
            return self._some(gate) is None
        return (gate.fact, subject.within(gate.scope)) not in self.known

    def _some(self, gate: Gate) -> Truth:
        """Whether a condition on all entries of a group holds."""
        spec = self._compiled.vocabulary[gate.fact]
        return self.collected(base_key(gate.fact)).truth(gate.condition, spec)

    def _decided(self, gates: Gates, subject: Subject) -> Truth:
        """Whether conditions hold; None where something unknown decides.  Nothing is open."""
        verdict: Truth = True
        for gate in gates:
            if gate.quantified:
                holds = self._some(gate)
            else:
                holds = gate[self.known[(gate.fact, subject.within(gate.scope))]]
            if holds is False:
                return False
            if holds is None:
                verdict = None
        return verdict

    def _shut(self, gates: Gates, subject: Subject) -> Missing:
        """Why a question does not arise: it does not apply, or something unknown decides."""
        for gate in gates:
            if gate.quantified:
                shut = self._some(gate) is False
            else:
                state = self.known.get((gate.fact, subject.within(gate.scope)))
                shut = state is not None and gate[state] is False
            if shut:
                return Missing.NOT_APPLICABLE
        return Missing.UNDECIDED

    def _arises(self, gates: Gates, subject: Subject) -> Truth:
        """Whether all conditions of a question or an option hold; None while that is open."""
        still_open = False
        for gate in gates:
            if gate.quantified:
                holds = self._some(gate)
                if holds is None:
                    still_open = True
                elif not holds:
                    return False
                continue
            state = self.known.get((gate.fact, subject.within(gate.scope)))
            if state is None:
                # "Unless" holds until the fact is known to be one of the options.
                still_open = still_open or gate.condition.operator != "unless"
            elif not gate[state]:
                return False
        return None if still_open else True

    def _chance_of(self, question: CompiledQuestion, subject: Subject) -> float:
        chance = 1.0
        for gate in question.gates:
            if self._open(gate, subject):
                options = len(self._compiled.vocabulary[gate.fact].options)
                ref = (gate.fact, subject.within(gate.scope))
                chance *= self.chance.get(ref, 1.0) * gate.condition.chance(options)
        return chance


def _values(state: State) -> tuple[str, ...]:
    """What one entry's answer adds to a quantified fact."""
    if isinstance(state, Missing):
        return (UNCLEAR,) if state in (Missing.UNKNOWN, Missing.UNDECIDED) else ()
    return state if isinstance(state, tuple) else (str(state),)
