"""Where interviews are saved, and how none of them is lost.

Every save replaces the file whole.  A lock beside the file keeps a second
program from writing to the same interview.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from filelock import FileLock, Timeout
from platformdirs import user_data_path

from advisor.core.profile import Answers, slugify
from advisor.core.rulebase import Rulebase
from advisor.errors import AdvisorError, FileError
from advisor.files.interview import read_interview, write_interview

NAME_FACT = "business.name"
HOME_VARIABLE = "ADVISOR_HOME"


@dataclass(frozen=True, slots=True)
class Saved:
    """A saved interview; ``problem`` says in one line why it cannot be read, '' if it can."""

    path: Path
    title: str
    changed: datetime
    answers: Answers | None
    problem: str = ""


class Draft:
    """An interview being worked on: saves itself, and is nobody else's meanwhile.

    Without a path yet, the first save chooses one from the firm's name.
    """

    def __init__(self, folder: Path, day: date, path: Path | None = None, title: str = "") -> None:
        self._folder = folder
        self._day = day
        self._lock: FileLock | None = None
        self.path = path
        self.title = title
        if path is not None:
            self._claim(path)

    def save(self, answers: Answers) -> None:
        """Write the answers; raises FileError if they cannot be written."""
        name = answers.business.get(NAME_FACT)
        if isinstance(name, str):
            self.title = name
        if self.path is None:
            self.path = self._free_path()
        write_interview(self.path, self.title or self.path.stem, answers)

    def move(self, folder: Path, answers: Answers) -> None:
        """Save in another folder from now on; raises FileError, and stays where it was."""
        before = self._folder, self.path, self._lock
        self._folder, self.path, self._lock = folder, None, None
        try:
            self.save(answers)
        except FileError:
            self._folder, self.path, self._lock = before
            raise

    def close(self) -> None:
        """Let others work on it."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _free_path(self) -> Path:
        """A file name that is not taken, locked before anybody else can choose it."""
        base = f"{slugify(self.title) or 'interview'}-{self._day.isoformat()}"
        for name in _numbered(base):
            path = self._folder / f"{name}.toml"
            if path.exists():
                continue
            try:
                self._claim(path)
            except FileError:
                if not os.access(self._folder, os.W_OK):
                    raise
                continue
            return path
        raise FileError(f"{self._folder}: no free file name")  # pragma: no cover

    def _claim(self, path: Path) -> None:
        lock = FileLock(path.with_name(f".{path.name}.lock"), timeout=0)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            lock.acquire()
        except Timeout:
            raise FileError(f"{path}: open in another window; close it there first") from None
        except OSError as error:
            raise FileError(f"{path}: cannot be written ({error.strerror})") from None
        self._lock = lock


def _numbered(base: str) -> Iterator[str]:
    yield base
    yield from (f"{base}-{number}" for number in range(2, 1000))


@dataclass(frozen=True, slots=True)
class Store:
    """The folder of saved interviews."""

    folder: Path

    @classmethod
    def default(cls) -> Store:
        """The user's own folder, or the one that ADVISOR_HOME names."""
        home = os.environ.get(HOME_VARIABLE)
        base = Path(home) if home else user_data_path("strategy-advisor", appauthor=False)
        return cls(base / "interviews")

    def saved(self, rulebase: Rulebase) -> tuple[Saved, ...]:
        """Every saved interview, the latest first; damaged ones say so and stay as they are."""
        try:
            paths = [path for path in self.folder.glob("*.toml") if path.is_file()]
        except OSError:
            return ()
        found = [_read(path, rulebase) for path in paths]
        return tuple(sorted(found, key=lambda saved: saved.changed, reverse=True))

    def create(self, day: date) -> Draft:
        """A new interview; nothing is written before the first answer."""
        return Draft(self.folder, day)

    def open(self, saved: Saved, day: date) -> Draft:
        """Go on with a saved interview; raises FileError if it is open elsewhere."""
        return Draft(saved.path.parent, day, saved.path, saved.title)

    def problem(self) -> str:
        """Why nothing can be saved here, in one line; '' if it can."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            return f"{self.folder}: cannot be made ({error.strerror})"
        if not os.access(self.folder, os.W_OK):
            return f"{self.folder}: cannot be written to"
        return ""


def read_saved(path: Path, rulebase: Rulebase) -> Saved:
    """One saved interview by its path; raises FileError or InvalidError if it cannot be read."""
    file = read_interview(path, rulebase)
    return Saved(path, file.title, _changed(path), file.answers)


def _read(path: Path, rulebase: Rulebase) -> Saved:
    try:
        return read_saved(path, rulebase)
    except AdvisorError as error:
        problem = str(error).splitlines()[0]
        return Saved(path, path.stem, _changed(path), None, problem)


def _changed(path: Path) -> datetime:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    except OSError:
        return datetime.fromtimestamp(0).astimezone()
