"""A document as text without marks, to be read in any editor or aloud."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from advisor.core.reasoning.outline import Outline
from advisor.language import Language
from advisor.report.blocks import Blank, Block, Document, Heading, Line, Lines, Paragraph, stopped
from advisor.report.document import build_document

# What editors show without wrapping, whatever their window.
WIDTH = 76
INDENT = "  "
# The level of headings that begin a section.
SECTION = 2


def render_text(
    outline: Outline, language: Language, *, reasoning: bool = False, whole: bool = False
) -> str:
    """The outline as text of at most ``WIDTH`` characters a line; ends with a line break."""
    written = (
        wrapped(line)
        for line in text_lines(build_document(outline, language, reasoning=reasoning, whole=whole))
    )
    return "\n".join(written) + "\n"


def text_lines(document: Document) -> Iterator[str]:
    """Every line of a document, however long; sections are numbered from 1."""
    number = 0
    for block in document.blocks:
        if not isinstance(block, Heading):
            yield from _block(block)
        elif block.level == SECTION:
            number += 1
            yield from ("", "", f"{number}. {block.text}")
        else:
            yield from ("", block.text) if block.level > SECTION else (block.text,)


def sections_of(document: Document) -> tuple[Document, ...]:
    """The document's sections as documents of their own, in order, without the title."""
    sections: list[tuple[str, list[Block]]] = []
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == SECTION:
            sections.append((block.text, []))
        elif sections:
            sections[-1][1].append(block)
    return tuple(Document(title, tuple(blocks)) for title, blocks in sections)


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield block.text
    elif isinstance(block, Lines):
        yield from (_line(line) for line in block.lines)
    elif isinstance(block, Blank):
        yield f"{block.label} {'.' * 40}"
    elif not isinstance(block, Heading):
        for first, *cells in block.rows:
            yield INDENT + first
            for name, cell in zip(block.header[1:], cells, strict=True):
                yield f"{INDENT}{INDENT}{name}: {cell}"


def _line(line: Line) -> str:
    said = f"{INDENT}{stopped(line.label, more=bool(line.said))} {line.said}".rstrip()
    return f"{said} ({line.aside})" if line.aside else said


def wrapped(line: str) -> str:
    """A line in as many lines of ``WIDTH`` characters as it takes."""
    indent = line[: len(line) - len(line.lstrip())]
    hang = indent + INDENT if indent else ""
    return textwrap.fill(
        line, WIDTH, subsequent_indent=hang, break_long_words=False, break_on_hyphens=False
    )
