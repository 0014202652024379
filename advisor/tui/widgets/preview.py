"""The strategy as it stands beside the questions; what the last answer did is marked."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content
from textual.widgets.option_list import Option

from advisor.core.strategy.preview import Mark, Preview, PreviewLine
from advisor.language import Language
from advisor.report.news import GLYPHS
from advisor.tui.widgets.rows import Hung, Rows, row

STYLES: dict[Mark, str] = {
    "same": "",
    "added": "bold $text-success",
    "removed": "strike $text-error",
    "up": "bold $text-warning",
    "down": "bold $text-warning",
    "moved": "bold $text-warning",
    "changed": "bold $text-warning",
}


class PreviewList(Rows):
    """Sections and items of the strategy so far; Enter opens why an item is there."""

    def show(self, preview: Preview, language: Language) -> None:
        """Show the strategy, scrolled to the first thing that changed."""
        rows = list(_rows(preview, language))
        changed = next((r.id for r, mark in rows if mark != "same"), None)
        self.put([r for r, _ in rows], changed if changed is not None else 0)


def _rows(preview: Preview, language: Language) -> Iterator[tuple[Option, Mark]]:
    for part in preview.parts:
        title = Content(language.text(part.section.title)).stylize("bold $text-primary")
        yield row(title, f"section {part.section.id}", heading=True), "same"
        for line in part.lines:
            # The same item may stand in two sections: its row needs a name of its own.
            yield row(_line(line, language), f"{part.section.id} {line.item.id}"), line.mark


def _line(line: PreviewLine, language: Language) -> Hung:
    indent = 2 if line.child else 0
    said = language.say(line.item.title)
    if line.item.kind == "page" and line.item.text is not None:
        said = f"{said}: {language.say(line.item.text)}"
    return Hung(
        [(indent, Content(f"{GLYPHS[line.mark]} {said}").stylize(STYLES[line.mark]))], hang=2
    )
