"""Pictures of the program for README: ``python -m tests.pictures`` writes them into ``docs/``.

They are taken from a scenario, never by hand, so that they show what the program does today.
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from advisor.engine.reference import ReferenceMatcher
from advisor.environment import Environment
from advisor.files.home import HOME_VARIABLE
from advisor.files.resources import rulebase_folder
from advisor.files.rulebase import load_rulebase
from advisor.files.store import read_saved
from advisor.tui.app import AdvisorApp
from advisor.tui.screens.interview import InterviewPage
from tests.driving import ROOT, environment
from tests.tui.conftest import Program

DOCS = ROOT / "docs"
SIZE = (100, 30)
SCENARIO = "bakery"
# Whatever fixed-width font the reader has: a picture must not fetch one.
FONTS = re.compile(r"@font-face\s*\{.*?\}\s*", re.DOTALL)
COMMENTS = re.compile(r"<!--.*?-->\s*", re.DOTALL)
# So many entries make a table worth looking at.
ENTRIES = 3
FIRST, QUESTION, GRID = "first", "question", "grid"
ON_THE_RESULT: dict[str, Sequence[str]] = {
    "page-one": (),
    "plan": ("2",),
    "why": ("2", "down", "enter"),
}


def main(names: Sequence[str] = ()) -> None:
    """Write the pictures with these names, all without one."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ[HOME_VARIABLE] = folder
        asyncio.run(_take(Path(folder), set(names) or {FIRST, QUESTION, GRID, *ON_THE_RESULT}))


async def _take(folder: Path, wanted: set[str]) -> None:
    rulebase = load_rulebase(rulebase_folder())
    home = environment(rulebase, ReferenceMatcher(rulebase), folder)
    DOCS.mkdir(exist_ok=True)

    def load() -> Environment:
        return home

    app = AdvisorApp(load)
    async with app.run_test(size=SIZE) as pilot:
        program = Program(app, pilot)
        await program.until(lambda: app.workplace is not None)
        await program.settle()
        _write(program, FIRST, wanted)
        await _open(program)
        if wanted & {QUESTION, GRID}:
            await _interview(program, wanted)
        for name, keys in ON_THE_RESULT.items():
            await program.press(*keys)
            _write(program, name, wanted)
            await program.press(*(["escape"] if "enter" in keys else []), "1")
        program.session.close()


async def _open(program: Program) -> None:
    """The scenario's strategy, as from the gallery."""
    assert program.app.workplace is not None
    saved = read_saved(
        ROOT / "scenarios" / f"{SCENARIO}.toml", program.session.environment.rulebase
    )
    program.session.open_copy(saved, saved.title)
    program.app.workplace.open_interview()
    await program.settle()


async def _interview(program: Program, wanted: set[str]) -> None:
    """A question and a grid of the interview, with their answers."""
    await program.press("f2", "g")
    page = program.screen
    assert isinstance(page, InterviewPage)
    within = program.session.navigation.within
    question = next(p for p in within if p.kind == "question" and p.questions[0].options)
    grids = (p for p in within if p.kind == "grid" and len(p.questions) == 1)
    grid = next(p for p in grids if len(p.cells) >= ENTRIES and p.questions[0].options)
    for name, one in ((QUESTION, question), (GRID, grid)):
        program.session.go_to(one.id)
        # What is taken for granted up to there would be shown in front of it.
        program.session.confirm()
        page.go_to(one.id)
        await program.settle()
        _write(program, name, wanted)
    await program.press("f5")


def _write(program: Program, name: str, wanted: set[str]) -> None:
    if name in wanted:
        svg = program.app.export_screenshot(title="Strategy advisor")
        svg = COMMENTS.sub("", FONTS.sub("", svg))
        svg = svg.replace("Fira Code", "monospace").replace("arial", "sans-serif")
        lines = "\n".join(line.rstrip() for line in svg.splitlines())
        (DOCS / f"{name}.svg").write_text(f"{lines}\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
