"""All rules on what is known so far, with three values: it holds, it cannot, it is open.

Entries that the owner may still add to a list count as one entry about which
everything is open.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from advisor.core.interview.answers import Answers, Entry
from advisor.core.interview.profile import counted_state
from advisor.core.rules.compiled import CompiledQuestion, CompiledRule, Gates, Possible, union
from advisor.core.rules.condition import Condition
from advisor.core.rules.fact import (
    BUSINESS,
    SCOPES,
    UNCLEAR,
    Group,
    Missing,
    Scope,
    State,
    Subject,
    about,
    base_key,
    is_quantified,
)
from advisor.core.rules.question import Question
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
        self._find_answers("business", BUSINESS, answers.business)
        for group in rulebase.groups:
            for name, entry in self._entries[group]:
                self._find_answers(group, entry_subject(group, name), entry)
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

    def _find_answers(self, scope: Scope, subject: Subject, entry: Entry) -> None:
        def may_be_offered(gates: Gates) -> bool:
            return self._arises(gates, subject) is not False

        for question in self._compiled.questions[scope]:
            ref = (question.key, subject)
            arises = self.arises[ref] = self._arises(question.gates, subject)
            if arises is None:
                self.chance[ref] = self._chance_of(question, subject)
            else:
                self.chance[ref] = float(arises)
            if arises is False:
                self.known[ref] = Missing.NOT_APPLICABLE
            elif arises:
                state = counted_state(question, entry.get(question.key), may_be_offered)
                if state is not None:
                    self.known[ref] = state
                    self.counts.add(ref)

    def _arises(self, gates: Gates, subject: Subject) -> Truth:
        """Whether all conditions of a question or an option hold."""
        still_open = False
        for gate in gates:
            ref = (gate.fact, self._owner(gate.fact, subject))
            if ref not in self.known:
                still_open = True
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
        unsure = dict(false)
        for scope, answers in compiled.answers.items():
            for subject in self._subjects[scope]:
                for key, table in answers:
                    state = self.known.get((key, subject))
                    if state is None:
                        unsure[subject] |= table.every
                    else:
                        false[subject] |= table[state]
        for stratum, masks in enumerate(compiled.masks):
            for key in compiled.settled[stratum]:
                table_ = compiled.possible[key]
                for subject in self._subjects[compiled.vocabulary[key].scope]:
                    ruled_out, left_open = table_[self.possible((key, subject))]
                    false[subject] |= ruled_out
                    unsure[subject] |= left_open
            live: list[tuple[int, Subject, bool]] = []
            for scope, mask in masks:
                for subject in self._subjects[scope]:
                    visible = {BUSINESS, *_seen_from(subject)}
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
        if ref not in self._found:
            return NOTHING
        certain, possible = self._found[ref]
        return Possible(frozenset(certain), frozenset(possible))

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
                elif one.is_settled(spec):
                    certain.update(o for o in one.states(spec) if isinstance(o, str))
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
        if spec.source == "answer":
            return ref not in self.known
        return self.possible(ref).truth(condition, spec) is None

    def _open_entries(self, ref: Ref) -> Iterator[Ref]:
        """The facts of entries that a quantified fact still waits for."""
        base = base_key(ref[0])
        spec = self._compiled.vocabulary[base]
        for subject in self._subjects[spec.scope]:
            entry = (base, subject)
            if spec.source == "answer":
                if entry not in self.known:
                    yield entry
            elif not self.possible(entry).is_settled(spec):
                yield entry

    def gates(self, question: Question, subject: Subject) -> Iterator[Ref]:
        """The open answers that decide whether a question or an option of it arises."""
        for condition in (*question.ask_when, *(c for o in question.options for c in o.when)):
            gate = (condition.fact, self._owner(condition.fact, subject))
            if gate not in self.known:
                yield gate


def _seen_from(subject: Subject) -> Iterator[Subject]:
    """A subject, and a link's goal and relationship."""
    yield subject
    if subject.goal and subject.relationship:
        yield Subject(goal=subject.goal)
        yield Subject(relationship=subject.relationship)


def _values(state: State) -> tuple[str, ...]:
    """What one entry's answer adds to a quantified fact."""
    if isinstance(state, Missing):
        return (UNCLEAR,) if state is Missing.UNKNOWN else ()
    return state if isinstance(state, tuple) else (str(state),)


def _place(live: tuple[int, Subject, bool]) -> int:
    return live[0]
