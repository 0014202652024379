"""A lesson on paper, and as slides: what a class is asked, and then the answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from advisor.language import Language
from advisor.paper.pages import Pages, laid_out, split
from advisor.report.blocks import Blank, Block, Document, Heading, Lines

# What is read from the last row of a room.
MOST_LINES = 7


@dataclass(frozen=True, slots=True)
class Slide:
    """What is shown at once."""

    title: str
    blocks: tuple[Block, ...]


def worksheet_pages(worksheet: Document, day: date, language: Language) -> Pages:
    """A worksheet as pages that follow one another."""
    return laid_out(worksheet.title, worksheet.blocks, (), day, language, fit=False)


def slides_of(asked: Document, answered: Document, strategy: Document) -> tuple[Slide, ...]:
    """The firm; each question and, on the next slide, its answer; page one of the strategy.

    ``asked`` and ``answered`` are the lesson's worksheet without and with the answers.
    """
    (head, *parts), (_, *solved) = _parts(asked.blocks), _parts(answered.blocks)
    found = [head]
    # What is on both worksheets is the firm; the rest comes in pairs.
    for question, answer in zip(parts, solved, strict=True):
        found += [question] if question == answer else [question, answer]
    found += _parts(split(strategy.blocks)[0])
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


def _short(slide: Slide) -> Iterator[Slide]:
    """A slide as several, where it has more lines than are read at once."""
    lines = [line for block in slide.blocks if isinstance(block, Lines) for line in block.lines]
    others = tuple(block for block in slide.blocks if not isinstance(block, Lines))
    blocks = [Lines(tuple(lines[n : n + MOST_LINES])) for n in range(0, len(lines), MOST_LINES)]
    shown = [(*others, *blocks[:1]), *((block,) for block in blocks[1:])]
    yield from (Slide(slide.title, part) for part in shown)
