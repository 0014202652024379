"""Lines that name a key do on a click what the key does."""

from __future__ import annotations

from advisor.tui.screens.ask import AskPage
from advisor.tui.screens.interview import InterviewPage
from advisor.tui.screens.looks import LooksDialog
from advisor.tui.screens.review import ReviewPage
from advisor.tui.widgets.choices import Choices
from tests.builders import item, question, rule, rulebase
from tests.driving import ROOT
from tests.tui.conftest import Program, Run

BAKERY = ROOT / "scenarios" / "bakery.toml"
MANY = tuple(f"option{n}" for n in range(30))
BASE = rulebase(
    question("business.size", options=("a", "b")),
    question("business.long", options=MANY),
    item("one", "tactic", claim="duty"),
    item("two", "tactic", claim="duty"),
    rule("r", {"business.size": "a"}, recommend="one"),
    rule("s", {"business.long": "option1"}, recommend="two"),
)


async def click(program: Program, line: str) -> None:
    await program.pilot.click(line)
    await program.settle()


async def test_the_line_about_news_shows_the_strategy(run: Run) -> None:
    async with run() as program:
        await program.press("n")
        await program.burst(*"Rye", "enter", *"bread", "enter", "2", "enter")
        await program.until(lambda: "Your strategy (F6)" in program.text())
        await click(program, "#news")
        assert "Your strategy so far" in program.text()
        assert "(F6)" not in program.text()
        await program.press("f6")
        assert "(F6)" in program.text()


async def test_the_line_about_more_shows_it(run: Run) -> None:
    async with run(base=BASE) as program:
        await program.press("n", *"Rye", "enter", "1", "enter")
        assert "OPTION29" not in program.text()
        for _ in range(2):
            await click(program, "#more")
        assert "OPTION29" in program.text()
        assert "▼ More" not in program.text()


async def test_so_does_the_one_under_a_question_over_another_screen(run: Run) -> None:
    async with run((60, 20), base=BASE) as program:
        await program.press("n", *"Rye", "enter", "1", "enter", "2", "enter", "f2")
        await program.press("home", "down", "down", "enter")
        assert program.on(AskPage)
        assert "OPTION29" not in program.text()
        for _ in range(3):
            await click(program, "#more")
        assert "OPTION29" in program.text()


async def test_the_line_that_asks_for_enter_again_takes_a_click_for_it(run: Run) -> None:
    base = rulebase(
        question("business.hours", "number", unit="hours", max=300),
        item("x", "tactic", claim="duty"),
        rule("r", {"business.hours": {"min": 2}}, recommend="x"),
    )
    async with run(base=base) as program:
        await program.press("n", *"Rye", "enter", *"200", "enter")
        assert "Press Enter again to keep it." in " ".join(program.text().split())
        await click(program, "#problem")
        assert program.session.navigation.answers.business["business.hours"] == 200


async def test_the_line_that_no_option_fits_shows_all_again(run: Run) -> None:
    async with run(base=BASE) as program:
        await program.press("n", *"Rye", "enter", "1", "enter", "z", "z")
        assert "No line fits." in program.text()
        choices = next(one for one in program.screen.query(Choices) if one.display)
        await program.pilot.click(choices, offset=(6, 1))
        await program.settle()
        assert "No line fits." not in program.text()
        assert "OPTION3" in program.text()


async def test_the_looks_are_left_with_a_click(run: Run) -> None:
    async with run() as program:
        before = program.app.theme
        assert program.app.workplace is not None
        program.app.workplace.choose_looks()
        await program.settle()
        await program.press("down")
        assert program.app.theme != before
        await click(program, "#as-before")
        assert program.app.theme == before
        assert not program.on(LooksDialog)


async def test_the_lines_under_the_strategy_lead_on(run: Run) -> None:
    async with run((120, 40), start=BAKERY) as program:
        await click(program, "#sharper")
        assert program.on(InterviewPage)


async def test_the_line_about_what_nobody_has_set_shows_all_answers(run: Run) -> None:
    async with run(
        (120, 40), start=ROOT / "scenarios" / "inside-bikes-hire-and-know.toml"
    ) as program:
        await click(program, "#unset")
        assert program.on(ReviewPage)


async def test_the_line_about_what_is_deleted_brings_it_back(run: Run) -> None:
    async with run() as program:
        await program.press("n", *"Rye", "enter", "escape", "escape", "delete")
        assert "Your interviews" not in program.text()
        await click(program, "#deleted")
        assert "Your interviews" in program.text()
