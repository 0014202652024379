"""The outline in pieces that are printed whole or not at all, each with its importance."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from advisor.core.message import N_, Listing, Message, message
from advisor.core.reasoning.outline import Justification, Outline, OutlineItem, Section
from advisor.language import Language, capitalised
from advisor.report.blocks import Block, Heading, Line, Lines, Paragraph, Table
from advisor.report.sources import source_of

MOST_QUESTIONS = 5
# How the items of this week's steps on page one are named.
STEP = "page-step-"
# How many of a section's entries are as important as its first.
HEAD = 3


@dataclass(frozen=True, slots=True)
class Piece:
    """Blocks under a section's heading; the smaller ``priority`` is printed first.

    ``shorter`` says the same in fewer words, for where there is no room.
    """

    heading: str
    priority: int
    blocks: tuple[Block, ...]
    shorter: tuple[Block, ...] = ()

    @property
    def short(self) -> Piece | None:
        """Its shorter form, None where there is none."""
        return replace(self, blocks=self.shorter, shorter=()) if self.shorter else None


def pieces_of(outline: Outline, language: Language) -> list[Piece]:
    """Everything that may be printed, in the order in which it is read."""
    return list(_Pieces(outline, language).pieces())


# How the parts of work are introduced, in the order in which they are read.
PARTS = {
    "contact": N_("They are known to:"),
    "step": N_("First step:"),
    "say": N_("You could say:"),
    "works": N_("A sign that it works:"),
    "stop": N_("When to stop:"),
}


def ended(text: str) -> str:
    """A text with a full stop, where it does not end a sentence already.

    >>> ended("Ask first"), ended("Why?")
    ('Ask first.', 'Why?')
    """
    return text if text.endswith((".", "!", "?", "”", "…")) else f"{text}."


# Priorities, each with blocks and with fewer.
Parts = Iterator[tuple[int, list[Block], list[Block]]]


class _Pieces:
    """Writes one outline's pieces in one language."""

    def __init__(self, outline: Outline, language: Language) -> None:
        self._outline = outline
        self._language = language
        steps = (child for item in outline.items() for child in item.children)
        self._begun = frozenset(
            step.id.removeprefix(STEP) for step in steps if step.text and step.id.startswith(STEP)
        )

    def pieces(self) -> Iterator[Piece]:
        ways: dict[str, Callable[[Section], Parts]] = {
            "page": self._page,
            "block": self._blocks,
            "relationship": self._relationships,
            "tactic": self._plan,
            "measured": self._programme,
            "caution": self._reasoned,
            "ask": self._questions,
        }
        for section in self._outline.sections:
            if not section.printed:
                continue
            heading = self._language.text(section.title)
            way = ways.get(section.items[0].kind, self._plain) if section.items else self._empty
            if section.id == "left-out":
                way = self._reasoned
            elif section.id == "later":
                way = self._later
            elif section.id == "duties":
                way = self._duties
            for priority, *forms in way(section):
                yield Piece(heading, priority, *map(tuple, forms))

    # ── sections ───────────────────────────────────────────────────────────────

    def _empty(self, section: Section) -> Parts:
        if section.note is not None:
            yield 0, [Paragraph(self._say(section.note))], []

    def _page(self, section: Section) -> Parts:
        for item in section.items:
            if item.children:
                steps = tuple(self._entry(child) for child in item.children)
                yield 0, [Heading(3, self._say(item.title)), Lines(steps)], []
            else:
                yield 0, [Lines((self._entry(item),))], []

    def _entry(self, item: OutlineItem) -> Line:
        """A title and its text."""
        return Line(self._say(item.title), self._say(item.text) if item.text is not None else "")

    def _duties(self, section: Section) -> Parts:
        for item in section.items:
            place = ", ".join(filter(None, (self._part(item, p) for p in ("who", "when"))))
            label = f"{self._say(item.title)} ({place})" if place else self._say(item.title)
            work, short = self._work(item), self._short_work(item)
            yield (
                1,
                [Lines((replace(work, label=label),))],
                [Lines((replace(short, label=label),))],
            )

    def _blocks(self, section: Section) -> Parts:
        for item in section.items:
            if item.children:
                said = " ".join(
                    f"{self._stopped(child.title)} {self._say(child.text) if child.text else ''}"
                    for child in item.children[:1]
                )
                source = self._source(item.children[0].why)
                yield 6, [Lines((Line(self._say(item.title), said.strip(), source),))], []

    def _relationships(self, section: Section) -> Parts:
        """Those with the same next move together: it is written once, for the first of them."""
        groups: dict[tuple[str, ...], list[OutlineItem]] = {}
        for item in section.items:
            move = tuple(child.id.partition(":")[0] for child in item.children)
            groups.setdefault(move, []).append(item)
        idle = groups.pop((), [])
        for place, items in enumerate(groups.values()):
            first = items[0]
            texts = [self._say(child.text) for child in first.children if child.text is not None]
            texts += [self._because(child.why) for child in first.children[:1]]
            source = self._source(first.children[0].why)
            lines = [Line(self._say(first.title), " ".join(filter(None, texts)), source)]
            if len(items) > 1:
                told = message(N_("As with {first}."), first=first.title)
                lines.append(Line(self._names(items[1:]), self._say(told)))
            yield (4 if place < HEAD else 7), [Lines(tuple(lines))], []
        if idle:
            told = message(N_("No step of their own in this plan."))
            yield 7, [Lines((Line(self._names(idle), self._say(told)),))], []

    def _names(self, items: Sequence[OutlineItem]) -> str:
        """The titles of some items as one label."""
        return capitalised(self._language.show(Listing(tuple(item.title for item in items))))

    def _plan(self, section: Section) -> Parts:
        header = (N_("From"), N_("What"), N_("Who"), N_("Time"))
        rows = [
            (
                self._part(item, "when"),
                self._say(item.title),
                self._part(item, "who"),
                self._part(item, "effort"),
            )
            for item in section.items
        ]
        yield 2, [Table(tuple(self._language.text(cell) for cell in header), tuple(rows))], []
        # The same work about several people is told in full once.
        told: dict[str, OutlineItem] = {}
        for place, item in enumerate(section.items):
            priority = 3 if item.leads else 5 if place < HEAD else 8
            first = told.setdefault(item.id.partition(":")[0], item)
            if first is not item:
                line = Line(self._say(item.title), self._because(item.why))
                yield priority, [Lines((line,))], []
            else:
                yield priority, [Lines((self._work(item),))], [Lines((self._short_work(item),))]

    def _programme(self, section: Section) -> Parts:
        for item in section.items:
            yield 3, [Lines((self._entry(item),))], []

    def _later(self, section: Section) -> Parts:
        for place, item in enumerate(section.items):
            reason = " ".join(
                self._language.show(d.value) for d in item.details if d.part == "place"
            )
            yield (5 if place < HEAD else 9), [Lines((Line(self._say(item.title), reason),))], []

    def _reasoned(self, section: Section) -> Parts:
        for place, item in enumerate(section.items):
            line = Line(self._say(item.title), self._because(item.why), self._source(item.why))
            yield (4 if place < HEAD else 8), [Lines((line,))], []

    def _questions(self, section: Section) -> Parts:
        for item in section.items[:MOST_QUESTIONS]:
            line = Line(self._say(item.title), self._because(item.why))
            yield 5, [Lines((line,))], []

    def _plain(self, section: Section) -> Parts:
        for place, item in enumerate(section.items):
            text = self._say(item.text) if item.text is not None else ""
            why = self._because(item.why) if item.kind != "review" else ""
            line = Line(self._say(item.title), " ".join(filter(None, (text, why))))
            yield (6 if place < HEAD else 9), [Lines((line,))], []

    # ── parts ──────────────────────────────────────────────────────────────────

    def _work(self, item: OutlineItem) -> Line:
        """Work in one paragraph: what, how to begin, what to say, when it works, when to stop, why.

        How to begin is not repeated where page one says it.
        """
        parts = [self._say(item.text) if item.text is not None else ""]
        for part, template in PARTS.items():
            said = self._part(item, part)
            if said and not (part == "step" and item.id in self._begun):
                said = said if part != "say" else f"“{said}”"
                parts.append(f"{self._language.text(template)} {ended(said)}")
        parts.append(self._because(item.why))
        return Line(self._say(item.title), " ".join(filter(None, parts)), self._source(item.why))

    def _short_work(self, item: OutlineItem) -> Line:
        """The same in two sentences: how to begin, and why."""
        parts = (self._part(item, "step"), self._because(item.why))
        text = " ".join(ended(part) for part in parts if part)
        return Line(self._say(item.title), text, self._source(item.why))

    def _part(self, item: OutlineItem, part: str) -> str:
        found = (self._language.show(d.value) for d in item.details if d.part == part)
        return next(found, "")

    def _because(self, why: Justification) -> str:
        return " ".join(self._stopped(reason) for reason in why.because[:1])

    def _stopped(self, text: Message) -> str:
        return ended(self._say(text))

    def _source(self, why: Justification) -> str:
        return source_of(why, self._language)

    def _say(self, text: Message) -> str:
        return self._language.say(text)
