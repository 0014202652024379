"""The outline as a document of plain blocks, which every format then writes its own way.

All text is final here: in the reader's language, with numbers and dates
written out.  What a block means is kept; how it looks is the format's affair.
"""

from __future__ import annotations

from collections.abc import Iterator

from advisor.core.message import N_, Amount, Message, Quantity, Shown, Words, message
from advisor.core.reasoning.outline import Justification, Outline, OutlineItem, Section
from advisor.language import Language, capitalised
from advisor.report.blocks import Block, Document, Heading, Line, Lines, Paragraph, Table
from advisor.report.sources import reasoning_blocks, source_of

# Sections whose items are one-liners: a list reads better than headings.
BRIEF = frozenset(
    {"summary", "stance", "caution", "ask", "review", "week", "later", "use", "outside"}
)


def build_document(outline: Outline, language: Language) -> Document:
    """The whole outline as blocks, the reasoning at the end."""
    return Document(_title(outline, language), tuple(_Builder(outline, language).blocks()))


def _title(outline: Outline, language: Language) -> str:
    firm = outline.firm or language.text(N_("your business"))
    return language.say(message(N_("A social media strategy for {firm}"), firm=Words(firm)))


class _Builder:
    """Writes one outline's blocks in one language."""

    def __init__(self, outline: Outline, language: Language) -> None:
        self._outline = outline
        self._language = language

    def blocks(self) -> Iterator[Block]:
        yield Heading(1, _title(self._outline, self._language))
        yield Paragraph(self._say(message(N_("As of {day}."), day=self._outline.day)), aside=True)
        for section in self._outline.sections:
            yield Heading(2, self._language.text(section.title))
            if section.note is not None:
                yield Paragraph(self._say(section.note))
            yield from self._section(section)
            if section.id == "tactics" and section.items:
                yield from self._totals()
        yield from reasoning_blocks(self._outline, self._language)

    def _section(self, section: Section) -> Iterator[Block]:
        if section.items and all(item.kind == "measured" for item in section.items):
            yield self._programme(section)
            return
        brief: list[Line] = []
        for item in section.items:
            if self._is_brief(section, item):
                brief.append(self._brief(section, item))
                continue
            if brief:
                yield Lines(tuple(brief))
                brief = []
            yield from self._item(item)
        if brief:
            yield Lines(tuple(brief))

    def _programme(self, section: Section) -> Table:
        """Goals side by side; every row has the same details, in the same order."""
        labels = (detail.label for detail in section.items[0].details)
        header = (N_("Goal"), *labels)
        rows = tuple(
            (self._say(item.title), *(self._show(detail.value) for detail in item.details))
            for item in section.items
        )
        return Table(tuple(self._language.text(cell) for cell in header), rows)

    @staticmethod
    def _is_brief(section: Section, item: OutlineItem) -> bool:
        return item.kind in BRIEF or section.id in {"left-out", "later"}

    def _brief(self, section: Section, item: OutlineItem) -> Line:
        text = self._say(item.text) if item.text and section.id != "later" else ""
        if section.id in {"left-out", "risks", "open-questions"}:
            text = self._because(item.why)
        elif item.kind == "stance":
            text = f"{text} {self._because(item.why)}"
        details = "; ".join(
            f"{self._language.text(d.label).lower()}: {self._show(d.value)}" for d in item.details
        )
        text = " ".join(part for part in (text, capitalised(details)) if part)
        quiet = item.kind in {"summary", "week", "review"}
        return Line(self._say(item.title), text, "" if quiet else self._source(item.why))

    def _item(self, item: OutlineItem) -> Iterator[Block]:
        yield Heading(3, self._say(item.title))
        if item.text is not None:
            yield Paragraph(self._say(item.text))
        if item.kind == "block":
            yield from self._block(item)
            return
        lines = self._details(item)
        if item.why.because:
            lines.append(self._why(item))
        lines += [line for child in item.children for line in self._child(child)]
        if lines:
            yield Lines(tuple(lines))

    def _block(self, item: OutlineItem) -> Iterator[Block]:
        """What a block implies first; the owner's own answers behind it, in one line."""
        lines = [line for child in item.children for line in self._child(child)]
        if item.details:
            answers = (
                f"{self._language.text(d.label)}: {self._show(d.value)}" for d in item.details
            )
            lines.append(Line(self._language.text(N_("You said")), "; ".join(answers)))
        yield Lines(tuple(lines))

    def _child(self, item: OutlineItem) -> Iterator[Line]:
        """Something under an item: what to do, how, and why, in as few lines as it takes."""
        text = self._say(item.text) if item.text else ""
        if not item.details:
            yield Line(self._say(item.title), text, self._aside(item))
            return
        yield Line(self._say(item.title), text)
        yield from self._details(item)
        yield self._why(item)

    def _details(self, item: OutlineItem) -> list[Line]:
        return [
            Line(self._language.text(detail.label), self._show(detail.value))
            for detail in item.details
        ]

    def _why(self, item: OutlineItem) -> Line:
        why = self._because(item.why)
        return Line(self._language.text(N_("Why")), why, self._source(item.why))

    def _aside(self, item: OutlineItem) -> str:
        reason = self._because(item.why)
        return f"{reason} {self._source(item.why)}" if reason else self._source(item.why)

    def _because(self, why: Justification) -> str:
        return " ".join(self._stopped(reason) for reason in why.because)

    def _stopped(self, text: Message) -> str:
        said = self._say(text)
        return said if said.endswith((".", "!", "?", "”", "…")) else f"{said}."

    def _totals(self) -> Iterator[Block]:
        totals = self._outline.totals
        rows = [
            (
                self._language.text(N_("Your own hours, in the fullest week")),
                self._show(Quantity(totals.owner_hours)),
                self._show(Quantity(totals.owner_limit)),
            )
        ]
        if totals.season_hours is not None and totals.season_limit is not None:
            rows.append(
                (
                    self._language.text(N_("Your own hours, in the busy season")),
                    self._show(Quantity(totals.season_hours)),
                    self._show(Quantity(totals.season_limit)),
                )
            )
        if totals.staff_limit:
            rows.append(
                (
                    self._language.text(N_("Hours of others, in the fullest week")),
                    self._show(Quantity(totals.staff_hours)),
                    self._show(Quantity(totals.staff_limit)),
                )
            )
        rows.append(
            (
                self._language.text(N_("Money a month")),
                self._show(Amount(totals.money, totals.currency)),
                self._show(Amount(totals.money_limit, totals.currency)),
            )
        )
        yield Heading(3, self._language.text(N_("What it adds up to")))
        header = (N_("What"), N_("The plan uses"), N_("You have"))
        yield Table(tuple(self._language.text(cell) for cell in header), tuple(rows))

    def _source(self, why: Justification) -> str:
        return source_of(why, self._language)

    def _say(self, text: Message) -> str:
        return self._language.say(text)

    def _show(self, value: Shown) -> str:
        return self._language.show(value)
