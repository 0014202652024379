"""What the owner has answered so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from advisor.core.interview.answer import Answer
from advisor.core.interview.review import Review
from advisor.core.rules.fact import Group

Entry = Mapping[str, Answer]


@dataclass(frozen=True)
class Answers:
    """What the owner has answered so far, by question id.

    ``groups`` holds the entries of each group that has any; goals stand in the
    owner's order of rank.  ``closed`` names the groups the owner has finished adding
    to.  Answers to questions that no longer apply stay here and count again when the
    question applies again.

    ``reviews`` are in the order of their days; ``at_first`` holds the answers of the
    interview where those here are what is known now.
    """

    business: Entry = field(default_factory=dict)
    groups: Mapping[Group, tuple[Entry, ...]] = field(default_factory=dict)
    closed: frozenset[Group] = frozenset()
    reviews: tuple[Review, ...] = ()
    at_first: Answers | None = None

    @property
    def goals(self) -> tuple[Entry, ...]:
        return self.entries("goal")

    @property
    def relationships(self) -> tuple[Entry, ...]:
        return self.entries("relationship")

    def entries(self, group: Group) -> tuple[Entry, ...]:
        return self.groups.get(group, ())

    def with_entries(self, group: Group, entries: tuple[Entry, ...]) -> Answers:
        """The same answers with other entries in a group."""
        groups = {name: kept for name, kept in self.groups.items() if name != group}
        return replace(self, groups={**groups, group: entries} if entries else groups)
