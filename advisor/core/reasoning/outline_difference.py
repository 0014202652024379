"""How two outlines differ item by item: what came in, went out, changed section or rank."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from advisor.core.reasoning.outline import OutlineItem

Placing = Literal["added", "removed", "moved"]
Direction = Literal["up", "down"]


def placing(before: OutlineItem | None, after: OutlineItem | None) -> Placing | None:
    """What became of an item's place; None where it is in the same section on both sides."""
    if before is None or after is None:
        return "added" if before is None else "removed"
    return "moved" if before.section != after.section else None


def reordered(before: Sequence[str], after: Sequence[str]) -> Mapping[str, Direction]:
    """The ids that changed their order among those on both sides: as few as explain it.

    >>> dict(reordered(["a", "b", "c"], ["c", "gone", "a", "b"]))
    {'c': 'up'}
    """
    stayed = [name for name in after if name in before]
    ranks = {name: rank for rank, name in enumerate(n for n in before if n in stayed)}
    kept = _longest_rising([ranks[name] for name in stayed])
    return {
        name: "up" if rank < ranks[name] else "down"
        for rank, name in enumerate(stayed)
        if ranks[name] not in kept
    }


def _longest_rising(ranks: Sequence[int]) -> frozenset[int]:
    """The largest set of ranks that kept their order: all others moved."""
    best: list[tuple[int, ...]] = []
    for place, rank in enumerate(ranks):
        earlier = [best[p] for p in range(place) if ranks[p] < rank]
        best.append((*_longest(earlier), rank))
    return frozenset(_longest(best))


def _longest(runs: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
    return max(runs, key=len, default=())
