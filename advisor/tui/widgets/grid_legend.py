"""What the columns of a grid mean, in as many lines as there is room for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from textwrap import wrap

BETWEEN = "   "


def listed(pieces: Sequence[str], width: int, room: int) -> list[str]:
    """Pieces under one another, where these are more lines than ``room`` in two columns.

    Where that is still too much, they stand one behind another, if that saves a line.

    >>> listed(["1 warm", "2 cold", "? unknown"], 20, 2)
    ['1 warm   ? unknown', '2 cold']
    >>> listed(["1 warm", "2 cold", "? unknown"], 20, 1)
    ['1 warm   ? unknown', '2 cold']
    >>> listed(["1 warm", "2 cold", "? unknown"], 30, 1)
    ['1 warm   2 cold   ? unknown']
    """
    half = -(-len(pieces) // 2)
    left = max((len(piece) for piece in pieces[:half]), default=0)
    right = max((len(piece) for piece in pieces[half:]), default=0)
    if len(pieces) <= room and max(left, right) <= width:
        return list(pieces)
    behind = wrapped_pieces(pieces, width)
    if half <= max(room, len(behind)) and left + len(BETWEEN) + right <= width:
        pairs = zip(pieces[:half], [*pieces[half:], ""], strict=False)
        return [f"{one:<{left}}{BETWEEN}{other}".rstrip() for one, other in pairs]
    return behind


def wrapped_pieces(pieces: Iterable[str], width: int) -> list[str]:
    """Pieces in lines of a width; one that is longer than a line is wrapped."""
    return [part for line in flowing(pieces, width) for part in wrap(line, width) or [line]]


def flowing(pieces: Iterable[str], width: int) -> list[str]:
    """Pieces one behind another, in lines of a width; none is cut in two unless it is too long.

    >>> flowing(["1 warm", "2 cold", "? unknown"], 16)
    ['1 warm   2 cold', '? unknown']
    """
    lines: list[str] = []
    for piece in pieces:
        if lines and len(lines[-1]) + len(BETWEEN) + len(piece) <= width:
            lines[-1] += BETWEEN + piece
        else:
            lines.append(piece)
    return lines
