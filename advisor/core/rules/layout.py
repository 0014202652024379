"""How the outline is laid out: its sections, and the order of items within a kind."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import Field

from advisor.core.rules.catalogue import ITEM_KINDS, Item
from advisor.core.rules.schema import Definition, Id, Ids, Text, Texts

# What a section can show: items of a kind, and what the outline is made of besides.
SECTION_KINDS = (
    *ITEM_KINDS,
    "page",
    "duty",
    "block",
    "goal",
    "relationship",
    "measured",
    "later",
    "caution",
    "left_out",
    "ask",
    "review",
    "since",
)


class ItemOrder(Definition):
    """The order of the items of one kind, where nothing else says which comes first.

    Items that are not listed come after those that are, by their ids.
    """

    kind: Text
    items: Ids

    @property
    def id(self) -> str:
        """The kind it orders: there is one order a kind."""
        return self.kind


def in_order(items: Iterable[Item], orders: Iterable[ItemOrder]) -> tuple[Item, ...]:
    """Items kind by kind, each kind as its order lists them, however they lie in files."""
    kinds = {kind: number for number, kind in enumerate(ITEM_KINDS)}
    places = {
        (order.kind, item): number for order in orders for number, item in enumerate(order.items)
    }
    return tuple(
        sorted(
            items,
            key=lambda item: (
                kinds[item.kind],
                places.get((item.kind, item.id), len(places)),
                item.id,
            ),
        )
    )


class OutlineSection(Definition):
    """A section of the outline: its heading, its principles, and what it says when empty.

    ``waiting`` is said in place of ``empty`` where there is a goal and work for it, none of
    which can begin.
    What is not ``printed`` is there for screens and programs.
    """

    id: Id
    title: Text
    intro: Text | None = None
    empty: Text | None = None
    waiting: Text | None = None
    kinds: Texts = Field(default=())
    principles: Ids = ()
    printed: bool = True
