"""All rules on what is known so far, with three values: it holds, it cannot, it is open.

Entries that the owner may still add to a list count as one entry about which
everything is open.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from advisor.core.interview.answers import Answers, Entry
from advisor.core.interview.profile import counted_state
from advisor.core.rules.compiled import CompiledQuestion, Gates, Outlook, Possible
from advisor.core.rules.fact import (
    BUSINESS,
    SCOPES,
    UNCLEAR,
    Missing,
    Scope,
    State,
    Subject,
    base_key,
    is_quantified,
    scope_of,
)
from advisor.core.rules.question import GROUPS, Group
from advisor.core.rules.rulebase import Rulebase

Truth = bool | None
Ref = tuple[str, Subject]
# The entry that may still be added.
NEW = "+"


def entry_subject(group: Group | None, index: int | str) -> Subject:
    """The subject that stands for one entry of a group, or for the business."""
    if group == "goal":
        return Subject(goal=str(index))
    if group == "relationship":
        return Subject(relationship=str(index))
    return BUSINESS


class Evaluation:
    """One pass over questions and rules.

    ``arises`` says of every question and entry whether it is asked there; ``known``
    holds the states of the answers that are settled; ``counts`` the questions whose
    answer stands; ``chance`` how likely a question is to arise.

    ``certain`` and ``open`` have, for each subject, the bits of the rules that hold
    of it whatever comes, and of those that may still hold.  ``waiting`` has, for each
    fact that is not settled, the bits of the rules that it leaves open; in
    ``waiting_for_some`` these read it through a quantified fact.  ``sight`` gives the
    subjects whose facts each subject sees.
    """

    def __init__(self, rulebase: Rulebase, answers: Answers) -> None:
        self._rulebase = rulebase
        self._compiled = rulebase.compiled
        self._entries: dict[Group, list[tuple[str, Entry]]] = {}
        for group in GROUPS:
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
        for group in GROUPS:
            for name, entry in self._entries[group]:
                self._find_answers(group, entry_subject(group, name), entry)
        self.sight: dict[Subject, tuple[Subject, ...]] = {
            subject: tuple(dict.fromkeys((BUSINESS, *_seen_from(subject))))
            for subjects in self._subjects.values()
            for subject in subjects
        }
        self.certain = dict.fromkeys(self.sight, 0)
        self.open = dict.fromkeys(self.sight, 0)
        self.waiting: dict[Ref, int] = {}
        self.waiting_for_some: dict[Ref, int] = {}
        # What holds, or may, of anything that sees a subject.
        self._certain_around = dict.fromkeys(self.sight, 0)
        self._possible_around = dict.fromkeys(self.sight, 0)
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
        return tuple(entry_subject(scope, name) for name, _ in self._entries[scope])

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
            owner = BUSINESS if gate.scope == "business" else subject.within(gate.scope)
            ref = (gate.fact, owner)
            if ref not in self.known:
                still_open = True
            elif not gate[self.known[ref]]:
                return False
        return None if still_open else True

    def _owner(self, key: str, subject: Subject) -> Subject:
        """Whose fact it is that something about ``subject`` reads under ``key``."""
        scope = scope_of(key)
        return BUSINESS if scope == "business" else subject.within(scope)

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
        false = dict.fromkeys(self.sight, 0)
        unsure = dict.fromkeys(self.sight, 0)
        for scope, answers in compiled.answers.items():
            for subject in self._subjects[scope]:
                for key, table in answers:
                    ref = (key, subject)
                    state = self.known.get(ref)
                    if state is None:
                        unsure[subject] |= table.every
                        self.waiting[ref] = table.every
                    else:
                        false[subject] |= table[state]
        for masks, settled in zip(compiled.masks, compiled.settled, strict=True):
            for key, scope, _, _ in settled:
                for subject in self._subjects[scope]:
                    outlook = self.outlook(key, subject)
                    false[subject] |= outlook.false
                    unsure[subject] |= outlook.open
                    if outlook.open:
                        self._note_waiting(key, subject, outlook.open)
            for scope, mask in masks:
                for subject in self._subjects[scope]:
                    self._try(mask, subject, false, unsure)

    def _try(
        self,
        mask: int,
        subject: Subject,
        false: Mapping[Subject, int],
        unsure: Mapping[Subject, int],
    ) -> None:
        """Note which of some rules hold of a subject for certain, and which may."""
        sight = self.sight[subject]
        ruled_out = still_open = 0
        for one in sight:
            ruled_out |= false[one]
            still_open |= unsure[one]
        # Nobody has added a new entry yet.
        if NEW in subject:
            still_open = mask
        possible = mask & ~ruled_out
        certain = possible & ~still_open
        self.certain[subject] |= certain
        self.open[subject] |= possible & still_open
        for one in sight:
            self._certain_around[one] |= certain
            self._possible_around[one] |= possible

    def _note_waiting(self, key: str, subject: Subject, bits: int) -> None:
        if not is_quantified(key):
            self.waiting[(key, subject)] = bits
            return
        base = base_key(key)
        spec = self._compiled.vocabulary[base]
        for entry in self._subjects[spec.scope]:
            ref = (base, entry)
            is_open = (
                ref not in self.known
                if spec.source == "answer"
                else not self.outlook(base, entry).settled
            )
            if is_open:
                self.waiting_for_some[ref] = bits

    # ── Findings and quantified facts ──────────────────────────────────────────

    def outlook(self, key: str, subject: Subject) -> Outlook:
        """What a finding or a quantified fact rules out and leaves open."""
        table = self._compiled.outlooks[key]
        if is_quantified(key):
            return table.of(self._collected(base_key(key)))
        certain, possible = self._certain_around[subject], self._possible_around[subject]
        return table[certain & table.concluding, possible & table.concluding]

    def _collected(self, base: str) -> Possible:
        """What all entries have for certain, and what some of them may still have."""
        spec = self._compiled.vocabulary[base]
        certain: set[str] = set()
        possible: set[str] = set()
        for subject in self._subjects[spec.scope]:
            ref = (base, subject)
            if spec.source == "finding":
                one = self._compiled.outlooks[base].possible(
                    self._certain_around[subject], self._possible_around[subject]
                )
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

    def open_gates(self, question: CompiledQuestion, subject: Subject) -> Iterator[Ref]:
        """The open answers that decide whether a question or an option of it arises."""
        for gate in (*question.gates, *(one for o in question.options.values() for one in o)):
            owner = BUSINESS if gate.scope == "business" else subject.within(gate.scope)
            if (gate.fact, owner) not in self.known:
                yield gate.fact, owner


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
