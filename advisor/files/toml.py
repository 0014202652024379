"""Reading and writing TOML with errors a person can act on."""

from __future__ import annotations

import os
import re
import secrets
import shutil
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import tomli

from advisor.errors import FileError
from advisor.files.lines import lines_of

MAX_BYTES = 2_000_000

# Permissions of a new file, before the user's umask: interviews are nobody else's affair.
PRIVATE, ORDINARY = 0o600, 0o666
# Of a new folder for interviews, whose names tell the names of firms.
PRIVATE_FOLDER = 0o700

# A file that is being written; whatever its name ends in after the last stop is random.
_SHOWN = 60
_TEMPORARY = re.compile(r"^\.(.+)\.[0-9a-f]{12}$", re.DOTALL)


class UnreadableError(FileError):
    """A file that is no TOML, or none that can be read: why, and in which line of it."""

    def __init__(self, path: Path, reason: str, line: int | None = None) -> None:
        where = str(path) if line is None else f"{path}:{line}"
        super().__init__(f"{where}: {reason}")
        self.reason, self.line = reason, line


def read_text(path: Path) -> str:
    """The text of a file; raises UnreadableError if it is missing, huge, no file or not UTF-8."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise UnreadableError(path, "this is a folder, a TOML file was expected")
        # Opening a pipe that nobody writes to would wait for ever.
        if not stat.S_ISREG(mode):
            raise UnreadableError(path, "this is a pipe or a device, a TOML file was expected")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise UnreadableError(path, "there is no such file") from None
    except OSError as error:
        raise UnreadableError(path, f"cannot be read ({error.strerror})") from None
    except ValueError as error:
        raise UnreadableError(path, f"cannot be read ({error})") from None
    if len(data) > MAX_BYTES:
        text = f"larger than {MAX_BYTES:,} bytes, which no interview or rule file is"
        raise UnreadableError(path, text)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise UnreadableError(path, "not UTF-8 text; save the file as UTF-8", line) from None


def is_file(path: Path) -> bool:
    """Whether there is a file of this name; a device or a pipe is none.

    Unlike Path.is_file, this takes any name, and what may not be looked at is not there.
    """
    return os.path.isfile(path)  # noqa: PTH113


def is_taken(path: Path) -> bool:
    """Whether there is anything of this name, as far as one may look."""
    return os.path.lexists(path)


def parse(text: str, path: Path) -> dict[str, Any]:
    """The document in ``text``; raises UnreadableError with the line where it breaks off."""
    try:
        document = tomli.loads(text.replace("\r\n", "\n"))
        if _LONG.search(text):
            _check_numbers(document)
    except tomli.TOMLDecodeError as error:
        line = getattr(error, "lineno", None)
        reason = getattr(error, "msg", None) or str(error).partition(" (at ")[0]
        if reason.startswith("Unterminated string") and text.count('"""') % 2:
            # The end of the file is where it was noticed; where it begins is what to look at.
            line = text[: text.rindex('"""')].count("\n") + 1
        single = _single_bracket(text, line)
        reason = f"{reason[:1].lower()}{reason[1:]}"
        before = _without_comma(text, line) if reason.startswith("unclosed array") else None
        opening = _left_open(text, line) if reason.startswith(_IN_TABLE) else None
        if before:
            advised, line = "a comma is missing at the end of this line", before
        elif opening:
            advised, line = opening
        else:
            advised = _advised_by_text(text, line, single) or _advised(reason)
            line = single or line
        raise UnreadableError(path, f"not valid TOML: {advised}", line) from None
    except ValueError:
        raise UnreadableError(path, "not valid TOML: a number has too many digits") from None
    except RecursionError:
        raise UnreadableError(path, "not valid TOML: nested too deeply") from None
    return document


# What may be a whole number of more than 64 bits, which TOML has none of.
_LONG = re.compile(r"[0-9a-fA-F_]{16}")


