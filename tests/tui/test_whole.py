"""Whole interviews on the screens: several firms, two sizes, and a kill at every page."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from advisor.cli import main
from advisor.core.interview.pages import Depth
from advisor.core.rules.rulebase import Rulebase
from advisor.files.interview import read_interview
from advisor.tui.screens.interview import InterviewPage
from advisor.tui.screens.strategy import StrategyPage
from tests.driving import DAY, FIRMS, answers_at_the_end, firm, keys_for, moments, one_quick
from tests.tui.conftest import Run, saved_files

SIZES = [(120, 40), pytest.param((60, 20), marks=pytest.mark.slow)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", one_quick(FIRMS))
async def test_a_whole_interview_by_keys_ends_in_the_strategy_of_advise(
    name: str,
    size: tuple[int, int],
    run: Run,
    real: Rulebase,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    answers = firm(name, real)
    async with run(size) as program:
        await program.press("n")
        for moment in moments(real, answers):
            if moment.depth == "first":
                assert program.session.navigation.at == moment.at
                await program.give(keys_for(real, answers, moment, grids=size[1] > 30))
        await program.until(lambda: program.on(StrategyPage))
        shown = program.session.render("md")
    (path,) = saved_files(tmp_path)
    assert read_interview(path, real).answers == answers_at_the_end(real, answers, "first")
    capsys.readouterr()
    assert main(["advise", str(path), "--engine", "reference", "--date", DAY.isoformat()]) == 0
    assert shown == capsys.readouterr().out


@pytest.mark.slow
async def test_going_deeper_leads_through_the_other_pages_and_back(
    run: Run, real: Rulebase, tmp_path: Path
) -> None:
    answers = firm("carpenter", real)
    depths: list[Depth] = ["first", "deeper"]
    async with run((120, 40)) as program:
        await program.press("n")
        for depth in depths:
            for moment in moments(real, answers):
                if moment.depth == depth:
                    assert program.session.navigation.at == moment.at
                    await program.give(keys_for(real, answers, moment))
            await program.until(lambda: program.on(StrategyPage))
            if depth == "first":
                assert "would make parts of it sharper" in program.text()
                await program.press("d")
    (path,) = saved_files(tmp_path)
    assert read_interview(path, real).answers == answers_at_the_end(real, answers, "deeper")


# Every other page each, for the program is started again at all of them.
@pytest.mark.slow
@pytest.mark.parametrize("half", [0, 1])
async def test_a_kill_at_any_page_loses_nothing(
    half: int, run: Run, real: Rulebase, tmp_path: Path
) -> None:
    answers = firm("carpenter", real)
    left = []
    async with run((120, 40)) as program:
        await program.press("n")
        for number, moment in enumerate(moments(real, answers)):
            if moment.depth == "deeper":
                break
            # What is on disk at this moment is all that a kill leaves.
            disk = tmp_path / f"killed-{number}"
            if number % 2 == half and saved_files(tmp_path):
                shutil.copytree(tmp_path / "interviews", disk / "interviews")
                left.append((disk, program.at, program.session.navigation.answers))
            await program.give(keys_for(real, answers, moment))
    for disk, at, given in left:
        async with run(folder=disk) as again:
            await again.press("enter")
            assert again.on(InterviewPage)
            assert (again.at, again.session.navigation.answers) == (at, given)
