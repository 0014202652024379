"""Writing results to files: never over answers or rules, and over nothing else unasked."""

from __future__ import annotations

import re
from pathlib import Path

from advisor.errors import FileError
from advisor.files.rule_files import TABLES
from advisor.files.toml import MAX_BYTES, ORDINARY, is_file, write_atomically

# How a line begins that only interviews, scenarios and rule files have; a damaged file
# cannot be read as TOML and is still somebody's work.
_ANSWERS = r"\[*[ \t]*[\"']?(?:answers|interview|expect|earlier)[\"']?[ \t]*[.\]=]"
_LIKE = r"[\"']?like[\"']?[ \t]*=[ \t]*[\"']"
_RULES = rf"\[\[[ \t]*[\"']?(?:{'|'.join(TABLES)})[\"']?[ \t]*\]\]"
_WRITTEN = re.compile(rf"^[ \t]*(?:{_ANSWERS}|{_LIKE}|{_RULES})", re.MULTILINE)


def write_result(path: Path, content: str | bytes, *, replace: bool) -> None:
    """Write a strategy or anything else that can be made again to a file.

    A file that is there is replaced only where ``replace`` says so, an interview, a
    scenario or a rule file never: they are known by what they hold, whatever they are
    called.  Raises FileError.
    """
    if has_answers_or_rules(path):
        raise FileError(f"{path}: holds answers or rules; name another file to write to")
    if not replace and is_file(path):
        raise ExistsError(f"{path}: there is such a file")
    write_atomically(path, content, ORDINARY)


class ExistsError(FileError):
    """A file is there already, and nobody asked for it to be replaced."""


def has_answers_or_rules(path: Path) -> bool:
    """Whether a file is an interview, a scenario or a rule file, damaged or not."""
    if not is_file(path):
        return False
    try:
        with path.open("rb") as file:
            text = file.read(MAX_BYTES).decode("utf-8-sig", errors="replace")
    except OSError:
        # What cannot be read may be anything.
        return True
    return _WRITTEN.search(text.replace("\r", "\n")) is not None
