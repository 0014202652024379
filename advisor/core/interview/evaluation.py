"""All rules on what is known so far, with three values: it holds, it cannot, it is open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from advisor.core.interview.answers import Answers
from advisor.core.interview.settled import NEW, Ref, SettledAnswers
from advisor.core.rules.fact import (
    BUSINESS,
    SCOPES,
    UNCLEAR,
    Missing,
    OneOf,
    Subject,
    base_key,
    is_quantified,
)
from advisor.core.rules.outlook import Outlook, OutlookTable, Possible
from advisor.core.rules.rulebase import Rulebase


class Evaluation:
    """One pass over the rules, on answers that are ``settled`` or still open.

    ``certain`` and ``open`` have, for each subject, the bits of the rules that hold
    of it whatever comes, and of those that may still hold.  ``waiting`` has, for each
    fact that is not settled, the bits of the rules that it leaves open; in
    ``waiting_for_some`` these read it through a quantified fact.  ``sight`` gives the
    subjects whose facts each subject sees.
    """

    def __init__(self, rulebase: Rulebase, answers: Answers) -> None:
        self._compiled = rulebase.compiled
        self.settled = SettledAnswers(rulebase, answers)
        self.sight: dict[Subject, tuple[Subject, ...]] = {
            subject: tuple(dict.fromkeys((BUSINESS, *_seen_from(subject))))
            for scope in SCOPES
            for subject in self.settled.subjects(scope)
        }
        self.certain = dict.fromkeys(self.sight, 0)
        self.open = dict.fromkeys(self.sight, 0)
        self.waiting: dict[Ref, int] = {}
        self.waiting_for_some: dict[Ref, int] = {}
        # What holds, or may, of anything that sees a subject.
        self._certain_around = dict.fromkeys(self.sight, 0)
        self._possible_around = dict.fromkeys(self.sight, 0)
        # What might, were the owner to know what they do not know.
        self._unknown_around = dict.fromkeys(self.sight, 0)
        # Facts that rules read and that no rule still to be tried can change.
        self._outlooks: dict[Ref, Outlook] = {}
        self._evaluate()

    # ── Rules ──────────────────────────────────────────────────────────────────

    def _evaluate(self) -> None:
        """Bit by bit: what each subject's facts rule out, and what they leave open."""
        compiled = self._compiled
        false = dict.fromkeys(self.sight, 0)
        unsure = dict.fromkeys(self.sight, 0)
        never = dict.fromkeys(self.sight, 0)
        known, waiting = self.settled.known, self.waiting
        for scope, answers in compiled.answers.items():
            for subject in self.settled.subjects(scope):
                ruled_out = left_open = impossible = 0
                for key, table in answers:
                    ref = (key, subject)
                    state = known.get(ref)
                    if state is None:
                        left_open |= table.every
                        waiting[ref] = table.every
                    else:
                        ruled_out |= table[state]
                        impossible |= table.impossible[state]
                false[subject] |= ruled_out
                unsure[subject] |= left_open
                never[subject] |= impossible
        for masks, settled in zip(compiled.masks, compiled.settled, strict=True):
            for key, scope, base, _ in settled:
                outlooks = compiled.outlooks[key]
                for subject in self.settled.subjects(scope):
                    outlook = self._outlooks[key, subject] = (
                        self._outlook(outlooks, subject)
                        if base == key
                        else outlooks.of(self._collected(base))
                    )
                    false[subject] |= outlook.false
                    unsure[subject] |= outlook.open
                    never[subject] |= outlook.impossible
                    if outlook.open:
                        self._note_waiting(key, subject, outlook.open)
            for scope, mask in masks:
                for subject in self.settled.subjects(scope):
                    self._try(mask, subject, false, unsure)
                    self._note_unknown(mask & compiled.finding, subject, never)

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

    def _note_unknown(self, mask: int, subject: Subject, never: Mapping[Subject, int]) -> None:
        """Note which of some rules might hold if the owner knew more."""
        sight = self.sight[subject]
        for one in sight:
            mask &= ~never[one]
        for one in sight:
            self._unknown_around[one] |= mask

    def _note_waiting(self, key: str, subject: Subject, bits: int) -> None:
        if not is_quantified(key):
            self.waiting[(key, subject)] = bits
            return
        base = base_key(key)
        spec = self._compiled.vocabulary[base]
        for entry in self.settled.subjects(spec.scope):
            ref = (base, entry)
            is_open = (
                ref not in self.settled.known
                if spec.from_answers
                else not self.outlook(base, entry).settled
            )
            if is_open:
                self.waiting_for_some[ref] = bits

    # ── Findings and quantified facts ──────────────────────────────────────────

    def outlook(self, key: str, subject: Subject) -> Outlook:
        """What a finding or a quantified fact rules out and leaves open."""
        known = self._outlooks.get((key, subject))
        if known is not None:
            return known
        table = self._compiled.outlooks[key]
        if is_quantified(key):
            return table.of(self._collected(base_key(key)))
        return self._outlook(table, subject)

    def _outlook(self, table: OutlookTable, subject: Subject) -> Outlook:
        """What a finding rules out and leaves open, from the rules tried so far."""
        concluding = table.concluding
        return table[
            self._certain_around[subject] & concluding,
            self._possible_around[subject] & concluding,
            self._unknown_around[subject] & concluding,
        ]

    def _possible(self, key: str, subject: Subject) -> Possible:
        """The values that rules conclude which hold, may hold, or might."""
        table = self._compiled.outlooks[key]
        around = self._certain_around, self._possible_around, self._unknown_around
        return table.possible(*(some[subject] & table.concluding for some in around))

    def _collected(self, base: str) -> Possible:
        """What all entries have for certain, and what some of them may still have."""
        spec = self._compiled.vocabulary[base]
        if spec.source != "finding":
            return self.settled.collected(base)
        certain: set[str] = set()
        possible: set[str] = set()
        for subject in self.settled.subjects(spec.scope):
            one = self._possible(base, subject)
            possible |= one.possible
            if spec.kind == "choices":
                certain |= one.certain
                if one.unknown - one.possible:
                    certain.add(UNCLEAR)
                elif one.unknown - one.certain:
                    possible.add(UNCLEAR)
                continue
            ends = one.states(spec)
            unclear = any(isinstance(end, OneOf) or end is Missing.UNKNOWN for end in ends)
            if len(ends) == 1:
                values = [UNCLEAR] if unclear else [o for o in ends if isinstance(o, str)]
                certain.update(values)
            elif unclear:
                possible.add(UNCLEAR)
        return Possible(frozenset(certain), frozenset(possible | certain))


def _seen_from(subject: Subject) -> Iterator[Subject]:
    """A subject, and a link's goal and relationship."""
    yield subject
    if subject.goal and subject.relationship:
        yield Subject(goal=subject.goal)
        yield Subject(relationship=subject.relationship)
