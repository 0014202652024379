"""One piece of an outline that is printed whole or not at all, and how its lines are worded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from advisor.core.message import Message
from advisor.core.reasoning.outline import Justification, OutlineItem
from advisor.core.strategy.alike import NAME, but_names
from advisor.language import Language
from advisor.report.blocks import Block, Line, Lines
from advisor.report.sources import source_of

# What is written in full only after everything up to this priority has room.
FIRST = 3
# How many of a section's entries are as important as its first, and how many come before
# anything is written in full.
HEAD, MOST_FIRST = 3, 2


@dataclass(frozen=True, slots=True)
class Piece:
    """Blocks under a section's heading; the smaller ``priority`` is printed first.

    ``shorter`` says the same in fewer and fewer words, for where there is no room.
    ``row`` is its row of the table under the heading; ``name`` stands for it in one line
    with others where nothing else of it is printed, '' for nothing.
    """

    heading: str
    priority: int
    blocks: tuple[Block, ...]
    shorter: tuple[tuple[Block, ...], ...] = ()
    row: tuple[str, ...] = ()
    name: str = ""

    @property
    def forms(self) -> tuple[Piece, ...]:
        """Itself and its shorter forms, the longest first."""
        return (self, *(replace(self, blocks=blocks, shorter=()) for blocks in self.shorter))


# Pieces of the section that is being written, without its heading.
Parts = Iterator[Piece]


def piece(priority: int, *forms: Line | Block, row: tuple[str, ...] = (), name: str = "") -> Piece:
    """A piece of one block, and the same in shorter forms; a line is a list of one."""
    blocks = [Lines((form,)) if isinstance(form, Line) else form for form in forms]
    shorter = tuple((block,) for block in blocks[1:])
    return Piece("", priority, tuple(blocks[:1]), shorter, row, name)


def ended(text: str) -> str:
    """A text with a full stop, where it does not end a sentence already.

    >>> ended("Ask first"), ended("Why?")
    ('Ask first.', 'Why?')
    """
    return text if text.endswith((".", "!", "?", "”", "…")) else f"{text}."


class Wording:
    """What is said of one item, in one language."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def entry(self, item: OutlineItem) -> Line:
        """A title and its text."""
        return Line(self.say(item.title), self.say(item.text) if item.text is not None else "")

    def reasoned(self, item: OutlineItem) -> Line:
        """A title with the reason for it and where that comes from."""
        why = item.why
        reason = self.because(why)
        if item.also:
            others = (self.stopped(one) for one in of_the_others(why.because))
            reason = " ".join(filter(None, (reason, *others)))
        return Line(self.say(item.title), "", self.source(why), reason)

    def part(self, item: OutlineItem, part: str) -> str:
        found = (self.language.show(d.value) for d in item.details if d.part == part)
        return next(found, "")

    def because(self, why: Justification) -> str:
        return " ".join(self.stopped(reason) for reason in why.because[:1])

    def stopped(self, text: Message) -> str:
        return ended(self.say(text))

    def source(self, why: Justification) -> str:
        return source_of(why, self.language)

    def say(self, text: Message) -> str:
        return self.language.say(text)


def of_the_others(reasons: Sequence[Message]) -> Iterator[Message]:
    """The same reason for others of a bundle, where own words say it of each.

    Names alone are in the title already.
    """
    if not reasons or reasons[0].value(NAME) is None:
        return
    said = {but_names(reasons[0])}
    for reason in reasons[1:]:
        own = but_names(reason)
        if reason.template == reasons[0].template and own not in said:
            said.add(own)
            yield reason
