"""From the smallest window to a very large one: every page and every question can be read."""

from __future__ import annotations

import pytest
from textual.widgets import Static

from advisor.tui.screens.interview import InterviewPage
from advisor.tui.widgets.choices import Choices
from advisor.tui.widgets.marked import HERE
from advisor.tui.widgets.naming_view import NamingView
from tests.driving import ROOT
from tests.tui.conftest import Program, Run

BAKERY = ROOT / "scenarios" / "bakery.toml"
SIZES = [(60, 20), (200, 60)]
# More options than there are lines for them in the smallest window.
LONG = 13


def words(text: str) -> str:
    """What is on the screen without line breaks and frames."""
    return " ".join(part for part in text.split() if part not in "│┃▌▐▎█")


@pytest.mark.parametrize("size", SIZES)
async def test_every_page_says_where_one_is_and_how_to_go_back(
    size: tuple[int, int], run: Run
) -> None:
    pages = {
        "f2": "Your answers",
        "f8": "Trying out",
        "e": "Save the strategy as",
        "f1": "Esc or a click closes this",
    }
    async with run(size, start=BAKERY) as program:
        await program.until(lambda: "A social media strategy" in program.text())
        for key, title in pages.items():
            await program.press(key)
            await program.until(lambda title=title: title in program.text())  # type: ignore[misc]
            await program.press("escape")
            await program.until(lambda: "A social media strategy" in program.text())
        await program.press("f9")
        await program.until(lambda: "Begin a new interview" in program.text())
        await program.press("e")
        await program.until(lambda: "Example firms" in program.text())
        await program.press("escape")
        await program.until(lambda: "Begin a new interview" in program.text())


@pytest.mark.slow
async def test_every_question_can_be_read_in_the_smallest_window(run: Run) -> None:
    async with run(SIZES[0], start=BAKERY) as program:
        await program.press("f2", "g")
        page = program.screen
        assert isinstance(page, InterviewPage)
        for one in program.session.navigation.within:
            page.go_to(one.id)
            await program.settle()
            if one.kind != "naming":
                asked = one.questions[0].text.partition("{")[0].strip()
                assert asked in words(middle(program))


@pytest.mark.slow
@pytest.mark.parametrize("size", [SIZES[0], (80, 24)])
async def test_the_option_one_is_at_is_in_sight_however_long_the_list(
    size: tuple[int, int], run: Run
) -> None:
    async with run(size, start=BAKERY) as program:
        await program.press("f2", "g")
        page = program.screen
        assert isinstance(page, InterviewPage)
        long = [
            one.id
            for one in program.session.navigation.within
            if one.kind in ("question", "naming") and len(one.questions[0].options) > LONG
        ]
        assert long
        for name in long:
            page.go_to(name)
            await program.settle()
            if not isinstance(page.focused, Choices):
                continue
            for keys in (["end"], ["home"], ["down"] * LONG):
                await program.burst(*keys)
                assert HERE in middle(program)
            await program.press("home")
            assert words(middle(program)).startswith(asked(page))


def asked(page: InterviewPage) -> str:
    """The first words of the page that is shown."""
    view = page.page_view.view
    name = "#naming-question" if isinstance(view, NamingView) else "#question"
    return words(str(view.query_one(name, Static).content))[:30]


@pytest.mark.parametrize("size", [SIZES[0], (120, 20)])
async def test_a_question_does_not_begin_at_the_very_edge(size: tuple[int, int], run: Run) -> None:
    async with run(size, start=BAKERY) as program:
        await program.press("f2", "g")
        assert {line[0] for line in middle(program).splitlines()} <= {" "}


def middle(program: Program) -> str:
    """What the column with the question shows."""
    region = program.screen.query_one("#middle").region
    lines = program.text().splitlines()[region.y : region.bottom]
    return "\n".join(line[region.x : region.right] for line in lines)


@pytest.mark.parametrize(
    ("keys", "wanted"),
    [
        ((), ("Search", "Save", "Answers", "What if", "Home", "Back", "Help", "Why", "Quit")),
        (("f2", "g"), ("Skip", "Strategy", "Answers", "Quit", "Back", "Help")),
        (("f2",), ("Change", "Go there", "Strategy", "What if", "Quit", "Back", "Help")),
        (("f8",), ("Change", "Other side", "Keep", "Throw away", "Quit", "Back", "Help")),
        (("f9",), ("Open", "New", "Examples", "Quit", "Help")),
    ],
)
async def test_no_key_is_cut_off_in_the_smallest_window(
    keys: tuple[str, ...], wanted: tuple[str, ...], run: Run
) -> None:
    async with run(SIZES[0], start=BAKERY) as program:
        await program.press(*keys)
        foot = "\n".join(program.text().splitlines()[-2:])
        assert [word for word in wanted if word not in foot] == []


EVERYWHERE = ("Back", "Help", "Menu", "Quit")


@pytest.mark.parametrize(
    ("keys", "wanted"),
    [
        ((), ("Why", *EVERYWHERE, "Save", "Answers", "Search")),
        (("f2",), ("Change", *EVERYWHERE, "Go there", "Strategy")),
        (("f8",), ("Change", *EVERYWHERE, "Keep", "Throw away")),
        (("f2", "end", "g"), (*EVERYWHERE, "Don't know", "Skip", "Strategy")),
        (
            ("f9", "n", *"Rye", "enter", "f9"),
            ("Open", *EVERYWHERE[1:], "Copy", "Rename", "Delete", "Lesson"),
        ),
    ],
)
async def test_in_80_columns_the_keys_that_matter_are_named(
    keys: tuple[str, ...], wanted: tuple[str, ...], run: Run
) -> None:
    async with run((80, 24), start=BAKERY) as program:
        await program.press(*keys)
        foot = program.text().splitlines()[-1]
        assert [word for word in wanted if word not in foot] == []
