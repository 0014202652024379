"""A lesson on paper, and as slides: what a class is asked, and then the answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Union

from advisor.language import Language
from advisor.paper.pages import SECTION, Pages, laid_out, split
from advisor.report.blocks import Blank, Block, Document, Heading, Line, Lines, Table

# How many rows are read from the last row of a room, and how many characters one has.
MOST_ROWS = 13.0
ROW = 66
# The gap between two entries in rows; how large the type of a table is beside a list's.
GAP, SMALL = 0.4, 0.82

# A line of a list, or a row of a table.
Entry = Union[Line, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Slide:
    """What is shown at once."""

    title: str
    blocks: tuple[Block, ...]


def worksheet_pages(worksheet: Document, day: date, language: Language) -> Pages:
    """A worksheet as pages that follow one another."""
    return laid_out(worksheet.title, worksheet.blocks, (), day, language, fit=False)


def slides_of(
    asked: Document, answered: Document, strategy: Document, other: Document | None = None
) -> tuple[Slide, ...]:
    """The firm; each question and, on the next slide, its answer; page one of the strategy.

    ``asked`` and ``answered`` are the lesson's worksheet without and with the answers;
    ``other`` is what a second firm is shown by, beside the first.
    """
    (head, *parts), (_, *solved) = _parts(asked.blocks), _parts(answered.blocks)
    pairs = list(zip(parts, solved, strict=True))
    # What is on both worksheets is the firm; the rest comes in pairs.
    facts = [question for question, answer in pairs if question == answer]
    title = next(b.text for b in asked.blocks if isinstance(b, Heading) and b.level == SECTION)
    found = [head, *_gathered(facts, title)]
    for question, answer in pairs:
        found += [] if question == answer else [question, answer]
    found += _parts(split(strategy.blocks)[0])
    found += _parts(other.blocks) if other is not None else []
    return tuple(part for one in found for part in _short(one))


def _parts(blocks: Iterable[Block]) -> list[Slide]:
    """The blocks under each heading; headings with nothing under them are left out."""
    found: list[Slide] = []
    title, below = "", list[Block]()
    for block in blocks:
        if isinstance(block, Heading):
            if below or (title and not found):
                found.append(Slide(title, tuple(below)))
            title, below = block.text, []
        elif not isinstance(block, Blank):
            below.append(block)
    return [*found, Slide(title, tuple(below))]


def _gathered(slides: Iterable[Slide], title: str) -> Iterator[Slide]:
    """Slides with little on them as one, under one title."""
    waiting: list[Slide] = []
    for slide in slides:
        if waiting and sum(map(_rows_of, (*waiting, slide))) > MOST_ROWS:
            yield _together(waiting, title)
            waiting = []
        waiting.append(slide)
    if waiting:
        yield _together(waiting, title)


def _together(slides: list[Slide], title: str) -> Slide:
    if len(slides) == 1:
        return slides[0]
    blocks = [block for one in slides for block in (Heading(3, one.title), *one.blocks)]
    return Slide(title, tuple(blocks))


def _rows_of(slide: Slide) -> float:
    """How many rows a slide has, with its title."""
    return 1.4 + sum(_row(one) for block in slide.blocks for one in _entries(block))


def _entries(block: Block) -> tuple[Entry, ...]:
    """What can be shown on one slide or another: lines of a list, rows of a table."""
    if isinstance(block, Lines):
        return block.lines
    return block.rows if isinstance(block, Table) else ()


def _row(entry: Entry) -> float:
    """How many rows an entry takes: a line as many as its text, cells as many as the longest."""
    if isinstance(entry, Line):
        return 1 + GAP + (len(entry.label) + len(entry.said)) // ROW
    return (1 + GAP + max(map(len, entry)) * len(entry) * SMALL // ROW) * SMALL


def _short(slide: Slide) -> Iterator[Slide]:
    """A slide as several, where it has more rows than are read at once."""
    if sum(bool(_entries(block)) for block in slide.blocks) != 1:
        yield slide
        return
    at, block = next((n, b) for n, b in enumerate(slide.blocks) if _entries(b))
    parts = _divided(_entries(block), MOST_ROWS)
    if len(parts) > 1:
        # As many slides, with about as much on each.
        even = sum(map(_row, _entries(block))) / len(parts)
        parts = _divided(_entries(block), even + GAP)
    for number, part in enumerate(parts):
        shown = _with(block, part)
        before = slide.blocks[:at] if number == 0 else ()
        after = slide.blocks[at + 1 :] if number == len(parts) - 1 else ()
        yield Slide(slide.title, (*before, shown, *after))


def _divided(entries: Iterable[Entry], most: float) -> list[list[Entry]]:
    """Entries in parts of about so many rows, in their order; none is more than a slide has."""
    parts: list[list[Entry]] = [[]]
    for entry in entries:
        before = sum(map(_row, parts[-1]))
        if parts[-1] and (before >= most or before + _row(entry) > MOST_ROWS):
            parts.append([])
        parts[-1].append(entry)
    return parts


def _with(block: Block, entries: Iterable[Entry]) -> Block:
    """A list or a table with only some of its entries."""
    if isinstance(block, Table):
        return replace(block, rows=tuple(e for e in entries if not isinstance(e, Line)))
    return Lines(tuple(e for e in entries if isinstance(e, Line)))
