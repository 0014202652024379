"""One owner's way through the pages of the interview.

Screens and plain prompts hold a PageNavigation and nothing else; each move returns a
new one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from advisor.core.interview.answer import Answer
from advisor.core.interview.answers import Answers, Entry
from advisor.core.interview.pages import Depth, Page, Pages, plan_pages
from advisor.core.interview.steps import Cell, Presumed, close_group, give_answers
from advisor.core.rules.fact import Group, State
from advisor.core.rules.rulebase import Rulebase


@dataclass(frozen=True)
class PageNavigation:
    """The pages and the place among them.

    ``at`` is the page's name, None once nothing is asked any more at this ``depth``.
    ``skipped`` pages come back when the others are done; those skipped again are in
    ``let_be`` and do not.  ``trail`` is the way that was gone here, the last page behind;
    ``ahead`` the pages one went back from, the next one last.
    ``in_turn`` says that going on leads through answered pages as well, after a jump to one.
    ``confirmed`` holds the presumed answers that the owner has been shown.
    """

    pages: Pages
    at: str | None = None
    depth: Depth = "first"
    skipped: frozenset[str] = frozenset()
    let_be: frozenset[str] = frozenset()
    trail: tuple[str, ...] = ()
    ahead: tuple[str, ...] = ()
    in_turn: bool = False
    confirmed: frozenset[tuple[Cell, State]] = frozenset()

    @property
    def answers(self) -> Answers:
        return self.pages.interview.answers

    @property
    def page(self) -> Page | None:
        """The page the owner is at."""
        return self.pages.find(self.at) if self.at is not None else None

    @property
    def within(self) -> tuple[Page, ...]:
        """The pages of the depth that the owner has chosen, answered ones of any depth."""
        return tuple(
            page
            for page in self.pages.pages
            if page.answered or page.depth == "first" or self.depth == "deeper"
        )

    @property
    def unconfirmed(self) -> tuple[Presumed, ...]:
        """What is presumed, has not been shown yet, and comes before this page."""
        order = {one.id: n for n, one in enumerate(self.pages.rulebase.definitions.questions)}
        here = order.get(self.at or "", len(order))
        return tuple(
            one
            for one in self.pages.presumed
            if order[one.question.id] < here and (one.cell, one.state) not in self.confirmed
        )

    @property
    def may_finish(self) -> bool:
        """Whether a strategy can be shown: a goal is there, and its list is done."""
        return "goal" in self.answers.closed and any(self.answers.goals)


def begin_pages(rulebase: Rulebase, answers: Answers) -> PageNavigation:
    """At the first open page of an interview, new or resumed."""
    return confirm(_on(PageNavigation(plan_pages(rulebase, answers))))


def confirm(navigation: PageNavigation) -> PageNavigation:
    """The owner has seen what is presumed so far."""
    seen = {(one.cell, one.state) for one in navigation.unconfirmed}
    return replace(navigation, confirmed=navigation.confirmed | seen)


def answer_cells(navigation: PageNavigation, given: Mapping[Cell, Answer]) -> PageNavigation:
    """Answer a cell, a row or a whole page; the owner goes on once the page is answered.

    What a form calls for by its own answers comes up on the same page.
    """
    answers = give_answers(navigation.pages.rulebase, navigation.answers, given)
    after = with_answers(navigation, answers)
    page = after.page
    return after if page is not None and not page.answered else _next(navigation, after)


def name_entries(
    navigation: PageNavigation, group: Group, entries: tuple[Entry, ...]
) -> PageNavigation:
    """The entries of a group as the naming page has them now; it stays open."""
    return with_answers(navigation, navigation.answers.with_entries(group, entries))


def finish_naming(navigation: PageNavigation, group: Group) -> PageNavigation:
    """All entries are named; empty ones are dropped, and the owner goes on.

    The same navigation where an entry still lacks what it needs.
    """
    after = with_answers(navigation, close_group(navigation.answers, group))
    page = after.pages.find(navigation.at or "")
    return _next(navigation, after) if page is None or page.answered else navigation


def with_answers(navigation: PageNavigation, answers: Answers) -> PageNavigation:
    """Other answers, at the same page as far as it still comes up."""
    after = replace(navigation, pages=plan_pages(navigation.pages.rulebase, answers))
    return after if after.page is not None else _on(after)


def leave(navigation: PageNavigation) -> PageNavigation:
    """Go on from a page that is answered."""
    return _next(navigation, navigation)


def may_skip(page: Page | None) -> bool:
    """Whether a page can be left open."""
    return page is not None and page.kind != "naming"


def may_be_unknown(page: Page | None) -> bool:
    """Whether some question of a page can be answered with “I don't know”."""
    if page is None or page.kind == "naming":
        return False
    return not all(question.required for question in page.questions)


