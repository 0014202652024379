"""The outline as a document of plain blocks, which every format then writes its own way.

All text is final here: in the reader's language, with numbers and dates
written out.  What a block means is kept; how it looks is the format's affair.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Union

from advisor.core.fact import BUSINESS
from advisor.core.message import N_, Amount, Message, Quantity, Shown, Words, message
from advisor.core.outline import FactUse, Justification, Outline, OutlineItem, Section
from advisor.language import Language, capitalised

# Sections whose items are one-liners: a list reads better than headings.
BRIEF = frozenset({"summary", "caution", "ask", "review", "week", "later", "use", "outside"})


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the document's title."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; ``aside`` marks what explains rather than advises."""

    text: str
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One entry of a list: a label in front, a text, and an aside behind."""

    label: str
    text: str = ""
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Lines:
    """A list."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under a header."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Union[Heading, Paragraph, Lines, Table]


@dataclass(frozen=True, slots=True)
class Document:
    """A titled sequence of blocks."""

    title: str
    blocks: tuple[Block, ...]


def build_document(outline: Outline, language: Language) -> Document:
    """The whole outline as blocks, the reasoning at the end."""
    return Document(_title(outline, language), tuple(_Builder(outline, language).blocks()))


def source_of(why: Justification, language: Language) -> str:
    """Where an item comes from: paragraphs of the article, or our own judgement."""
    if why.basis == "judgement":
        return language.say(message(N_("our own judgement")))
    return language.say(message(N_("article {refs}"), refs=Words(", ".join(why.refs))))


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
        yield from self._reasoning()

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
        lines = [
            Line(self._language.text(detail.label), self._show(detail.value))
            for detail in item.details
        ]
        if item.why.because:
            why = self._because(item.why)
            lines.append(Line(self._language.text(N_("Why")), why, self._source(item.why)))
        if lines:
            yield Lines(tuple(lines))
        for child in item.children:
            yield from self._child(child)

    def _child(self, item: OutlineItem) -> Iterator[Block]:
        yield Paragraph(
            f"{self._stopped(item.title)} {self._say(item.text) if item.text else ''}".strip()
        )
        lines = [
            Line(self._language.text(detail.label), self._show(detail.value))
            for detail in item.details
        ]
        lines.append(
            Line(self._language.text(N_("Why")), self._because(item.why), self._source(item.why))
        )
        yield Lines(tuple(lines))

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

    def _reasoning(self) -> Iterator[Block]:
        yield Heading(2, self._language.text(N_("The reasoning, item by item")))
        intro = N_(
            "What each piece of advice rests on: your answers, the rules that fired, the source."
        )
        yield Paragraph(self._language.text(intro))
        lines = []
        for item in self._outline.items():
            if item.kind in {"week", "review", "summary", "measured"}:
                continue
            said = "; ".join(self._fact(fact) for fact in item.why.facts)
            rules = ", ".join(item.why.rules)
            parts = [
                self._say(message(N_("You said: {answers}."), answers=Words(said))) if said else "",
                self._say(message(N_("Rules: {rules}."), rules=Words(rules))) if rules else "",
            ]
            text = " ".join(part for part in parts if part)
            lines.append(Line(self._say(item.title), text, self._source(item.why)))
        yield Lines(tuple(lines))

    def _fact(self, fact: FactUse) -> str:
        name = self._subject(fact)
        where = f" ({name})" if name else ""
        return f"{self._language.text(fact.label)}{where}: {self._show(fact.shown)}"

    def _subject(self, fact: FactUse) -> str:
        if fact.subject == BUSINESS or fact.key in {"relationship.name", "goal.kind"}:
            return ""
        item = self._outline.find(
            f"goal:{fact.subject}" if fact.subject.goal else f"relationship:{fact.subject}"
        )
        return self._say(item[0].title) if item else ""

    def _source(self, why: Justification) -> str:
        return source_of(why, self._language)

    def _say(self, text: Message) -> str:
        return self._language.say(text)

    def _show(self, value: Shown) -> str:
        return self._language.show(value)