def _check_numbers(value: object) -> None:
    """Raise ValueError if a whole number in a document has more than 64 bits."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            _check_numbers(one)
    elif isinstance(value, int) and not -(2**63) <= value < 2**63:
        raise ValueError


# What is said of a table in { } in which something begins that is no key.
_IN_TABLE = ("unclosed inline table", "invalid initial character for a key part")
_UNCLOSED = ("illegal character '\\n'", "unterminated string", 'expected "\'"')
# What to do about what the parser says, by how that begins.
_ADVICE = {
    "expected newline or end of document": 'inside a text write \\" for a quote, or “ and ”',
    "unclosed array": "end the list with ], and put commas between",
    "unclosed inline table": "end the table with }, and put commas between",
    "invalid value": "texts need quotes; numbers, true and false do not",
    "cannot overwrite a value": "the key is there twice; take one away",
    "invalid hex value": "write \\\\ for a backslash",
    "unescaped '\\'": "write \\\\ for a backslash",
}


_OPEN_QUOTE = "a quote is not closed (end the text with the quote it begins with)"
_QUOTE = re.compile(r'(?<!\\)"')
_DECIMAL_COMMA = re.compile(r"=\s*(-?\d+),(\d+)\s*(#.*)?$")
# A line that begins with a value of a list; and one after which a list goes on.
_VALUE = re.compile(r"""^\s*(\{|"[^"]*"\s*[],#]|"[^"]*"\s*$|-?\d+\s*(,|$))""")
_ENDS_OPEN = re.compile(r"[\[,]\s*(#.*)?$")
# A line that begins with a header or a key; and a text, or a note at the end of a line.
_BEGINS = re.compile(r"""^\s*([\[{]|("[^"]*"|'[^']*'|[A-Za-z0-9_.-]+)\s*=)""")
_NO_CODE = re.compile(r"""("[^"]*"|'[^']*')|#.*""")
# Quotes of running text around a value, or where one begins.
_CURLY = re.compile(r"[=\[,]\s*([“”„‟‘’‚«»])")
# What is meant for a date and is none in TOML.
_DATE = re.compile(
    r"=\s*(?!\d{4}-\d\d-\d\d\b)(\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}[./-]\d{1,2}[./-]\d{1,2})\b"
)
_DAY_FIRST = re.compile(r"=\s*(\d{1,2})\.(0?\d|1[0-2])\.(\d{4})\b")
_HEADER = re.compile(r"^\s*(\[\[?)\s*([A-Za-z0-9_-]+)\s*\]")


def _without_comma(text: str, line: int | None) -> int | None:
    """The line of a list after which another value follows, on the line that broke off."""
    lines = lines_of(text)
    if not line or line > len(lines) or not _VALUE.match(lines[line - 1]):
        return None
    before = _line_before(lines, line)
    return None if before is None or _ENDS_OPEN.search(lines[before - 1]) else before


def _left_open(text: str, line: int | None) -> tuple[str, int] | None:
    """What ends the line of a table in { } that is still open where the next thing begins."""
    lines = lines_of(text)
    begins = _BEGINS.match(lines[line - 1]) if line and line <= len(lines) else None
    if line is None or begins is None:
        return None
    before = _line_before(lines, line)
    code = [_NO_CODE.sub("", one).rstrip() for one in lines[:before]] if before else []
    is_open = sum(one.count("{") - one.count("}") for one in code) > 0
    if before is None or not is_open:
        return None
    if begins[1] in ("{", "["):
        return "a } is missing at the end of this line", before
    if code[-1].endswith(("{", ",")):
        return None
    return "a } or a comma is missing at the end of this line", before


def _line_before(lines: Sequence[str], line: int) -> int | None:
    """The last line before another that is neither empty nor a comment."""
    whole = (n for n in range(line - 1, 0, -1) if lines[n - 1].partition("#")[0].strip())
    return next(whole, None)


def _single_bracket(text: str, line: int | None) -> int | None:
    """The line of a ``[table]`` where the one that broke off wrote ``[[table]]``, or it itself."""
    headers = [_HEADER.match(one) for one in lines_of(text)[:line]] if line else []
    last = headers[-1] if headers else None
    if last is None:
        return None
    same = [(n, one[1]) for n, one in enumerate(headers, 1) if one and one[2] == last[2]]
    if len({brackets for _, brackets in same}) == 1:
        return None
    return next(number for number, brackets in same if brackets == "[")


def _advised_by_text(text: str, line: int | None, single: int | None) -> str | None:
    """What is wrong and what to do about it, where the line that broke off shows it."""
    lines = lines_of(text)
    if not line or line > len(lines):
        return None
    number = _DECIMAL_COMMA.search(lines[line - 1])
    if number:
        return f"write {number[1]}.{number[2]}, with a point and not a comma"
    if _DATE.search(lines[line - 1]):
        named = _DAY_FIRST.search(lines[line - 1])
        day = f"{named[3]}-{named[2]:0>2}-{named[1]:0>2}" if named else None
        return f"write {day or 'a date as 2027-06-30'}, the year first"
    curly = _CURLY.search(_NO_CODE.sub('""', lines[line - 1]))
    if curly:
        return f'write " at both ends of a text; {curly[1]} may stand inside it'
    if len(_QUOTE.findall(lines[line - 1])) % 2:
        # What follows an open quote up to the next one is read as text, and what then
        # comes is reported: a table or a list that is not closed.
        return _OPEN_QUOTE
    header = _HEADER.match(lines[line - 1]) if single else None
    if header:
        name = header[2]
        return f"[{name}] and [[{name}]] in one file (write [[{name}]], with two brackets)"
    return None


def _advised(reason: str) -> str:
    """The parser's reason, and what to do about it where that is known."""
    if reason.startswith(_UNCLOSED):
        return _OPEN_QUOTE
    advice = next((text for start, text in _ADVICE.items() if reason.startswith(start)), None)
    return f"{reason} ({advice})" if advice else reason


def write_atomically(path: Path, content: str | bytes, mode: int = PRIVATE) -> None:
    """Replace what is in a file so that a reader sees the old or the new one, never a part.

    A new file gets ``mode``, an old one keeps its own.  A device or a pipe is written
    to, for it cannot be replaced.  Raises FileError where that cannot be done.
    """
    data = content.encode() if isinstance(content, str) else content
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            path.write_bytes(data)
            return
        # A link stays a link: what it points to is replaced.
        target = Path(os.path.realpath(path))
        target.parent.mkdir(parents=True, exist_ok=True)
        _replace(target, data, mode)
    except OSError as error:
        raise FileError(f"{path}: cannot be written ({error.strerror})") from None


def _replace(target: Path, data: bytes, mode: int) -> None:
    temporary = target.with_name(f".{target.name[:_SHOWN]}.{secrets.token_hex(6)}")
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, temporary)
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def unfinished(folder: Path) -> Iterator[tuple[Path, str]]:
    """What is being written in a folder, or was when its program was killed.

    Each with the beginning of the name of the file it was to become.  Raises OSError.
    """
    for path in folder.iterdir():
        match = _TEMPORARY.match(path.name)
        if match:
            yield path, match.group(1)
