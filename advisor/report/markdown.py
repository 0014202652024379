"""A document as Markdown (CommonMark with tables)."""

from __future__ import annotations

import re

from advisor.core.reasoning.outline import Outline
from advisor.language import Language
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
from advisor.report.document import build_document

# Marks of structure; the start of a character's name; what some readers make a link of.
_SPECIAL = re.compile(
    r"([\\`*_~\[\]<>|]|&(?=#?\w+;)|:(?=//)|(?<=\bwww)\.)", re.ASCII | re.IGNORECASE
)
_LEADING = re.compile(
    r"^(\s*[0-9]*)"
    r"(#{1,6}(?=\s|$)|[-+](?=\s|$)|(?<=[0-9])[.)](?=\s|$)|=+$|-(?=[-\s]*$))"
)
# A heading's closing marks would be dropped.
_CLOSING = re.compile(r"(?<!\S)(#+)$")

# A line to write on.
DOTS = "." * 60


def render_markdown(
    outline: Outline, language: Language, *, reasoning: bool = False, whole: bool = False
) -> str:
    """The outline as Markdown text; ends with a line break."""
    return render(build_document(outline, language, reasoning=reasoning, whole=whole))


def render(document: Document) -> str:
    """Any document as Markdown text."""
    return "\n\n".join(_block(block) for block in document.blocks) + "\n"


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"{'#' * block.level} {_CLOSING.sub(_all_escaped, escape(block.text))}"
    if isinstance(block, Paragraph):
        text = escape(block.text)
        return f"*{text}*" if block.aside else text
    if isinstance(block, Lines):
        return "\n".join(_line(line) for line in block.lines)
    if isinstance(block, Blank):
        return f"{escape(block.label)} {DOTS * block.lines}".strip()
    return _table(block)


def _line(line: Line) -> str:
    text = f"**{stopped(escape(line.label), more=bool(line.said))}**"
    text += f" {escape(line.said)}" if line.said else ""
    return f"- {text}" + (f" *({escape(line.aside)})*" if line.aside else "")


def _table(table: Table) -> str:
    rows = [table.header, ("---",) * len(table.header), *table.rows]
    return "\n".join(
        "| " + " | ".join(cell if cell == "---" else escape(cell) for cell in row) + " |"
        for row in rows
    )


def escape(text: str) -> str:
    """Text that Markdown shows as it is, on one line, whatever the owner typed."""
    line = text.replace("\n", " ")
    return _LEADING.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", line))


def _all_escaped(match: re.Match[str]) -> str:
    return match.group().replace("#", "\\#")
