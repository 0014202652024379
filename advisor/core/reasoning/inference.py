"""What an engine hands back: the rules that fired, why, and what they found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from advisor.core.interview.profile import Profile
from advisor.core.rules.fact import (
    Missing,
    State,
    Subject,
    Value,
    base_key,
    is_quantified,
    scope_of,
    some_state,
)


class FactRef(NamedTuple):
    """One fact: its key, and the subject it is a fact of."""

    key: str
    subject: Subject

    @classmethod
    def seen_from(cls, key: str, subject: Subject) -> FactRef:
        """The fact that a rule about ``subject`` reads under ``key``."""
        return cls(key, subject.within(scope_of(key)))


class Firing(NamedTuple):
    """A rule that held for a subject, with the state of every fact it tested."""

    rule: str
    subject: Subject
    premises: tuple[tuple[FactRef, State], ...]


@dataclass(frozen=True)
class Inference:
    """Everything that follows from a profile.

    ``firings`` are in the order they ran: by stratum, rule id, subject.
    ``findings`` holds the value of every finding that some rule concluded; ``unsettled``
    the state of those that depend on something unknown, whether or not one did.
    """

    profile: Profile
    firings: tuple[Firing, ...]
    findings: Mapping[FactRef, Value] = field(default_factory=dict)
    unsettled: Mapping[FactRef, State] = field(default_factory=dict)

    def state(self, key: str, subject: Subject) -> State:
        """The state of any fact, answer or finding, as seen from ``subject``."""
        if is_quantified(key):
            return some_state(state for _, state in self.entries(key))
        ref = FactRef.seen_from(key, subject)
        if ref in self.unsettled:
            return self.unsettled[ref]
        if ref in self.findings:
            return self.findings[ref]
        try:
            return self.profile.answer(key, ref.subject)
        except KeyError:
            return Missing.ABSENT

    def entries(self, key: str) -> tuple[tuple[FactRef, State], ...]:
        """The facts that a quantified one collects, with their states, in the entries' order."""
        base = base_key(key)
        return tuple(
            (FactRef(base, subject), self.state(base, subject))
            for subject in self.profile.subjects(scope_of(base))
        )

    def fired(self, rule: str) -> tuple[Firing, ...]:
        """The firings of one rule."""
        return tuple(firing for firing in self.firings if firing.rule == rule)
