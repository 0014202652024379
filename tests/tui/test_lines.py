"""How lines are broken and spaced: what belongs together stays so."""

from __future__ import annotations

import itertools
import re

import pytest
from textual.content import Content
from textual.style import Style
from textual.visual import RenderOptions

from advisor.core.rules.rulebase import Rulebase
from advisor.files.interview_written import write_interview
from advisor.files.store import read_saved
from advisor.tui.screens.dialogs import ChoiceDialog
from advisor.tui.screens.interview import InterviewPage
from advisor.tui.screens.looking_back import LookBackPage
from advisor.tui.screens.strategy import BEHIND
from advisor.tui.widgets.cells import Cells
from advisor.tui.widgets.choices import Choices
from advisor.tui.widgets.form_view import FormView
from advisor.tui.widgets.question_view import QuestionView
from advisor.tui.widgets.rows import Hung, Rows
from tests.driving import ROOT, firm
from tests.tui.conftest import Program, Run

SCENARIOS = ROOT / "scenarios"
BAKERY = SCENARIOS / "bakery.toml"
NOBODY = SCENARIOS / "knowledge-print-shop-habit.toml"
# A month without its day, or a year without its month.
TORN = re.compile(r"^[^\w(]*(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|20\d\d)\b")
TORN_END = re.compile(r"\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun|\d+ (Jan|Feb|Mar|Apr|May|Jun|Jul) by)$")


@pytest.mark.parametrize("table", [False, True])
def test_a_number_keeps_its_unit_in_every_width(table: bool) -> None:
    text = Content("about 15\u00a0min of 30\u00a0min a week").stylize("bold", 0, 5)
    for width in range(8, 30):
        visual = Cells((text, text), (width, 0), Hung([])) if table else Hung([(0, text)])
        options = RenderOptions(lambda _: Style(), {})
        strips = visual.render_strips(2 * width + 40 if table else width, None, Style(), options)
        assert "\ue000" not in "".join(strip.text for strip in strips)
        assert not [s.text for s in strips if re.search(r"\d *$", s.text[:width])]
        assert not [s.text for s in strips if s.text.lstrip().startswith("min")]


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (200, 60)])
async def test_a_day_is_not_torn(size: tuple[int, int], run: Run) -> None:
    async with run(size, start=SCENARIOS / "repair-salon-shouted.toml") as program:
        for part in "12345":
            await program.press(part)
            rows = program.screen.query_one("#outline", Rows)
            style = rows.get_visual_style("option-list--option")
            shown = [
                strip.text.strip()
                for option in rows.options
                for strip in rows._get_option_render(option, style)
            ]
            assert [line for line in shown if TORN.match(line) or TORN_END.search(line)] == []


async def test_a_day_of_another_year_has_room_in_the_plan(run: Run) -> None:
    async with run((80, 24), start=SCENARIOS / "florist.toml") as program:
        await program.press("2")
        rows = program.screen.query_one("#outline", Rows)
        style = rows.get_visual_style("option-list--option")
        shown = "\n".join(s.text for o in rows.options for s in rows._get_option_render(o, style))
        case = program.session.case
        days = [p.start for p in case.plan.placements if p.start.year > case.day.year]
        assert days
        language = program.session.environment.language.on_screen(case.day)
        assert all(language.day(day) in shown.replace(" ", "\u00a0") for day in days)


async def test_what_is_found_may_have_a_no_break_space(run: Run) -> None:
    async with run(start=BAKERY) as program:
        await program.press("slash")
        await program.type("30 min")
        assert re.search(r"[1-9]\d* places? found", program.text())


async def test_an_interview_says_its_day_whole(run: Run, real: Rulebase, tmp_path: object) -> None:
    folder = tmp_path / "interviews"  # type: ignore[operator]
    folder.mkdir()
    write_interview(folder / "rye.toml", "Rye", firm("bakery", real))
    async with run((60, 20)) as program:
        assert re.search(r"(finished|left), \w{3} \d+ \w{3}", program.text())


