"""The outline as a document of plain blocks, which every format then writes its own way.

All text is final here: in the reader's language, with numbers and dates written out.
What is printed is held to a length by leaving out whole pieces, the least important
first; the page comes first and always stands.
"""

from __future__ import annotations

from collections.abc import Iterator

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

    A piece that does not fit is tried in its shorter form.
    """
    chosen: dict[int, Piece] = {}
    headings: set[str] = set()
    left = most
    for place in sorted(range(len(pieces)), key=lambda place: pieces[place].priority):
        piece = pieces[place]
        heading = 0 if piece.heading in headings else len(piece.heading.split())
        for form in (piece, piece.short):
            cost = heading + words_of(form.blocks)
            if form.blocks and cost <= left:
                chosen[place] = form
                headings.add(piece.heading)
                left -= cost
                break
    return [chosen[place] for place in sorted(chosen)]


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
