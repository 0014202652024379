"""The parts of the result in a list beside it, with the key and the size of each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from textual.content import Content

from advisor.language import Language
from advisor.tui.parts import Part, key_of
from advisor.tui.widgets.rows import Rows, row


class Contents(Rows):
    """Where one is in the result, and what else there is."""

    def __init__(self, language: Language, **more: Any) -> None:
        super().__init__(**more)
        self._language = language

    def show(self, shown: Part, counts: Iterable[tuple[Part, int]]) -> None:
        """Show each part with the number of its entries; ``shown`` is the one that is seen."""
        rows = [row(self._row(part, n, here=part is shown), part.id) for part, n in counts]
        self.put(rows, shown.id)

    def _row(self, part: Part, count: int, *, here: bool) -> Content:
        name = self._language.text(part.title)
        key = (f"{'▸' if here else ' '}{key_of(part)} ", "bold $text-accent")
        shown = Content.assemble(key, (name, "bold $text-primary" if here else ""))
        return Content.assemble(shown, (f" {count}" if count else " –", "$text-muted"))
