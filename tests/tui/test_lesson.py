"""A lesson in front of a class on the screen."""

from __future__ import annotations

import re
from dataclasses import replace

from advisor.files.store import read_saved
from advisor.tui.screens.lesson import LessonPage
from tests.driving import ROOT
from tests.tui.conftest import Program, Run

BAKERY = ROOT / "scenarios" / "bakery.toml"


def page(program: Program) -> LessonPage:
    found = program.screen
    assert isinstance(found, LessonPage)
    return found


async def test_a_class_votes_and_sees_the_answers_one_by_one(run: Run) -> None:
    async with run() as program:
        saved = read_saved(BAKERY, program.session.environment.rulebase)
        assert program.app.workplace is not None
        program.app.workplace.open_lesson(saved)
        await program.settle()
        await program.press("space")
        assert "█" not in program.text()
        await program.press("1", "1", "2")
        assert "██ 2" in program.text()
        await program.press("space")
        shown = program.text()
        assert sum(line.lstrip().startswith(("✓ ", "✗ ")) for line in shown.splitlines()) == 1
        await program.press("f")
        assert "██ 2" not in program.text()
        await program.press("escape")
        assert "██ 2" in program.text()
        await program.press("v", "enter")
        assert program.on(LessonPage)
        assert "██ 2" not in program.text()
        await program.press("escape")
        assert "██ 2" in program.text()
        await program.press("escape")
        assert not program.on(LessonPage)


async def test_an_answer_stays_in_its_place_when_it_is_revealed(run: Run) -> None:
    async with run() as program:
        saved = read_saved(BAKERY, program.session.environment.rulebase)
        assert program.app.workplace is not None
        program.app.workplace.open_lesson(saved)
        await program.settle()
        await program.press("space")
        places = [line.index("1  ") for line in program.text().splitlines() if "1  " in line]
        await program.press("space")
        assert [
            line.index("1  ") for line in program.text().splitlines() if "1  " in line
        ] == places


async def test_an_answer_and_its_reasons_stand_in_one_line_where_they_wrap(run: Run) -> None:
    async with run((60, 40)) as program:
        saved = read_saved(BAKERY, program.session.environment.rulebase)
        assert program.app.workplace is not None
        program.app.workplace.open_lesson(saved)
        await program.settle()
        wrapped = 0
        for _ in range(12):
            await program.press("space")
            lines = program.text().splitlines()
            ask = next((n for n, line in enumerate(lines) if re.match(r" +[✓✗ ] 1  ", line)), None)
            if ask is None:
                continue
            text = lines[ask].index("1  ") + len("1  ")
            for line in lines[ask:-2]:
                if line.strip() and not re.match(r" +([✓✗] )?\d  ", line):
                    wrapped += 1
                    assert line[:text].strip() == "", line
                    assert line[text] != " ", line
        assert wrapped > 3


async def test_a_comparison_has_its_headings_in_bold_and_its_title_apart(run: Run) -> None:
    async with run((100, 30)) as program:
        saved = read_saved(BAKERY, program.session.environment.rulebase)
        assert program.app.workplace is not None
        program.app.workplace.open_lesson(saved)
        await program.settle()
        await program.press("v", "enter")
        strips = program.screen._compositor.render_strips()
        place = next(n for n, strip in enumerate(strips) if "Answers that differ" in strip.text)
        assert not strips[place - 1].text.strip()
        assert all(s.style and s.style.bold for s in strips[place] if s.text.strip())


async def test_the_step_and_a_long_name_are_told_apart(run: Run) -> None:
    async with run((60, 20)) as program:
        saved = read_saved(BAKERY, program.session.environment.rulebase)
        assert program.app.workplace is not None
        program.app.workplace.open_lesson(replace(saved, title="A name " * 12))
        await program.settle()
        bar = program.text().splitlines()[0].strip()
        assert re.match(r"Step 1 of \d+  A name", bar)
        cells = [s for s in program.screen._compositor.render_strips()[0] if s.text.strip()]
        weight = {s.text.strip()[:4]: bool(s.style and s.style.bold) for s in cells}
        assert weight == {"Step": True, "A na": False}


async def test_a_firm_is_not_compared_with_itself(run: Run) -> None:
    async with run() as program:
        saved = read_saved(BAKERY, program.session.environment.rulebase)
        assert program.app.workplace is not None
        program.app.workplace.open_lesson(saved)
        await program.settle()
        await program.press("v")
        assert "Compare with which firm?" in program.text()
        assert saved.title not in " ".join(program.text().split())
