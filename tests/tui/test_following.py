"""The page follows the row one is at, wherever a list is longer than the window."""

from __future__ import annotations

import pytest
from textual.containers import VerticalScroll
from textual.widgets import Static

from advisor.core.rules.question import Area
from advisor.tui.screens.interview import InterviewPage
from advisor.tui.widgets.choices import KEYS
from advisor.tui.widgets.marked import HERE
from advisor.tui.widgets.rows import Rows
from tests.builders import AREAS, QUESTIONS, item, presuming, question, rule, rulebase
from tests.tui.conftest import Program, Run

SIZES = [(80, 24), (60, 20)]
LETTERS = tuple("abcdefghijklmnop")
LONG = rulebase(
    question("business.way", "choices", options=LETTERS, screen="both", area="open"),
    question("business.day", options=LETTERS[:9], screen="both", area="open"),
    item("x", "tactic", claim="duty"),
    rule("r", {"business.way": {"has": "p"}}, recommend="x"),
    item("y", "tactic", claim="duty"),
    rule("s", {"business.day": "h"}, recommend="y"),
    areas=(*AREAS, Area(id="open", title="Opening")),
    questions=(
        *(one for one in QUESTIONS if one.kind == "text"),
        question("goal.kind", required=True, options=("customers", *LETTERS)),
        question("relationship.kind", required=True, options=("regulars", *LETTERS)),
        question("business.way", "choices", options=LETTERS, screen="both", area="open"),
        question("business.day", options=LETTERS[:9], screen="both", area="open"),
    ),
)


def is_seen(program: Program) -> bool:
    """Whether the row that has the keyboard is on the screen."""
    rows = program.screen.focused
    assert isinstance(rows, Rows)
    assert rows.highlighted is not None
    lines = (line.strip(" │") for line in program.text().splitlines())
    shown = next((line for line in lines if line.startswith(HERE)), "")
    return shown.startswith(f"{HERE}{KEYS[rows.highlighted]} ")


def says_more(program: Program) -> bool:
    """Whether the page says that there is more below."""
    return "▼ More" in program.text()


def hint_is_seen(program: Program) -> bool:
    """Whether one reads what the keys do."""
    return "Enter goes on." in program.text()


async def at_goals(program: Program) -> None:
    await program.press("n")
    await program.burst(*"Rye", "enter")


@pytest.mark.parametrize("size", SIZES)
async def test_one_sees_which_line_of_a_list_one_is_at(size: tuple[int, int], run: Run) -> None:
    async with run(size, base=LONG) as program:
        await at_goals(program)
        assert says_more(program)
        # What is wrong is said where one is.
        await program.press("enter")
        assert "Nothing is marked yet." in program.text()
        assert is_seen(program)
        for keys in (("down",) * 15, ("home",), ("end",), ("pageup",), ("g",), ("pagedown",)):
            await program.burst(*keys)
            assert is_seen(program), keys
        await program.press("end")
        assert not says_more(program)
        await program.press("pageup", "/", "p")
        assert not says_more(program)
        await program.press("escape")
        await program.press("home")
        assert "Goals" in program.text()


async def test_a_page_key_goes_on_by_what_one_sees(run: Run) -> None:
    async with run(SIZES[1], base=LONG) as program:
        await at_goals(program)
        rows, page = program.screen.focused, program.screen.query_one("#naming", VerticalScroll)
        assert isinstance(rows, Rows)
        await program.press("pagedown")
        assert 0 < (rows.highlighted or 0) < page.size.height
        await program.press("pageup")
        assert rows.highlighted == 0


@pytest.mark.parametrize("size", SIZES)
async def test_in_a_form_one_sees_where_one_is_and_what_the_keys_do(
    size: tuple[int, int], run: Run
) -> None:
    async with run(size, base=LONG) as program:
        await at_goals(program)
        await program.burst("1", "enter", "enter", "enter")
        assert program.at == "business.way"
        assert len([one for one in program.screen.query("QuestionView") if one.display]) == 2
        assert hint_is_seen(program)
        for keys in (("end",), ("home",), ("f",)):
            await program.burst(*keys)
            assert is_seen(program), keys
        await program.press("enter")
        assert hint_is_seen(program)
        assert is_seen(program)
        await program.press("end")
        assert is_seen(program)


async def test_all_kinds_of_a_name_are_within_reach(run: Run) -> None:
    async with run(SIZES[1], base=LONG) as program:
        await at_goals(program)
        await program.burst("1", "enter", "enter", *"Rosa", "enter")
        assert any(
            "Enter adds it." in str(one.content) and one.region.bottom <= SIZES[1][1]
            for one in program.screen.query(Static)
            if one.display
        )
        await program.press("end")
        highlighted = program.screen.focused
        assert isinstance(highlighted, Rows)
        assert HERE in program.text()


async def test_a_page_that_is_seen_whole_has_no_more_below(run: Run) -> None:
    async with run(SIZES[1], base=presuming()) as program:
        await at_goals(program)
        page = program.screen
        assert isinstance(page, InterviewPage)
        page.query_one("#more", Static).update("▼ More")
        page.show_page()
        await program.settle()
        assert not says_more(program)
