"""The result part by part: one goes from part to part, to an item, and to words that are found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from textual.content import Content
from textual.message import Message

from advisor.core.strategy.case import Case
from advisor.language import Language
from advisor.tui.parts import PARTS, Part
from advisor.tui.widgets.outline_rows import Line, OutlineRows
from advisor.tui.widgets.rows import Rows, row
from advisor.tui.widgets.whole import spaced


class OutlineView(Rows):
    """Rows named ``kind section name``: an item, a chart, or a question still open."""

    class PartShown(Message):
        """Another part is shown."""

    def __init__(self, language: Language, **more: Any) -> None:
        super().__init__(**more)
        self._language = language
        self._writer: OutlineRows | None = None
        self._open: tuple[tuple[str, str], ...] = ()
        self._wanted = ""
        self.part: Part = PARTS[0]

    def show(self, case: Case, still_open: Sequence[tuple[str, str]]) -> None:
        """Show a strategy, and which pages of the interview are still open, in words."""
        self._open = tuple(still_open)
        asked = [asked for _, asked in self._open]
        self._writer = OutlineRows(case, asked, self._language, self._marked)
        self._write(self.chosen_id)

    def counts(self) -> Iterator[tuple[Part, int]]:
        """Each part with the number of its entries."""
        for part in PARTS:
            yield part, self._writer.count(part) if self._writer is not None else 0

    # ── where one is ───────────────────────────────────────────────────────────

    @property
    def item_id(self) -> str | None:
        """The id of the item one is at."""
        kind, _, name = (self.chosen_id or "").partition(" ")
        return name.partition(" ")[2] if kind == "item" else None

    @property
    def question(self) -> str | None:
        """The page of the open question one is at."""
        kind, _, name = (self.chosen_id or "").partition(" ")
        if kind != "ask":
            return None
        return self._open[int(name.partition(" ")[2])][0]

    def go_to_part(self, part: Part) -> None:
        """To the top of a part."""
        self.part = part
        self._write(None)
        self.highlighted = self._selectable(0)
        self.scroll_to(y=0, animate=False, immediate=True)
        self.post_message(self.PartShown())

    def step_part(self, by: int) -> None:
        """To the next part, or the one before."""
        place = PARTS.index(self.part) + by
        self.go_to_part(PARTS[max(0, min(len(PARTS) - 1, place))])

    def go_to_item(self, item_id: str) -> None:
        """To an item, if it is in the strategy."""
        for part, line in self._lines_of_all():
            kind, _, name = (line.id or "").partition(" ")
            if kind == "item" and name.partition(" ")[2] == item_id:
                self._go(part, line.id or "")
                return

    def _go(self, part: Part, row_id: str) -> None:
        if part is not self.part:
            self.go_to_part(part)
        ids = [one.id for one in self.options]
        if row_id in ids:
            self.highlighted = ids.index(row_id)
            self.scroll_to_highlight()

    # ── searching ──────────────────────────────────────────────────────────────

    def search(self, words: str) -> int:
        """Mark what is looked for, and say in how many rows it stands, in all parts."""
        self._wanted = words.casefold().strip()
        self._write(self.chosen_id)
        return len(self._found())

    @property
    def place(self) -> tuple[str, str | None]:
        """The part and the row one is at."""
        return self.part.id, self.chosen_id

    def next_found(self, by: int, start: tuple[str, str | None] | None = None) -> int:
        """To the next row with what is looked for; its number, 0 if there is none.

        ``start`` is the place to begin with, its row included; else it is where one is.
        """
        found = self._found()
        if not found:
            return 0
        ids: list[tuple[str, str | None]] = [(p.id, line.id) for p, line in self._lines_of_all()]
        here = ids.index(at) if (at := start or self.place) in ids else 0
        if start is not None:
            here -= by
        places = [ids.index((part.id, row_id)) for part, row_id in found]
        beyond = [p for p in places if (p > here if by > 0 else p < here)]
        number = places.index((beyond or places)[0 if by > 0 else -1])
        self._go(*found[number])
        return number + 1

    def _found(self) -> list[tuple[Part, str]]:
        if not self._wanted:
            return []
        return [
            (part, line.id)
            for part, line in self._lines_of_all()
            if line.id is not None and self._wanted in line.text.casefold()
        ]

    def _lines_of_all(self) -> list[tuple[Part, Line]]:
        if self._writer is None:
            return []
        return [(p, line) for p in PARTS for line in self._writer.rows(p) if line.id is not None]

    # ── rows ───────────────────────────────────────────────────────────────────

    def _write(self, at: str | None) -> None:
        if self._writer is not None:
            lines = self._writer.rows(self.part)
            self.put([row(one.visual, one.id, heading=one.id is None) for one in lines], at)

    def _marked(self, text: Content) -> Content:
        """The text with what is looked for marked."""
        plain = spaced(text.plain).casefold()
        start = plain.find(self._wanted) if self._wanted else -1
        while start >= 0:
            text = text.stylize("reverse", start, start + len(self._wanted))
            start = plain.find(self._wanted, start + len(self._wanted))
        return text
