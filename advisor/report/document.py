"""The outline as a document of plain blocks, which every format then writes its own way.

All text is final here: in the reader's language, with numbers and dates written out.
What is printed is held to a length by leaving out whole pieces, the least important
first; the page comes first and always stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from advisor.core.message import N_, Words, message
from advisor.core.reasoning.outline import Outline
from advisor.language import Language
from advisor.report.blocks import Block, Document, Heading, Line, Lines, Paragraph
from advisor.report.pieces import Piece, pieces_of
from advisor.report.repetition import Spoken, words_of
from advisor.report.sources import reasoning_blocks

# The most words of an outline, by how many people work there.
BUDGETS = ((1, 1500), (50, 2000))
MOST = 2500
# Pieces up to this priority have room before any is written in full.
MATTERS = 5


def build_document(outline: Outline, language: Language, *, reasoning: bool = False) -> Document:
    """The outline as blocks; with ``reasoning``, the answers and what rests on them at the end."""
    title = _title(outline, language)
    day = language.say(message(N_("As of {day}."), day=Words(language.short_day(outline.day))))
    language = language.reckoned_from(outline.day)
    blocks: list[Block] = [Heading(1, title), Paragraph(day, aside=True)]
    spoken = Spoken()
    kept = within(pieces_of(outline, language), budget(outline.people) - words_of(blocks))
    headed = ""
    for piece in kept:
        said = list(spoken.once(piece.blocks))
        if said and piece.heading != headed:
            headed = piece.heading
            blocks.append(Heading(2, headed))
        blocks += said
    if reasoning:
        blocks += reasoning_blocks(outline, language)
    return Document(title, tuple(_joined(blocks)))


def budget(people: int) -> int:
    """How many words an outline may have for a firm of so many people."""
    return next((words for most, words in BUDGETS if people <= most), MOST)


def within(pieces: list[Piece], most: int) -> list[Piece]:
    """The pieces that fit, in their order: the most important first, the earlier among equals.

    What matters is given room in its shorter form first, then in full where room is
    left, and the rest follows.
    """
    room = _Room(most)
    order = sorted(range(len(pieces)), key=lambda place: pieces[place].priority)
    matters = [place for place in order if pieces[place].priority <= MATTERS]
    for place in matters:
        room.take(place, pieces[place].short or pieces[place])
    for place in matters:
        room.take(place, pieces[place])
    for place in order:
        room.take(place, pieces[place])
    return [room.kept[place] for place in sorted(room.kept)]


@dataclass
class _Room:
    """The words that are left, and what was kept so far by its place."""

    left: int
    kept: dict[int, Piece] = field(default_factory=dict)

    def take(self, place: int, piece: Piece) -> None:
        """Keep a piece, in place of its other form, if it fits."""
        before = self.kept.get(place)
        headed = any(one.heading == piece.heading for one in self.kept.values())
        cost = words_of(piece.blocks) - (words_of(before.blocks) if before else 0)
        cost += 0 if headed else len(piece.heading.split())
        if cost <= self.left:
            self.kept[place] = piece
            self.left -= cost


def _joined(blocks: list[Block]) -> Iterator[Block]:
    """The blocks, with lists that follow one another as one."""
    lines: list[Line] = []
    for block in blocks:
        if isinstance(block, Lines):
            lines += block.lines
            continue
        if lines:
            yield Lines(tuple(lines))
            lines = []
        yield block
    if lines:
        yield Lines(tuple(lines))


def _title(outline: Outline, language: Language) -> str:
    firm = outline.firm or language.text(N_("your business"))
    return language.say(message(N_("A social media strategy for {firm}"), firm=Words(firm)))
