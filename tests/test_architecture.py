"""ARCHITECTURE.md names the files there are, and every room."""

from __future__ import annotations

import re

from tests.conftest import ROOT

TEXT = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
PACKAGE = ROOT / "advisor"


def test_every_file_that_is_named_exists() -> None:
    named = sorted(set(re.findall(r"`([a-z_/]+\.py)`", TEXT)))
    assert len(named) > 50
    assert [n for n in named if not (PACKAGE / n).exists() and not (ROOT / n).exists()] == []


def test_every_room_is_described() -> None:
    rooms = [
        folder.relative_to(PACKAGE).as_posix()
        for folder in (*PACKAGE.iterdir(), *(PACKAGE / "core").iterdir())
        if (folder / "__init__.py").exists() and folder.name != "core"
    ]
    assert len(rooms) > 10
    assert [room for room in rooms if f"`{room}/`" not in TEXT] == []
