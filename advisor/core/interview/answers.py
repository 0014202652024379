"""What the owner has answered so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from advisor.core.interview.answer import Answer
from advisor.core.rules.question import Group

Entry = Mapping[str, Answer]


@dataclass(frozen=True)
class Answers:
    """What the owner has answered so far, by question id.

    ``goals`` stand in the owner's order of rank.  ``closed`` names the groups the
    owner has finished adding to.  Answers to questions that no longer apply stay
    here and count again when the question applies again.
    """

    business: Entry = field(default_factory=dict)
    goals: tuple[Entry, ...] = ()
    relationships: tuple[Entry, ...] = ()
    closed: frozenset[Group] = frozenset()

    def entries(self, group: Group) -> tuple[Entry, ...]:
        return self.goals if group == "goal" else self.relationships

    def with_entries(self, group: Group, entries: tuple[Entry, ...]) -> Answers:
        """The same answers with other entries in a group."""
        if group == "goal":
            return replace(self, goals=entries)
        return replace(self, relationships=entries)
