"""Replays an interview from its answers, one page at a time.

Shows which questions an owner with these answers would really be asked.
"""

from __future__ import annotations

from collections.abc import Iterator

from advisor.core.interview.answer import DONT_KNOW, Answer
from advisor.core.interview.answers import Answers
from advisor.core.interview.page_navigation import (
    PageNavigation,
    answer_cells,
    begin_pages,
    confirm,
    finish_naming,
    go_deeper,
    name_entries,
    with_answers,
)
from advisor.core.interview.pages import Page
from advisor.core.interview.steps import (
    Ask,
    Cell,
    answer_of,
    ask_for,
    give_answers,
    words_beside,
)
from advisor.core.rules.rulebase import Rulebase


def replay(rulebase: Rulebase, answers: Answers) -> Iterator[PageNavigation]:
    """Every moment at which the owner is asked something, in order, and the end.

    A moment with something ``unconfirmed`` shows what is presumed; any other its page,
    which comes again where its answers call for more of it; one without a page ends the
    first depth, or the interview.  A question that ``answers`` leave open, or answer
    with what is not on offer, is answered with "don't know"; one that must be answered
    ends the interview there.
    """
    navigation: PageNavigation | None = begin_pages(rulebase, Answers())
    while navigation is not None:
        yield navigation
        page = navigation.page
        if navigation.unconfirmed:
            right = navigation.answers
            for _, said in corrections(navigation, answers):
                right = give_answers(rulebase, right, said)
            navigation = confirm(with_answers(confirm(navigation), right))
        elif page is None:
            navigation = go_deeper(navigation) if navigation.depth == "first" else None
        elif page.kind == "naming":
            navigation = _named(navigation, page, answers)
        else:
            navigation = _answered(navigation, page, answers)


def collected(rulebase: Rulebase, answers: Answers) -> Answers:
    """The answers an interview really collects: those to questions nobody asks are not in it."""
    *_, last = replay(rulebase, answers)
    return last.answers


def questions_asked(rulebase: Rulebase, answers: Answers) -> tuple[Ask, ...]:
    """The single questions asked, in order, of every entry they are asked about."""
    asked: dict[Cell, Ask] = {}
    for navigation in replay(rulebase, answers):
        if navigation.page is not None and not navigation.unconfirmed:
            for cell in navigation.page.cells:
                asked.setdefault(cell.cell, cell)
    return tuple(asked.values())


def corrections(
    navigation: PageNavigation, answers: Answers
) -> list[tuple[Ask, dict[Cell, Answer]]]:
    """What an owner with these answers corrects in what is presumed and not shown yet."""
    found: list[tuple[Ask, dict[Cell, Answer]]] = []
    rulebase, interview = navigation.pages.rulebase, navigation.pages.interview
    for one in navigation.unconfirmed:
        answer = answer_of(answers, one.question, one.index)
        ask = ask_for(rulebase, interview, one.cell)
        if ask is not None and answer not in (None, one.state, DONT_KNOW):
            found.append((ask, answers_to(rulebase, ask, answers)))
    return found


def answers_to(rulebase: Rulebase, ask: Ask, answers: Answers) -> dict[Cell, Answer]:
    """What an owner with these answers says to a question, own words beside it included."""
    given = answer_of(answers, ask.question, ask.index)
    found: dict[Cell, Answer] = {ask.cell: DONT_KNOW if given is None else given}
    words = words_beside(rulebase, ask.question)
    said = answer_of(answers, words, ask.index) if words is not None else None
    if words is not None and said is not None and given not in (None, DONT_KNOW):
        found[(words.id, ask.index)] = said
    return found


def _named(navigation: PageNavigation, page: Page, answers: Answers) -> PageNavigation | None:
    wanted = {question.id for question in page.questions}
    group = page.group
    if group is None:
        return None
    entries = tuple(
        {key: value for key, value in entry.items() if key in wanted}
        for entry in answers.entries(group)
    )
    after = finish_naming(name_entries(navigation, group, entries), group)
    return None if after.at == navigation.at else after


def _answered(navigation: PageNavigation, page: Page, answers: Answers) -> PageNavigation | None:
    rulebase = navigation.pages.rulebase
    asks = [cell for cell in page.cells if not cell.answered]
    given = {
        cell: answer
        for ask in asks
        for cell, answer in answers_to(rulebase, ask, answers).items()
        if answer is not DONT_KNOW or not ask.question.required
    }
    after = answer_cells(navigation, given)
    if after.at != navigation.at or after.page is None:
        return after
    put = {ask.cell for ask in asks}
    still_open = [cell for cell in after.page.cells if not cell.answered and cell.cell in put]
    if not still_open:
        return after
    if any(cell.question.required for cell in still_open):
        return None
    return answer_cells(after, {cell.cell: DONT_KNOW for cell in still_open})
