"""An interview being worked on: every save replaces the file whole, and one program saves it.

A lock beside the file keeps a second program from writing to the same interview.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from filelock import FileLock, Timeout

from advisor.core.interview.answers import Answers
from advisor.core.interview.profile import slugify
from advisor.core.interview.review import Review
from advisor.errors import FileError
from advisor.files.interview_written import write_interview
from advisor.files.toml import PRIVATE_FOLDER, is_file, is_taken, read_text

NAME_FACT = "business.name"
LOCK = ".lock"


class OpenElsewhereError(FileError):
    """The interview is open in another program."""


class Draft:
    """Saves one interview.

    Without a path yet, the first save chooses one from the firm's name.  The title
    is the firm's name as well, unless the owner has given it another one.

    Where another program has changed the file since, the file stays as it is, and the
    interview goes on in a new one; ``left`` is then the old one.
    """

    def __init__(
        self,
        folder: Path,
        day: date,
        path: Path | None = None,
        title: str = "",
        about: str = "",
        kept: frozenset[str] = frozenset(),
        text: str | None = None,
        reviews: tuple[Review, ...] = (),
    ) -> None:
        """``text`` is what the file at ``path`` held when it was read, ``reviews`` those in it."""
        self._folder = folder
        self._day = day
        self._about = about
        self._kept = kept
        self._lock: FileLock | None = None
        self._name = ""
        # What this program read or wrote last: anything else in the file is not its own.
        self._text = text
        self._reviews = reviews
        self.path = path
        self.left: Path | None = None
        self.title = title
        if path is not None:
            self._lock = claim(path)

    def save(self, answers: Answers, typed: Mapping[str, str] | None = None) -> None:
        """Write the answers and the unfinished entries of fields; raises FileError."""
        name = _name(answers, typed)
        if name:
            if self.title in ("", self._name):
                self.title = name
            self._name = name
        path = self.path
        if path is None or self._changed_elsewhere(path):
            self.left, path = path, self._take_free_path()
        elif self._lock is None:
            self._lock = claim(path)
        title = self.title or path.stem
        self._text = write_interview(
            path, title, answers, self._about, typed, self._kept, self._text, self._reviews
        )
        self._reviews = answers.reviews

    def _changed_elsewhere(self, path: Path) -> bool:
        """Whether the file holds something that this program neither read nor wrote."""
        try:
            return is_file(path) and read_text(path) != self._text
        except FileError:
            return True

    def named(self, answers: Answers, typed: Mapping[str, str] | None = None) -> Draft:
        """The same draft, knowing the firm's name it was saved under."""
        self._name = _name(answers, typed)
        if not self._name and self.path is not None and self.title == self.path.stem:
            # Saved before the firm had a name: it gets one as soon as there is one.
            self.title = ""
        return self

    def move(self, folder: Path, answers: Answers, typed: Mapping[str, str] | None = None) -> None:
        """Save in another folder from now on; raises FileError, and stays where it was."""
        before = self._folder, self.path, self._lock
        self._folder, self.path, self._lock = folder, None, None
        try:
            self.save(answers, typed)
        except FileError:
            self._folder, self.path, self._lock = before
            raise
        self.left = None

    def close(self) -> None:
        """Release the lock, so that another program can open the interview."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _take_free_path(self) -> Path:
        """Choose a file name that is not taken, locked before anybody else can choose it."""
        for path in free_names(self._folder, self.title or "interview", self._day):
            try:
                lock = claim(path)
            except OpenElsewhereError:
                continue
            self.close()
            self.path, self._lock = path, lock
            return path
        raise FileError(f"{self._folder}: no free file name")  # pragma: no cover


def _name(answers: Answers, typed: Mapping[str, str] | None) -> str:
    """The firm's name as it is answered, else as it stands in its field; '' for none yet."""
    name = answers.business.get(NAME_FACT)
    return name if isinstance(name, str) else (typed or {}).get(NAME_FACT, "").strip()


def free_names(folder: Path, title: str, day: date) -> Iterator[Path]:
    """File names for an interview of this title that nobody has taken."""
    base = f"{slugify(title) or 'interview'}-{day.isoformat()}"
    for number in range(1, 1000):
        path = folder / (f"{base}.toml" if number == 1 else f"{base}-{number}.toml")
        if not is_taken(path):
            yield path


def claim(path: Path) -> FileLock:
    """Lock a file against other programs; raises FileError if that is not possible.

    The lock lasts as long as the value that is returned is kept.
    """
    lock = FileLock(path.with_name(f".{path.name}{LOCK}"), timeout=0)
    try:
        path.parent.mkdir(PRIVATE_FOLDER, parents=True, exist_ok=True)
        lock.acquire()
    except Timeout:
        raise OpenElsewhereError(f"{path}: open in another window; close it there first") from None
    except OSError as error:
        raise FileError(f"{path}: cannot be written ({error.strerror})") from None
    return lock


def is_claimed(folder: Path, name: str) -> bool:
    """Whether some program holds a file whose name begins like this; raises OSError."""
    for path in folder.glob(f".*{LOCK}"):
        if path.name.startswith(f".{name}"):
            lock = FileLock(path, timeout=0)
            try:
                lock.acquire()
            except Timeout:
                return True
            lock.release()
    return False
