"""A review on the screen: what was done, the number now, and the strategy made anew."""

from __future__ import annotations

from pathlib import Path

from advisor.files.toml import parse
from advisor.tui.screens.looking_back import LookBackPage
from advisor.tui.screens.strategy import StrategyPage
from tests.driving import ROOT
from tests.tui.conftest import Program, Run, saved_files

BAKERY = ROOT / "scenarios" / "bakery.toml"


async def stand_at(program: Program, row: str) -> None:
    rows = program.screen.query_one("#look-back")
    rows.highlighted = rows.get_option_index(row)  # type: ignore[attr-defined]
    await program.settle()


async def test_own_words_are_taken_and_a_number_is_taken_back(run: Run) -> None:
    async with run(start=BAKERY) as program:
        await program.press("b")
        await stand_at(program, "work answer-twice-a-week")
        await program.press("n", "6", "enter")
        await program.type("The oven broke")
        await program.press("enter")
        assert "not done, “The oven broke”" in program.text()
        for taken_back in (["x"], ["enter", "backspace", "backspace", "enter"]):
            await stand_at(program, "number customers")
            await program.press("enter", "3", "6", "enter")
            await stand_at(program, "number customers")
            assert "● New customers" in program.text()
            await program.press(*taken_back)
            assert "· New customers" in program.text()


async def test_in_a_high_window_the_frame_is_as_high_as_what_is_asked(run: Run) -> None:
    async with run((120, 50), start=BAKERY) as program:
        await program.press("b")
        assert program.on(LookBackPage)
        rows = program.screen.query_one("#look-back")
        frame = 2
        assert rows.size.height == rows.virtual_size.height
        assert rows.region.height == rows.virtual_size.height + frame


async def test_leaving_asks_what_becomes_of_what_was_said(run: Run) -> None:
    async with run(start=BAKERY) as program:
        await program.press("b", "escape")
        assert program.on(StrategyPage)
        await program.press("b")
        await stand_at(program, "number customers")
        await program.press("enter", "3", "6", "enter", "escape")
        assert "Keep what you said here?" in program.text()
        await program.press("2", "enter")
        assert program.on(StrategyPage)
        assert program.session.navigation.answers.reviews == ()


async def test_a_review_of_today_is_gone_on_with(run: Run, tmp_path: Path) -> None:
    async with run(start=BAKERY) as program:
        await program.press("b")
        await stand_at(program, "number customers")
        await program.press("enter", "3", "6", "enter", "k", "b")
        assert "You kept a review today." in program.text()
        await program.press("enter")
        assert "● New customers" in program.text()
        await stand_at(program, "changed")
        await program.press("enter", *"Rain", "enter", "k")
        assert program.on(StrategyPage)
    (path,) = saved_files(tmp_path)
    (review,) = parse(path.read_text(), path)["reviews"]
    assert (review["goal"][0]["baseline"], review["changed"]) == (36, "Rain")


async def test_a_review_is_kept_in_the_file_and_the_strategy_says_what_changed(
    run: Run, tmp_path: Path
) -> None:
    async with run(start=BAKERY) as program:
        await program.press("b")
        assert program.on(LookBackPage)
        await stand_at(program, "number customers")
        await program.press("enter")
        await program.type("36")
        await program.press("enter")
        await stand_at(program, "work answer-twice-a-week")
        await program.press("n", "enter")
        assert "the hours were missing" in program.text()
        await program.press("k")
        assert program.on(StrategyPage)
        section = program.session.case.outline.section("since")
        assert section is not None
        assert {"since:number:customers", "since:undone"} <= {i.id for i in section.items}
    (path,) = saved_files(tmp_path)
    (review,) = parse(path.read_text(), path)["reviews"]
    assert review["goal"] == [{"goal": "customers", "baseline": 36}]
    assert review["work"] == [{"work": "answer-twice-a-week", "done": "no", "why": "hours"}]
