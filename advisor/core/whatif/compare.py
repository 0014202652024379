"""Two outlines side by side: what differs, and which answers make the difference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal, Protocol

from advisor.core.reasoning.outline import DERIVED_KINDS, Outline, OutlineItem
from advisor.core.reasoning.outline_difference import placing, reordered
from advisor.core.reasoning.recommendation import item_key
from advisor.core.reasoning.templates import fill
from advisor.core.reasoning.why import Explainer
from advisor.core.rules.catalogue import ITEM_KINDS, Work
from advisor.core.rules.fact import Subject, scope_of
from advisor.core.whatif.causes import Causes, Chain, FactDifference, Instance

How = Literal["added", "removed", "moved", "revalued"]

# What only says again, in other words, what answers and items say.
QUIET_KINDS = DERIVED_KINDS | {"block", "goal"}

# The sections between which work moves with the room there is for it.
LATER, LEFT_OUT = "later", "left-out"
ASIDE = (LATER, LEFT_OUT)
WORK = frozenset(name for name, kind in ITEM_KINDS.items() if issubclass(kind, Work))
MEANS = (
    "business.owner_hours",
    "business.staff_hours",
    "business.money",
    "business.help_rate",
    "business.season_hours",
)


@dataclass(frozen=True, slots=True)
class ItemDifference:
    """An item that is there on one side only, is elsewhere, or is worth more or less.

    ``item`` is the item after, or before where it went out; ``other`` the one
    before where both sides have it.  ``chains`` lead from the answers that differ
    to it.  Where it only found room or lost it, ``room`` names the answers about
    hours and money that differ, and ``rivals`` the work that came or went.
    ``within`` is the work within which it is done on the side that has no line for it,
    and ``alone`` says that one side has nobody or nothing it could be about.
    """

    how: How
    item: OutlineItem
    other: OutlineItem | None
    chains: tuple[Chain, ...] = ()
    room: tuple[FactDifference, ...] = ()
    rivals: tuple[OutlineItem, ...] = ()
    within: OutlineItem | None = None
    alone: bool = False

    @property
    def left_out(self) -> bool:
        """Whether the one side that has it only says why it is left out."""
        return self.other is None and self.item.section == LEFT_OUT

    @property
    def because(self) -> tuple[FactDifference, ...]:
        """The answers that differ and explain it."""
        return (*(chain.answer for chain in self.chains), *self.room)


@dataclass(frozen=True, slots=True)
class Difference:
    """Everything that differs between two outlines."""

    before: Outline
    after: Outline
    facts: tuple[FactDifference, ...]
    items: tuple[ItemDifference, ...]


class Side(Protocol):
    """One of two strategies of the same rule base: what it says, and why."""

    @property
    def outline(self) -> Outline: ...

    @property
    def explainer(self) -> Explainer: ...


def compare(before: Side, after: Side) -> Difference:
    """What differs between two firms, or between two versions of one."""
    return _Comparison(before, after).result()


@dataclass(frozen=True, slots=True)
class _Entry:
    """An item of one outline, and the ids of all work that is done in it, its own first."""

    item: OutlineItem
    names: tuple[str, ...]

    @property
    def together(self) -> tuple[str, ...]:
        """The ids of the same work with several relationships, which is done in one go."""
        own = self.names[0].partition(":")[0]
        alike = [name for name in self.names[1:] if name.partition(":")[0] == own]
        return (self.names[0], *alike)


def _within(entries: Iterable[_Entry]) -> dict[str, OutlineItem]:
    """Within which item work is done that has no line of its own, by its id."""
    return {name: entry.item for entry in entries for name in entry.names[1:]}


class _Comparison:
    def __init__(self, before: Side, after: Side) -> None:
        self._rulebase = before.explainer.rulebase
        self._outlines = before.outline, after.outline
        self._causes = Causes(before.explainer, after.explainer)
        old, new = self._entries(before), self._entries(after, renamed=True)
        self._old, self._new = self._lines(old, new, before), self._lines(new, old, after)
        self._within_old, self._within_new = _within(old), _within(new)

    def result(self) -> Difference:
        facts = self._causes.answers
        shifted = self._shifted()
        names = dict.fromkeys((*self._old, *self._new))
        how = {name: self._how(name, shifted) for name in names}
        items = tuple(
            self._difference(name, what, how, facts)
            for name, what in how.items()
            if what is not None
        )
        return Difference(*self._outlines, facts, items)

    def _entries(self, side: Side, *, renamed: bool = False) -> tuple[_Entry, ...]:
        """The items that count, with the ids of what is done in each, goals named as before."""
        found = []
        for item in side.outline.items():
            if item.kind not in QUIET_KINDS:
                bare = item.id.partition(":")[0]
                subject = self._causes.as_before(item.subject) if renamed else item.subject
                also = map(self._backdated, item.also) if renamed else item.also
                found.append(_Entry(item, (item_key(bare, subject), *also)))
        return tuple(found)

    def _backdated(self, name: str) -> str:
        bare, _, about = name.partition(":")
        item = self._rulebase.items.get(bare)
        if item is None or item.scope not in ("goal", "link"):
            return name
        goal, _, other = about.partition("+")
        return item_key(bare, self._causes.as_before(Subject(goal, other)))

    def _lines(
        self, mine: tuple[_Entry, ...], others: tuple[_Entry, ...], side: Side
    ) -> dict[str, OutlineItem]:
        """One side's items by their ids.

        Work with several relationships in one go is one item; where the other side has it
        with some of them only, it is one with each, so that those who stay are not told as
        if they came or went with the rest.
        """
        there = {name: other.together for other in others for name in other.together}
        found = {}
        for entry in mine:
            names = entry.together
            met = [name for name in names if name in there]
            if not met:
                found[names[0]] = entry.item
            elif set(there[met[0]]) == set(names):
                found[min(names)] = entry.item
            else:
                found.update((name, self._single(entry, name, side)) for name in names)
        return found

    def _single(self, entry: _Entry, name: str, side: Side) -> OutlineItem:
        """Work with one of the relationships with which it is done in one go."""
        if len(entry.together) == 1:
            return entry.item
        bare, _, relationship = name.partition(":")
        subject = Subject(relationship=relationship)
        template = self._rulebase.items[bare].title
        title = fill(self._rulebase, side.explainer.inference, template, subject)
        return replace(entry.item, id=name, subject=subject, title=title, also=())

    def _how(self, name: str, shifted: frozenset[str]) -> How | None:
        old, new = self._old.get(name), self._new.get(name)
        placed = placing(old, new)
        if placed is not None or old is None or new is None:
            return placed
        if name in shifted:
            return "moved"
        return "revalued" if old.value != new.value else None

    def _shifted(self) -> frozenset[str]:
        """The relationships that changed their order among those on both sides."""
        old, new = (
            [name for name, item in items.items() if item.kind == "relationship"]
            for items in (self._old, self._new)
        )
        return frozenset(reordered(old, new))

    def _difference(
        self,
        name: str,
        how: How,
        changed: dict[str, How | None],
        facts: tuple[FactDifference, ...],
    ) -> ItemDifference:
        old, new = self._old.get(name), self._new.get(name)
        item = new or self._old[name]
        within = {"added": self._within_old, "removed": self._within_new}.get(how, {}).get(name)
        # What is no line of its own any more, or again, follows from no rule about it.
        chains = self._causes.chains(self._instances(item, name)) if within is None else ()
        crowded = how == "moved" and item.kind != "relationship" and not chains
        return ItemDifference(
            how,
            item,
            old if new is not None else None,
            chains,
            tuple(fact for fact in facts if fact.ref.key in MEANS) if crowded else (),
            tuple(self._rivals(changed)) if crowded else (),
            within,
            not self._causes.shared(self._causes.as_before(item.subject) if new else item.subject),
        )

    def _rivals(self, changed: dict[str, How | None]) -> Iterator[OutlineItem]:
        """Work that came in or went out, and so takes hours or leaves them."""
        for name, how in changed.items():
            item = self._new.get(name) or self._old[name]
            if how in ("added", "removed") and item.kind in WORK and item.section not in ASIDE:
                yield item

    def _instances(self, item: OutlineItem, name: str) -> Iterator[Instance]:
        """The changed rule instances that conclude something about an item."""
        bare, _, about = name.partition(":")
        for rule_id, subject in self._causes.changed:
            rule = self._rulebase.rules[rule_id]
            if item.kind == "relationship":
                valued = any(key == "link.value" for key, _ in rule.then.find)
                mine = subject.relationship == about
                concerns = valued and mine and scope_of("link.value") == subject.scope
            elif rule.then.item is not None:
                scope = self._rulebase.items[rule.then.item].scope
                concerns = rule.then.item == bare and str(subject.within(scope)) == about
            else:
                concerns = rule_id == bare and str(subject) == about
            if concerns:
                yield rule_id, subject


def explained(items: Iterable[ItemDifference], fact: FactDifference) -> Iterator[ItemDifference]:
    """The differences of advice that one differing answer explains."""
    for item in items:
        if any(other.ref == fact.ref for other in item.because):
            yield item
