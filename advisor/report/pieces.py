"""The outline in pieces that are printed whole or not at all, each with its importance."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from advisor.core.message import N_, Listing, Message, message
from advisor.core.reasoning.outline import Outline, OutlineItem, Section
from advisor.core.strategy.unasked import NOT_ASKED
from advisor.core.strategy.wish import WISH
from advisor.language import Language, capitalised
from advisor.report.blocks import Heading, Line, Lines, Paragraph
from advisor.report.piece import FIRST, HEAD, MOST_FIRST, Parts, Piece, Wording, piece
from advisor.report.work_pieces import WorkPieces

MOST_QUESTIONS = 5
MOST_LEFT_OUT = 4


def pieces_of(outline: Outline, language: Language) -> list[Piece]:
    """Everything that may be printed, in the order in which it is read."""
    return list(_Pieces(outline, language).pieces())


class _Pieces:
    """Writes one outline's pieces in one language."""

    def __init__(self, outline: Outline, language: Language) -> None:
        self._outline = outline
        self._words = Wording(language)
        self._work = WorkPieces(outline, self._words)

    def pieces(self) -> Iterator[Piece]:
        ways: dict[str, Callable[[Section], Parts]] = {
            "page": self._page,
            "block": self._blocks,
            "relationship": self._relationships,
            "tactic": self._work.plan,
            "measured": self._programme,
            "since": self._programme,
            "caution": self._risks,
            "proposal": self._proposals,
            "ask": self._questions,
        }
        for section in self._outline.sections:
            if not section.printed:
                continue
            heading = self._words.language.text(section.title)
            way = ways.get(section.items[0].kind, self._plain) if section.items else self._empty
            if section.id == "left-out":
                way = self._left_out
            elif section.id == "later":
                way = self._work.later
            elif section.id == "duties":
                way = self._work.duties
            for part in way(section):
                yield replace(part, heading=heading)

    # ── sections ───────────────────────────────────────────────────────────────

    def _empty(self, section: Section) -> Parts:
        if section.note is not None:
            yield piece(0, Paragraph(self._words.say(section.note)))

    def _page(self, section: Section) -> Parts:
        for item in section.items:
            if item.children:
                steps = tuple(self._words.entry(child) for child in item.children)
                yield Piece("", 0, (Heading(3, self._words.say(item.title)), Lines(steps)))
            else:
                yield piece(0, self._words.entry(item))

    def _blocks(self, section: Section) -> Parts:
        told = 0
        for item in section.items:
            # Only what is said of this firm.
            child = next((c for c in item.children if c.text and c.text.values), None)
            if child is not None and child.text is not None:
                said = f"{self._words.stopped(child.title)} {self._words.say(child.text)}"
                line = Line(self._words.say(item.title), said, self._words.source(child.why))
                yield piece(FIRST if told < MOST_FIRST else 9, line)
                told += 1

    def _relationships(self, section: Section) -> Parts:
        """Those with the same next move together: it is written once, for the first of them.

        Nothing is said of those who are worth nothing to the goals and have no work of their own.
        """
        groups: dict[tuple[str, ...], list[OutlineItem]] = {}
        for item in section.items:
            move = tuple(child.id.partition(":")[0] for child in item.children)
            wanted = item.goals and any(child.value != "low" for child in item.children)
            groups.setdefault(move if wanted else (), []).append(item)
        idle = groups.pop((), [])
        for place, items in enumerate(groups.values()):
            first = items[0]
            # Beside something to do, that little is to be done need not be said.
            moves = [child for child in first.children if child.value != "low"]
            texts = " ".join(
                self._words.say(child.text) for child in moves if child.text is not None
            )
            why = moves[0].why
            label = self._words.say(first.title)
            lines = [Line(label, texts, self._words.source(why), self._words.because(why))]
            if len(items) > 1:
                told = message(N_("Same as {first}."), first=first.title)
                lines.append(Line(self._names(items[1:]), self._words.say(told)))
            priority = FIRST if place < MOST_FIRST else 4 if place < HEAD else 7
            yield Piece("", priority, (Lines(tuple(lines)),))
        working = {item.id: self._work_with(item) for item in idle}
        for item in idle:
            if title := working[item.id]:
                told = message(N_("See the step: {title}."), title=title)
                yield piece(7, Line(self._words.say(item.title), self._words.say(told)))

    def _work_with(self, relationship: OutlineItem) -> Message | None:
        """The title of the first work that is done with somebody."""
        name = relationship.subject.relationship
        found = (
            item.title
            for section in self._outline.sections
            if section.id in ("duties", "tactics")
            for item in section.items
            if (name and any(name in own.partition(":")[2].split("+") for own in item.also))
            or (name and item.subject.relationship == name)
        )
        return next(found, None)

    def _names(self, items: Sequence[OutlineItem]) -> str:
        """The titles of some items as one label."""
        return capitalised(self._words.language.show(Listing(tuple(item.title for item in items))))

    def _programme(self, section: Section) -> Parts:
        for item in section.items:
            yield piece(FIRST, self._words.entry(item))

    def _risks(self, section: Section) -> Parts:
        for place, item in enumerate(section.items):
            line = self._words.reasoned(item)
            yield piece(FIRST if place < MOST_FIRST else 4 if place < HEAD else 8, line)

    def _left_out(self, section: Section) -> Parts:
        """A few of them: what the owner asked for, then what a fact of this firm decides."""
        items = sorted(section.items, key=lambda item: (not _asked_for(item), not _specific(item)))
        for item in items[:MOST_LEFT_OUT]:
            priority = FIRST if _asked_for(item) else 5 if _specific(item) else 9
            yield piece(priority, self._words.reasoned(item))

    def _proposals(self, section: Section) -> Parts:
        """Which goal fits is what somebody without one has to read first."""
        for place, part in enumerate(self._plain(section)):
            yield replace(part, priority=FIRST if place < MOST_FIRST else part.priority)

    def _questions(self, section: Section) -> Parts:
        # Those about something that is named here before those that anybody could be asked.
        # What was not asked yet comes last.
        items = sorted(section.items, key=_asked_late)
        for item in items[:MOST_QUESTIONS]:
            line = Line(self._words.say(item.title), because=self._words.because(item.why))
            yield piece(8 if _asked_late(item) else 5, line)

    def _plain(self, section: Section) -> Parts:
        for place, item in enumerate(section.items):
            text = self._words.say(item.text) if item.text is not None else ""
            why = self._words.because(item.why) if item.kind != "review" else ""
            line = Line(self._words.say(item.title), text, because=why)
            yield piece(6 if place < HEAD else 9, line)


def _asked_for(item: OutlineItem) -> bool:
    """Whether it answers what the owner has in mind."""
    return any(fact.key == WISH for fact in item.why.facts)


def _asked_late(item: OutlineItem) -> int:
    """How late an open question comes: 0 where it is about something that is named here."""
    return 2 if item.id == NOT_ASKED else 0 if item.goals or _specific(item) else 1


def _specific(item: OutlineItem) -> bool:
    """Whether something, or the reason for it, names a fact of this firm."""
    return bool(item.title.values) or any(reason.values for reason in item.why.because[:1])
