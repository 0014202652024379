"""The first screen: what one stands at, and keeping interviews tidy."""

from __future__ import annotations

from pathlib import Path

from advisor.core.rules.rulebase import Rulebase
from advisor.files.interview_written import write_interview
from advisor.interview_session import InterviewSession
from advisor.tui.screens.gallery import GalleryPage
from advisor.tui.screens.lesson import LessonPage
from advisor.tui.screens.strategy import StrategyPage
from advisor.tui.widgets.marked import HERE
from tests.driving import firm
from tests.tui.conftest import Program, Run


async def begin(program: Program, name: str) -> None:
    """A new interview with a name, and back to all interviews."""
    await program.press("n")
    await program.burst(*name, "enter", "escape", "escape")


def marked(program: Program) -> str:
    """The line one stands at."""
    return next(line for line in program.text().splitlines() if HERE in line)


async def test_one_comes_back_to_the_interview_one_worked_on(run: Run) -> None:
    async with run() as program:
        await begin(program, "Rye")
        assert "Rye" in marked(program)
        await begin(program, "Crumb")
        assert "Crumb" in marked(program)


async def test_after_tidying_one_stands_at_the_same_interview(run: Run) -> None:
    async with run() as program:
        await begin(program, "Rye")
        await begin(program, "Crumb")
        await program.press("down", "d")
        assert "Rye" in marked(program)
        await program.press("r")
        await program.burst(*" two", "enter")
        assert "Rye two" in marked(program)


async def test_of_an_interview_that_is_open_elsewhere_it_is_said_what_a_copy_is(run: Run) -> None:
    async with run((80, 24)) as program:
        await begin(program, "Rye")
        environment = program.session.environment
        program.session.close()
        elsewhere = InterviewSession(environment)
        elsewhere.open_saved(environment.store.saved(environment.rulebase)[0])
        await program.press("enter")
        shown = " ".join(program.text().replace("│", " ").split())
        assert "Rye is open in another window." in shown
        assert "saved as an interview of its own" in shown
        dialog = program.screen.query_one(".dialog").region
        beside = [line[: dialog.x] + line[dialog.right :] for line in program.text().splitlines()]
        assert not "".join(beside[dialog.y : dialog.bottom]).strip()
        elsewhere.close()


async def test_what_was_deleted_before_the_program_started_comes_back(run: Run) -> None:
    async with run() as program:
        await begin(program, "Rye")
        await program.press("delete")
    async with run() as program:
        await program.press("u")
        assert "Rye" in marked(program) or "Rye" in program.text()


async def test_what_is_deleted_comes_back(run: Run) -> None:
    async with run() as program:
        await begin(program, "Rye")
        await program.press("delete")
        assert "Your interviews" not in program.text()
        assert "“Rye” is deleted. u brings it back." in program.text()
        await program.press("u")
        assert "Your interviews" in program.text()


async def test_a_lesson_is_held_on_ones_own_interview(
    run: Run, real: Rulebase, tmp_path: Path
) -> None:
    folder = tmp_path / "interviews"
    folder.mkdir()
    write_interview(folder / "rye.toml", "Rye", firm("bakery", real))
    async with run() as program:
        await program.press("l")
        await program.until(lambda: program.on(LessonPage))


async def test_one_stands_at_what_came_back_and_never_at_quit_by_itself(run: Run) -> None:
    async with run() as program:
        await begin(program, "Rye")
        await program.press("delete")
        assert "Begin a new interview" in marked(program)
        await program.press("u")
        assert "Rye" in marked(program)


async def test_a_notice_is_shown_once_however_often_its_key_is_pressed(run: Run) -> None:
    async with run() as program:
        await begin(program, "Rye")
        await program.press("home")
        await program.burst("r", "r", "d", "d")
        notices = [one.message for one in program.app._notifications]
        assert notices == ["Choose one of your interviews first."]


async def test_an_example_is_found_by_its_words_and_shows_its_strategy(run: Run) -> None:
    async with run() as program:
        await program.press("e", "slash")
        await program.burst(*"dental mixed", "enter")
        assert "A dental clinic with mixed reviews" in marked(program)
        await program.press("enter")
        assert program.on(StrategyPage)


async def test_escape_ends_the_search_and_shows_all_examples_again(run: Run) -> None:
    async with run() as program:
        await program.press("e", "slash")
        await program.burst(*"no such firm at all")
        assert "No line fits." in program.text()
        await program.press("escape")
        assert program.on(GalleryPage)
        assert "bakery" in marked(program)
