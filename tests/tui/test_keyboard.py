"""Typed bytes that are no text are reported on screens too, and end nothing."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, cast

import pytest
from textual.driver import Driver

from advisor.tui.keyboard import tolerant
from tests.driving import ROOT

PATIENCE = 60.0


class Reading:
    """A driver that meets something unreadable twice."""

    def __init__(self) -> None:
        self.left = 2
        self.later: list[object] = []
        self._app = self

    def call_later(self, call: object) -> None:
        """Keep what is to be called."""
        self.later.append(call)

    def run_input_thread(self) -> None:
        """Read until something is unreadable."""
        if self.left:
            self.left -= 1
            raise UnicodeDecodeError("utf-8", b"\xe9", 0, 1, "x")


def test_reading_goes_on_after_bytes_that_are_no_text() -> None:
    def report() -> None:
        """Say so."""

    driver: Any = tolerant(cast("type[Driver]", Reading), report)
    reading = driver()
    reading.run_input_thread()
    assert reading.later == [report, report]


def test_a_driver_without_keys_stays_as_it_is() -> None:
    kind = cast("type[Driver]", object)
    assert tolerant(kind, lambda: None) is kind


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal is needed")
def test_in_a_terminal_it_is_said_and_the_next_key_counts(tmp_path: Path) -> None:
    import pty

    terminal, inside = pty.openpty()
    where = {"ADVISOR_HOME": str(tmp_path), "PYTHONPATH": str(ROOT), "TERM": "xterm-256color"}
    where |= {"COLUMNS": "80", "LINES": "24"}
    child = subprocess.Popen(
        [sys.executable, "-m", "advisor"],
        stdin=inside,
        stdout=inside,
        stderr=inside,
        env={**os.environ, **where},
        start_new_session=True,
    )
    os.close(inside)
    try:
        until(terminal, "new interview")
        os.write(terminal, b"\xff")
        until(terminal, "not readable text")
        os.write(terminal, b"n")
        until(terminal, "business called?")
        os.write(terminal, b"\x11")
        until(terminal, "")
        assert child.wait(PATIENCE) == 0
    finally:
        child.kill()
        os.close(terminal)


def until(terminal: int, text: str) -> None:
    """Read until a text came, '' for the end."""
    seen = ""
    end = time.monotonic() + PATIENCE
    while not text or text not in seen:
        assert time.monotonic() < end, seen[-3000:]
        if select.select([terminal], [], [], 0.1)[0]:
            try:
                got = os.read(terminal, 65536)
            except OSError:
                got = b""
            if not got:
                assert not text, seen[-3000:]
                return
            seen += got.decode("utf-8", "replace")
            assert "Traceback" not in seen
