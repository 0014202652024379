"""The parts of the result in a line or two, where there is no room for contents at the side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from advisor.language import Language
from advisor.tui.parts import PARTS, Part, key_of


class PartLine(Static):
    """Each part with its key; a click leads there as well."""

    ALLOW_SELECT = False

    def __init__(self, language: Language, **more: Any) -> None:
        super().__init__("", markup=False, **more)
        self._language = language

    def show(self, here: Part, counts: Sequence[tuple[Part, int]]) -> None:
        """Show where one is; a part that has nothing in it is passed over."""
        there = [part for part, count in counts if count or part is here]
        self.update(Content("  ").join([self._entry(part, here=part is here) for part in there]))

    def _entry(self, part: Part, *, here: bool) -> Content:
        name = self._language.text(part.title)
        # A space inside a name must not be where the line is broken.
        name = f"{key_of(part)} {name}".replace(" ", "\N{NO-BREAK SPACE}")
        if here:
            return Content(f"▸{name}").stylize("bold $text-primary")
        lead = Style.from_meta({"@click": f"screen.part({PARTS.index(part)})"})
        return Content.assemble((key_of(part), "bold $text-accent"), name[1:]).stylize(lead)