async def test_a_numbered_answer_wraps_under_its_words(run: Run) -> None:
    async with run(start=BAKERY) as program:
        language = program.session.environment.language
        long = "word " * 24
        dialog = ChoiceDialog(language, "Which?", [(f"{n}", long) for n in range(1, 12)])
        program.app.push_screen(dialog)
        await program.settle()
        starts = {line.find("word") for line in program.text().splitlines()} - {-1}
        assert len(starts) == 1


async def test_two_firms_are_named_where_their_differences_begin(run: Run) -> None:
    async with run() as program:
        saved = read_saved(BAKERY, program.session.environment.rulebase)
        assert program.app.workplace is not None
        program.app.workplace.open_lesson(saved)
        await program.settle()
        await program.press("v", "enter")
        assert "→" in program.text()
        assert "Answers that differ" in program.text()


async def test_a_part_with_a_note_does_not_say_that_there_is_nothing(run: Run) -> None:
    async with run((120, 40), start=NOBODY) as program:
        await program.press("3")
        assert "Nobody is named yet." in program.text()
        assert "There is nothing to say here." not in program.text()


async def test_looking_back_stands_in_the_middle(run: Run) -> None:
    async with run((140, 40), start=BAKERY) as program:
        await program.press("b")
        assert program.on(LookBackPage)
        region = program.screen.query_one("#look-back").region
        assert abs(region.x - (140 - region.right)) <= 1


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_between_two_questions_of_a_form_is_one_empty_line(
    size: tuple[int, int], run: Run
) -> None:
    async with run(size, start=BAKERY) as program:
        await program.press("f2", "g")
        page, count = program.screen, 0
        assert isinstance(page, InterviewPage)
        for one in forms(program):
            page.go_to(one)
            await program.settle()
            count += 1
            views = [v for v in page.query_one(FormView).query(QuestionView) if v.display]
            for above, below in itertools.pairwise(views):
                last = max(child.region.bottom for child in above.children if child.display)
                assert below.region.y - last == 1
            choices, hint = views[-1].query_one(Choices), views[-1].query_one("#hint")
            if choices.display and hint.display and not views[-1].query_one("#words").display:
                assert hint.region.y - choices.region.bottom == 1
        assert count


def forms(program: Program) -> list[str]:
    """Forms that begin with options."""
    within = program.session.navigation.within
    return [p.id for p in within if p.kind == "form" and p.questions[0].options][:3]


async def test_beside_a_chart_one_reads_what_the_pane_is_for(run: Run) -> None:
    async with run((160, 50), start=BAKERY) as program:
        await program.press("2")
        assert BEHIND not in program.text()
        await program.press("end")
        assert "On a piece of advice" in program.text()


async def test_the_trees_of_a_comparison_are_not_broken_in_a_small_window(run: Run) -> None:
    async with run((60, 20)) as program:
        saved = read_saved(BAKERY, program.session.environment.rulebase)
        assert program.app.workplace is not None
        program.app.workplace.open_lesson(saved)
        await program.settle()
        await program.press("v", "enter", "space")
        slide = program.screen.query_one("#step").region
        lines = program.text().splitlines()[slide.y : slide.bottom - 1]
        shown = [line[slide.x : slide.right].rstrip() for line in lines if line.strip()]
        assert [line for line in shown[1:15] if line[0] not in "│├└ "] == []
        assert [line for line in shown[1:15] if "│" in line[6:]] == []
        assert any(line.startswith("│  ") for line in shown)
        assert not [line for line in shown[1:15] if re.match(r"  \w", line)]


async def test_buttons_stand_under_the_question_they_belong_to(run: Run) -> None:
    async with run((200, 60), start=BAKERY) as program:
        await program.press("f2", "g")
        column = program.screen.query_one(FormView).region
        for button in program.screen.query("#buttons Button"):
            assert not button.display or (
                column.x <= button.region.x < button.region.right <= column.right
            )


async def test_the_line_about_going_deeper_has_the_whole_width(run: Run) -> None:
    async with run((200, 60), start=BAKERY) as program:
        lines = [line for line in program.text().splitlines() if "Go deeper with d." in line]
        assert re.search(r"such as: .+\.$", lines[0].strip())
