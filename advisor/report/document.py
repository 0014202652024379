"""The outline as a document of plain blocks, which every format then writes its own way.

All text is final here: in the reader's language, with numbers and dates written out.
What is printed is held to a length by leaving out whole pieces, the least important
first; the page comes first and always stands.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from advisor.core.message import N_, Listing, Words, message
from advisor.core.reasoning.outline import Outline
from advisor.language import Language
from advisor.report.blocks import Block, Document, Heading, Line, Lines, Paragraph, Table
from advisor.report.piece import FIRST, Piece
from advisor.report.pieces import pieces_of
from advisor.report.repetition import Spoken, words_of
from advisor.report.sources import article_named, reasoning_blocks

# The most words of an outline, by how many people work there.
BUDGETS = ((1, 1500), (50, 2000))
MOST = 2500
# The most words where little or nothing is needed.
LITTLE = 420
# Words to name the sections for which there is no room.
FOR_THE_REST = 45
# How often room that is left is filled.
REFILLS = 3
# Pieces up to this priority are always printed, the page in full.
MUST = 2
# Pieces up to this priority have room before any is written in full.
MATTERS = 5
HEADER = (N_("From"), N_("What"), N_("Who"), N_("Time"))
ALSO = N_("Also planned")


def build_document(
    outline: Outline, language: Language, *, reasoning: bool = False, whole: bool = False
) -> Document:
    """The outline as blocks; with ``reasoning``, the answers and what rests on them at the end.

    Unless the ``whole`` is wanted it is held to its length, and names the sections for
    which there was no room.
    """
    title = _title(outline, language)
    day = language.say(message(N_("As of {day}."), day=Words(language.short_day(outline.day))))
    language = language.reckoned_from(outline.day)
    blocks: list[Block] = [Heading(1, title), Paragraph(day, aside=True)]
    most = LITTLE if outline.nothing_needed else budget(outline.people)
    named = article_named(language)
    pieces = pieces_of(outline, language)
    most -= words_of([*blocks, named])
    body = _printed(pieces, sys.maxsize, language) if whole else _body(pieces, most, language)
    if not whole and not outline.nothing_needed and _not_printed(pieces, body):
        body = _body(pieces, most - FOR_THE_REST, language)
        body.append(_rest_named(_not_printed(pieces, body), language))
    blocks += [*body, named] if any(map(_cites, body)) else body
    if reasoning:
        blocks += reasoning_blocks(outline, language)
    return Document(title, tuple(_joined(blocks)))


def _not_printed(pieces: list[Piece], body: list[Block]) -> list[str]:
    """The headings under which nothing is printed, though there is something."""
    printed = {block.text for block in body if isinstance(block, Heading)}
    return [p for p in dict.fromkeys(piece.heading for piece in pieces) if p not in printed]


def _rest_named(headings: list[str], language: Language) -> Paragraph:
    named = Listing(tuple(Words(heading) for heading in headings))
    template = N_("Left off here, to keep it short: {sections}. The program shows all of it.")
    return Paragraph(language.say(message(template, sections=named)), aside=True)


def _cites(block: Block) -> bool:
    return isinstance(block, Lines) and any(line.aside.startswith("§") for line in block.lines)


def budget(people: int) -> int:
    """How many words an outline may have for a firm of so many people."""
    return next((words for most, words in BUDGETS if people <= most), MOST)


def _body(pieces: list[Piece], most: int, language: Language) -> list[Block]:
    """What is printed of the pieces; what repeats leave free is given to others.

    Names of work without a piece of its own can make it too long: then there is less room.
    """
    body = _printed(pieces, most, language)
    room = most
    for _ in range(REFILLS):
        words = words_of(body)
        room += most - words
        other = _printed(pieces, room, language)
        if words <= most and not words < words_of(other) <= most:
            break
        body = other
    for _ in range(REFILLS):
        beyond = words_of(body) - most
        if beyond <= 0:
            break
        room -= beyond
        body = _printed(pieces, room, language)
    return body


def _printed(pieces: list[Piece], room: int, language: Language) -> list[Block]:
    spoken = Spoken()
    found: list[Block] = []
    for heading, parts in groupby(within(pieces, room), key=lambda piece: piece.heading):
        found += _under(heading, list(parts), pieces, spoken, language)
    return found


def _under(
    heading: str, kept: list[Piece], pieces: list[Piece], spoken: Spoken, language: Language
) -> Iterator[Block]:
    """What is printed under one heading: rows of what is explained, then that, then names."""
    explained = [block for piece in kept for block in spoken.once(piece.blocks)]
    rows = tuple(piece.row for piece in kept if piece.row)
    places = {(piece.row, piece.name) for piece in kept if piece.blocks}
    others = tuple(
        Words(piece.name)
        for piece in pieces
        if piece.heading == heading and piece.name and (piece.row, piece.name) not in places
    )
    if explained or rows:
        yield Heading(2, heading)
    if rows:
        yield Table(tuple(language.text(cell) for cell in HEADER), rows)
    yield from explained
    if others:
        yield Lines((Line(language.text(ALSO), f"{language.show(Listing(others))}."),))


def within(pieces: list[Piece], most: int) -> list[Piece]:
    """The pieces that fit, in their order: the most important first, the earlier among equals.

    What must be printed is, if need be in its shortest form or beyond ``most``; the numbers
    and the first risks follow, and a row for all that is planned.  Then what must be
    printed says what to do, what else matters has a few words, and the former its full
    form; then both in their longest, and the rest follows.
    """
    room = _Room(most - sum(len(piece.name.split()) for piece in pieces))
    printed = (place for place, piece in enumerate(pieces) if piece.blocks)
    order = sorted(printed, key=lambda place: pieces[place].priority)
    musts = [place for place in order if pieces[place].priority <= MUST]
    first = [place for place in order if MUST < pieces[place].priority <= FIRST]
    matters = [place for place in order if FIRST < pieces[place].priority <= MATTERS]
    for place in musts:
        room.take(place, pieces[place].forms[-1], forced=True)
    for place in first:
        room.take(place, pieces[place])
    for place in order:
        if pieces[place].row:
            room.take(place, pieces[place].forms[-1])
    # What leads comes before what is owed: that needs fewer words.
    leading = sorted(musts, key=lambda place: -pieces[place].priority)
    for place in leading:
        room.take(place, pieces[place].forms[-2:][0])
    for place in matters:
        room.take(place, pieces[place].forms[-2 if pieces[place].row else -1])
    for place in leading:
        room.take(place, pieces[place].forms[-3:][0])
    for place in (*musts, *order):
        room.take(place, pieces[place])
    return [room.kept[place] for place in sorted(room.kept)]


@dataclass
class _Room:
    """The words that are left, and what was kept so far by its place."""

    left: int
    kept: dict[int, Piece] = field(default_factory=dict)

    def take(self, place: int, piece: Piece, *, forced: bool = False) -> None:
        """Keep a piece, in place of its other form, if it fits or is ``forced``."""
        before = self.kept.get(place)
        headed = any(one.heading == piece.heading for one in self.kept.values())
        cost = words_of(piece.blocks)
        if before is not None:
            cost -= words_of(before.blocks)
        else:
            # A name that need not stand for it makes room for its row.
            cost += sum(len(cell.split()) for cell in piece.row) - len(piece.name.split())
        cost += 0 if headed else len(piece.heading.split())
        if forced or cost <= self.left:
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
