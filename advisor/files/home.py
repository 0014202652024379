"""The user's own folder, and the few settings in it.  Light: read before the first paint."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_data_path, user_documents_path

from advisor.errors import FileError

HOME_VARIABLE = "ADVISOR_HOME"


def home_folder() -> Path:
    """The user's own folder, or the one that ADVISOR_HOME names."""
    home = os.environ.get(HOME_VARIABLE)
    return Path(home) if home else user_data_path("strategy-advisor", appauthor=False)


def papers_folder() -> Path:
    """Where a person looks for what was saved: their documents, else their home folder."""
    if os.environ.get(HOME_VARIABLE):
        return home_folder()
    documents = user_documents_path()
    return documents if documents.is_dir() else Path.home()


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
        return (home_folder() / "theme").read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def write_theme(name: str) -> None:
    """Save the theme's name; a failure to do so is ignored."""
    try:
        home_folder().mkdir(parents=True, exist_ok=True)
        (home_folder() / "theme").write_text(name + "\n", encoding="utf-8")
    except OSError:
        return
