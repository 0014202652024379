"""The table of a grid: names in front, a column of marks for every option; its keys and clicks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from rich.text import Text
from textual import events
from textual.coordinate import Coordinate
from textual.widgets import DataTable

from advisor.tui.answer_check import UNKNOWN
from advisor.tui.widgets.choices import ONE, SEVERAL, YES_NO
from advisor.tui.widgets.grid_layout import PADDING, lay_out
from advisor.tui.widgets.grid_marks import GridMarks
from advisor.tui.widgets.handover import Keys, hand_over
from advisor.tui.widgets.marked import CHOSEN

DITTO = ('"', "=")
FAR = 99


class GridMoves(Protocol):
    """What keys and clicks in the table lead to."""

    def move(self, down: int, right: int) -> None:
        """To another cell."""

    def mark_here(self) -> None:
        """Mark the cell one is at, or take its mark away."""

    def mark(self, column: int) -> None:
        """Mark an option of the row one is at."""

    def unknown(self) -> None:
        """I don't know, of the row one is at."""

    def copy_above(self) -> None:
        """The same marks as in the row above."""

    def type_words(self, character: str) -> bool:
        """Begin own words with a letter; False where none are asked for."""

    def enter(self) -> None:
        """Hand in the row, and go on."""

    def clicked(self, row: int, column: int) -> None:
        """A cell was clicked, -1 being the name."""


class GridTable(DataTable[Text]):
    """The marks; keys are taken in the order they come."""

    def __init__(self, moves: GridMoves, keys: Keys, **more: Any) -> None:
        # What is around a mark belongs to the cell: it says where one is.
        super().__init__(
            cursor_type="cell", fixed_columns=1, zebra_stripes=True, cell_padding=0, **more
        )
        self._moves = moves
        self._keys = keys
        self._marks: GridMarks | None = None
        self._shown_names: list[str] = []
        self._at = Coordinate(0, 0)

    # ── drawing ────────────────────────────────────────────────────────────────

    def fill(self, marks: GridMarks, names: Sequence[str], labels: Sequence[str]) -> bool:
        """Draw everything; True where the labels have room at the head of their columns."""
        keys = [head(marks, n) for n in range(len(labels))]
        layout = lay_out(names, keys, labels, self.app.size.width)
        self._marks, self._at = marks, Coordinate(0, 0)
        self._shown_names = [_cut(name, layout.names) for name in names]
        self.clear(columns=True)
        self.add_column(Text(""), width=layout.names + 2 * PADDING)
        for one, width in zip(layout.heads, layout.columns, strict=True):
            self.add_column(Text(one, justify="center"), width=width + 2 * PADDING)
        for row in range(len(names)):
            self.add_row(*(self._cell(row, column) for column in range(len(labels) + 1)))
        return layout.labelled

    def _cell(self, row: int, column: int) -> Text:
        """What stands in a cell, the names being in column 0."""
        if not column:
            before = CHOSEN.strip() if row == self._at.row else " "
            return Text(f"{before}{self._shown_names[row]}", no_wrap=True)
        assert self._marks is not None  # noqa: S101
        shown = _mark(self._marks, row, column - 1)
        here = (row, column) == self._at
        return Text(f"▶{shown}◀" if here else f" {shown} ", justify="center")

    def redraw(self, marks: GridMarks, row: int) -> None:
        """Draw the marks of one row again."""
        self._marks = marks
        for column in range(len(marks.columns)):
            self._draw(Coordinate(row, column + 1))

    def _draw(self, *cells: Coordinate) -> None:
        for one in cells:
            self.update_cell_at(one, self._cell(*one))

    def go(self, row: int, column: int) -> None:
        """Put the cursor at a mark."""
        before, self._at = self._at, Coordinate(row, column + 1)
        for one in (before, self._at):
            self._draw(Coordinate(one.row, 0), one)
        self.move_cursor(row=row, column=column + 1, animate=False)

    @property
    def column(self) -> int:
        """The column of marks the cursor is in."""
        return max(0, self.cursor_column - 1)

    # ── keys and mouse ─────────────────────────────────────────────────────────

    async def _on_click(self, event: events.Click) -> None:
        """Handle a click on a cell: it is marked at once; DataTable would only go there."""
        meta = event.style.meta
        event.stop()
        event.prevent_default()
        if meta.get("row", -1) >= 0 and not meta.get("out_of_bounds", False):
            self._moves.clicked(meta["row"], meta["column"] - 1)

    async def _on_key(self, event: events.Key) -> None:
        if hand_over(self, event) or self._keys.take(event):
            return
        moves = self._moves
        actions: Mapping[str, Callable[[], None]] = {
            "up": lambda: moves.move(-1, 0),
            "down": lambda: moves.move(1, 0),
            "left": lambda: moves.move(0, -1),
            "right": lambda: moves.move(0, 1),
            "home": lambda: moves.move(0, -FAR),
            "end": lambda: moves.move(0, FAR),
            "space": moves.mark_here,
            "enter": moves.enter,
            "?": moves.unknown,
            **dict.fromkeys(DITTO, moves.copy_above),
        }
        character = event.character or ""
        if event.key in actions or character in actions:
            actions[event.key if event.key in actions else character]()
        elif character.isdecimal() and character.isascii():
            moves.mark((int(character) or 10) - 1)
        elif not (character.isprintable() and character and moves.type_words(character)):
            return
        event.stop()
        event.prevent_default()


def head(marks: GridMarks, column: int) -> str:
    """The key that marks a column."""
    one = marks.columns[column]
    if one == UNKNOWN:
        return "?"
    return f"{(column + 1) % 10}"


def yes_no_column(marks: GridMarks, character: str) -> int | None:
    """The column that y or n stands for, None where it is no question of yes or no."""
    one = YES_NO.get(character.casefold(), "")
    return marks.columns.index(one) if one in marks.columns else None


def _cut(name: str, width: int) -> str:
    shown = Text(name)
    shown.truncate(width, overflow="ellipsis")
    return shown.plain


def _mark(marks: GridMarks, row: int, column: int) -> str:
    if not marks.is_offered(row, column):
        return " · "
    several = marks.several and marks.columns[column] != UNKNOWN
    shown = SEVERAL if several else ONE
    return shown[marks.is_marked(row, column)]
