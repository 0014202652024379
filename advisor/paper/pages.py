"""A document as it is laid out on paper: page one, the rest, pictures and lines to write on.

Every printed format writes the same pages; text is final and holds no control characters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Union

from advisor.core.message import N_
from advisor.core.reasoning.outline import Outline
from advisor.language import Language
from advisor.paper.drawing import Picture
from advisor.report.blocks import (
    Blank,
    Block,
    Document,
    Heading,
    Line,
    Lines,
    Paragraph,
    Table,
    stopped,
)
from advisor.report.work_pieces import PARTS

SECTION = 2
# From so many facts on they stand in two columns, none with more characters than this.
FEW, SHORT_FACT = 4, 90
UNWRITTEN = N_(
    "What is in [brackets] was written with signs for which this computer has no font. On Debian: "
    "apt install fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji"
)

PageBlock = Union[Block, Picture]


@dataclass(frozen=True, slots=True)
class Pages:
    """What is printed: ``front`` is meant for one page, ``rest`` follows on the next.

    ``language`` is a language tag, ``day`` the day it was made for; ``footer`` stands on
    every page, ``why`` in front of a reason that is folded away.  ``fit`` makes the type of
    the front as large as one page takes; otherwise the rest follows on the same page.
    ``cues`` introduce a part of a text that is to be seen at once, such as its first step.
    ``unwritten`` is said at the end where a format has no font for some of the signs.
    """

    title: str
    language: str
    day: date
    front: tuple[PageBlock, ...]
    rest: tuple[PageBlock, ...] = ()
    footer: str = ""
    why: str = ""
    page: str = "{n} / {of}"
    fit: bool = True
    cues: tuple[str, ...] = ()
    unwritten: str = ""

    @property
    def blocks(self) -> tuple[PageBlock, ...]:
        """Everything in the order in which it is read."""
        return (*self.front, *self.rest)


def pages_of(
    document: Document,
    outline: Outline,
    pictures: dict[str, tuple[Picture, ...]],
    language: Language,
) -> Pages:
    """A strategy as pages: its first section on page one, pictures where they belong."""
    front, rest = split(document.blocks)
    titles = {
        language.text(section.title): section.id
        for section in outline.sections
        if section.id in pictures
    }
    placed = tuple(_illustrated(rest, titles, pictures))
    return laid_out(document.title, front, placed, outline.day, language)


def laid_out(
    title: str,
    front: Iterable[PageBlock],
    rest: Iterable[PageBlock],
    day: date,
    language: Language,
    *,
    footer: str = "",
    fit: bool = True,
) -> Pages:
    """Pages of blocks, with all text made printable; the footer is the title by default."""
    title = printable(title)
    return Pages(
        title,
        str(language.locale).replace("_", "-"),
        day,
        tuple(map(printable_block, front)),
        tuple(map(printable_block, rest)),
        printable(footer) or title,
        language.text(N_("Why")),
        language.text(N_("Page {n} of {of}")),
        fit,
        tuple(map(language.text, PARTS.values())),
        language.text(UNWRITTEN),
    )


def split(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """What is before the second section, and from there."""
    sections = [
        place
        for place, block in enumerate(blocks)
        if isinstance(block, Heading) and block.level == SECTION
    ]
    cut = sections[1] if len(sections) > 1 else len(blocks)
    return blocks[:cut], blocks[cut:]


def _illustrated(
    blocks: Iterable[Block], titles: dict[str, str], pictures: dict[str, tuple[Picture, ...]]
) -> Iterator[PageBlock]:
    """The blocks with the pictures of a section under its heading, or behind its table."""
    waiting: tuple[Picture, ...] = ()
    for block in blocks:
        if waiting and not isinstance(block, Table):
            yield from waiting
            waiting = ()
        yield block
        if isinstance(block, Heading) and block.level == SECTION:
            waiting = pictures.get(titles.get(block.text, ""), ())
    yield from waiting


# ── Text ───────────────────────────────────────────────────────────────────────


def printable(text: str) -> str:
    r"""Text without what no file format may hold: control characters, lone surrogates.

    >>> printable("a\x00b\x1b[31m\ud800 c")
    'ab[31m c'
    """
    return "".join(
        c
        for c in text
        if c in "\n\t" or (unicodedata.category(c) not in ("Cc", "Cs") and c not in "\ufffe\uffff")
    )


def printable_block(block: PageBlock) -> PageBlock:
    """A block with all its text made printable."""
    if isinstance(block, Heading):
        return Heading(block.level, printable(block.text))
    if isinstance(block, Paragraph):
        return Paragraph(printable(block.text), block.aside)
    if isinstance(block, Lines):
        return Lines(
            tuple(
                Line(*map(printable, (line.label, line.text, line.aside, line.because)))
                for line in block.lines
            )
        )
    if isinstance(block, Table):
        header, *rows = (tuple(map(printable, row)) for row in (block.header, *block.rows))
        return Table(header, tuple(rows), block.widths)
    if isinstance(block, Blank):
        return Blank(printable(block.label), block.lines)
    return Picture(block.name, printable(block.title), printable(block.text), block.svg)


def parts_of(text: str, cues: tuple[str, ...]) -> list[tuple[str, str]]:
    """A text in parts that each begin with one of the cues; the first may begin with none.

    >>> parts_of("Ask them. First step: Ring. Say: “Hello.”", ("First step:", "Say:"))
    [('', 'Ask them.'), ('First step:', 'Ring.'), ('Say:', '“Hello.”')]
    """
    if not cues or not text:
        return [("", text)] if text else []
    first, *others = re.split(rf"(?:^|(?<=\s))({'|'.join(map(re.escape, cues))})\s+", text)
    pairs = [("", first), *zip(others[::2], others[1::2], strict=True)]
    return [(cue, part.strip()) for cue, part in pairs if cue or part.strip()]


def blocks_data(blocks: Sequence[PageBlock], cues: tuple[str, ...]) -> list[dict[str, Any]]:
    """Blocks as plain data; ``stays`` is set for what stands on one page with the next.

    That is what is chosen from, with the lines to say why; of a list before an aside it is
    the last entry, ``noted``, so that the aside does not stand on a page alone.
    """
    found = [block_data(block, cues) for block in blocks]
    for one, block, after in zip(found, blocks, (*blocks[1:], None), strict=False):
        one["stays"] = isinstance(block, Lines) and isinstance(after, Blank)
        one["noted"] = isinstance(after, Paragraph) and after.aside
        one["facts"] = isinstance(block, Lines) and not one["stays"] and are_facts(block)
    return found


def block_data(block: PageBlock, cues: tuple[str, ...] = ()) -> dict[str, Any]:
    """A block as plain data, for a template: its ``kind`` and its parts."""
    if isinstance(block, Heading):
        return {"kind": "heading", "level": block.level, "text": block.text}
    if isinstance(block, Paragraph):
        return {"kind": "paragraph", "text": block.text, "aside": block.aside}
    if isinstance(block, Lines):
        return {"kind": "lines", "lines": [_line_data(line, cues) for line in block.lines]}
    if isinstance(block, Table):
        rows = list(map(list, block.rows))
        return {
            "kind": "table",
            "header": list(block.header),
            "rows": rows,
            "widths": list(block.widths),
            "shares": shares(block),
        }
    if isinstance(block, Blank):
        return {"kind": "blank", "label": block.label, "lines": block.lines}
    return {
        "kind": "picture",
        "name": block.name,
        "title": block.title,
        "text": block.text,
        "svg": block.svg,
    }


def are_facts(block: Lines) -> bool:
    """Whether a list is labels with a few words each, for which half the page is wide enough."""
    return len(block.lines) >= FEW and all(
        line.label and line.text and not line.because and len(line.label + line.text) <= SHORT_FACT
        for line in block.lines
    )


def shares(table: Table) -> list[int]:
    """The widths of a table's columns beside one another: as given, or as the cells ask for.

    Long cells take several lines; the others, and their margins, have room on one.
    """
    columns = zip(table.header, *table.rows, strict=True)
    return list(table.widths) or [min(max(*map(len, c), 6), 32) + 4 for c in columns]


def _line_data(line: Line, cues: tuple[str, ...]) -> dict[str, Any]:
    return {
        "label": stopped(line.label, more=bool(line.said)),
        "parts": parts_of(line.text, cues),
        "because": line.because,
        "aside": line.aside,
    }
