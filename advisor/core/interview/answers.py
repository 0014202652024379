"""What the owner has answered so far, and what was known at each review."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from advisor.core.interview.answer import Answer
from advisor.core.interview.review import Review
from advisor.core.rules.fact import Group

Entry = Mapping[str, Answer]


@dataclass(frozen=True)
class Answers:
    """What the owner has answered so far, by question id; what was stated last counts.

    ``groups`` holds the entries of each group that has any; goals stand in the
    owner's order of rank.  ``closed`` names the groups the owner has finished adding
    to.  Answers to questions that no longer apply stay here and count again when the
    question applies again.

    ``held`` are the reviews in the order of their days, each with the answers before and
    after it, so that what was planned then stays as it was.
    """

    business: Entry = field(default_factory=dict)
    groups: Mapping[Group, tuple[Entry, ...]] = field(default_factory=dict)
    closed: frozenset[Group] = frozenset()
    held: tuple[HeldReview, ...] = ()

    @property
    def goals(self) -> tuple[Entry, ...]:
        return self.entries("goal")

    @property
    def relationships(self) -> tuple[Entry, ...]:
        return self.entries("relationship")

    @property
    def reviews(self) -> tuple[Review, ...]:
        """The reviews in the order of their days."""
        return tuple(held.review for held in self.held)

    @property
    def at_first(self) -> Answers:
        """The answers before the first review; the same ones where there is none."""
        return self.held[0].before if self.held else self

    def entries(self, group: Group) -> tuple[Entry, ...]:
        return self.groups.get(group, ())

    def with_entries(self, group: Group, entries: tuple[Entry, ...]) -> Answers:
        """The same answers with other entries in a group."""
        groups = {name: kept for name, kept in self.groups.items() if name != group}
        return replace(self, groups={**groups, group: entries} if entries else groups)


@dataclass(frozen=True)
class HeldReview:
    """A review that was kept: the answers it was held on, and what it made of them."""

    review: Review
    before: Answers
    after: Answers
