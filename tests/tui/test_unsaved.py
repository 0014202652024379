"""On screens, a save that failed is never called a save."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from advisor.core.rules.rulebase import Rulebase
from advisor.engine.chain import Matcher
from advisor.environment import Environment
from advisor.errors import FileError
from advisor.files.store import Store
from advisor.language import english
from advisor.tui import app as screens
from advisor.tui.screens.dialogs import LineDialog
from advisor.tui.screens.interview import InterviewPage
from tests.driving import DAY
from tests.tui.conftest import Program, Run, saved_files


async def fail_to_save(program: Program, folder: Path) -> None:
    """Answer twice, with a folder in the place of the file before the second time."""
    await program.press("n")
    await program.burst(*"Rye", "enter")
    (path,) = saved_files(folder)
    path.unlink()
    path.mkdir()
    await program.burst(*"bread", "enter")


async def test_leaving_without_saving_says_so(run: Run, tmp_path: Path) -> None:
    async with run() as program:
        await fail_to_save(program, tmp_path)
        await program.press("ctrl+q")
        assert program.on(LineDialog)
        await program.press("tab", "tab", "enter")
        assert program.app.workplace is not None
        assert program.app.workplace.farewell.startswith("Not saved: ")


async def test_one_can_go_back_to_what_is_not_saved(run: Run, tmp_path: Path) -> None:
    async with run((60, 20), notices=True) as program:
        await fail_to_save(program, tmp_path)
        await program.press("ctrl+q")
        assert await program.pilot.click("#cancel")
        await program.pilot.pause()
        assert program.on(InterviewPage)


async def test_another_folder_is_offered_and_named_at_the_end(run: Run, tmp_path: Path) -> None:
    async with run() as program:
        await fail_to_save(program, tmp_path)
        await program.press("ctrl+q")
        program.screen.query_one(Input).value = str(tmp_path / "other")
        await program.press("enter")
        assert program.app.workplace is not None
        (path,) = (tmp_path / "other").glob("*.toml")
        assert program.app.workplace.farewell == f"Saved in {path}."


async def test_without_a_home_folder_the_program_ends_with_one_line(
    real: Rulebase, reference: Matcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown() -> Path:
        raise FileError("there is no home folder to save in")

    for module in ("store", "home"):
        monkeypatch.setattr(f"advisor.files.{module}.home_folder", unknown)
    load = Environment(real, reference, "", english(), DAY, Store())
    app = screens.AdvisorApp(lambda: load)
    async with app.run_test() as pilot:
        while app.is_running and app.problem is None:
            await pilot.pause(0.02)
    assert str(app.problem) == "there is no home folder to save in"
    assert app.return_code == 2


@pytest.mark.parametrize(("unsaved", "code"), [("no space", 2), ("", 0)])
def test_the_exit_code_says_it_too(
    unsaved: str, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Session:
        """A session that ended like this."""

    class Place:
        """What is left of the screens."""

        farewell = "the last line"
        session = Session()

    Session.unsaved = unsaved  # type: ignore[attr-defined]

    def ran(app: screens.AdvisorApp) -> None:
        app.workplace = Place()  # type: ignore[assignment]

    monkeypatch.setattr(screens.AdvisorApp, "run", ran)
    assert screens.run_app(lambda: pytest.fail("nothing is loaded")) == code
    assert capsys.readouterr().out == "the last line\n"
