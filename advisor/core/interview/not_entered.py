"""What is typed in fields and not entered, by the place of each field.

A place is the id of a question, and behind it the number of the entry that it is asked
about, as in ``relationship.did_words@2``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from advisor.core.interview.answer import clean
from advisor.core.interview.answers import Answers, Entry
from advisor.core.interview.steps import Cell
from advisor.core.rules.fact import GROUPS

# Longer than anything that somebody types, and short enough for a file.
LONGEST = 10_000

NotEntered = Mapping[str, str]


def place_of(cell: Cell) -> str:
    """The place of the field for an answer."""
    key, index = cell
    return key if index is None else f"{key}@{index}"


def with_typed(typed: NotEntered, cell: Cell, text: str) -> NotEntered:
    """The same with what stands in one field now, which may be nothing."""
    rest = without(typed, (cell,))
    kept = clean(text[:LONGEST])
    return {**rest, place_of(cell): kept} if kept else rest


def without(typed: NotEntered, cells: Iterable[Cell]) -> NotEntered:
    """The same without what stood in the fields of some answers, which are entered."""
    entered = {place_of(cell) for cell in cells}
    return {place: text for place, text in typed.items() if place not in entered}


def moved(typed: NotEntered, before: Answers, after: Answers) -> NotEntered:
    """The same after entries were removed or moved: what is typed goes with its entry."""
    kept: dict[str, str] = {}
    for place, text in typed.items():
        name, _, number = place.partition("@")
        group = next((group for group in GROUPS if name.startswith(f"{group}.")), None)
        if group is None or not number.isdecimal():
            kept[place] = text
            continue
        now = _number_now(int(number), before.entries(group), after.entries(group))
        if now is not None:
            kept[f"{name}@{now}"] = text
    return kept


def _number_now(number: int, before: Sequence[Entry], after: Sequence[Entry]) -> int | None:
    """Where an entry is now, None where it is there no more."""
    entry = before[number] if number < len(before) else None
    same = next((n for n, one in enumerate(after) if one is entry), None)
    if same is not None:
        return same
    # One that was changed is another value in the same place.
    changed = number < len(after) and not any(after[number] is one for one in before)
    return number if changed else None
