"""Fixtures of plain mode's tests."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from advisor.core.rules.rulebase import Rulebase
from advisor.engine.chain import Matcher
from advisor.files.interview_written import write_interview
from advisor.plain import run_plain
from tests.driving import answers_at_the_end, environment, firm
from tests.plain.talking import Finished, Talk


@pytest.fixture
def talk(real: Rulebase, reference: Matcher, tmp_path: Path) -> Talk:
    """Types lines at the program and gives back what it said."""

    def say(*typed: str) -> str:
        target = io.StringIO()
        run_plain(
            environment(real, reference, tmp_path), io.StringIO("\n".join(typed) + "\n"), target
        )
        return target.getvalue()

    return say


@pytest.fixture
def finished(real: Rulebase, tmp_path: Path) -> Finished:
    """Saves a finished interview of a firm, which "1" on the first page goes on with.

    What the firm's file leaves open of the first depth is answered with "don't know".
    """

    def save(name: str) -> Path:
        path = tmp_path / "interviews" / f"{name}.toml"
        path.parent.mkdir(exist_ok=True)
        write_interview(path, name, answers_at_the_end(real, firm(name, real), "first"))
        return path

    return save
