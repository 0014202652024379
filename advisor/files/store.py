"""Where interviews are saved, and how none of them is lost."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from advisor.core.interview.answers import Answers
from advisor.core.rules.rulebase import Rulebase
from advisor.errors import AdvisorError, FileError
from advisor.files.draft import Draft, claim, free_names, is_claimed
from advisor.files.home import home_folder, is_home_chosen
from advisor.files.interview import InterviewFile, read_interview
from advisor.files.interview_written import write_interview
from advisor.files.toml import PRIVATE_FOLDER, is_file, is_taken, read_text, unfinished

DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Saved:
    """A saved interview or a scenario.

    ``file`` is None where it cannot be read; ``problem`` then says why in one line.
    """

    path: Path
    title: str
    changed: datetime
    file: InterviewFile | None = field(repr=False)
    problem: str = ""

    @property
    def answers(self) -> Answers | None:
        return self.file.answers if self.file is not None else None

    @property
    def example(self) -> bool:
        """Whether it is a scenario, which an interview must not write over."""
        return self.file is not None and (self.file.expect is not None or bool(self.file.like))


@dataclass(frozen=True, slots=True)
class Deleted:
    """A deleted interview: where it was, and where it is kept."""

    saved: Saved
    kept: Path


@dataclass(frozen=True, slots=True)
class Store:
    """The folder of saved interviews: the one chosen, else the one in the user's own folder."""

    chosen: Path | None = None

    @property
    def folder(self) -> Path:
        """The folder.

        It is looked up when something is saved, so that whoever only asks about a file
        needs no home.  Raises FileError if there is none.
        """
        return self.chosen if self.chosen is not None else home_folder() / "interviews"

    def saved(self, rulebase: Rulebase) -> tuple[Saved, ...]:
        """Every saved interview, the latest first; damaged ones say so and stay as they are."""
        found = [read_any(path, rulebase) for path in _files_in(self.folder)]
        return tuple(sorted(found, key=lambda saved: saved.changed, reverse=True))

    def create(self, day: date, title: str = "") -> Draft:
        """A new interview; nothing is written before the first answer."""
        return Draft(self.folder, day, title=title)

    def open(self, saved: Saved, day: date) -> Draft:
        """Go on with a saved interview; raises FileError if it is open elsewhere."""
        about, kept = (saved.file.about, saved.file.kept) if saved.file else ("", frozenset[str]())
        text = saved.file.text if saved.file else None
        reviews = saved.answers.reviews if saved.answers else ()
        draft = Draft(saved.path.parent, day, saved.path, saved.title, about, kept, text, reviews)
        typed = saved.file.typed if saved.file else None
        return draft.named(saved.answers or Answers(), typed)

    def duplicate(self, saved: Saved, title: str, day: date) -> Path:
        """Save a copy under another title; raises FileError."""
        path = next(free_names(self.folder, title, day))
        self._write(path, saved, title)
        return path

    def rename(self, saved: Saved, title: str) -> None:
        """Give a saved interview another title.

        Raises FileError if it is open elsewhere, or was changed since it was read.
        """
        with _held(saved.path):
            if saved.file is not None and read_text(saved.path) != saved.file.text:
                raise FileError(f"{saved.path}: was changed by another program; please try again")
            self._write(saved.path, saved, title)

    def delete(self, saved: Saved) -> Deleted:
        """Move a saved interview to the deleted ones; raises FileError if it is open elsewhere."""
        kept = self.folder / DELETED / saved.path.name
        number = 1
        while is_taken(kept):
            number += 1
            kept = kept.with_name(f"{saved.path.stem}-{number}.toml")
        with _held(saved.path):
            _rename(saved.path, kept)
        return Deleted(saved, kept)

    def deleted(self, rulebase: Rulebase) -> tuple[Deleted, ...]:
        """What was deleted at any time and not brought back, the latest last."""
        kept = sorted(_files_in(self.folder / DELETED), key=_moved)
        return tuple(
            Deleted(replace(read_any(path, rulebase), path=self.folder / path.name), path)
            for path in kept
        )

    def restore(self, deleted: Deleted) -> None:
        """Undo a deletion; raises FileError if that cannot be done."""
        if is_taken(deleted.saved.path):
            raise FileError(f"{deleted.saved.path}: there is another file of this name now")
        _rename(deleted.kept, deleted.saved.path)

    def prepare(self) -> str:
        """Make the folder ready at the start of a run; returns in one line why it cannot be.

        It is for its owner alone, and what killed runs left half written is removed.
        Returns '' where all is well.
        """
        folder = self.folder
        try:
            folder.mkdir(PRIVATE_FOLDER, parents=True, exist_ok=True)
        except OSError as error:
            return f"{folder}: cannot be made ({error.strerror})"
        if not os.access(folder, os.W_OK):
            return f"{folder}: cannot be written to"
        with suppress(OSError):
            if self.chosen is None and not is_home_chosen():
                # Earlier versions let others list it.  A folder that was chosen may be shared.
                folder.chmod(PRIVATE_FOLDER)
            for path, name in tuple(unfinished(folder)):
                if not is_claimed(folder, name):
                    path.unlink(missing_ok=True)
        return ""

    @staticmethod
    def _write(path: Path, saved: Saved, title: str) -> None:
        if saved.file is None:
            raise FileError(saved.problem)
        file = saved.file
        write_interview(path, title, file.answers, file.about, file.typed, file.kept, file.text)


def read_saved(path: Path, rulebase: Rulebase) -> Saved:
    """One saved interview by its path; raises FileError or InvalidError if it cannot be read."""
    file = read_interview(path, rulebase)
    return Saved(path, file.title, _changed(path), file)


def read_any(path: Path, rulebase: Rulebase) -> Saved:
    """One saved interview or scenario; what cannot be read comes with its problem."""
    try:
        return read_saved(path, rulebase)
    except AdvisorError as error:
        problem = str(error).splitlines()[0]
        return Saved(path, path.stem, _changed(path), None, problem)


def _files_in(folder: Path) -> list[Path]:
    """The files of interviews in a folder, none where it cannot be looked into."""
    try:
        return [path for path in folder.glob("*.toml") if is_file(path)]
    except OSError:
        return []


@contextmanager
def _held(path: Path) -> Iterator[None]:
    lock = claim(path)
    try:
        yield
    finally:
        lock.release()


def _rename(path: Path, to: Path) -> None:
    try:
        to.parent.mkdir(PRIVATE_FOLDER, parents=True, exist_ok=True)
        path.rename(to)
    except OSError as error:
        raise FileError(f"{path}: cannot be moved ({error.strerror})") from None


def _changed(path: Path) -> datetime:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    except OSError:
        return datetime.fromtimestamp(0).astimezone()


def _moved(path: Path) -> float:
    """When a file got its name last; 0 where that cannot be seen."""
    try:
        return path.stat().st_ctime
    except OSError:
        return 0.0
