"""Work that other recommended work does already, in other words: it is said once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from advisor.core.reasoning.inference import Inference
from advisor.core.reasoning.recommendation import Recommendation
from advisor.core.rules.catalogue import Work
from advisor.core.rules.fact import Subject
from advisor.core.strategy.groups import Groups
from advisor.core.strategy.people import mentions

PLACES = ("relationship", "place", "matter", "person", "attempt")

# What an entry of a list is called, or what is said of it.
SAID: Mapping[str, str] = {
    "relationship": "relationship.name",
    "place": "place.waits_words",
    "matter": "matter.name",
}

Covered = Mapping[str, tuple[Recommendation, ...]]


def covered_by(found: Sequence[Recommendation], groups: Groups, inference: Inference) -> Covered:
    """What each recommended work covers for the same people or place, by its key.

    The same work with a group covers that with somebody who is part of it.
    """
    taken: dict[str, str] = {}
    for one in (r for r in found if isinstance(r.item, Work) and r.item.covers):
        for other in found:
            if other is not one and _covers(one, other, inference) and one.key not in taken:
                taken.setdefault(other.key, one.key)
    heads = set(taken.values())
    for member, group in _with_their_groups(found, groups):
        if member not in heads and not {member, group} & taken.keys():
            taken[member] = group
    heads = set(taken.values())
    return {
        one.key: tuple(r for r in found if taken.get(r.key) == one.key)
        for one in found
        if one.key in heads
    }


def _with_their_groups(
    found: Sequence[Recommendation], groups: Groups
) -> Iterator[tuple[str, str]]:
    """The keys of work with members, and of the same work with their groups; no duty."""
    keys = {(one.item.id, one.subject): one.key for one in found}
    for one in found:
        group = groups.get(one.subject.relationship)
        owed = not isinstance(one.item, Work) or one.item.claim == "duty"
        if group is not None and not owed:
            head = keys.get((one.item.id, one.subject._replace(relationship=group)))
            if head is not None:
                yield one.key, head


def _covers(one: Recommendation, other: Recommendation, inference: Inference) -> bool:
    item = one.item
    if not isinstance(item, Work) or other.item.id not in item.covers:
        return False
    mine, theirs = one.subject, other.subject
    kinds = {name for name in PLACES for subject in (mine, theirs) if getattr(subject, name)}
    return _meet(mine, theirs) and (len(kinds) < 2 or _same(mine, theirs, inference))


def _same(one: Subject, other: Subject, inference: Inference) -> bool:
    """Whether two entries of different lists are the same people or thing in other words."""
    if one.scope not in SAID or other.scope not in SAID:
        return False
    mine, theirs = (inference.state(SAID[subject.scope], subject) for subject in (one, other))
    if not isinstance(mine, str) or not isinstance(theirs, str):
        return False
    return mentions(mine, theirs) or mentions(theirs, mine)


def _meet(one: Subject, other: Subject) -> bool:
    """Whether two subjects may be the same: neither is about somebody or something else."""
    pairs = ((getattr(one, name), getattr(other, name)) for name in PLACES)
    return all(not mine or not theirs or mine == theirs for mine, theirs in pairs)
