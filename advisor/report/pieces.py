"""The outline in pieces that are printed whole or not at all, each with its importance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from advisor.core.message import N_, Listing, Message, Words, message
from advisor.core.planning.work import most_support
from advisor.core.reasoning.outline import Justification, Outline, OutlineItem, Section
from advisor.core.strategy.alike import NAME, but_names
from advisor.core.strategy.unasked import NOT_ASKED
from advisor.core.strategy.wish import WISH
from advisor.language import Language, capitalised
from advisor.report.blocks import Block, Heading, Line, Lines, Paragraph
from advisor.report.sources import source_of

# What is written in full only after everything up to this priority has room.
FIRST = 3
MOST_QUESTIONS = 5
MOST_LEFT_OUT = 4
# How many steps are explained where little is needed.
MOST_FEW = 4
# Work that is next in weight after the lead moves.
WEIGHS = 4
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
FULL = ("contact", "step", "say")
SIGNS = ("works", "stop")


def ended(text: str) -> str:
    """A text with a full stop, where it does not end a sentence already.

    >>> ended("Ask first"), ended("Why?")
    ('Ask first.', 'Why?')
    """
    return text if text.endswith((".", "!", "?", "”", "…")) else f"{text}."


# Pieces of the section that is being written, without its heading.
Parts = Iterator[Piece]


def piece(priority: int, *forms: Line | Block, row: tuple[str, ...] = (), name: str = "") -> Piece:
    """A piece of one block, and the same in shorter forms; a line is a list of one."""
    blocks = [Lines((form,)) if isinstance(form, Line) else form for form in forms]
    shorter = tuple((block,) for block in blocks[1:])
    return Piece("", priority, tuple(blocks[:1]), shorter, row, name)


class _Pieces:
    """Writes one outline's pieces in one language."""

    def __init__(self, outline: Outline, language: Language) -> None:
        self._outline = outline
        self._language = language
        programme = (item for item in outline.items() if item.kind == "measured" and item.text)
        # The signs that are looked for there are not said again with the work.
        self._signs = " ".join(language.say(item.text) for item in programme if item.text)

    def pieces(self) -> Iterator[Piece]:
        ways: dict[str, Callable[[Section], Parts]] = {
            "page": self._page,
            "block": self._blocks,
            "relationship": self._relationships,
            "tactic": self._plan,
            "measured": self._programme,
            "since": self._programme,
            "caution": self._risks,
            "proposal": self._proposals,
            "ask": self._questions,
        }
        for section in self._outline.sections:
            if not section.printed:
                continue
            heading = self._language.text(section.title)
            way = ways.get(section.items[0].kind, self._plain) if section.items else self._empty
            if section.id == "left-out":
                way = self._left_out
            elif section.id == "later":
                way = self._later
            elif section.id == "duties":
                way = self._duties
            for part in way(section):
                yield replace(part, heading=heading)

    # ── sections ───────────────────────────────────────────────────────────────

    def _empty(self, section: Section) -> Parts:
        if section.note is not None:
            yield piece(0, Paragraph(self._say(section.note)))

    def _page(self, section: Section) -> Parts:
        for item in section.items:
            if item.children:
                steps = tuple(self._entry(child) for child in item.children)
                yield Piece("", 0, (Heading(3, self._say(item.title)), Lines(steps)))
            else:
                yield piece(0, self._entry(item))

    def _entry(self, item: OutlineItem) -> Line:
        """A title and its text."""
        return Line(self._say(item.title), self._say(item.text) if item.text is not None else "")

    def _duties(self, section: Section) -> Parts:
        """What is owed, in full; the same to several people once."""
        first_of: dict[str, OutlineItem] = {}
        little = self._outline.nothing_needed
        named = ("who", "when") if little else ("who", "when", "effort")
        for number, item in enumerate(section.items):
            place = ", ".join(filter(None, (self._part(item, part) for part in named)))
            label = f"{self._say(item.title)} ({place})" if place else self._say(item.title)
            first = first_of.setdefault(item.id.partition(":")[0], item)
            parts = FULL if first is item else ()
            forms = [
                self._work(item, parts, like=first),
                self._work(item, (), like=first),
                self._short_work(item),
            ]
            if little:
                forms = [forms[2], Line(forms[2].label, self._part(item, "step"))]
            labelled = [replace(form, label=label) for form in forms]
            # Where little is needed, what goes beyond a few steps is named.
            few = not little or number < MOST_FEW
            yield piece(1, *labelled) if few else Piece("", 9, (), name=self._say(item.title))

    def _blocks(self, section: Section) -> Parts:
        told = 0
        for item in section.items:
            # Only what is said of this firm.
            child = next((c for c in item.children if c.text and c.text.values), None)
            if child is not None and child.text is not None:
                said = f"{self._stopped(child.title)} {self._say(child.text)}"
                line = Line(self._say(item.title), said, self._source(child.why))
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
            texts = " ".join(self._say(child.text) for child in moves if child.text is not None)
            why = moves[0].why
            label = self._say(first.title)
            lines = [Line(label, texts, self._source(why), self._because(why))]
            if len(items) > 1:
                told = message(N_("Same as {first}."), first=first.title)
                lines.append(Line(self._names(items[1:]), self._say(told)))
            priority = FIRST if place < MOST_FIRST else 4 if place < HEAD else 7
            yield Piece("", priority, (Lines(tuple(lines)),))
        working = {item.id: self._work_with(item) for item in idle}
        for item in idle:
            if title := working[item.id]:
                told = message(N_("See the step: {title}."), title=title)
                yield piece(7, Line(self._say(item.title), self._say(told)))

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
        return capitalised(self._language.show(Listing(tuple(item.title for item in items))))

    def _plan(self, section: Section) -> Parts:
        """Lead moves in full; other work with its reason, as far as people read.

        The same work about several people is explained in full once.  Of many steps the last that
        only support are named in one line.
        """
        leads = sum(item.leads for item in section.items)
        others = [place for place, item in enumerate(section.items) if not item.leads]
        # Work with somebody who is named comes before work of a general kind.
        others.sort(
            key=lambda place: (
                not section.items[place].weighs,
                not section.items[place].subject.relationship,
            )
        )
        explained = set(others[: most_support(leads)])
        first_of: dict[str, OutlineItem] = {}
        named = Counter(self._say(item.title) for item in section.items)
        for place, item in enumerate(section.items):
            row = (
                self._part(item, "when"),
                self._told_apart(item)
                if named[self._say(item.title)] > 1
                else self._say(item.title),
                self._part(item, "who"),
                self._part(item, "effort"),
            )
            first = first_of.setdefault(item.id.partition(":")[0], item)
            title = self._say(item.title)
            if item.leads:
                full, most = (FULL, (*FULL, *SIGNS)) if first is item else ((), ())
                forms = (
                    self._work(item, most, like=first),
                    self._work(item, full, like=first),
                    self._work(item, (), like=first),
                    self._short_work(item),
                )
                yield piece(2, *forms, row=row, name=title)
            elif place not in explained:
                yield Piece("", 9, (), name=title)
            else:
                line = self._work(item, (), like=first)
                short = replace(line, because="") if line.text else line
                weighs = WEIGHS if item.weighs else 5 if place < HEAD else 8
                yield piece(weighs, line, short, row=row, name=title)

    def _told_apart(self, item: OutlineItem) -> str:
        """A title with the owner's words for what the work is about, where there are any."""
        values = (value for reason in item.why.because for _, value in reason.values)
        own = next((value for value in values if isinstance(value, Words)), None)
        title = self._say(item.title)
        return title if own is None else f"{title}: “{self._language.show(own)}”"

    def _programme(self, section: Section) -> Parts:
        for item in section.items:
            yield piece(FIRST, self._entry(item))

    def _later(self, section: Section) -> Parts:
        for place, item in enumerate(section.items):
            reason = " ".join(
                self._language.show(d.value) for d in item.details if d.part == "place"
            )
            yield piece(5 if place < HEAD else 9, Line(self._say(item.title), reason))

    def _risks(self, section: Section) -> Parts:
        for place, item in enumerate(section.items):
            line = self._reasoned(item)
            yield piece(FIRST if place < MOST_FIRST else 4 if place < HEAD else 8, line)

    def _left_out(self, section: Section) -> Parts:
        """A few of them: what the owner asked for, then what a fact of this firm decides."""
        items = sorted(section.items, key=lambda item: (not _asked_for(item), not _specific(item)))
        for item in items[:MOST_LEFT_OUT]:
            priority = FIRST if _asked_for(item) else 5 if _specific(item) else 9
            yield piece(priority, self._reasoned(item))

    def _proposals(self, section: Section) -> Parts:
        """Which goal fits is what somebody without one has to read first."""
        for place, part in enumerate(self._plain(section)):
            yield replace(part, priority=FIRST if place < MOST_FIRST else part.priority)

    def _questions(self, section: Section) -> Parts:
        # Those about something that is named here before those that anybody could be asked.
        # What was not asked yet comes last.
        items = sorted(section.items, key=_asked_late)
        for item in items[:MOST_QUESTIONS]:
            line = Line(self._say(item.title), because=self._because(item.why))
            yield piece(8 if _asked_late(item) else 5, line)

    def _plain(self, section: Section) -> Parts:
        for place, item in enumerate(section.items):
            text = self._say(item.text) if item.text is not None else ""
            why = self._because(item.why) if item.kind != "review" else ""
            line = Line(self._say(item.title), text, because=why)
            yield piece(6 if place < HEAD else 9, line)

    # ── parts ──────────────────────────────────────────────────────────────────

    def _work(self, item: OutlineItem, parts: Sequence[str], like: OutlineItem) -> Line:
        """Work in one paragraph: what, the parts that are wanted, and why.

        What is the same as with other work, ``like``, is not said again.
        """
        if like is item:
            told = [self._say(item.text) if item.text is not None else ""]
        else:
            same = self._say(like.title) == self._say(item.title)
            told = [self._say(_as_with(None if same else like.title))]
        for part in parts:
            said = self._part(item, part)
            if said and not (part == "works" and said in self._signs):
                said = said if part != "say" else f"“{said}”"
                told.append(f"{self._language.text(PARTS[part])} {ended(said)}")
        return replace(self._reasoned(item), text=" ".join(filter(None, told)))

    def _short_work(self, item: OutlineItem) -> Line:
        """The same in two sentences: how to begin, and why."""
        step = self._part(item, "step")
        return replace(self._reasoned(item), text=ended(step) if step else "")

    def _reasoned(self, item: OutlineItem) -> Line:
        """A title with the reason for it and where that comes from."""
        why = item.why
        reason = self._because(why)
        if item.also:
            others = (self._stopped(one) for one in of_the_others(why.because))
            reason = " ".join(filter(None, (reason, *others)))
        return Line(self._say(item.title), "", self._source(why), reason)

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


def _as_with(title: Message | None) -> Message:
    if title is None:
        return message(N_("As above."))
    return message(N_("Same as: {title}."), title=title)


def _asked_for(item: OutlineItem) -> bool:
    """Whether it answers what the owner has in mind."""
    return any(fact.key == WISH for fact in item.why.facts)


def _asked_late(item: OutlineItem) -> int:
    """How late an open question comes: 0 where it is about something that is named here."""
    return 2 if item.id == NOT_ASKED else 0 if item.goals or _specific(item) else 1


def _specific(item: OutlineItem) -> bool:
    """Whether something, or the reason for it, names a fact of this firm."""
    return bool(item.title.values) or any(reason.values for reason in item.why.because[:1])
