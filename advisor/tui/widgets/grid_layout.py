"""How wide the columns of a grid are, and whether the labels have room above the marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

# Cells a mark takes, and as many a name has at least and at most.
MARK, SHORTEST, LONGEST = 3, 12, 26
# A name alone in front of bare marks may be longer, as far as there is room; in a window as
# wide as this the sections, which take some of it, are beside the table.
LONGEST_BARE, WIDE, SECTIONS = 44, 110, 36
# Cells of the window beside the table: the page's padding and the scroll bar.
AROUND = 6
# Cells around the content of a column.
PADDING = 1


# From this width on the strategy is beside the page, as in advisor.tcss: the cells that the
# sections take then and before, and the share of the rest for the page.
BROAD, SECTIONS_WIDE, SHARE = 150, 30, 0.6


@dataclass(frozen=True, slots=True)
class GridLayout:
    """The width of the names, and the head of every column of marks.

    ``labelled`` where the labels are part of the heads.
    """

    names: int
    heads: tuple[str, ...]
    labelled: bool

    @property
    def columns(self) -> tuple[int, ...]:
        """How wide each column of marks is, without the cells around it."""
        return tuple(map(_width, self.heads))


def lay_out(
    names: Sequence[str], keys: Sequence[str], labels: Sequence[str], window: int
) -> GridLayout:
    """The layout for a window so many cells wide; each column has its key and its label."""
    room = window - AROUND
    longest = min(LONGEST, max(SHORTEST, *map(len, names)))
    heads = tuple(f"{key} {label}" for key, label in zip(keys, labels, strict=True))
    if _taken(longest, heads) <= room:
        return GridLayout(longest, heads, labelled=True)
    beside = SECTIONS if window >= WIDE else 0
    left = room - _taken(0, keys)
    longest = min(max(map(len, names)), max(longest, min(LONGEST_BARE, left - beside)))
    return GridLayout(max(SHORTEST, min(longest, left)), tuple(keys), labelled=False)


def room_beside(window: int) -> float:
    """How many cells a page has beside sections and strategy."""
    if window >= BROAD:
        return (window - SECTIONS) * SHARE
    return window - SECTIONS_WIDE if window >= WIDE else window


def has_room(columns: int, window: int) -> bool:
    """Whether so many columns of bare marks fit beside names into a window."""
    return _taken(SHORTEST, ("",) * columns) <= window - AROUND


def _taken(names: int, heads: Sequence[str]) -> int:
    return sum(width + 2 * PADDING for width in (names, *map(_width, heads)))


def _width(head: str) -> int:
    return max(len(head), MARK)
