"""How far along the interview is: a bar in glyphs, and the sections with their state."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from advisor.core.interview.pages import Depth, Pages
from advisor.core.interview.progress import AreaProgress
from advisor.core.message import N_, Label, Message, Quantity, message
from advisor.core.rules.question import Area
from advisor.language import Language
from advisor.report.answers import left_said
from advisor.tui.widgets.rows import Hung, Rows, row

FULL, EMPTY = "━", "─"
# As much of the name on the right stays, however long the place on the left is.
SHORTEST = 8
# Cells between the two at least, or they read as one.
GAP = 2
STATES = {"done": "✓", "begun": "◐", "ahead": "○", "empty": "·"}


class ProgressLine(Widget):
    """A bar with, at its end, what is done and between how many questions are left."""

    def __init__(self, language: Language, **more: Any) -> None:
        super().__init__(**more)
        self._language = language
        self._done = self._left = 0
        self._said: Message | None = None

    def set(self, pages: Pages, depth: Depth) -> None:
        """Show other figures."""
        least, most = pages.left(depth)
        self._done, self._left = pages.done, round((least + most) / 2)
        self._said = left_said(pages, depth)
        self.refresh()

    def render(self) -> Content:
        """The bar, as long as there is room for."""
        done = message(N_("{done} answered"), done=Quantity(self._done))
        words = f" {self._language.say(self._said if self._said is not None else done)}"
        room = max(4, self.size.width - len(words))
        share = self._done / (self._done + self._left) if self._done + self._left else 0.0
        full = round(room * share)
        return Content.assemble(
            (FULL * full, "bold $text-success"), (EMPTY * (room - full), "$text-muted"), words
        )


class Sections(Rows):
    """The sections of the interview; choosing one goes there."""

    def show_parts(
        self, parts: Sequence[AreaProgress], here: str | None, language: Language
    ) -> None:
        """Show every section with a glyph for its state; ``here`` is the one the owner is in."""
        rows = []
        for part in parts:
            glyph = "▸" if part.area.id == here else STATES[part.state]
            text = Content(f"{glyph} {language.text(part.area.title)}")
            rows.append(row(Hung([(0, text)], hang=2), part.area.id))
        self.put(rows, here)


class Bar(Static):
    """The line on top: where one is, and something at the right edge."""

    def __init__(self, **more: Any) -> None:
        super().__init__("", markup=False, **more)
        self._left = self._right = ""
        self._whole = False

    def set(self, left: str, right: str = "", *, whole: bool = False) -> None:
        """Show other words; with ``whole`` what is at the right is a figure, and is not cut."""
        self._left, self._right, self._whole = left, right, whole
        self._write()

    def on_resize(self) -> None:
        """Keep the right edge at the right edge."""
        self._write()

    def _write(self) -> None:
        if not self.content_size.width:
            # It has no place yet, and is written once it has one.
            return
        # The place stands out; what is beside it does not.
        left, right = Content(self._left), Content(self._right).stylize("not bold")
        gap = GAP if self._right else 0
        # Where both do not fit, the place counts for more than the name.
        beside = max(SHORTEST, self.content_size.width - left.cell_length - gap)
        if right.cell_length > beside and not self._whole:
            right = right.truncate(beside, ellipsis=True)
        room = self.content_size.width - right.cell_length - gap
        shown = left.truncate(max(1, room), ellipsis=True, pad=True)
        # One line, whatever it says.
        self.update(Content.assemble(shown, " " * gap, right), layout=False)


def place_in_words(language: Language, area: Area, parts: Sequence[AreaProgress]) -> str:
    """Which part of the interview one is in."""
    number = next(n for n, part in enumerate(parts, start=1) if part.area.id == area.id)
    place = message(
        N_("{part} (part {n} of {all})"),
        part=Label(area.title),
        n=Quantity(number),
        all=Quantity(len(parts)),
    )
    return language.say(place)
