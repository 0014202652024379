"""The user's own folder, and the few settings in it.  Light: read before the first paint."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_data_path, user_documents_path

from advisor.errors import FileError

HOME_VARIABLE = "ADVISOR_HOME"


def home_folder() -> Path:
    """The user's own folder, or the one that ADVISOR_HOME names; raises FileError if there is none.

    There is none for a user whom the system does not know.
    """
    home = os.environ.get(HOME_VARIABLE)
    if home:
        return Path(home)
    try:
        return user_data_path("strategy-advisor", appauthor=False)
    except RuntimeError:
        raise _no_home() from None


def is_home_chosen() -> bool:
    """Whether the user has named a folder instead of the usual one."""
    return bool(os.environ.get(HOME_VARIABLE))


def papers_folder() -> Path:
    """Where a person looks for what was saved: their documents, else their home folder.

    Raises FileError if there is none.
    """
    if is_home_chosen():
        return home_folder()
    try:
        documents = user_documents_path()
        return documents if documents.is_dir() else Path.home()
    except RuntimeError:
        raise _no_home() from None


def offered_folder() -> Path:
    """Where answers could be saved instead: the home folder, else the current one."""
    try:
        return Path.home()
    except RuntimeError:
        return Path.cwd()


def _no_home() -> FileError:
    return FileError(f"there is no home folder to save in; set {HOME_VARIABLE} to a folder")


def shown_path(path: Path) -> str:
    """A path as a person would type it, ``~`` for the home folder; ``typed_path`` reads it."""
    try:
        return str(Path("~") / path.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(path)


def typed_path(typed: str) -> Path:
    """The path that a person typed, ``~`` included; raises FileError if it cannot be a path."""
    if "\0" in typed:
        raise FileError("that name has a character in it that no file can have")
    try:
        return Path(typed).expanduser()
    except RuntimeError:
        raise FileError(f"{typed}: there is no such home folder") from None


def read_theme() -> str:
    """The name of the theme chosen last, '' if none was."""
    try:
        path = home_folder() / "theme"
        return path.read_text(encoding="utf-8").strip() if path.is_file() else ""
    except (OSError, UnicodeDecodeError, FileError):
        return ""


def write_theme(name: str) -> None:
    """Save the theme's name; a failure to do so is ignored."""
    try:
        home_folder().mkdir(parents=True, exist_ok=True)
        (home_folder() / "theme").write_text(name + "\n", encoding="utf-8")
    except (OSError, FileError):
        return
