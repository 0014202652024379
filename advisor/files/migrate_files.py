"""Files of format 1 written as format 2: saved interviews and folders of scenarios."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tomlkit

from advisor.files.edited import put, table_of, update
from advisor.files.interview import FORMAT
from advisor.files.migration import UNKNOWN, migrate
from advisor.files.toml import parse, read_text, write_atomically


@dataclass(frozen=True)
class Migrated:
    """A file that was written as format 2; ``earlier`` are answers that have no place in it."""

    path: Path
    earlier: Mapping[str, Any]


def migrate_files(paths: Iterable[Path]) -> tuple[Migrated, ...]:
    """Write files as format 2, each whole or not at all; those that are it already stay.

    All are read before the first is written, for a scenario may be like another.
    Answers that have no place are kept in the file under ``[earlier]``; of a scenario
    they are only returned.  Raises FileError.
    """
    documents = {path: parse(read_text(path), path) for path in paths}
    bases = {path: _base_of(path, document) for path, document in documents.items()}
    return tuple(
        _migrate(path, document, bases[path], documents)
        for path, document in documents.items()
        if document.get("format", bases[path].get("format", FORMAT)) == 1
    )


def _base_of(path: Path, document: Mapping[str, Any]) -> dict[str, Any]:
    name = document.get("like")
    if not isinstance(name, str):
        return {}
    base = path.parent / name
    return {"path": base, **parse(read_text(base), base)}


def _migrate(
    path: Path,
    document: Mapping[str, Any],
    base: Mapping[str, Any],
    documents: Mapping[Path, object],
) -> Migrated:
    own = _answers(document)
    if base:
        borrowed = _answers(base)
        whole, earlier = migrate({**borrowed, **own})
        before, _ = migrate(borrowed)
        answers = {key: value for key, value in whole.items() if before.get(key) != value}
        # What the other file has and this one must not.
        answers |= {
            key: [] if isinstance(value, list) and value and isinstance(value[0], dict) else UNKNOWN
            for key, value in before.items()
            if key not in whole
        }
    else:
        answers, earlier = migrate(own)
    written = tomlkit.parse(read_text(path))
    update(table_of(written, "answers"), answers)
    if "format" in written or base.get("path") not in documents:
        put(written, "format", FORMAT)
    if earlier and "expect" not in document:
        written["earlier"] = earlier
    write_atomically(path, tomlkit.dumps(written))
    return Migrated(path, earlier)


def _answers(document: Mapping[str, Any]) -> dict[str, Any]:
    answers = document.get("answers")
    return answers if isinstance(answers, dict) else {}
