"""The whole strategy as rows: sections that fold, items that open, words that can be found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from textual.content import Content
from textual.widgets.option_list import Option

from advisor.core.message import N_
from advisor.core.reasoning.outline import Outline, OutlineItem, Section
from advisor.language import Language
from advisor.tui.widgets.rows import Hung, Rows, row

FOLDED, OPEN = "▸", "▾"
VALUES = {"high": "●●●", "medium": "●●○", "low": "●○○"}
STILL_OPEN = "still-open"
# More open questions than this would hide the strategy in a small window.
FEW_OPEN = 3


class OutlineView(Rows):
    """Rows named ``kind name``: a section, an item, an item's lines, or an open question."""

    def __init__(self, language: Language, **more: Any) -> None:
        super().__init__(**more)
        self._language = language
        self._folded: set[str] = set()
        self._outline: Outline | None = None
        self._open: tuple[tuple[str, str], ...] = ()
        self._texts: list[tuple[str, str]] = []
        self._wanted = ""

    def show(self, outline: Outline, still_open: Sequence[tuple[str, str]]) -> None:
        """Show a strategy, and which pages of the interview are still open, in words."""
        if self._outline is None and len(still_open) > FEW_OPEN:
            self._folded.add(STILL_OPEN)
        self._outline, self._open = outline, tuple(still_open)
        self._write()

    def titles(self) -> Iterator[tuple[str, str]]:
        """The ids and titles of the sections, for a table of contents."""
        if self._open:
            yield STILL_OPEN, self._language.text(N_("Still open in the interview"))
        for section in self._outline.sections if self._outline is not None else ():
            yield section.id, self._language.text(section.title)

    # ── where one is ───────────────────────────────────────────────────────────

    @property
    def item_id(self) -> str | None:
        """The id of the item one is at."""
        kind, _, name = (self.chosen_id or "").partition(" ")
        return name.partition(" ")[2] if kind in ("item", "lines") else None

    @property
    def section_id(self) -> str | None:
        """The id of the section one is in."""
        kind, _, name = (self.chosen_id or "").partition(" ")
        return name if kind == "section" else name.partition(" ")[0] or None

    @property
    def question(self) -> str | None:
        """The page of the open question one is at."""
        kind, _, name = (self.chosen_id or "").partition(" ")
        if kind != "ask":
            return None
        return self._open[int(name.partition(" ")[2])][0]

    def go_to_section(self, section_id: str) -> None:
        """To the top of a section."""
        self._go(f"section {section_id}", top=True)

    def go_to_item(self, item_id: str) -> None:
        """To an item, if it is in the strategy."""
        for row_id, _ in self._texts:
            kind, _, name = row_id.partition(" ")
            if kind == "item" and name.partition(" ")[2] == item_id:
                self._unfold(name.partition(" ")[0])
                self._go(row_id)
                return

    def step_section(self, by: int) -> None:
        """To the next section, or the one before."""
        ids = [section_id for section_id, _ in self.titles()]
        here = ids.index(self.section_id) if self.section_id in ids else 0
        self.go_to_section(ids[max(0, min(len(ids) - 1, here + by))])

    def _go(self, row_id: str, *, top: bool = False) -> None:
        ids = [one.id for one in self.options]
        if row_id in ids:
            self.highlighted = ids.index(row_id)
            self.scroll_to_highlight(top=top)

    # ── folding ────────────────────────────────────────────────────────────────

    def fold(self, section_id: str) -> None:
        """Fold a section, or open it again."""
        self._folded ^= {section_id}
        self._write(f"section {section_id}")

    def fold_all(self) -> None:
        """Fold every section, or open all if all are folded."""
        ids = {section_id for section_id, _ in self.titles()}
        here = self.section_id
        self._folded = set() if self._folded >= ids else ids
        self._write(f"section {here}")

    def _unfold(self, section_id: str) -> None:
        if section_id in self._folded:
            self.fold(section_id)

    # ── searching ──────────────────────────────────────────────────────────────

    def search(self, words: str) -> int:
        """Mark what is looked for, and say in how many rows it stands."""
        self._wanted = words.casefold().strip()
        self._folded -= {self._section_of(row_id) for row_id in self._found()}
        self._write(self.chosen_id)
        return len(self._found())

    def next_found(self, by: int, start: str | None = None) -> int:
        """To the next row with what is looked for; its number, 0 if there is none.

        ``start`` is the row to begin with, that row included; else it is the one one is at.
        """
        found = self._found()
        if not found:
            return 0
        ids = [one.id for one in self.options]
        rows = (self._selectable(ids.index(row_id)) for row_id in found if row_id in ids)
        # A heading cannot be stood at: the row next to it stands for it.
        places = list(dict.fromkeys(place for place in rows if place is not None))
        begun = start is not None and start in ids
        here = ids.index(start) - by if begun else self.highlighted or 0
        beyond = [p for p in places if (p > here if by > 0 else p < here)]
        place = (beyond or places)[0 if by > 0 else -1]
        self.highlighted = place
        return places.index(place) + 1

    def _found(self) -> list[str]:
        if not self._wanted:
            return []
        return [row_id for row_id, text in self._texts if self._wanted in text.casefold()]

    @staticmethod
    def _section_of(row_id: str) -> str:
        return row_id.partition(" ")[2].partition(" ")[0]

    # ── rows ───────────────────────────────────────────────────────────────────

    def _write(self, at: str | None = None) -> None:
        self._texts = []
        rows = list(self._rows())
        if at is not None and at not in [one.id for one in rows]:
            at = f"section {self._section_of(at)}"
        self.put(rows, at)

    def _rows(self) -> Iterator[Option]:
        if self._open:
            yield from self._heading(
                STILL_OPEN, self._language.text(N_("Still open in the interview"))
            )
            for number, (_, asked) in enumerate(self._open):
                yield from self._row(f"ask {STILL_OPEN} {number}", [(0, Content(f"○ {asked}"))])
        for section in self._outline.sections if self._outline is not None else ():
            yield from self._heading(section.id, self._language.text(section.title))
            yield from self._section(section)

    def _heading(self, section_id: str, title: str) -> Iterator[Option]:
        glyph = FOLDED if section_id in self._folded else OPEN
        text = Content(f"{glyph} {title}").stylize("bold $text-primary")
        self._texts.append((f"section {section_id}", title))
        yield row("", heading=True)
        yield row(self._marked(text), f"section {section_id}")

    def _section(self, section: Section) -> Iterator[Option]:
        if section.note is not None and section.id not in self._folded:
            note = Content(self._language.say(section.note)).stylize("italic")
            yield row(Hung([(2, note)]), heading=True)
        for item in section.items:
            yield from self._item(section, item, 0)
            for child in item.children:
                yield from self._item(section, child, 2)

    def _item(self, section: Section, item: OutlineItem, indent: int) -> Iterator[Option]:
        language = self._language
        title = Content(language.say(item.title)).stylize("bold")
        if item.value is not None:
            title = Content.assemble(f"{VALUES[item.value]} ", title)
        lines = [(indent, title)]
        if item.text is not None:
            lines.append((indent + 2, Content(language.say(item.text))))
        if section.id in ("left-out", "risks", "open-questions"):
            lines += [(indent + 2, Content(language.say(why))) for why in item.why.because]
        name = f"{section.id} {item.id}"
        yield from self._row(f"item {name}", lines)
        details = [
            (indent + 2, Content(f"{language.text(d.label)}: {language.show(d.value)}"))
            for d in item.details
        ]
        if details:
            yield from self._row(f"lines {name}", details)

    def _row(self, row_id: str, lines: list[tuple[int, Content]]) -> Iterator[Option]:
        self._texts.append((row_id, " ".join(text.plain for _, text in lines)))
        if self._section_of(row_id) not in self._folded:
            yield row(Hung(((i, self._marked(text)) for i, text in lines), hang=2), row_id)

    def _marked(self, text: Content) -> Content:
        """The text with what is looked for marked."""
        plain = text.plain.casefold()
        start = plain.find(self._wanted) if self._wanted else -1
        while start >= 0:
            text = text.stylize("reverse", start, start + len(self._wanted))
            start = plain.find(self._wanted, start + len(self._wanted))
        return text
