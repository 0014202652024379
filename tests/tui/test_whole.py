"""Whole interviews on the screens: five firms, and a kill at every question."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from advisor.checking.replay import collected
from advisor.cli import main
from advisor.core.rules.rulebase import Rulebase
from advisor.files.interview import read_interview
from advisor.tui.screens.interview import InterviewPage
from advisor.tui.screens.strategy import StrategyPage
from tests.driving import DAY, FIRMS, firm, keys, one_quick, places
from tests.tui.conftest import Run, saved_files, shown_places


@pytest.mark.parametrize("name", one_quick(FIRMS))
async def test_a_whole_interview_typed_ahead_ends_in_the_strategy_of_advise(
    name: str, run: Run, real: Rulebase, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = firm(name, real)
    async with run() as program:
        await program.press("n")
        with shown_places() as seen:
            seen.append(program.at)
            await program.burst(*(key for step in keys(real, answers) for key in step))
            await program.until(lambda: program.on(StrategyPage))
        shown = program.session.render("md")
    assert seen == places(real, answers)
    (path,) = saved_files(tmp_path)
    assert read_interview(path, real).answers == collected(real, answers)
    capsys.readouterr()
    assert main(["advise", str(path), "--engine", "reference", "--date", DAY.isoformat()]) == 0
    assert shown == capsys.readouterr().out


@pytest.mark.slow
async def test_a_kill_at_any_question_loses_nothing(
    run: Run, real: Rulebase, tmp_path: Path
) -> None:
    answers = firm("goal-hiring-solo", real)
    left = []
    async with run() as program:
        await program.press("n")
        for number, step in enumerate(keys(real, answers)):
            # What is on disk at this moment is all that a kill leaves.
            disk = tmp_path / f"killed-{number}"
            if saved_files(tmp_path):
                shutil.copytree(tmp_path / "interviews", disk / "interviews")
            left.append((disk, program.at, program.session.navigation.answers))
            await program.burst(*step)
    for disk, at, given in left:
        async with run(folder=disk) as again:
            await again.press("enter")
            assert again.on(InterviewPage)
            assert (again.at, again.session.navigation.answers) == (at, given)
