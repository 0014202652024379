"""On screens, a save that failed is never called a save."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from advisor.tui import app as screens
from advisor.tui.screens.dialogs import LineDialog
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
        await program.press("escape")
        assert program.app.workplace is not None
        assert program.app.workplace.farewell.startswith("Not saved: ")


async def test_another_folder_is_offered_and_named_at_the_end(run: Run, tmp_path: Path) -> None:
    async with run() as program:
        await fail_to_save(program, tmp_path)
        await program.press("ctrl+q")
        program.screen.query_one(Input).value = str(tmp_path / "other")
        await program.press("enter")
        assert program.app.workplace is not None
        (path,) = (tmp_path / "other").glob("*.toml")
        assert program.app.workplace.farewell == f"Saved in {path}."


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
