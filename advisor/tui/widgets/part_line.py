"""The parts of the result in a line or two, where there is no room for contents at the side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from advisor.language import Language
from advisor.tui.parts import PARTS, Part, key_of

BETWEEN = "  "


class PartLine(Static):
    """Each part with its key; a click leads there as well."""

    ALLOW_SELECT = False

    def __init__(self, language: Language, **more: Any) -> None:
        super().__init__("", markup=False, **more)
        self._language = language
        self._entries: list[Content] = []

    def show(self, here: Part, counts: Sequence[tuple[Part, int]]) -> None:
        """Show where one is; a part that has nothing in it is passed over."""
        there = [part for part, count in counts if count or part is here]
        self._entries = [self._entry(part, here=part is here) for part in there]
        self.update(self._in_lines())

    def on_resize(self) -> None:
        """There may be room for more in a line, or for less."""
        shown = self._in_lines()
        if shown.plain != str(self.content):
            self.update(shown)

    def _in_lines(self) -> Content:
        """Every part as a whole in one line: a line is not broken between a key and its name."""
        room = self.app.size.width - self.gutter.width
        lines: list[list[Content]] = [[]]
        used = 0
        for entry in self._entries:
            if used and used + len(BETWEEN) + entry.cell_length > room:
                lines.append([])
                used = 0
            used += (len(BETWEEN) if lines[-1] else 0) + entry.cell_length
            lines[-1].append(entry)
        return Content("\n").join([Content(BETWEEN).join(line) for line in lines])

    def _entry(self, part: Part, *, here: bool) -> Content:
        name = f"{key_of(part)} {self._language.text(part.title)}"
        if here:
            return Content(f"▸{name}").stylize("bold $text-primary")
        lead = Style.from_meta({"@click": f"screen.part({PARTS.index(part)})"})
        return Content.assemble((key_of(part), "bold $text-accent"), name[1:]).stylize(lead)
