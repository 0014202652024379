"""Text that is meant to break something, in every field there is."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path

import pytest
from textual.widgets import Input

from advisor.core.rules.rulebase import Rulebase
from advisor.files.interview import read_interview
from advisor.tui.screens.absent import AbsentPage
from advisor.tui.screens.export import ExportDialog
from advisor.tui.screens.home import HomePage
from advisor.tui.screens.strategy import StrategyPage
from tests.driving import ROOT, firm, keys_for, moments
from tests.tui.conftest import Program, Run, saved_files

BAKERY = ROOT / "scenarios" / "bakery.toml"
LONG = "x" * 10_000
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
async def test_in_every_text_it_is_shown_as_it_is(run: Run, real: Rulebase, tmp_path: Path) -> None:
    hostile = cycle(HOSTILE)
    answers = firm("cafe", real)
    async with run((120, 40)) as program:
        await program.press("n")
        for moment in moments(real, answers):
            if moment.depth == "deeper":
                break
            if moment.at in ("business.name", "business.purpose", "matter.name"):
                for _ in range(2 if moment.at == "business.name" else 1):
                    await program.paste(next(hostile))
                    await program.burst("enter")
                if moment.at == "matter.name":
                    await program.burst("1", "enter", "enter")
                    break
            else:
                await program.give(keys_for(real, answers, moment))
        await program.press("f5")
        assert program.on(StrategyPage)
        for page in ("f2", "f8"):
            await program.press(page, "pagedown", "pagedown", "escape")
        await program.press("end", "enter", "escape")
        assert program.app.is_running
        given = program.session.navigation.answers
    (path,) = saved_files(tmp_path)
    assert read_interview(path, real).answers == given
    texts = [str(one) for one in (*given.business.values(), *given.entries("matter")[0].values())]
    assert {"[/]", "[@click=app.quit]go[/]"} <= set(texts)
    assert not any(c in text for text in texts for c in "\x1b\x07\x9b\u202e\n")


async def test_ten_thousand_characters_are_told_their_limit(run: Run) -> None:
    async with run() as program:
        await program.press("n")
        await program.paste(LONG)
        await program.burst("enter")
        assert "Please keep it to 200 characters" in program.text()
        assert program.at == "business.name"


async def paste_all(program: Program, field: Input) -> None:
    """Every hostile text into one field of the page one is on."""
    for text in (*HOSTILE, LONG):
        field.value = ""
        await program.paste(text)
    field.value = HOSTILE[1]
    await program.settle()


async def test_in_the_name_of_an_interview(run: Run, tmp_path: Path) -> None:
    async with run() as program:
        await program.press("n")
        await program.burst(*"Rye", "enter", "escape")
        assert program.on(HomePage)
        await program.press("r")
        field = program.screen.query_one(Input)
        await paste_all(program, field)
        field.value = LONG
        await program.settle()
        await program.press("enter")
        assert "Please choose a shorter name." in program.text()
        field.value = HOSTILE[1]
        await program.press("enter")
        assert HOSTILE[1] in program.text()


async def test_a_home_folder_that_nobody_has_is_told(run: Run) -> None:
    async with run(start=BAKERY) as program:
        await program.press("e", "enter")
        program.screen.query_one("#path", Input).value = "~nobody-at-all/strategy.md"
        await program.press("enter")
        assert "there is no such home folder" in program.text()


@pytest.mark.slow
async def test_in_a_search(run: Run) -> None:
    async with run(start=BAKERY) as program:
        await program.press("slash")
        await paste_all(program, program.screen.query_one("#search", Input))
        assert program.on(StrategyPage)
        assert HOSTILE[1] in program.text()
        await program.press("enter", "y")
        assert program.on(AbsentPage)
        await program.press("tab")
        await paste_all(program, program.screen.query_one("#wanted", Input))
        assert program.on(AbsentPage)


@pytest.mark.parametrize("name", [HOSTILE[0], HOSTILE[4], HOSTILE[5], "\0", LONG, ""])
async def test_in_the_name_of_a_file(name: str, run: Run, tmp_path: Path) -> None:
    async with run(start=BAKERY) as program:
        await program.press("e", "enter")
        field = program.screen.query_one("#path", Input)
        field.value = str(tmp_path / name)
        await program.press("enter")
        assert program.app.is_running
        written = [path for path in tmp_path.rglob("*") if path.is_file()]
        assert written or "✗" in program.text()
        assert program.on(ExportDialog) != bool(written)
