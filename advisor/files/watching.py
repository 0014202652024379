"""Which files have changed since they were looked at last."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from advisor.errors import FileError
from advisor.files.toml import parse, read_text

Stamps = Mapping[Path, tuple[int, int]]


def stamps(places: Iterable[Path]) -> Stamps:
    """When each file was changed last, and how long it is; of folders all TOML files below.

    What is not there, as while an editor replaces it, has no stamp.
    """
    found: dict[Path, tuple[int, int]] = {}
    for place in places:
        for path in sorted(place.rglob("*.toml")) if place.is_dir() else (place,):
            with suppress(OSError):
                about = path.stat()
                found[path] = (about.st_mtime_ns, about.st_size)
    return found


def with_its_base(path: Path) -> tuple[Path, ...]:
    """A firm's file, and the one that it says it is ``like``, whether or not that can be read."""
    try:
        name = parse(read_text(path), path).get("like")
    except FileError:
        return (path,)
    return (path, path.parent / name) if isinstance(name, str) else (path,)
