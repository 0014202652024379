"""A window that changes its size: each screen that can be seen is laid out for it, once."""

from __future__ import annotations

from collections import Counter

import pytest
from textual.geometry import Size
from textual.screen import Screen

from advisor.tui.screens.home import HomePage
from advisor.tui.widgets.key_footer import KeyFooter
from advisor.tui.widgets.move_line import MoveLine
from advisor.tui.widgets.pressable import Pressable
from tests.driving import ROOT
from tests.tui.conftest import Program, Run

BAKERY = ROOT / "scenarios" / "bakery.toml"
TOO_SMALL = (10, 5)


@pytest.fixture
def laid_out(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each screen was laid out for the size of its window."""
    counted: Counter[str] = Counter()
    usual = Screen._screen_resized

    def counting(screen: Screen[object], size: Size) -> None:
        counted[type(screen).__name__] += 1
        usual(screen, size)

    monkeypatch.setattr(Screen, "_screen_resized", counting)
    return counted


async def resize(program: Program, size: tuple[int, int]) -> None:
    """Give the window another size."""
    await program.pilot.resize_terminal(*size)
    await program.settle()


async def test_a_new_size_is_laid_out_once(run: Run, laid_out: Counter[str]) -> None:
    async with run() as program:
        await program.press("n")
        laid_out.clear()
        await resize(program, (100, 30))
        assert dict(laid_out) == {"InterviewPage": 1}


async def test_what_is_hidden_is_laid_out_when_it_is_seen_again(
    run: Run, laid_out: Counter[str]
) -> None:
    async with run(start=BAKERY) as program:
        await program.until(lambda: "A social media strategy" in program.text())
        laid_out.clear()
        await resize(program, (120, 40))
        assert dict(laid_out) == {"StrategyPage": 1}
        await program.press("escape")
        page = program.screen
        assert isinstance(page, HomePage)
        assert page.size == Size(120, 40)
        assert page.has_class("-wide")


async def test_a_page_under_a_dialog_follows_the_size(run: Run, laid_out: Counter[str]) -> None:
    async with run() as program:
        await program.press("n")
        page = program.screen
        await program.press("f1")
        laid_out.clear()
        await resize(program, (120, 40))
        assert laid_out["InterviewPage"] == 1
        assert page.has_class("-wide")


async def test_nothing_is_laid_out_under_a_window_that_is_too_small(
    run: Run, laid_out: Counter[str]
) -> None:
    async with run() as program:
        await program.press("n")
        page = program.screen
        laid_out.clear()
        await resize(program, TOO_SMALL)
        assert "InterviewPage" not in laid_out
        await resize(program, (120, 40))
        assert program.screen is page
        assert page.size == Size(120, 40)


async def test_that_there_is_more_can_be_said_without_any_room(run: Run) -> None:
    async with run() as program:
        await program.press("n")
        more = program.screen.query_one(MoveLine).query_one("#more", Pressable)
        more.put("more below")
        more.styles.width = 0
        await program.settle()
        assert more.size.width == 0
        more.render_line(0)


async def test_keys_at_the_bottom_are_made_anew_only_where_others_fit(run: Run) -> None:
    async with run((100, 30)) as program:
        await program.press("n")
        footer = program.screen.query_one(KeyFooter)
        before = list(footer.children)
        await resize(program, (101, 30))
        assert list(footer.children) == before
        await resize(program, (60, 20))
        assert list(footer.children) != before
