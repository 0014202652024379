"""The pages of the interview: what is asked at once, in which order, and how many are left.

A page is one question to the owner, however many answers it holds: a question about
the business; a form of neighbouring ones; the names of a group's entries, with all
else that an entry needs; or a grid, which asks one question, or one form, about every
entry of a group for which it arises.

Pages come in two depths.  First those whose answers can still change the diagnosis,
the approach, a duty or a lead move; then, for who goes deeper, those that make parts
of the strategy sharper, the ones that can change most first.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from advisor.core.interview.answers import Answers
from advisor.core.interview.relevance import Relevance
from advisor.core.interview.settled import NEW, entry_subject
from advisor.core.interview.steps import Ask, Interview, Presumed, plan_interview
from advisor.core.rules.catalogue import Item
from advisor.core.rules.fact import BUSINESS, Group, Subject
from advisor.core.rules.page_block import PageBlock, PageKind
from advisor.core.rules.question import Area, Question
from advisor.core.rules.rulebase import Rulebase
from advisor.core.rules.state_table import places, union

Depth = Literal["first", "deeper"]

# Measured on replayed interviews (tests.benchmarks.promise): which share of the questions
# that are expected is asked in the end, at the least and at the most, and how many
# questions more or less a short interview may have.
LEAST_SHARE, MOST_SHARE, MARGIN = 0.65, 1.0, 1.0


@dataclass(frozen=True)
class Page:
    """Questions that are answered together.

    ``cells`` are the single answers: of a grid one a question and entry, of a naming
    page all that each entry needs to count.  ``weight`` is how many items of the
    strategy the answers can still change.
    """

    kind: PageKind
    area: Area
    questions: tuple[Question, ...]
    cells: tuple[Ask, ...]
    answered: bool
    depth: Depth
    weight: int

    @property
    def id(self) -> str:
        """Its name: the id of its first question."""
        return self.questions[0].id

    @property
    def group(self) -> Group | None:
        return self.area.repeat

    @property
    def rows(self) -> tuple[int, ...]:
        """The places of the entries it asks about, () for the business."""
        return tuple(dict.fromkeys(cell.index for cell in self.cells if cell.index is not None))

    @property
    def required(self) -> bool:
        """Whether it cannot be left open."""
        return any(question.required for question in self.questions)


@dataclass(frozen=True)
class Pages:
    """The interview laid out in pages: those of the first depth, then the deeper ones.

    ``to_come`` has, with its depth, everything that is not answered yet, whether or not
    it is asked now.
    """

    rulebase: Rulebase
    interview: Interview
    pages: tuple[Page, ...]
    to_come: tuple[tuple[Depth, PageBlock], ...]

    def open(self, depth: Depth | None = None) -> tuple[Page, ...]:
        """The pages that still want an answer."""
        return tuple(p for p in self.pages if not p.answered and depth in (None, p.depth))

    def find(self, name: str) -> Page | None:
        """The page of this name, None if it does not come up now."""
        return next((page for page in self.pages if page.id == name), None)

    def holding(self, question_id: str) -> Page | None:
        """The page that has a question, or own words beside one; None if none does now."""
        names = (question_id, question_id.removesuffix("_words"))
        pages = (p for p in self.pages if any(q.id in names for q in p.questions))
        return next(pages, None)

    def left(self, depth: Depth = "first") -> tuple[int, int]:
        """Between how many and how many questions of a depth are left."""
        now = len(self.open(depth))
        mean = sum(self.expected(depth))
        if not mean or not self.open():
            return now, now
        least = max(min(now, 1), math.floor(LEAST_SHARE * mean - MARGIN))
        return least, max(now, math.ceil(MOST_SHARE * mean + MARGIN))

    def expected(self, depth: Depth) -> tuple[float, ...]:
        """How likely each page of a depth that may still come is to be asked.

        A page that is open now is certain.
        """
        chances = (_chance(self.interview, block) for at, block in self.to_come if at == depth)
        return tuple(filter(None, chances))

    @property
    def done(self) -> int:
        """How many pages have been answered."""
        return sum(page.answered for page in self.pages)

    @cached_property
    def sharpen(self) -> tuple[Item, ...]:
        """What the deeper questions can still change, what most of them can change first."""
        counts: dict[int, int] = {}
        for page in self.open("deeper"):
            for place in places(_stakes(self.interview.relevance, _refs(page.cells))):
                counts[place] = counts.get(place, 0) + 1
        items = tuple(self.rulebase.items.values())
        return tuple(items[place] for place in sorted(counts, key=lambda place: -counts[place]))

    @property
    def presumed(self) -> tuple[Presumed, ...]:
        """What is presumed of this firm and may be corrected."""
        return self.interview.presumed


def plan_pages(rulebase: Rulebase, answers: Answers) -> Pages:
    """Lay out the interview, given the answers so far."""
    interview = plan_interview(rulebase, answers)
    found: list[Page] = []
    to_come: list[tuple[Depth, PageBlock]] = []
    for block, cells in _cells(rulebase, interview):
        depth = _depth(rulebase, interview, block)
        answered = _is_answered(answers, block, cells)
        shown = bool(cells) or block.kind == "naming"
        if shown:
            weight = _stakes(interview.relevance, _refs(cells)).bit_count()
            kind, area, questions = block
            found.append(Page(kind, area, questions, cells, answered, depth, weight))
        if not (answered and shown):
            to_come.append((depth, block))
    first = [page for page in found if page.depth == "first"]
    deeper = sorted((p for p in found if p.depth == "deeper"), key=lambda page: -page.weight)
    return Pages(rulebase, interview, (*first, *deeper), tuple(to_come))


def _cells(rulebase: Rulebase, interview: Interview) -> Iterator[tuple[PageBlock, tuple[Ask, ...]]]:
    """Every block with the answers it asks for now; a grid waits until its entries are named."""
    held: dict[str, list[Ask]] = {}
    together: list[tuple[PageBlock, list[Ask]]] = []
    for blocks in rulebase.page_blocks:
        for block in blocks:
            cells: list[Ask] = []
            together.append((block, cells))
            held.update((question.id, cells) for question in block.questions)
    for step in interview.steps:
        if step.question.id in held:
            held[step.question.id].append(step)
    closed = interview.answers.closed
    for block, cells in together:
        waits = block.kind == "grid" and block.area.repeat not in closed
        yield block, () if waits else tuple(cells)


def _is_answered(answers: Answers, block: PageBlock, cells: tuple[Ask, ...]) -> bool:
    if block.kind == "naming" and block.area.repeat not in answers.closed:
        return False
    return all(cell.answered for cell in cells)


def _refs(cells: Iterable[Ask]) -> Iterator[tuple[str, Subject]]:
    for cell in cells:
        group = cell.area.repeat
        yield cell.question.id, entry_subject(group, cell.index if cell.index is not None else 0)


def _stakes(known: Relevance, refs: Iterable[tuple[str, Subject]]) -> int:
    """The bits of the items that answers can still bring in or take out."""
    return union(known.stakes.get(ref, 0) for ref in refs)


def _depth(rulebase: Rulebase, interview: Interview, block: PageBlock) -> Depth:
    """The depth of a page: that of its most important question."""
    asked = [question for question in block.questions if question.depth != "later"]
    if not asked:
        return "deeper"
    if any(question.required or question.printed for question in asked):
        return "first"
    known, subjects = interview.relevance, _subjects(block.area, interview.answers)
    refs = [(question.id, subject) for question in asked for subject in subjects]
    if not known.counts.isdisjoint(refs):
        return "first"
    return "first" if _stakes(known, refs) & rulebase.compiled.decisive else "deeper"


def _subjects(area: Area, answers: Answers) -> list[Subject]:
    """The entries of a group, and the one that may still be added; or the business."""
    group = area.repeat
    if group is None:
        return [BUSINESS]
    found = [entry_subject(group, index) for index in range(len(answers.entries(group)))]
    return found if group in answers.closed else [*found, entry_subject(group, NEW)]


def _chance(interview: Interview, block: PageBlock) -> float:
    """How likely a page is to be asked still: that one of its cells is."""
    if block.kind == "naming":
        return 1.0
    known, subjects = interview.relevance, _subjects(block.area, interview.answers)
    none = 1.0
    for question in block.questions:
        for subject in subjects:
            if (question.id, subject) in known.arises:
                none *= 1 - min(1.0, known.expected(question, subject))
    return 1 - none
