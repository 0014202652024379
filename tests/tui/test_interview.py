"""The interview by keys: whole firms, typing ahead, edits backwards, lists, hostile text."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path

import pytest

from advisor.advise import advise
from advisor.checking.replay import collected
from advisor.core.answer import DONT_KNOW
from advisor.core.interview import Ask
from advisor.core.rulebase import Rulebase
from advisor.core.walk import Place
from advisor.engine.chain import Matcher
from advisor.files.interview import read_interview
from advisor.tui.screens.home import HomePage
from advisor.tui.screens.interview import InterviewPage
from advisor.tui.screens.review import ReviewPage
from advisor.tui.screens.strategy import StrategyPage
from advisor.tui.widgets.answer_list import AnswerList
from advisor.tui.widgets.question_view import QuestionView
from tests.driving import DAY, FIRMS, firm, keys, one_quick, places
from tests.tui.conftest import Run, saved_files


@pytest.mark.parametrize("name", one_quick(FIRMS))
async def test_a_whole_interview_typed_ahead_ends_in_the_strategy_of_advise(
    name: str, run: Run, real: Rulebase, reference: Matcher, tmp_path: Path
) -> None:
    answers = firm(name, real)
    async with run() as program:
        await program.press("n")
        with shown_places() as seen:
            seen.append(program.at)
            await program.burst(*(key for step in keys(real, answers) for key in step))
            await program.until(lambda: program.on(StrategyPage))
        assert program.app.workplace is not None
        shown = program.app.workplace.thinking.now().outline
    assert seen == places(real, answers)
    (path,) = saved_files(tmp_path)
    saved = read_interview(path, real).answers
    assert saved == collected(real, answers)
    assert shown == advise(real, saved, reference, DAY)


@contextmanager
def shown_places() -> Iterator[list[Place | None]]:
    """Notes every step that the interview puts on the screen."""
    seen: list[Place | None] = []
    show = InterviewPage.show_step

    def noting(page: InterviewPage, at: int | None = None) -> None:
        if page.work.desk.walk.at is not None:
            seen.append(page.work.desk.walk.at)
        show(page, at)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(InterviewPage, "show_step", noting)
        yield seen


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


async def test_a_skipped_question_stays_open_and_dont_know_is_an_answer(run: Run) -> None:
    async with run() as program:
        await program.press("n")
        await program.burst(*"Rye", "enter", "f4", "1", *"3", "enter", "1")
        walk = program.desk.walk
        assert ("business.offer", None) in walk.skipped
        assert "business.offer" not in walk.answers.business
        await program.burst("f3")
        assert DONT_KNOW not in walk.answers.business.values()
        assert "This one needs an answer." in program.text()


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
        await program.press("enter", "1")
        assert "◌ Free to agree joint offers: no" in program.text()
        assert "set aside, because of “How you trade”" in program.text().replace("\n", " ")
        await program.press("enter", "4")
        assert "● Free to agree joint offers: no" in program.text()


async def test_goals_can_be_added_moved_and_removed_by_keys(run: Run, real: Rulebase) -> None:
    answers = firm("inside-brewery-backers", real)
    steps = list(keys(real, answers))
    adding = [n for n, step in enumerate(steps) if step == ["a"]]
    async with run() as program:
        await program.press("n")
        await program.burst(*[key for step in steps[: adding[0]] for key in step])
        assert program.at == ("goal", None)
        await program.burst("a", "1", *["f3"] * 5)
        await program.until(lambda: program.at == ("goal", None))
        await program.burst("a", "2", *["f3"] * 5)
        await program.until(lambda: program.at == ("goal", None))
        kinds = [goal["goal.kind"] for goal in program.desk.walk.answers.goals]
        await program.burst("home", "d")
        moved = [goal["goal.kind"] for goal in program.desk.walk.answers.goals]
        assert moved == kinds[::-1]
        await program.burst("delete")
        assert [g["goal.kind"] for g in program.desk.walk.answers.goals] == moved[:1]


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


HOSTILE = (
    "[/]",
    "[@click=app.quit]go[/]",
    "[bold red]x",
    "{name} %s \\",
    "\x1b[31mred\x07\x9b2J",
    "Пекарня «Рожь» 漢字 🥐 e\u0301",
    "\u202etxet desrever",
    "line one\nline two\r\n\tline three",
)


@pytest.mark.slow
async def test_hostile_text_in_every_field_is_shown_as_it_is(
    run: Run, real: Rulebase, tmp_path: Path
) -> None:
    hostile = cycle(HOSTILE)
    async with run() as program:
        await program.press("n")
        for step in keys(real, firm("bakery", real)):
            ask = program.desk.walk.step
            if isinstance(ask, Ask) and ask.question.kind == "text":
                await program.paste(next(hostile))
                await program.burst("enter")
            else:
                await program.burst(*step)
        await program.until(lambda: program.on(StrategyPage))
        for page in ("f2", "f8"):
            await program.press(page, "pagedown", "pagedown", "escape")
        await program.press("end", "enter", "escape")
        assert program.app.is_running
        given = program.desk.walk.answers
    (path,) = saved_files(tmp_path)
    assert read_interview(path, real).answers == given
    texts = [str(one) for entry in (given.business, *given.relationships) for one in entry.values()]
    assert {"[/]", "[@click=app.quit]go[/]", "line one line two line three"} <= set(texts)
    assert not any(c in text for text in texts for c in "\x1b\x07\x9b\u202e\n")


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
        assert "Don't know" in shown
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
        assert program.desk.walk.answers.business["business.name"] == "Rye"
