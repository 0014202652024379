"""What should come to pass for something to come out, and how many answers that takes.

A want has ways to be met; a way is a list of wants that must all be met; in the
end stand answers that must change.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import reduce
from typing import NamedTuple, Union

from advisor.core.interview.answer import NoAnswer
from advisor.core.rules.condition import Condition
from advisor.core.rules.fact import Missing, State, Subject
from advisor.core.whatif.edit_groups import Place
from advisor.core.whatif.edits import Change


class Fires(NamedTuple):
    """A rule should fire for a subject, or should not."""

    rule: str
    subject: Subject
    wanted: bool


class Holds(NamedTuple):
    """A condition should hold of a fact, or should fail."""

    condition: Condition
    subject: Subject
    wanted: bool


class Answered(NamedTuple):
    """An answer should be changed so that a condition on it holds, or fails."""

    place: Place
    condition: Condition
    wanted: bool


class Gone(NamedTuple):
    """An entry should be taken away; the place is that of its naming answer."""

    place: Place


class Added(NamedTuple):
    """An entry should be added: this answer it must have, whatever it is."""

    place: Place


Leaf = Union[Answered, Gone, Added]
Want = Union[Fires, Holds, Leaf]
Way = tuple[Want, ...]


class Need(NamedTuple):
    """How many answers must change at the least; which for certain, and which perhaps.

    Sets of answers are written as the bits of a number.
    """

    least: int
    certain: int
    perhaps: int


NEVER = Need(1_000, 0, 0)


def all_of(one: Need, other: Need) -> Need:
    """What two wants take together: the sum, where no answer can serve both."""
    certain = one.certain | other.certain
    apart = not one.perhaps & other.perhaps
    least = one.least + other.least if apart else max(one.least, other.least)
    return Need(max(least, certain.bit_count()), certain, one.perhaps | other.perhaps)


def one_of(needs: Collection[Need]) -> Need:
    possible = [need for need in needs if need is not NEVER]
    if not possible:
        return NEVER
    return Need(
        min(need.least for need in possible),
        reduce(int.__and__, (need.certain for need in possible)),
        reduce(int.__or__, (need.perhaps for need in possible)),
    )


def meets(change: Change, want: Leaf) -> bool:
    """Whether a change does what is wanted of its answer."""
    if isinstance(want, Gone):
        return change.after is None
    if change.after is None or isinstance(want, Added):
        return change.after is not None and change.entry == "new"
    state: State = Missing.UNKNOWN if isinstance(change.after, NoAnswer) else change.after
    return want.condition.holds(state) is want.wanted
