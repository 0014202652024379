"""Fixtures of the tests of files."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.files.rule_folder import GOOD


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.toml").write_text(GOOD, encoding="utf-8")
    return tmp_path
