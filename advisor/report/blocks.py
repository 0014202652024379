"""A document as plain blocks: what a format writes its own way.

All text is final here.  What a block means is kept; how it looks is the format's affair.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Union


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
    """One entry of a list: a label in front, a text, the reason for it, and an aside behind."""

    label: str
    text: str = ""
    aside: str = ""
    because: str = ""

    @property
    def said(self) -> str:
        """Text and reason as running text."""
        return " ".join(filter(None, (self.text, self.because)))


@dataclass(frozen=True, slots=True)
class Lines:
    """A list."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under a header; ``widths`` are the columns' shares of a page, () for any."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Blank:
    """Empty lines to write on, with what belongs there in front."""

    label: str
    lines: int = 1


Block = Union[Heading, Paragraph, Lines, Table, Blank]


@dataclass(frozen=True, slots=True)
class Document:
    """A titled sequence of blocks."""

    title: str
    blocks: tuple[Block, ...]


def stopped(label: str, *, more: bool) -> str:
    """A label with a colon where something follows and it does not end a sentence."""
    ends = label.endswith((".", "?", "!", ":", ".”", "?”", "!”"))
    return f"{label}:" if label and more and not ends else label
