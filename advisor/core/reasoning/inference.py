"""What an engine hands back: the rules that fired, why, and what they found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from advisor.core.interview.profile import Profile
from advisor.core.rules.fact import Missing, State, Subject, Value, scope_of


class FactRef(NamedTuple):
    """One fact: its key, and the subject it is a fact of."""

    key: str
    subject: Subject

    @classmethod
    def seen_from(cls, key: str, subject: Subject) -> FactRef:
        """The fact that a rule about ``subject`` reads under ``key``."""
        return cls(key, subject.within(scope_of(key)))


@dataclass(frozen=True, slots=True)
class Firing:
    """A rule that held for a subject, with the state of every fact it tested."""

    rule: str
    subject: Subject
    premises: tuple[tuple[FactRef, State], ...]


@dataclass(frozen=True)
class Inference:
    """Everything that follows from a profile.

    ``firings`` are in the order they ran: by stratum, rule id, subject.
    ``findings`` holds the settled value of every finding that some rule concluded.
    """

    profile: Profile
    firings: tuple[Firing, ...]
    findings: Mapping[FactRef, Value] = field(default_factory=dict)

    def state(self, key: str, subject: Subject) -> State:
        """The state of any fact, answer or finding, as seen from ``subject``."""
        ref = FactRef.seen_from(key, subject)
        if ref in self.findings:
            return self.findings[ref]
        try:
            return self.profile.answer(key, ref.subject)
        except KeyError:
            return Missing.ABSENT

    def fired(self, rule: str) -> tuple[Firing, ...]:
        """The firings of one rule."""
        return tuple(firing for firing in self.firings if firing.rule == rule)
