"""The outline in pieces that are printed whole or not at all, each with its importance."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from advisor.core.message import N_, Listing, Message, message
from advisor.core.reasoning.outline import Justification, Outline, OutlineItem, Section
from advisor.language import Language
from advisor.report.blocks import Block, Line, Lines, Paragraph, Table
from advisor.report.sources import source_of

MOST_QUESTIONS = 5
# How many of a section's entries are as important as its first.
HEAD = 3


@dataclass(frozen=True, slots=True)
class Piece:
    """Blocks under a section's heading; the smaller ``priority`` is printed first."""

    heading: str
    priority: int
    blocks: tuple[Block, ...]


def pieces_of(outline: Outline, language: Language) -> list[Piece]:
    """Everything that may be printed, in the order in which it is read."""
    return list(_Pieces(outline, language).pieces())


class _Pieces:
    """Writes one outline's pieces in one language."""

    def __init__(self, outline: Outline, language: Language) -> None:
        self._outline = outline
        self._language = language

    def pieces(self) -> Iterator[Piece]:
        ways: dict[str, Callable[[Section], Iterator[tuple[int, list[Block]]]]] = {
            "page": self._page,
            "block": self._blocks,
            "relationship": self._relationships,
            "tactic": self._plan,
            "measured": self._programme,
            "caution": self._reasoned,
            "ask": self._questions,
        }
        for section in self._outline.sections:
            if not section.printed:
                continue
            heading = self._language.text(section.title)
            way = ways.get(section.items[0].kind, self._plain) if section.items else self._empty
            if section.id == "left-out":
                way = self._reasoned
            elif section.id == "later":
                way = self._later
            elif section.id == "duties":
                way = self._duties
            for priority, blocks in way(section):
                yield Piece(heading, priority, tuple(blocks))

    # ── sections ───────────────────────────────────────────────────────────────

    def _empty(self, section: Section) -> Iterator[tuple[int, list[Block]]]:
        if section.note is not None:
            yield 0, [Paragraph(self._say(section.note))]

    def _page(self, section: Section) -> Iterator[tuple[int, list[Block]]]:
        for item in section.items:
            text = self._say(item.text) if item.text is not None else ""
            yield 0, [Lines((Line(self._say(item.title), text),))]

    def _duties(self, section: Section) -> Iterator[tuple[int, list[Block]]]:
        for item in section.items:
            yield 1, [Lines((self._work(item),))]

    def _blocks(self, section: Section) -> Iterator[tuple[int, list[Block]]]:
        for item in section.items:
            if item.children:
                said = " ".join(
                    f"{self._stopped(child.title)} {self._say(child.text) if child.text else ''}"
                    for child in item.children[:1]
                )
                source = self._source(item.children[0].why)
                yield 6, [Lines((Line(self._say(item.title), said.strip(), source),))]

    def _relationships(self, section: Section) -> Iterator[tuple[int, list[Block]]]:
        """Those with the same next move together: it is written once, for the first of them."""
        groups: dict[tuple[str, ...], list[OutlineItem]] = {}
        for item in section.items:
            move = tuple(child.id.partition(":")[0] for child in item.children)
            groups.setdefault(move, []).append(item)
        for place, items in enumerate(groups.values()):
            first = items[0]
            texts = [self._say(child.text) for child in first.children if child.text is not None]
            texts += [self._because(child.why) for child in first.children[:1]]
            source = self._source(first.children[0].why) if first.children else ""
            lines = [Line(self._say(first.title), " ".join(filter(None, texts)), source)]
            if len(items) > 1:
                others = Listing(tuple(other.title for other in items[1:]))
                told = message(N_("As with {first}."), first=first.title)
                lines.append(Line(self._language.show(others), self._say(told)))
            yield (4 if place < HEAD else 7), [Lines(tuple(lines))]

    def _plan(self, section: Section) -> Iterator[tuple[int, list[Block]]]:
        header = (N_("From"), N_("What"), N_("Who"), N_("Time"))
        rows = [
            (
                self._part(item, "when"),
                self._say(item.title),
                self._part(item, "who"),
                self._part(item, "effort"),
            )
            for item in section.items
        ]
        yield 2, [Table(tuple(self._language.text(cell) for cell in header), tuple(rows))]
        for place, item in enumerate(section.items):
            yield (3 if item.leads else 5 if place < HEAD else 8), [Lines((self._work(item),))]

    def _programme(self, section: Section) -> Iterator[tuple[int, list[Block]]]:
        for item in section.items:
            details = "; ".join(
                f"{self._language.text(d.label)}: {self._language.show(d.value)}"
                for d in item.details
            )
            yield 3, [Lines((Line(self._say(item.title), f"{details}."),))]

    def _later(self, section: Section) -> Iterator[tuple[int, list[Block]]]:
        for place, item in enumerate(section.items):
            reason = " ".join(
                self._language.show(d.value) for d in item.details if d.part == "place"
            )
            yield (5 if place < HEAD else 9), [Lines((Line(self._say(item.title), reason),))]

    def _reasoned(self, section: Section) -> Iterator[tuple[int, list[Block]]]:
        for place, item in enumerate(section.items):
            line = Line(self._say(item.title), self._because(item.why), self._source(item.why))
            yield (4 if place < HEAD else 8), [Lines((line,))]

    def _questions(self, section: Section) -> Iterator[tuple[int, list[Block]]]:
        for item in section.items[:MOST_QUESTIONS]:
            line = Line(self._say(item.title), self._because(item.why))
            yield 5, [Lines((line,))]

    def _plain(self, section: Section) -> Iterator[tuple[int, list[Block]]]:
        for place, item in enumerate(section.items):
            text = self._say(item.text) if item.text is not None else ""
            why = self._because(item.why) if item.kind != "review" else ""
            line = Line(self._say(item.title), " ".join(filter(None, (text, why))))
            yield (6 if place < HEAD else 9), [Lines((line,))]

    # ── parts ──────────────────────────────────────────────────────────────────

    def _work(self, item: OutlineItem) -> Line:
        """Work in two or three sentences: what, the words to say, and why."""
        parts = [self._say(item.text) if item.text is not None else ""]
        said = self._part(item, "say")
        if said:
            parts.append(f"{self._language.text(N_('For example:'))} “{said}”")
        parts.append(self._because(item.why))
        return Line(self._say(item.title), " ".join(filter(None, parts)), self._source(item.why))

    def _part(self, item: OutlineItem, part: str) -> str:
        found = (self._language.show(d.value) for d in item.details if d.part == part)
        return next(found, "")

    def _because(self, why: Justification) -> str:
        return " ".join(self._stopped(reason) for reason in why.because[:1])

    def _stopped(self, text: Message) -> str:
        said = self._say(text)
        return said if said.endswith((".", "!", "?", "”", "…")) else f"{said}."

    def _source(self, why: Justification) -> str:
        return source_of(why, self._language)

    def _say(self, text: Message) -> str:
        return self._language.say(text)
