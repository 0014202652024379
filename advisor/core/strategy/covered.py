"""Work that other recommended work does already, in other words: it is said once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from advisor.core.reasoning.recommendation import Recommendation
from advisor.core.rules.catalogue import Work
from advisor.core.rules.fact import Subject

PLACES = ("relationship", "place", "matter", "person", "attempt")

Covered = Mapping[str, tuple[Recommendation, ...]]


def covered_by(found: Sequence[Recommendation]) -> Covered:
    """What each recommended work covers for the same people or place, by its key."""
    covering = [r for r in found if isinstance(r.item, Work) and r.item.covers]
    taken: dict[str, str] = {}
    for one in covering:
        for other in found:
            if other is not one and _covers(one, other) and one.key not in taken:
                taken.setdefault(other.key, one.key)
    return {
        one.key: several
        for one in covering
        if (several := tuple(r for r in found if taken.get(r.key) == one.key))
    }


def _covers(one: Recommendation, other: Recommendation) -> bool:
    item = one.item
    if not isinstance(item, Work) or other.item.id not in item.covers:
        return False
    return _meet(one.subject, other.subject)


def _meet(one: Subject, other: Subject) -> bool:
    """Whether two subjects may be the same: neither is about somebody or something else."""
    pairs = ((getattr(one, name), getattr(other, name)) for name in PLACES)
    return all(not mine or not theirs or mine == theirs for mine, theirs in pairs)
