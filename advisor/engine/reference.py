"""The meaning of the rules in plain Python.

The oracle that the durable engine is tested against, its stand-in where
durable_rules cannot be imported, and the engine of every search that runs the
rules hundreds of times.
"""

from __future__ import annotations

from advisor.core.rules.compiled import Compiled
from advisor.core.rules.fact import BUSINESS, State, Subject
from advisor.core.rules.rulebase import Rulebase
from advisor.engine.chain import Consult, Fired
from advisor.engine.unknown import Facts, Subjects


class ReferenceMatcher:
    """Looks up in the tables of a rule base which rules nothing rules out."""

    name = "reference"

    def __init__(self, rulebase: Rulebase) -> None:
        self._compiled = rulebase.compiled

    def consult(self, subjects: Subjects, facts: Facts) -> Consult:
        """Begin a run."""
        return _Consult(self._compiled, subjects, facts)


class _Consult:
    """The bits of the rules that each subject's own facts rule out, so far."""

    def __init__(self, compiled: Compiled, subjects: Subjects, facts: Facts) -> None:
        self._compiled = compiled
        self._subjects = subjects
        self._ruled_out = dict.fromkeys(facts, 0)
        for scope, answers in compiled.answers.items():
            for subject in subjects[scope]:
                own, bits = facts[subject], 0
                for key, table in answers:
                    bits |= table[own[key]]
                self._ruled_out[subject] = bits
        self._visible = {
            subject: (Subject(goal=subject.goal), Subject(relationship=subject.relationship))
            for subject in subjects["link"]
        }

    def settle(self, key: str, subject: Subject, state: State) -> None:
        """Rule out what a finding rules out."""
        self._ruled_out[subject] |= self._compiled.tables[key][state]

    def fired(self, stratum: int) -> list[Fired]:
        """The rules of the stratum that no visible fact rules out."""
        ruled_out = self._ruled_out
        fired: list[Fired] = []
        for scope, mask in self._compiled.masks[stratum]:
            left = mask & ~ruled_out[BUSINESS]
            if not left:
                continue
            for subject in self._subjects[scope]:
                bits = left & ~ruled_out[subject]
                if bits and scope == "link":
                    goal, relationship = self._visible[subject]
                    bits &= ~(ruled_out[goal] | ruled_out[relationship])
                while bits:
                    low = bits & -bits
                    fired.append((low.bit_length() - 1, subject))
                    bits ^= low
        return fired
