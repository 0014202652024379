"""The example firms that come with the program: their titles and descriptions, for lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from advisor.errors import FileError
from advisor.files.toml import parse, read_text


@dataclass(frozen=True, slots=True)
class Example:
    """A made-up firm: its file, its title and its description."""

    path: Path
    title: str
    about: str
    lesson: str = ""


def examples(folder: Path) -> tuple[Example, ...]:
    """Every firm in a folder of scenarios, those that make a lesson first.

    Variations of another one are left out.
    """
    found = (example for example, varies in _all(folder) if not varies)
    return tuple(sorted(found, key=lambda one: not one.lesson))


def lessons(folder: Path) -> tuple[Example, ...]:
    """Every firm in a folder that says what a class can learn from it."""
    return tuple(example for example, _ in _all(folder) if example.lesson)


def _all(folder: Path) -> Iterator[tuple[Example, bool]]:
    """Each firm, and whether it is a variation of another."""
    for path in sorted(folder.glob("*.toml")):
        try:
            document = parse(read_text(path), path)
        except FileError:
            continue  # a check of the scenarios tells; a list of them need not
        words = [document.get(key, "") for key in ("title", "about", "lesson")]
        if words[0] and all(isinstance(word, str) for word in words):
            yield Example(path, *words), "like" in document
