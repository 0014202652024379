"""An interview as it would be typed: lines for plain prompts, keys for the screens."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from advisor.checking.replay import answers_to, corrections, replay
from advisor.core.interview.answer import DONT_KNOW, Answer
from advisor.core.interview.answers import Answers
from advisor.core.interview.doubt import doubt
from advisor.core.interview.page_navigation import PageNavigation, answer_cells
from advisor.core.interview.pages import Page
from advisor.core.interview.reply import words_cell, words_worth_asking
from advisor.core.interview.steps import Ask, Cell, options_for
from advisor.core.interview.typed_answer import Taken
from advisor.core.rules.question import Question
from advisor.core.rules.rulebase import Rulebase
from advisor.engine.chain import Matcher
from advisor.environment import Environment
from advisor.files.interview import read_interview
from advisor.files.store import Store
from advisor.language import english
from advisor.tui.answer_check import is_typed

ROOT = Path(__file__).parent.parent
DAY = date(2026, 11, 24)
# A table has a number key for every option.
MOST_COLUMNS = 10
# Very different firms: a café with neighbours, a workshop of one, an association.
FIRMS = ("cafe", "carpenter", "rowing-club")


def one_quick(firms: tuple[str, ...]) -> list[object]:
    """Parameters of which only the first is tried every time; the others are slow."""
    return [firms[0], *(pytest.param(name, marks=pytest.mark.slow) for name in firms[1:])]


def environment(rulebase: Rulebase, matcher: Matcher, folder: Path) -> Environment:
    """An environment that saves in a folder."""
    return Environment(rulebase, matcher, "", english(), DAY, Store(folder / "interviews"))


def firm(name: str, rulebase: Rulebase) -> Answers:
    """The answers of a firm made for tests, or of a scenario; the same object every time."""
    key = (name, id(rulebase))
    if key not in _firms:
        own = ROOT / "tests" / "firms" / f"{name}.toml"
        file = read_interview(
            own if own.exists() else ROOT / "scenarios" / f"{name}.toml", rulebase
        )
        _firms[key] = (rulebase, file.answers)
    return _firms[key][1]


def moments(rulebase: Rulebase, answers: Answers) -> tuple[PageNavigation, ...]:
    """The replay of an interview, made once for all tests that type it; the end left out."""
    key = (id(rulebase), id(answers))
    if key not in _replays:
        found = tuple(replay(rulebase, answers))
        _replays[key] = (rulebase, answers, found)
    asked = [one for one in _replays[key][2] if one.page is not None or one.unconfirmed]
    # What a form calls for by its own answers is typed with it.
    return tuple(
        one for last, one in zip([None, *asked], asked, strict=False) if not _is_rest(last, one)
    )


def _is_rest(last: PageNavigation | None, one: PageNavigation) -> bool:
    same = last is not None and last.at == one.at and not last.unconfirmed and not one.unconfirmed
    return same and one.page is not None and _is_form(one.page)


def _is_form(page: Page) -> bool:
    """Whether a page is gone through field by field."""
    return page.kind != "naming" and len(page.questions) > 1


# With the objects whose ids are the keys, so that no id is used again.
_firms: dict[tuple[str, int], tuple[Rulebase, Answers]] = {}
_replays: dict[tuple[int, int], tuple[Rulebase, Answers, tuple[PageNavigation, ...]]] = {}


def answers_at_the_end(rulebase: Rulebase, answers: Answers, depth: str) -> Answers:
    """What an owner with these answers has given at the end of a depth."""
    ends = [one for one in replay(rulebase, answers) if one.page is None and one.depth == depth]
    return next(one.answers for one in ends if not one.unconfirmed)


def pages(rulebase: Rulebase, answers: Answers, depth: str = "first") -> list[str]:
    """Every page that an owner with these answers is put at a depth, each once in a row."""
    found: list[str] = []
    for one in moments(rulebase, answers):
        if one.depth == depth and one.at is not None and found[-1:] != [one.at]:
            found.append(one.at)
    return found


# ── Plain mode ─────────────────────────────────────────────────────────────────


def lines(rulebase: Rulebase, answers: Answers, *, until: str = "") -> list[str]:
    """What that owner types in plain mode at the first depth, up to a page if one is named."""
    typed: list[str] = []
    for one in moments(rulebase, answers):
        if one.depth != "first" or (one.at == until and not one.unconfirmed):
            return typed
        typed += lines_for(rulebase, answers, one)
    return typed


def lines_for(rulebase: Rulebase, answers: Answers, at: PageNavigation) -> list[str]:
    """What an owner types at one moment."""
    page = at.page
    if at.unconfirmed:
        return list(_confirming_lines(rulebase, answers, at))
    assert page is not None
    if page.kind == "naming":
        return list(_naming_lines(rulebase, answers, at, page))
    return list(_answer_lines(rulebase, answers, at, page))


def _confirming_lines(rulebase: Rulebase, answers: Answers, at: PageNavigation) -> Iterator[str]:
    shown = [one.cell for one in at.unconfirmed]
    for ask, said in corrections(at, answers):
        yield str(shown.index(ask.cell) + 1)
        yield from _said_lines(rulebase, at.answers, ask, said)
        shown.remove(ask.cell)
    if shown:
        yield ""


def _naming_lines(
    rulebase: Rulebase, answers: Answers, at: PageNavigation, page: Page
) -> Iterator[str]:
    assert page.group is not None
    for name, place in named(rulebase, answers, at, page):
        yield f"{name} = {place + 1}" if name else str(place + 1)
    yield ""


def _answer_lines(
    rulebase: Rulebase, answers: Answers, at: PageNavigation, page: Page
) -> Iterator[str]:
    for given, ask, said in _fields(rulebase, answers, at, page):
        yield from _said_lines(rulebase, given, ask, said)


def _fields(
    rulebase: Rulebase, answers: Answers, at: PageNavigation, page: Page
) -> Iterator[tuple[Answers, Ask, dict[Cell, Answer]]]:
    """The fields of a page in order, with what was answered before and what is said."""
    if not _is_form(page):
        for ask in page.cells:
            if not ask.answered:
                yield at.answers, ask, answers_to(rulebase, ask, answers)
        return
    put: set[Cell] = set()
    now: Page | None = page
    while now is not None and now.id == page.id:
        field = next((c for c in now.cells if not c.answered and c.cell not in put), None)
        if field is None:
            return
        put.add(field.cell)
        said = answers_to(rulebase, field, answers)
        yield at.answers, field, said
        at = answer_cells(at, said)
        now = at.page


def _said_lines(
    rulebase: Rulebase, given: Answers, ask: Ask, said: dict[Cell, Answer]
) -> Iterator[str]:
    """An answer, a yes where it looks like a slip, and the own words beside it."""
    answer = said[ask.cell]
    yield _line(_offered(rulebase, given, ask.question, ask.index), answer)
    if doubt(rulebase, given, ask.question, ask.index, Taken(answer), DAY):
        yield "yes"
    if words_worth_asking(rulebase, ask.question, answer) is not None:
        yield str(said.get(words_cell(ask), ""))


def _line(ids: list[str], answer: Answer) -> str:
    if answer is DONT_KNOW:
        return "?"
    if isinstance(answer, tuple):
        return ",".join(str(ids.index(one) + 1) for one in answer)
    return str(ids.index(str(answer)) + 1) if ids else str(answer)


# ── The screens ────────────────────────────────────────────────────────────────


def keys_for(
    rulebase: Rulebase, answers: Answers, at: PageNavigation, *, grids: bool = True
) -> list[list[str]]:
    """What an owner presses at one moment, in bursts between which screens open or close.

    ``grids`` says whether the window is large enough for tables.
    """
    page = at.page
    if at.unconfirmed:
        return list(_confirming_keys(rulebase, answers, at))
    assert page is not None
    if page.kind == "naming":
        return [list(_naming_keys(rulebase, answers, at, page))]
    table = grids and page.kind == "grid" and len(page.questions) == 1 and len(page.cells) > 1
    if table and 0 < len(_columns(rulebase, at, page)) <= MOST_COLUMNS:
        return [list(_table_keys(rulebase, answers, at, page))]
    return [list(_field_keys(rulebase, answers, at, page))]


def _confirming_keys(
    rulebase: Rulebase, answers: Answers, at: PageNavigation
) -> Iterator[list[str]]:
    shown = {one.cell: one.state for one in at.unconfirmed}
    for ask, said in corrections(at, answers):
        yield [str(list(shown).index(ask.cell) + 1), "enter"]
        ids, answer = _offered(rulebase, at.answers, ask.question, ask.index), said[ask.cell]
        presumed = shown.pop(ask.cell)
        if isinstance(presumed, tuple) and isinstance(answer, tuple):
            # What is presumed is marked already; an option that goes with no other goes by itself.
            gone = set(presumed) - set(ask.question.alone)
            answer = tuple(one for one in ids if (one in gone) ^ (one in answer))
        words = str(said.get(words_cell(ask), ""))
        beside = words_worth_asking(rulebase, ask.question, said[ask.cell]) is not None
        yield [*_marks(ids, answer), "enter", *([*words, "enter"] if beside else [])]
    if shown:
        yield ["enter"]


def _naming_keys(
    rulebase: Rulebase, answers: Answers, at: PageNavigation, page: Page
) -> Iterator[str]:
    count = 0
    for name, place in named(rulebase, answers, at, page):
        # In a list without names, going on comes first once something is in it.
        shift = 0 if name or not count else 1
        yield from [*name, "enter"] if name else []
        yield from [*_choose(place + shift), "enter"]
        count += 1
    nameless = not any(question.kind == "text" for question in page.questions)
    yield from ["end", "enter"] if nameless and not count else ["enter"]


def _field_keys(
    rulebase: Rulebase, answers: Answers, at: PageNavigation, page: Page
) -> Iterator[str]:
    for given, ask, said in _fields(rulebase, answers, at, page):
        answer = said[ask.cell]
        ids = _offered(rulebase, given, ask.question, ask.index)
        if answer is DONT_KNOW:
            yield "f3"
            continue
        yield from str(answer) if is_typed(ask.question) else _marks(ids, answer)
        yield "enter"
        if doubt(rulebase, given, ask.question, ask.index, Taken(answer), DAY):
            yield "enter"
        if words_worth_asking(rulebase, ask.question, answer) is not None:
            yield from str(said.get(words_cell(ask), ""))
            yield "enter"


def _table_keys(
    rulebase: Rulebase, answers: Answers, at: PageNavigation, page: Page
) -> Iterator[str]:
    ids = _columns(rulebase, at, page)
    for ask in page.cells:
        if ask.answered:
            continue
        said = answers_to(rulebase, ask, answers)
        answer = said[ask.cell]
        yield from ["?"] if answer is DONT_KNOW else _marks(ids, answer)
        yield from str(said.get(words_cell(ask), ""))
        yield "enter"


def _columns(rulebase: Rulebase, at: PageNavigation, page: Page) -> list[str]:
    """The options of a table: all that some entry is offered."""
    question = page.questions[0]
    rows = [_offered(rulebase, at.answers, question, cell.index) for cell in page.cells]
    return [one for one in question.spec.options if any(one in row for row in rows)]


def _marks(ids: list[str], answer: Answer) -> list[str]:
    several = answer if isinstance(answer, tuple) else (str(answer),)
    return [key for one in several for key in _choose(ids.index(one))]


def _choose(place: int) -> list[str]:
    return [str((place + 1) % 10)] if place < 10 else ["home", *["down"] * place, "space"]


# ── What both need ─────────────────────────────────────────────────────────────


def named(
    rulebase: Rulebase, answers: Answers, at: PageNavigation, page: Page
) -> Iterator[tuple[str, int]]:
    """The entries that an owner names on a page: a name, '' where there is none, and a kind."""
    assert page.group is not None
    kind = next(question for question in page.questions if question.kind == "choice")
    widened = at.answers.with_entries(page.group, ({},))
    ids = _offered(rulebase, widened, kind, 0)
    for entry in answers.entries(page.group):
        yield str(entry.get(f"{page.group}.name", "")), ids.index(str(entry[kind.id]))


def _offered(
    rulebase: Rulebase, given: Answers, question: Question, index: int | None
) -> list[str]:
    if question.kind == "yes_no":
        return ["yes", "no"]
    return [option.id for option in options_for(rulebase, given, question, index)]
