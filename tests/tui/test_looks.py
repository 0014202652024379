"""What a screen tells without colour: where one is, what is chosen, which button has the keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.command import CommandList
from textual.filter import Monochrome
from textual.widgets import Button
from textual.widgets._toast import Toast

from advisor.tui.screens.reasoning import ReasoningPage
from advisor.tui.themes import CONTRAST
from advisor.tui.widgets.key_footer import KeyFooter
from advisor.tui.widgets.marked import HERE
from advisor.tui.widgets.progress import Bar
from tests.driving import ROOT
from tests.tui.conftest import Program, Run
from tests.tui.contrast import contrast

# Two grounds side by side, and a text in high contrast.
LEAST_GROUND, LEAST_TEXT = 1.5, 7
BAKERY = ROOT / "scenarios" / "bakery.toml"


def segments(program: Program, said: str) -> list[Segment]:
    """The pieces of the first line that says something, as a terminal without colour has them."""
    ground = program.screen.styles.background
    line = next(s for s in program.screen._compositor.render_strips() if said in s.text)
    return Monochrome().apply(list(line), ground)


def notices(program: Program) -> list[Toast]:
    return [one for one in program.screen.walk_children() if isinstance(one, Toast)]


async def test_the_palette_marks_the_command_that_enter_runs(run: Run) -> None:
    async with run(start=BAKERY) as program:
        await program.press("ctrl+p")
        await program.until(lambda: program.screen.query_one(CommandList).option_count)
        await program.press("down")
        marked = [line for line in program.text().splitlines() if HERE in line]
        assert len(marked) == 1
        assert "Ask why something is not advised" in marked[0]


async def test_the_chosen_format_stays_marked_while_the_name_is_typed(run: Run) -> None:
    async with run(start=BAKERY) as program:
        await program.press("e", "down", "enter")
        assert "▸ Word: " in program.text()


async def test_of_two_filled_buttons_the_one_with_the_keys_is_underlined(run: Run) -> None:
    async with run(start=BAKERY) as program:
        await program.press("e")
        for name in ("cancel", "save"):
            program.screen.query_one(f"#{name}", Button).focus()
            await program.settle()
            lines = segments(program, "Cancel")
            underlined = {s.text.strip() for s in lines if s.style and s.style.underline}
            assert underlined == {name.capitalize()}


@pytest.mark.parametrize("size", [(60, 20), (60, 40), (80, 24)])
async def test_a_notice_covers_no_keys(size: tuple[int, int], run: Run) -> None:
    async with run(size, start=BAKERY, notices=True) as program:
        for keys in ((), ("f2", "g")):
            await program.press(*keys)
            program.app.notify("It is so. " * 9, timeout=60)
            await program.until(lambda: notices(program))
            await program.settle()
            keys_shown = [program.screen.query_one(KeyFooter), *program.screen.query("#buttons")]
            (notice,) = notices(program)
            assert not any(notice.region.overlaps(one.region) for one in keys_shown)
            program.app.clear_notifications()


async def test_in_high_contrast_the_bars_are_told_from_the_page(run: Run) -> None:
    async with run(start=BAKERY) as program:
        program.app.theme = CONTRAST.name
        await program.settle()
        bar, page = program.screen.query_one(Bar).styles, program.screen.styles
        grounds = Style(color=bar.background.hex, bgcolor=page.background.hex)
        assert contrast(grounds) >= LEAST_GROUND
        assert contrast(Style(color=bar.color.hex, bgcolor=bar.background.hex)) >= LEAST_TEXT


async def test_what_would_change_it_ends_in_notes_that_are_no_titles(run: Run) -> None:
    async with run((120, 40), start=BAKERY) as program:
        await program.press("2", "down", "w")
        assert program.on(ReasoningPage)
        await program.until(lambda: "Tried: " in program.text())
        weights = {
            said: any(s.style and s.style.bold for s in segments(program, said) if said in s.text)
            for said in ("It is there now.", "Tried: ")
        }
        assert weights == {"It is there now.": True, "Tried: ": False}


async def test_in_the_smallest_window_going_deeper_takes_one_line(run: Run) -> None:
    async with run((60, 20), start=BAKERY) as program:
        assert program.screen.query_one("#sharper").region.height == 1


async def test_a_notice_of_something_wrong_has_a_sign(run: Run, tmp_path: Path) -> None:
    (tmp_path / "interviews").mkdir()
    (tmp_path / "interviews" / "rye.toml").write_text("format =", encoding="utf-8")
    async with run() as program:
        await program.press("end", "enter")
        (told,) = [one.message for one in program.app._notifications]
        assert told.startswith("✗ ")
