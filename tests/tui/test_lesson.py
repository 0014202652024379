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
