"""Answers that do something together, and alternatives that differ in little told as one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import TypeGuard

from advisor.core.interview.answer import Answer, NoAnswer
from advisor.core.whatif.edits import Change, Reach

Place = tuple[str, "int | None"]

# From how many numbers on a whole stretch is told instead of each.
MANY = 2


@dataclass(frozen=True, slots=True)
class Alternative:
    """Answers which, changed together, bring it in or take it out; verified by running them.

    ``instead`` holds, for each change, other answers that do as well, in every
    combination; these are verified too.
    """

    changes: tuple[Change, ...]
    instead: tuple[tuple[Change, ...], ...] = ()

    def all(self) -> Iterator[tuple[Change, ...]]:
        """Every combination that is claimed to do it."""
        others = self.instead or ((),) * len(self.changes)
        yield from product(
            *((change, *more) for change, more in zip(self.changes, others, strict=True))
        )

    @property
    def given(self) -> int:
        """How many of the changes the owner cannot make, such as the town."""
        return sum(change.given for change in self.changes)

    @property
    def effort(self) -> tuple[int, ...]:
        """Sorts what is easier to imagine first."""
        return (
            len(self.changes),
            self.given,
            sum(change.replaces for change in self.changes),
            sum(isinstance(change.after, NoAnswer) for change in self.changes),
            sum(change.entry == "new" for change in self.changes),
        )


Row = tuple[tuple[Change, ...], ...]


def gathered(
    found: Iterable[tuple[Change, ...]], tried: Mapping[Place, Sequence[Change]]
) -> Iterator[Alternative]:
    """Alternatives; those that differ only in what one answer becomes are told as one.

    Every combination of what is told together is among ``found``.  ``tried`` has
    every change of an answer: it shows where a whole stretch of numbers will do.
    """
    rows: list[Row] = [
        tuple((change,) for change in sorted(changes, key=_order)) for changes in found
    ]
    for size in sorted({len(row) for row in rows}):
        for place in range(size):
            together: dict[tuple[object, ...], Row] = {}
            for row in [row for row in rows if len(row) == size]:
                key = (*row[:place], _nameless(row[place][0]), *row[place + 1 :])
                before = together.get(key)
                values = (*before[place], *row[place]) if before else row[place]
                together[key] = (*row[:place], values, *row[place + 1 :])
            rows = [row for row in rows if len(row) != size] + list(together.values())
    for row in rows:
        told = [_stretch(values, tried.get(values[0].place, ())) for values in row]
        yield Alternative(tuple(values[0] for values in told), tuple(values[1:] for values in told))


def _stretch(values: tuple[Change, ...], tried: Sequence[Change]) -> tuple[Change, ...]:
    """The same changes, the nearest number first where they reach to an end of the scale."""
    numbers = {change.after: change for change in values if _is_number(change.after)}
    if len(numbers) != len(values) or len(values) < MANY:
        return values
    all_ = sorted(change.after for change in tried if _is_number(change.after))
    mine = sorted(numbers)
    reaches: tuple[tuple[Reach, list[float]], ...] = (("up", mine), ("down", mine[::-1]))
    for reach, order in reaches:
        ends = all_[-len(mine) :] if reach == "up" else all_[: len(mine)][::-1]
        if order == ends:
            return tuple(replace(numbers[n], reach=reach if n == order[0] else "") for n in order)
    return values


def _is_number(answer: Answer | None) -> TypeGuard[float]:
    return isinstance(answer, (int, float)) and not isinstance(answer, bool)


def _order(change: Change) -> tuple[bool, str, int]:
    return change.entry == "new", change.question.id, change.index or 0


def _nameless(change: Change) -> Change:
    """The change whatever its new answer, so that changes of one answer can be told together."""
    if change.entry == "gone" or isinstance(change.after, NoAnswer):
        return change
    return replace(change, after="", any=False)
