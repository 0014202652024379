"""The interview by keys: whole firms, typing ahead, edits backwards, lists, hostile text."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.core.interview.answer import DONT_KNOW
from advisor.core.rules.rulebase import Rulebase
from advisor.tui.screens.home import HomePage
from advisor.tui.screens.interview import InterviewPage
from advisor.tui.screens.review import ReviewPage
from advisor.tui.screens.strategy import StrategyPage
from advisor.tui.widgets.answer_list import AnswerList
from advisor.tui.widgets.question_view import QuestionView
from tests.driving import firm, keys, places
from tests.tui.conftest import Run, saved_files


async def test_esc_goes_back_question_by_question_and_at_last_to_all_interviews(run: Run) -> None:
    async with run() as program:
        await program.press("n")
        await program.burst(*"Rye", "enter", *"bread", "enter")
        assert program.at == ("business.buyers", None)
        await program.press("escape")
        assert program.at == ("business.offer", None)
        assert program.screen.query_one(QuestionView).pending == "bread"
        await program.press("escape", "escape")
        assert program.on(HomePage)


async def test_what_was_typed_but_not_handed_in_is_there_again(run: Run, tmp_path: Path) -> None:
    async with run() as program:
        await program.press("n")
        await program.burst(*"Rye", "enter", *"sourdough br")
        await program.press("escape", "enter")
        assert program.screen.query_one(QuestionView).pending == "sourdough br"
    async with run() as program:
        await program.press("enter")
        assert program.screen.query_one(QuestionView).pending == "sourdough br"


async def test_what_is_typed_is_on_disk_after_a_moment_however_the_program_ends(
    run: Run, tmp_path: Path
) -> None:
    async with run() as program:
        await program.press("n")
        await program.burst(*"Rye", "enter", *"sour")
        for more in ("dough", " bread"):
            await program.type(more)
            await program.until(lambda: "sourdough" in saved_files(tmp_path)[0].read_text())
        await program.until(lambda: "sourdough bread" in saved_files(tmp_path)[0].read_text())


async def test_what_is_wrong_with_an_answer_typed_fast_stays_until_it_is_mended(run: Run) -> None:
    async with run() as program:
        await program.press("n")
        await program.burst(*"Rye", "enter", *"bread", "enter", "1", "enter", *"abc", "enter")
        assert "✗ Please type a number of people" in program.text()
        await program.press("backspace")
        assert "✗" not in program.text()


async def test_a_key_that_means_nothing_at_a_step_says_so_and_promises_nothing(run: Run) -> None:
    async with run() as program:
        await program.press("n")
        await program.burst(*"Rye", "enter")
        while program.at != ("goal", None):
            await program.press("f4")
        await program.press("a")
        here = program.at
        await program.press("f4")
        assert program.at == here
        assert "This one needs an answer." in program.text()
        await program.press("escape", "f4")
        assert program.at == ("goal", None)
        told = [one.message for one in program.app._notifications]
        assert "You can go on without adding any." in told
        assert "Left for later" not in program.text()


async def test_what_was_typed_and_not_entered_is_told_when_one_goes_back(run: Run) -> None:
    async with run() as program:
        await program.press("n")
        await program.burst(*"Rye", "enter", *"bread")
        await program.press("escape")
        assert "“bread” is not entered yet; it waits in its field." in program.text()
        await program.press("enter")
        assert "bread" in program.text()


async def test_a_number_marks_and_only_enter_goes_on(run: Run) -> None:
    async with run() as program:
        await program.press("n")
        await program.burst(*"Rye", "enter", *"bread", "enter", "2")
        assert program.at == ("business.buyers", None)
        assert "(•) Other businesses" in program.text()
        await program.burst("enter")
        assert program.session.navigation.answers.business["business.buyers"] == "firms"


async def test_number_keys_choose_though_a_button_has_the_focus(run: Run) -> None:
    async with run() as program:
        await program.press("n")
        await program.burst(*"Rye", "enter", *"bread", "enter")
        await program.press("tab", "2", "enter")
        assert program.session.navigation.answers.business["business.buyers"] == "firms"


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (80, 40), (140, 40)])
async def test_f6_shows_or_hides_the_strategy_so_far(size: tuple[int, int], run: Run) -> None:
    async with run(size) as program:
        await program.press("n")
        await program.burst(*"Rye", "enter", *"bread", "enter", "1", "enter")
        before = "Your strategy so far" in program.text()
        await program.press("f6")
        assert ("Your strategy so far" in program.text()) is not before
        await program.press("f6")
        assert ("Your strategy so far" in program.text()) is before


async def test_a_skipped_question_stays_open_and_dont_know_is_an_answer(run: Run) -> None:
    async with run() as program:
        await program.press("n")
        await program.burst(*"Rye", "enter", "f4", "1", "enter", *"3", "enter", "1", "enter")
        navigation = program.session.navigation
        assert ("business.offer", None) in navigation.skipped
        assert "business.offer" not in navigation.answers.business
        await program.burst("f3")
        assert DONT_KNOW not in navigation.answers.business.values()
        assert "This one needs an answer." in program.text()
        assert "Don't know" not in program.text()


async def test_changing_an_answer_in_the_review_sets_others_aside_visibly(
    run: Run, real: Rulebase, tmp_path: Path
) -> None:
    async with run() as program:
        await program.press("n")
        await program.burst(*[key for step in keys(real, firm("franchise", real)) for key in step])
        await program.until(lambda: program.on(StrategyPage))
        await program.press("f2")
        assert program.on(ReviewPage)
        answers = program.screen.query_one(AnswerList)
        ids = [one.id for one in answers.options]
        answers.highlighted = ids.index("business.form@None")
        await program.press("enter", "1", "enter")
        assert "◌ Free to agree joint offers: no" in program.text()
        assert "set aside, because of “How you trade”" in program.text().replace("\n", " ")
        await program.press("enter", "4", "enter")
        assert "● Free to agree joint offers: no" in program.text()


async def test_goals_can_be_added_moved_and_removed_by_keys(run: Run, real: Rulebase) -> None:
    answers = firm("inside-brewery-backers", real)
    steps = list(keys(real, answers))
    adding = [n for n, step in enumerate(steps) if step == ["a"]]
    async with run() as program:
        await program.press("n")
        await program.burst(*[key for step in steps[: adding[0]] for key in step])
        assert program.at == ("goal", None)
        await program.burst("a", "1", "enter", *["f3"] * 5)
        await program.until(lambda: program.at == ("goal", None))
        await program.burst("a", "2", "enter", *["f3"] * 5)
        await program.until(lambda: program.at == ("goal", None))
        kinds = [goal["goal.kind"] for goal in program.session.navigation.answers.goals]
        await program.burst("home", "d")
        moved = [goal["goal.kind"] for goal in program.session.navigation.answers.goals]
        assert moved == kinds[::-1]
        await program.burst("delete")
        await program.press("2", "enter")
        assert [g["goal.kind"] for g in program.session.navigation.answers.goals] == moved[:1]


async def test_the_strategy_can_be_had_after_the_goals_with_open_questions_marked(
    run: Run, real: Rulebase
) -> None:
    steps = list(keys(real, firm("bakery", real)))
    done = next(n for n, step in enumerate(steps) if step == ["n"])
    async with run() as program:
        await program.press("n", "f5")
        assert program.on(InterviewPage)
        await program.burst(*[key for step in steps[: done + 1] for key in step])
        await program.press("f5")
        assert program.on(StrategyPage)
        assert "Still open in the interview" in program.text()
        assert "○" in program.text()
        await program.press("escape")
        assert program.on(InterviewPage)


async def test_a_long_paste_is_told_its_limit_and_can_be_shortened(run: Run) -> None:
    async with run() as program:
        await program.press("n")
        await program.paste("x" * 100_000)
        await program.press("enter")
        assert "Please keep it to 200 characters" in program.text()
        assert program.at == ("business.name", None)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (200, 60)])
async def test_every_size_shows_question_progress_and_keys(size: tuple[int, int], run: Run) -> None:
    async with run(size) as program:
        await program.press("n")
        await program.burst(*"Rye", "enter", *"bread", "enter")
        shown = program.text()
        assert "Who pays you?" in shown
        assert "questions left" in shown
        assert "Skip" in shown
        assert ("Your strategy so far" in shown) == (size[0] >= 110)


async def test_too_small_a_window_says_so_and_keeps_everything(run: Run) -> None:
    async with run() as program:
        await program.press("n")
        await program.type("Ry")
        await program.pilot.resize_terminal(50, 15)
        await program.settle()
        assert "This window is too small" in program.text()
        await program.type("zzz")
        await program.pilot.resize_terminal(80, 24)
        await program.settle()
        await program.burst("e", "enter")
        assert program.session.navigation.answers.business["business.name"] == "Rye"


async def test_what_looks_like_a_slip_is_taken_at_the_second_enter(
    run: Run, real: Rulebase
) -> None:
    answers = firm("bakery", real)
    at = places(real, answers).index(("goal.target", 0))
    async with run() as program:
        await program.press("n")
        before = list(keys(real, answers))[:at]
        await program.burst(*[key for step in before for key in step], "1", "enter")
        assert program.at == ("goal.target", 0)
        assert "Press Enter again to keep it." in program.text().replace("\n", " ")
        await program.burst("enter")
        assert program.session.navigation.answers.goals[0]["goal.target"] == 1


async def test_a_number_and_its_currency_are_repeated_and_not_asked_for_again(
    run: Run, real: Rulebase
) -> None:
    answers = firm("bakery", real)
    at = places(real, answers).index(("business.money", None))
    async with run() as program:
        await program.press("n")
        before = list(keys(real, answers))[:at]
        await program.burst(*[key for step in before for key in step], *"40 €", "enter")
        assert "Understood: €40." in program.text()
        assert program.at != ("business.currency", None)
        assert program.session.navigation.answers.business["business.currency"] == "eur"
