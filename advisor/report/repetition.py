"""Nothing is said twice in a document, and how many words it has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from advisor.report.blocks import Blank, Block, Heading, Line, Lines, Paragraph, Table

_END = re.compile(r"(?<=[.!?…”»])\s+(?=[^a-z])")
# What closes a quotation, by what opens it.
_CLOSING = {"“": "”", "„": "“", "«": "»"}
# Shorter sentences are names, figures, “Yes.”: they may come again.
SHORTEST = 5


def sentences(text: str) -> list[str]:
    """The sentences of a text; what is quoted stays in one piece with its sentence.

    >>> sentences("Ask first. Then act on 5.5 answers!")
    ['Ask first.', 'Then act on 5.5 answers!']
    >>> sentences("You could say: “Thank you. How was it?” Then listen.")
    ['You could say: “Thank you. How was it?”', 'Then listen.']
    """
    text = text.strip()
    found, begin = [], 0
    for end in _END.finditer(text):
        if _closed(text[begin : end.start()]):
            found.append(text[begin : end.start()])
            begin = end.end()
    return [part for part in (*found, text[begin:]) if part]


def _closed(text: str) -> bool:
    """Whether every quotation that begins in a text ends there, and the text ends a sentence.

    A quotation in the middle of a sentence, as in “Ask why” Then, ends none.
    """
    awaited: list[str] = []
    for character in text:
        if awaited and character == awaited[-1]:
            awaited.pop()
        elif character in _CLOSING:
            awaited.append(_CLOSING[character])
    return not awaited and text.rstrip("”»")[-1:] in (".", "!", "?", "…")


@dataclass
class Spoken:
    """What a document has said so far."""

    seen: set[str] = field(default_factory=set)

    def once(self, blocks: Iterable[Block]) -> Iterator[Block]:
        """The blocks without sentences that were said before; empty ones are left out."""
        for block in blocks:
            if isinstance(block, Paragraph):
                text = self._new(block.text)
                if text:
                    yield replace(block, text=text)
            elif isinstance(block, Lines):
                lines = tuple(line for given in block.lines if (line := self._line(given)))
                if lines:
                    yield Lines(lines)
            else:
                yield block

    def _line(self, line: Line) -> Line | None:
        found = replace(line, text=self._new(line.text), because=self._new(line.because))
        return None if line.said and not found.said else found

    def _new(self, text: str) -> str:
        kept = []
        dropped = False
        for sentence in sentences(text):
            # A few words belong to the sentence before them.
            few = len(sentence.split()) < SHORTEST
            dropped = sentence in self.seen and (dropped or not few)
            self.seen.add(sentence)
            if not dropped:
                kept.append(sentence)
        return " ".join(kept)


def words_of(blocks: Iterable[Block]) -> int:
    """How many words a reader reads."""
    return sum(len(text.split()) for block in blocks for text in _texts(block))


def _texts(block: Block) -> Iterator[str]:
    if isinstance(block, (Heading, Paragraph)):
        yield block.text
    elif isinstance(block, Lines):
        for line in block.lines:
            yield from (line.label, line.text, line.because, line.aside)
    elif isinstance(block, Blank):
        yield block.label
    elif isinstance(block, Table):
        for row in (block.header, *block.rows):
            yield from row
