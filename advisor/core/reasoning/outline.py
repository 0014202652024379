"""The strategy outline: what every report and screen lays out.

Sections hold items; every item knows where it came from: the rules, the
principles and paragraphs behind it, and the owner's answers under them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from advisor.core.message import Message, Shown
from advisor.core.rules.catalogue import Level
from advisor.core.rules.fact import BUSINESS, Subject

Basis = Literal["article", "judgement"]
DetailPart = Literal[
    "", "effort", "when", "who", "contact", "step", "say", "works", "stop", "place"
]

# Kinds of items that follow from the calendar, and those put together from other items.
CALENDAR_KINDS = frozenset({"review"})
DERIVED_KINDS = CALENDAR_KINDS | {"page", "measured", "since"}


@dataclass(frozen=True, slots=True)
class FactUse:
    """An answer or a finding behind an item.

    ``question`` is the id of the question the fact came from, '' for a finding.
    ``own_words`` says that they stand beside an answer, which has the same label.
    ``about`` is what the entry is called that it is a fact of, None where there is no one entry.
    """

    key: str
    subject: Subject
    label: str
    shown: Shown
    question: str = ""
    own_words: bool = False
    about: Shown | None = None


@dataclass(frozen=True, slots=True)
class Justification:
    """Why an item is in the outline.

    ``because`` holds the rules' reasons in the owner's words; ``refs`` are the
    paragraphs (§section.paragraph) of the principles.
    """

    because: tuple[Message, ...] = ()
    basis: Basis = "article"
    principles: tuple[str, ...] = ()
    refs: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    facts: tuple[FactUse, ...] = ()


@dataclass(frozen=True, slots=True)
class Detail:
    """A labelled line under an item, such as its first step.

    ``part`` says what it is a part of, for those who look for it: the label is for people.
    """

    label: str
    value: Shown
    part: DetailPart = ""


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """One entry of the outline.

    ``id`` is unique in the outline: ``item`` or ``item:subject``.  ``goals`` are
    the ids of the goals it serves.  ``rank`` counts from 1 within its section.
    ``leads`` says that it carries out a chosen approach, ``weighs`` that it is next after
    that.  ``also`` are the ids of the same work with
    others, which is done in the same go.
    """

    id: str
    kind: str
    section: str
    title: Message
    why: Justification
    text: Message | None = None
    subject: Subject = BUSINESS
    rank: int = 0
    value: Level | None = None
    goals: tuple[str, ...] = ()
    details: tuple[Detail, ...] = ()
    children: tuple[OutlineItem, ...] = ()
    leads: bool = False
    weighs: bool = False
    also: tuple[str, ...] = ()

    def named(self, item_id: str) -> bool:
        """Whether an id, with or without its subject, names this item."""
        return any(_names(item_id, own) for own in (self.id, *self.also))

    def done_within(self, item_id: str) -> str:
        """The id of the other work an id names here, which is done within this; '' for none."""
        if _names(item_id, self.id):
            return ""
        return next((own for own in self.also if _names(item_id, own)), "")


def _names(item_id: str, own: str) -> bool:
    return item_id in (own, own.partition(":")[0])


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the outline.  ``note`` introduces it, or says why it is empty.

    What is not ``printed`` is there for screens and programs.
    """

    id: str
    title: str
    items: tuple[OutlineItem, ...]
    note: Message | None = None
    principles: tuple[str, ...] = ()
    refs: tuple[str, ...] = ()
    printed: bool = True


@dataclass(frozen=True, slots=True)
class Week:
    """The hours one week asks for, and the work that begins in it, by item ids."""

    number: int
    first: date
    owner_hours: float
    staff_hours: float
    starts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Totals:
    """What the plan costs and what the owner said there is; hours a week, money a month.

    Hours are those of the fullest week; ``money`` is the dearest month, ``money_once``
    what is spent besides.  Limits are None where the owner has not said them.
    ``currency`` is an ISO 4217 code or ''.
    """

    owner_hours: float
    owner_limit: float | None
    staff_hours: float
    staff_limit: float | None
    money: float
    money_limit: float | None
    currency: str
    money_once: float = 0.0
    money_once_limit: float | None = 0.0
    weeks: tuple[Week, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """The whole strategy for one firm on one day; ``people`` is how many work there.

    Where ``nothing_needed``, little is printed.
    """

    firm: str
    day: date
    sections: tuple[Section, ...]
    totals: Totals
    people: int = 1
    nothing_needed: bool = False

    def section(self, section_id: str) -> Section | None:
        """The section with this id, or None if the outline has none."""
        return next((s for s in self.sections if s.id == section_id), None)

    def items(self) -> Iterator[OutlineItem]:
        """Every item, children after their parent, in the order of the outline."""
        for section in self.sections:
            for item in section.items:
                yield item
                yield from item.children

    def find(self, item_id: str) -> tuple[OutlineItem, ...]:
        """The items with this id, or all copies of it if the id names no subject."""
        return tuple(item for item in self.items() if item.named(item_id))
