"""All rules on what is known so far, with three values: it holds, it cannot, it is open.

Entries that the owner may still add to a list count as one entry about which
everything is open.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from advisor.core.interview.answers import Answers, Entry
from advisor.core.interview.profile import counted_state, presumed_state, sum_of
from advisor.core.rules.compiled import CompiledRule, Possible, places, union
from advisor.core.rules.condition import Condition
from advisor.core.rules.fact import (
    BUSINESS,
    SCOPES,
    UNCLEAR,
    VISIBLE,
    Group,
    Missing,
    OneOf,
    Scope,
    State,
    Subject,
    about,
    base_key,
    is_quantified,
)
from advisor.core.rules.inputs import CompiledComputed, CompiledQuestion, Gate, Gates
from advisor.core.rules.question import OwnWords
from advisor.core.rules.rulebase import Rulebase

Truth = bool | None
Ref = tuple[str, Subject]
# The entry that may still be added.
NEW = "+"
NOTHING = Possible()


def entry_subject(group: Group | None, index: int | str) -> Subject:
    """The subject that stands for one entry of a group, or for the business."""
    return BUSINESS if group is None else about(group, str(index))


class Instance(NamedTuple):
    """A rule for a subject that may still hold; ``certain`` if it holds whatever comes."""

    rule: CompiledRule
    subject: Subject
    certain: bool


class Evaluation:
    """One pass over questions and rules.

    ``arises`` says of every question and entry whether it is asked there; ``known``
    holds the states of the answers that are settled; ``counts`` the questions whose
    answer stands; ``chance`` how likely a question is to arise.  ``instances`` are the
    rules that may still hold, in the order they run.
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
        own = {
            about(group, name): e for group in rulebase.groups for name, e in self._entries[group]
        }
        own[BUSINESS] = answers.business
        for one in self._compiled.inputs:
            for subject in self._subjects[one.scope]:
                if isinstance(one, CompiledComputed):
                    self._compute(one, subject)
                else:
                    self._find_answer(one, subject, own[subject])
        self._unknown: dict[Ref, set[str]] = {}
        self._found: dict[Ref, tuple[set[str], set[str]]] = {}
        self.instances: list[Instance] = []
        self._evaluate()

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

    # ── Answers ────────────────────────────────────────────────────────────────

    def _find_answer(self, question: CompiledQuestion, subject: Subject, entry: Entry) -> None:
        def may_be_offered(gates: Gates) -> bool:
            return self._arises(gates, subject) is not False

        ref = (question.key, subject)
        arises = self.arises[ref] = self._arises(question.gates, subject)
        if arises is None:
            self.chance[ref] = self._chance_of(question, subject)
            return
        self.chance[ref] = float(arises)
        if not arises:
            self.known[ref] = self._shut(question.gates, subject)
            return
        state = counted_state(question, entry.get(question.key), may_be_offered)
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
        if is_quantified(gate.fact):
            return self._some(gate) is None
        return (gate.fact, self._owner(gate.fact, subject)) not in self.known

    def _some(self, gate: Gate) -> Truth:
        """Whether a condition on all entries of a group holds."""
        spec = self._compiled.vocabulary[gate.fact]
        return self._collected(base_key(gate.fact)).truth(gate.condition, spec)

    def _decided(self, gates: Gates, subject: Subject) -> Truth:
        """Whether conditions hold; None where something unknown decides.  Nothing is open."""
        verdict: Truth = True
        for gate in gates:
            if is_quantified(gate.fact):
                holds = self._some(gate)
            else:
                holds = gate[self.known[(gate.fact, self._owner(gate.fact, subject))]]
            if holds is False:
                return False
            if holds is None:
                verdict = None
        return verdict

    def _shut(self, gates: Gates, subject: Subject) -> Missing:
        """Why a question does not arise: it does not apply, or something unknown decides."""
        known = [
            gate[self.known[ref]]
            for gate in gates
            if (ref := (gate.fact, self._owner(gate.fact, subject))) in self.known
        ]
        some = [self._some(gate) for gate in gates if is_quantified(gate.fact)]
        shut = False in known or False in some
        return Missing.NOT_APPLICABLE if shut else Missing.UNDECIDED

    def _arises(self, gates: Gates, subject: Subject) -> Truth:
        """Whether all conditions of a question or an option hold; None while that is open."""
        still_open = False
        for gate in gates:
            if is_quantified(gate.fact):
                holds = self._some(gate)
                if holds is None:
                    still_open = True
                elif not holds:
                    return False
                continue
            ref = (gate.fact, self._owner(gate.fact, subject))
            if ref not in self.known:
                # "Unless" holds until the fact is known to be one of the options.
                still_open = still_open or gate.condition.operator != "unless"
            elif not gate[self.known[ref]]:
                return False
        return None if still_open else True

    def _owner(self, key: str, subject: Subject) -> Subject:
        """Whose fact it is that something about ``subject`` reads under ``key``."""
        return subject.within(self._compiled.vocabulary[key].scope)

    def _chance_of(self, question: CompiledQuestion, subject: Subject) -> float:
        chance = 1.0
        for condition in question.question.ask_when:
            ref = (condition.fact, self._owner(condition.fact, subject))
            if ref not in self.known:
                options = len(self._compiled.vocabulary[condition.fact].options)
                chance *= self.chance.get(ref, 1.0) * condition.chance(options)
        return chance

    # ── Rules ──────────────────────────────────────────────────────────────────

    def _evaluate(self) -> None:
        """Bit by bit: what each subject's facts rule out, and what they leave open."""
        compiled = self._compiled
        false = {subject: 0 for subjects in self._subjects.values() for subject in subjects}
        unsure, never = dict(false), dict(false)
        for scope, answers in compiled.answers.items():
            for subject in self._subjects[scope]:
                for key, table in answers:
                    state = self.known.get((key, subject))
                    if state is None:
                        unsure[subject] |= table.every
                    else:
                        false[subject] |= table[state]
                        never[subject] |= table.impossible[state]
        for stratum, masks in enumerate(compiled.masks):
            for key in compiled.settled[stratum]:
                table_ = compiled.possible[key]
                for subject in self._subjects[compiled.vocabulary[key].scope]:
                    ruled_out, left_open, impossible = table_[self.possible((key, subject))]
                    false[subject] |= ruled_out
                    unsure[subject] |= left_open
                    never[subject] |= impossible
            live: list[tuple[int, Subject, bool]] = []
            for scope, mask in masks:
                for subject in self._subjects[scope]:
                    visible = {BUSINESS, *_seen_from(subject)}
                    self._note_unknown(mask & ~union(never[one] for one in visible), subject)
                    bits = mask & ~union(false[one] for one in visible)
                    still_open = union(unsure[one] for one in visible)
                    added = NEW in subject  # nobody has added that entry yet
                    while bits:
                        low = bits & -bits
                        bits ^= low
                        live.append(
                            (low.bit_length() - 1, subject, not (added or low & still_open))
                        )
            live.sort(key=_place)
            for place, subject, certain in live:
                self._conclude(Instance(compiled.rules[place], subject, certain))

    def _note_unknown(self, bits: int, subject: Subject) -> None:
        """Note what some rules could conclude if the owner knew more."""
        for place in places(bits & self._compiled.concluding):
            for found in self._compiled.rules[place].finds:
                ref = (found.key, subject.within(found.scope))
                self._unknown.setdefault(ref, set()).add(found.option)

    def _conclude(self, instance: Instance) -> None:
        self.instances.append(instance)
        for found in instance.rule.finds:
            ref = (found.key, instance.subject.within(found.scope))
            certain, possible = self._found.setdefault(ref, (set(), set()))
            possible.add(found.option)
            if instance.certain:
                certain.add(found.option)

    # ── Findings and quantified facts ──────────────────────────────────────────

    def possible(self, ref: Ref) -> Possible:
        """What a finding or a quantified fact may still become."""
        if is_quantified(ref[0]):
            return self._collected(base_key(ref[0]))
        unknown = frozenset(self._unknown.get(ref, ()))
        if ref not in self._found:
            return Possible(unknown=unknown) if unknown else NOTHING
        certain, possible = self._found[ref]
        return Possible(frozenset(certain), frozenset(possible), unknown)

    def _collected(self, base: str) -> Possible:
        """What all entries have for certain, and what some of them may still have."""
        spec = self._compiled.vocabulary[base]
        certain: set[str] = set()
        possible: set[str] = set()
        for subject in self._subjects[spec.scope]:
            ref = (base, subject)
            if spec.source == "finding":
                one = self.possible(ref)
                possible |= one.possible
                if spec.kind == "choices":
                    certain |= one.certain
                    if one.unknown - one.possible:
                        certain.add(UNCLEAR)
                    elif one.unknown - one.certain:
                        possible.add(UNCLEAR)
                    continue
                ends = one.states(spec)
                unclear = [end for end in ends if isinstance(end, OneOf) or end is Missing.UNKNOWN]
                if len(ends) == 1:
                    certain.update(
                        [UNCLEAR] if unclear else [o for o in ends if isinstance(o, str)]
                    )
                elif unclear:
                    possible.add(UNCLEAR)
            elif ref in self.known:
                certain.update(_values(self.known[ref]))
            else:
                possible |= {*spec.options, UNCLEAR}
        return Possible(frozenset(certain), frozenset(possible | certain))

    def waits_for(self, instance: Instance) -> Iterator[Ref]:
        """The facts that keep an instance open, in the order of its conditions."""
        for condition in instance.rule.rule.when:
            ref = (condition.fact, self._owner(condition.fact, instance.subject))
            if self._is_open(condition, ref):
                yield from self._open_entries(ref) if is_quantified(ref[0]) else (ref,)

    def _is_open(self, condition: Condition, ref: Ref) -> bool:
        spec = self._compiled.vocabulary[ref[0]]
        if spec.from_answers:
            return ref not in self.known
        return self.possible(ref).truth(condition, spec) is None

    def _open_entries(self, ref: Ref) -> Iterator[Ref]:
        """The facts of entries that a quantified fact still waits for."""
        base = base_key(ref[0])
        spec = self._compiled.vocabulary[base]
        for subject in self._subjects[spec.scope]:
            entry = (base, subject)
            if spec.from_answers:
                if entry not in self.known:
                    yield entry
            elif not self.possible(entry).is_settled(spec):
                yield entry

    def waits(self, one: CompiledQuestion | CompiledComputed, subject: Subject) -> Iterator[Ref]:
        """The open answers that a question, its options or a computed fact depend on."""
        for fact in one.facts():
            base = base_key(fact)
            scope = self._compiled.vocabulary[base].scope
            mine = scope in VISIBLE[one.scope] and not is_quantified(fact)
            for place in (subject.within(scope),) if mine else self._subjects[scope]:
                if (base, place) not in self.known:
                    yield base, place


def _seen_from(subject: Subject) -> Iterator[Subject]:
    """A subject, and a link's goal and relationship."""
    yield subject
    if subject.goal and subject.relationship:
        yield Subject(goal=subject.goal)
        yield Subject(relationship=subject.relationship)


def _values(state: State) -> tuple[str, ...]:
    """What one entry's answer adds to a quantified fact."""
    if isinstance(state, Missing):
        return (UNCLEAR,) if state in (Missing.UNKNOWN, Missing.UNDECIDED) else ()
    return state if isinstance(state, tuple) else (str(state),)


def _place(live: tuple[int, Subject, bool]) -> int:
    return live[0]