def skip(navigation: PageNavigation) -> PageNavigation:
    """Leave the page open for now; the same navigation where it cannot be."""
    page = navigation.page
    if page is None or not may_skip(page):
        return navigation
    if page.answered:
        return leave(navigation)
    if page.id in navigation.skipped:
        return _next(navigation, replace(navigation, let_be=navigation.let_be | {page.id}))
    return _next(navigation, replace(navigation, skipped=navigation.skipped | {page.id}))


def back(navigation: PageNavigation) -> PageNavigation:
    """The page one came from; after resuming the one before; the same at the first."""
    trail = navigation.trail
    while trail and (trail[-1] == navigation.at or navigation.pages.find(trail[-1]) is None):
        trail = trail[:-1]
    at = navigation.at
    ahead = navigation.ahead if at is None else (*navigation.ahead, at)
    if trail:
        return replace(navigation, at=trail[-1], trail=trail[:-1], ahead=ahead)
    seen = [
        page.id
        for page in navigation.within
        if page.answered or page.id in (*navigation.skipped, navigation.at)
    ]
    here = seen.index(at) if at in seen else len(seen)
    if not here:
        return navigation
    return replace(navigation, at=seen[here - 1], trail=(), ahead=ahead)


def go_to(navigation: PageNavigation, name: str) -> PageNavigation:
    """Jump to a page; the same navigation if it does not come up now."""
    if navigation.pages.find(name) is None:
        return navigation
    return _left(navigation, replace(navigation, at=name, ahead=(), in_turn=True))


def go_on(navigation: PageNavigation) -> PageNavigation:
    """Jump to the first open page, as on resuming; skipped ones count as open again."""
    return _on(replace(navigation, skipped=frozenset(), let_be=frozenset()))


def go_deeper(navigation: PageNavigation) -> PageNavigation:
    """On to the questions that make parts of the strategy sharper."""
    return _left(navigation, _on(replace(navigation, depth="deeper")))


def finish(navigation: PageNavigation) -> PageNavigation:
    """Enough of questions: with a goal named, the list of goals is done; the place stays."""
    if not any(navigation.answers.goals):
        return navigation
    return with_answers(navigation, close_group(navigation.answers, "goal"))


def _left(before: PageNavigation, after: PageNavigation) -> PageNavigation:
    """A navigation that remembers the page it left."""
    if before.at is None or before.at == after.at:
        return after
    return replace(after, trail=(*before.trail, before.at))


def _on(navigation: PageNavigation) -> PageNavigation:
    """At the first open page: unskipped ones first, then skipped ones, once."""
    wanting = [page.id for page in navigation.within if not page.answered]
    again = [name for name in wanting if name not in navigation.let_be]
    fresh = [name for name in again if name not in navigation.skipped]
    return replace(navigation, at=next(iter((*fresh, *again)), None), ahead=(), in_turn=False)


def _next(before: PageNavigation, after: PageNavigation) -> PageNavigation:
    """Where going on leads from the place of ``before``.

    After going back it leads the same way forward as far as that is answered, and where one
    jumped to a page, to the one behind it: among deeper pages the order changes by answers.
    """
    if before.ahead:
        *rest, name = before.ahead
        page = after.pages.find(name)
        if page is None or not page.answered:
            return _left(before, _on(after))
        return _left(before, replace(after, at=name, ahead=tuple(rest)))
    names = [page.id for page in after.within]
    if before.in_turn and before.at in names[:-1]:
        following = after.within[names.index(before.at) + 1]
        if following.answered:
            return _left(before, replace(after, at=following.id, in_turn=True))
    return _left(before, _on(after))
