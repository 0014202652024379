"""In lines: a save that failed is never called a save, and no other program's work is lost."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TextIO, cast

import pytest

from advisor.core.rules.rulebase import Rulebase
from advisor.engine.chain import Matcher
from advisor.errors import FileError
from advisor.interview_session import InterviewSession
from advisor.plain import run_plain
from tests.driving import environment

Hold = Callable[..., tuple[int, str]]


@pytest.fixture
def hold(real: Rulebase, reference: Matcher, tmp_path: Path) -> Hold:
    """Types lines at the program; gives back its exit code and what it said."""

    def run(*typed: str) -> tuple[int, str]:
        target = io.StringIO()
        source = cast("TextIO", Meddled(tmp_path / "interviews", typed))
        code = run_plain(environment(real, reference, tmp_path), source, target)
        return code, target.getvalue()

    return run


def last(said: str) -> str:
    """The last line without the prompts before it; what is typed is not in it."""
    return said.splitlines()[-1].removeprefix("> ").removeprefix("> ")


class Meddled:
    """Typed lines.

    At BLOCK a folder is put in the place of every saved file, at CHANGE another program
    writes to it.
    """

    def __init__(self, folder: Path, lines: Iterable[str]) -> None:
        self._folder = folder
        self._lines = iter(lines)

    def readline(self) -> str:
        """The next line; '' at the end."""
        line = next(self._lines, None)
        if line not in ("BLOCK", "CHANGE"):
            return "" if line is None else f"{line}\n"
        for path in self._folder.glob("*.toml"):
            path.unlink()
            if line == "BLOCK":
                path.mkdir()
            else:
                path.write_text("[answers]\nstaff = 3\n")
        return self.readline()


def test_the_end_of_the_input_after_a_failed_save(hold: Hold) -> None:
    code, said = hold("Rye & Co", "BLOCK", "bread")
    assert code == 2
    assert "Saved in" not in said
    assert last(said).startswith("Not saved: ")


def test_leaving_offers_another_folder(hold: Hold, tmp_path: Path) -> None:
    code, said = hold("Rye & Co", "BLOCK", "bread", ":quit", str(tmp_path / "other"))
    (path,) = (tmp_path / "other").glob("*.toml")
    assert (code, last(said)) == (0, f"Saved in {path}.")
    assert "bread" in path.read_text(encoding="utf-8")


def test_an_empty_line_leaves_without_saving(hold: Hold) -> None:
    code, said = hold("Rye & Co", "BLOCK", "bread", ":quit", "")
    assert code == 2
    assert last(said).startswith("Not saved: ")


def test_a_folder_that_fails_too_is_asked_for_again(hold: Hold, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    other = tmp_path / "other"
    code, said = hold("Rye & Co", "BLOCK", "bread", ":quit", str(tmp_path / "file"), str(other))
    assert code == 0
    assert said.count("Type a folder to save your answers in") == 2


def test_a_command_is_no_folder(
    hold: Hold, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    _, said = hold("Rye & Co", "BLOCK", "bread", ":quit", ":home", "")
    assert said.count("Type a folder to save your answers in") == 2
    assert not (tmp_path / ":home").exists()


def test_going_home_offers_another_folder_too(hold: Hold, tmp_path: Path) -> None:
    hold("Rye & Co", "BLOCK", "bread", ":home", str(tmp_path / "other"), "new", "Other", ":quit")
    (path,) = (tmp_path / "other").glob("*.toml")
    assert "bread" in path.read_text(encoding="utf-8")


def test_what_cannot_be_saved_because_nobody_listens_any_more(
    real: Rulebase, reference: Matcher, tmp_path: Path
) -> None:
    class Leaving(io.StringIO):
        """A reader who leaves once a save has failed."""

        def write(self, text: str, /) -> int:
            if "Not saved" in text:
                raise BrokenPipeError
            return len(text)

    source = cast("TextIO", Meddled(tmp_path / "interviews", ("Rye & Co", "BLOCK", "bread")))
    with pytest.raises(FileError, match="answers are not saved"):
        run_plain(environment(real, reference, tmp_path), source, Leaving())


def test_a_save_that_failed_is_tried_again_on_leaving(
    hold: Hold, monkeypatch: pytest.MonkeyPatch
) -> None:
    save = InterviewSession.save
    full = ["no space"]

    def failing(session: InterviewSession) -> None:
        save(session)
        if full and session.navigation.answers.business.get("business.offer"):
            session.unsaved = full.pop()

    monkeypatch.setattr(InterviewSession, "save", failing)
    code, said = hold("Rye & Co", "bread", ":quit")
    assert (code, last(said).startswith("Saved in")) == (0, True)


def test_what_another_program_changed_is_said_and_kept(hold: Hold, tmp_path: Path) -> None:
    _, said = hold("Rye & Co", "CHANGE", "bread", ":quit")
    old, new = sorted((tmp_path / "interviews").glob("*.toml"), key=lambda path: len(path.name))
    assert f"Another program has changed {old}." in said
    assert last(said) == f"Saved in {new}."
    assert old.read_text() == "[answers]\nstaff = 3\n"
    assert "bread" in new.read_text(encoding="utf-8")


def test_a_folder_that_may_not_be_looked_into(
    hold: Hold, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    hold("Rye & Co")
    # Root may look everywhere; others meet this in a folder without the right to search it.
    for name in ("stat", "exists", "is_file"):
        monkeypatch.setattr(Path, name, refused)
    monkeypatch.setattr("advisor.files.draft.FileLock.acquire", refused)
    code, said = hold("new", "Rye & Co", ":quit", "")
    assert (code, last(said).startswith("Not saved: ")) == (2, True)
