"""The strategy on the screen: reasons, the way to the question behind them, trying out, search."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from textual.widgets import Input

from advisor.files.home import read_theme
from advisor.report.export import render_as
from advisor.tui.parts import PARTS
from advisor.tui.screens.ask import AskPage
from advisor.tui.screens.home import HomePage
from advisor.tui.screens.interview import InterviewPage
from advisor.tui.screens.strategy import StrategyPage
from advisor.tui.screens.whatif import WhatIfPage
from advisor.tui.screens.why import WhyPage
from advisor.tui.widgets.difference_view import DifferenceView
from advisor.tui.widgets.outline_view import OutlineView
from tests.driving import ROOT
from tests.tui.conftest import Program, Run, saved_files

BAKERY = ROOT / "scenarios" / "bakery.toml"


def view(program: Program) -> OutlineView:
    return program.screen.query_one(OutlineView)


async def go_to(program: Program, item: str) -> None:
    view(program).go_to_item(item)
    await program.settle()


async def test_a_finished_interview_opens_at_its_strategy(run: Run) -> None:
    async with run(start=BAKERY) as program:
        assert program.on(StrategyPage)
        assert "A social media strategy for Rye & Co" in program.text()


@pytest.mark.slow
async def test_an_item_opens_its_reasons_down_to_answers_article_and_rules(run: Run) -> None:
    async with run((100, 60), start=BAKERY) as program:
        await go_to(program, "formal-alliance")
        await program.press("enter")
        assert program.on(WhyPage)
        shown = program.text()
        for part in ("Because", "Your answers behind it", "What the article says", "§7.4"):
            assert part in shown
        assert "The rules in words" in shown
        await program.press("escape")
        assert view(program).item_id == "formal-alliance"


async def test_from_a_reason_a_key_leads_to_the_question_and_shows_the_difference(
    run: Run,
) -> None:
    async with run((100, 40), start=BAKERY) as program:
        before = program.session.navigation.answers
        await go_to(program, "objective-smart:customers")
        await program.press("enter", "1")
        assert program.on(AskPage)
        # The measure takes a few own words as well; an empty line leaves them out.
        await program.press("2", "enter", "enter")
        assert program.on(WhatIfPage)
        await program.settle()
        shown = program.text()
        assert "✎ What is counted: Orders" in shown
        assert "− New customers" in shown
        assert program.session.navigation.answers == before
        await program.press("x")
        assert program.on(WhyPage)
        assert program.session.navigation.answers == before


async def test_a_change_that_is_kept_is_saved_and_shown(run: Run, tmp_path: Path) -> None:
    async with run(start=BAKERY) as program:
        await go_to(program, "objective-smart:customers")
        await program.press("enter", "1", "2", "enter", "enter", "k")
        assert program.on(StrategyPage)
        assert program.session.navigation.answers.goals[0]["goal.measure"] == "orders"
        (path,) = saved_files(tmp_path)
        assert 'measure = "orders"' in path.read_text(encoding="utf-8")


@pytest.mark.slow
async def test_leaving_the_sandbox_asks_what_becomes_of_the_changes(run: Run) -> None:
    async with run(start=BAKERY) as program:
        before = program.session.navigation.answers
        await program.press("f8")
        assert program.on(WhatIfPage)
        await program.press("down", "down", "enter", "2", "enter", "escape")
        assert "Keep the changes you tried out?" in program.text()
        await program.press("3", "enter")
        assert program.on(WhatIfPage)
        await program.press("escape", "2", "enter")
        assert program.on(StrategyPage)
        assert program.session.navigation.answers == before


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (140, 40)])
async def test_the_difference_shows_both_sides_at_every_size(
    size: tuple[int, int], run: Run
) -> None:
    async with run(size, start=BAKERY) as program:
        await program.press("f8", "down", "down", "enter", "2", "enter")
        difference = program.screen.query_one(DifferenceView)
        assert difference.option_count > 4
        shown = program.text()
        assert "Now" in shown
        assert "With the change" in shown


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (200, 60)])
async def test_the_plan_says_in_one_line_what_its_signs_mean(
    size: tuple[int, int], run: Run
) -> None:
    async with run(size, start=BAKERY) as program:
        await program.press("2")
        assert "●●● matters most, ●○○ a little; ◆ is a move of page one" in program.text()
        await program.press("3")
        # Nothing there carries out a move.
        assert "●●● matters most, ●●○ much, ●○○ a little" in program.text()
        assert "◆" not in program.text()
        await program.press("7")
        assert "matters most" not in program.text()


async def test_single_keys_lead_to_every_part_with_tables_and_charts(run: Run) -> None:
    async with run((120, 60), start=BAKERY) as program:
        assert "The strategy on one page" in program.text()
        await program.press("2")
        shown = program.text()
        assert [word for word in ("When", "What", "Who", "Time") if word not in shown] == []
        assert "Hours by week" in shown
        await program.press("right")
        assert "What they are worth, and what they cost" in program.text()
        for key, part in zip("123456789", PARTS, strict=True):
            await program.press(key)
            assert part.about in program.text()
            assert f"▸{key}" in program.text()


async def test_what_is_behind_a_line_follows_the_cursor_where_there_is_room(run: Run) -> None:
    async with run((180, 50), start=BAKERY) as program:
        await program.press("2")
        assert "First step: Write down the true answer" in program.text()
        await program.press("down")
        assert "First step: Choose the two days" in program.text()


async def test_beside_the_strategy_what_wraps_of_a_list_hangs(run: Run) -> None:
    async with run((200, 60), start=BAKERY) as program:
        await program.press("2")
        pane = program.screen.query_one("#behind-text").region
        lines = [line[pane.x : pane.right].rstrip() for line in program.text().splitlines()]
        first = next(n for n, line in enumerate(lines) if line.startswith("What waits there"))
        assert lines[first + 1].startswith("  ")
        said = next(n for n, line in enumerate(lines) if line.startswith("Answer each one"))
        assert lines[said + 1][:1].strip()


async def test_a_name_of_the_plan_is_not_broken_where_there_is_room(run: Run) -> None:
    async with run((120, 40), start=BAKERY) as program:
        await program.press("2")
        assert "  Others at work  " in program.text()


async def test_text_of_a_list_does_not_touch_its_scroll_bar(run: Run) -> None:
    async with run((120, 40), start=BAKERY) as program:
        await program.press("9")
        shown = view(program)
        assert shown.show_vertical_scrollbar
        bar = shown.vertical_scrollbar.region.x
        lines = program.text().splitlines()[shown.region.y + 1 : shown.region.bottom - 1]
        assert all(line[bar - 1] == " " for line in lines)


async def test_in_the_strategy_so_far_steps_stand_under_their_heading(run: Run) -> None:
    async with run((200, 60), start=BAKERY) as program:
        await program.press("f2", "g")
        lines = program.text().splitlines()
        place = next(n for n, line in enumerate(lines) if line.rstrip().endswith("   This week"))
        heading = lines[place].index("This week")
        assert lines[place + 1].index("· Answer the questions") == heading
        assert "· The goal" in program.text()


async def test_dragging_selects_and_a_key_copies(run: Run) -> None:
    async with run((120, 40), start=BAKERY) as program:
        pilot, rows = program.pilot, view(program)
        await pilot.mouse_down(rows, offset=(22, 1))
        await pilot.hover(rows, offset=(39, 1))
        await pilot.mouse_up(rows, offset=(39, 1))
        await program.settle()
        assert program.on(StrategyPage)
        selected = program.screen.get_selected_text()
        assert selected
        assert selected in program.text()
        await program.press("C")
        assert program.app.clipboard == selected
        await pilot.click(rows, offset=(22, 4))
        await program.settle()
        assert program.on(WhyPage)


async def test_ctrl_c_with_nothing_selected_asks_before_it_quits(run: Run) -> None:
    async with run(start=BAKERY) as program:
        await program.press("ctrl+c")
        assert "Quit now?" in program.text()
        await program.press("2", "enter")
        assert program.on(StrategyPage)
        await program.press("ctrl+c", "ctrl+c")
        assert program.app._exit


async def test_the_palette_speaks_in_sentences(run: Run) -> None:
    async with run((120, 60), start=BAKERY) as program:
        assert "^p" in program.text().splitlines()[-1]
        await program.press("ctrl+p")
        await program.type("show the plan")
        await program.until(lambda: "Show the plan" in program.text())
        await program.press("enter")
        await program.until(lambda: "Hours by week" in program.text())


async def test_in_the_palette_only_the_commands_are_in_bold(run: Run) -> None:
    async with run((120, 40), start=BAKERY) as program:
        await program.press("ctrl+p")
        await program.until(lambda: "Key: y" in program.text())
        strips = program.screen._compositor.render_strips()
        bold = {
            segment.text.strip(): bool(segment.style and segment.style.bold)
            for strip in strips
            for segment in strip
        }
        assert bold["Ask why something is not advised"]
        assert not bold["Key: y"]


async def test_a_theme_is_seen_while_it_is_chosen_and_kept_only_by_enter(run: Run) -> None:
    async with run(start=BAKERY) as program:
        before = program.app.theme
        assert program.app.workplace is not None
        program.app.workplace.choose_looks()
        await program.settle()
        await program.press("down")
        assert program.app.theme != before
        await program.press("escape")
        assert program.app.theme == before
        program.app.workplace.choose_looks()
        await program.settle()
        await program.burst("down", "escape")
        assert program.app.theme == before
        program.app.workplace.choose_looks()
        await program.settle()
        await program.press("down", "enter")
        assert read_theme() == program.app.theme != before


async def test_words_are_found_marked_and_gone_through(run: Run) -> None:
    async with run(start=BAKERY) as program:
        await program.press("slash")
        await program.type("café rosa")
        assert "places found" in program.text()
        await program.press("enter")
        first = view(program).highlighted
        await program.press("n")
        assert view(program).highlighted != first
        await program.press("escape")
        assert program.on(HomePage)


@pytest.mark.slow
async def test_the_strategy_is_copied_and_saved_as_on_the_command_line(
    run: Run, tmp_path: Path
) -> None:
    async with run(start=BAKERY) as program:
        await program.press("C")
        expected = program.session.render("txt")
        assert program.app.clipboard == expected
        path = tmp_path / "strategy.json"
        await program.press("e", "end", "enter")
        program.screen.query_one("#path", Input).value = str(path)
        await program.press("enter")
        assert json.loads(path.read_text(encoding="utf-8"))["firm"] == "Rye & Co"
        outline = program.session.case.outline
        assert path.read_text(encoding="utf-8") == render_as(
            "json", outline, program.session.environment.language
        )


async def test_a_file_that_cannot_be_written_is_told(run: Run, tmp_path: Path) -> None:
    async with run(start=BAKERY) as program:
        await program.press("e", "enter")
        program.screen.query_one("#path", Input).value = str(tmp_path)
        await program.press("enter")
        assert "✗" in program.text()


async def test_esc_leads_home_whoever_opened_a_finished_interview(run: Run) -> None:
    async with run(start=BAKERY) as program:
        await program.press("escape")
        assert program.on(HomePage)


async def test_esc_leads_back_to_the_last_question_whoever_has_just_finished(run: Run) -> None:
    async with run(start=BAKERY) as program:
        await program.press("f2", "g", "f7")
        assert program.on(StrategyPage)
        await program.press("f2", "g", "escape", "escape")
        assert program.on(HomePage)


async def test_no_line_is_left_out_from_page_to_page(run: Run) -> None:
    async with run((80, 24), start=BAKERY) as program:
        rows = view(program)
        seen = {rows.scroll_offset.y + y for y in range(rows.size.height)}
        for _ in range(60):
            await program.press("pagedown")
            seen |= {rows.scroll_offset.y + y for y in range(rows.size.height)}
        assert seen >= set(range(rows.virtual_size.height))
        assert rows.highlighted == max(n for n, one in enumerate(rows.options) if not one.disabled)


async def test_a_search_finds_the_first_place_however_long_the_words(run: Run) -> None:
    async with run(start=BAKERY) as program:
        await program.press("slash")
        await program.type("one page that all")
        await program.press("enter")
        first = view(program).chosen_id
        await program.press("home", "n")
        assert view(program).chosen_id == first


async def test_an_open_question_is_reached_from_the_strategy(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "half.toml"
    lines = BAKERY.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(line for line in lines if not line.startswith("owner_hours =")))
    async with run(start=path) as program:
        await program.press("f5", "8")
        assert "○ How many hours a week" in program.text()
        await program.press("slash")
        await program.type("How many hours a week")
        await program.press("enter", "enter")
        assert program.on(InterviewPage)
        assert program.at == "business.owner_hours"


async def test_a_dialog_is_in_the_middle_over_what_waits_under_it(run: Run) -> None:
    async with run(start=BAKERY) as program:
        await program.press("f1")
        dialog = program.screen.query_one(".dialog").region
        assert abs(dialog.x - (80 - dialog.right)) <= 1
        assert abs(dialog.y - (24 - dialog.bottom)) <= 1
        await program.pilot.click(".dialog")
        assert program.on(StrategyPage)


async def test_a_strategy_is_saved_with_the_mouse(run: Run, tmp_path: Path) -> None:
    async with run((60, 20), start=BAKERY) as program:
        await program.press("e")
        path = tmp_path / "strategy.pdf"
        program.screen.query_one("#path", Input).value = str(path)
        await program.pilot.click("#save")
        await program.settle()
        assert path.exists()


async def test_reasons_follow_a_trial_that_was_kept(run: Run) -> None:
    async with run(start=BAKERY) as program:
        await program.press("enter", "f8", "enter", *" two", "enter", "k")
        await program.settle()
        page, kept = program.screen, program.session.navigation.answers
        assert kept.business["business.name"] == "Rye & Co two"
        assert isinstance(page, WhyPage)
        assert page._thought.answers == kept


async def test_no_part_is_parted_from_its_key(run: Run) -> None:
    async with run((60, 20), start=BAKERY) as program:
        for key in "123456789":
            await program.press(key)
            first, second = program.text().splitlines()[1:3]
            assert first.rstrip()[-1].isalpha(), first
            assert second.strip().lstrip("▸")[0].isdigit(), second
