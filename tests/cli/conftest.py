"""Fixtures of the command line's tests."""

from __future__ import annotations

import pytest

from tests.cli.running import Run, runner


@pytest.fixture
def advisor(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs ``advisor`` with arguments, in this process."""
    return runner(capsys)
