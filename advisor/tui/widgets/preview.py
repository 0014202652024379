"""Page one of the strategy as it grows beside the questions; what the last answer did is marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from textual.content import Content
from textual.widgets.option_list import Option

from advisor.core.message import N_, Quantity, Words, message
from advisor.core.strategy.preview import Mark, Preview, PreviewLine, PreviewSection
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
PAGE_ONE = "page"


class PreviewList(Rows):
    """Page one line by line, and of every other section how much is in it.

    Enter opens why a line is there.
    """

    _shown: tuple[str, ...] = ()

    def show(self, preview: Preview, language: Language) -> None:
        """Show the strategy; where nothing reads differently, nothing moves.

        Else it is scrolled to the first line that changed.
        """
        rows = list(_rows(preview, language))
        shown = tuple(text for _, text, _ in rows)
        if shown == self._shown:
            return
        self._shown = shown
        changed = next((r.id for r, _, mark in rows if mark != "same"), None)
        self.put([r for r, _, _ in rows], changed if changed is not None else 0)


def _rows(preview: Preview, language: Language) -> Iterator[tuple[Option, str, Mark]]:
    """Each row with its text and its mark."""
    for part in preview.parts:
        if part.section.id == PAGE_ONE:
            for line in part.lines:
                # The same item may stand in two sections: its row needs a name of its own.
                text = f"{_glyph(line)} {_said(line, language)}"
                style = "bold" if _heads(line) and line.mark == "same" else STYLES[line.mark]
                hung = Hung([(2 if line.child else 0, Content(text).stylize(style))], hang=2)
                yield row(hung, f"{part.section.id} {line.item.id}"), text, line.mark
    others = [part for part in preview.parts if part.section.id != PAGE_ONE]
    if others:
        title = language.text(N_("And behind page one"))
        yield row(Content(title).stylize("bold"), "others", heading=True), title, "same"
    for part in others:
        text = _counted(part, language)
        yield row(Hung([(0, Content(text))], hang=2), part.section.id, heading=True), text, "same"


def _heads(line: PreviewLine) -> bool:
    """Whether a line of page one only says what the lines under it are."""
    return line.item.kind == "page" and line.item.text is None and bool(line.item.children)


def _glyph(line: PreviewLine) -> str:
    return " " if _heads(line) and line.mark == "same" else GLYPHS[line.mark]


def _said(line: PreviewLine, language: Language) -> str:
    said = language.say(line.item.title)
    if line.item.text is not None and line.item.kind == "page":
        said = f"{said}: {language.say(line.item.text)}"
    return said


def _counted(part: PreviewSection, language: Language) -> str:
    """A section, how many items are in it, and how many of them came in or went out."""
    counts = Counter(line.mark for line in part.lines)
    there = len(part.lines) - counts["removed"]
    said = message(
        N_("{section}: {n}"), section=Words(language.text(part.section.title)), n=Quantity(there)
    )
    news = [f"{GLYPHS[mark]}{counts[mark]}" for mark in GLYPHS if mark != "same" and counts[mark]]
    return " ".join([language.say(said), *news])
