"""The example firms that come with the program, as far as a list of them needs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from advisor.errors import FileError
from advisor.files.toml import parse, read_text


@dataclass(frozen=True, slots=True)
class Example:
    """A made-up firm: its file, and what is said of it."""

    path: Path
    title: str
    about: str


def examples(folder: Path) -> tuple[Example, ...]:
    """Every firm in a folder of scenarios; variations of another one are left out."""
    found = []
    for path in sorted(folder.glob("*.toml")):
        try:
            document = parse(read_text(path), path)
        except FileError:
            continue  # a check of the scenarios tells; a list of them need not
        title, about = document.get("title"), document.get("about", "")
        if "like" not in document and isinstance(title, str) and isinstance(about, str):
            found.append(Example(path, title, about))
    return tuple(found)
