"""The screens outlast bytes that are no text, and never their terminal."""

from __future__ import annotations

import errno
import os
import select
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, cast

import pytest
from textual.driver import Driver

from advisor.core.rules.rulebase import Rulebase
from advisor.tui.terminal import lasting
from tests.driving import ROOT

PATIENCE = 60.0


class Reading:
    """A driver that meets something unreadable twice, and then the end of its terminal."""

    def __init__(self) -> None:
        self.left = 2
        self.later: list[object] = []
        self.suspended_again = False
        self._app = self
        self._file = Gone()
        self._must_signal_resume = False

    def call_later(self, call: object) -> None:
        """Keep what is to be called."""
        self.later.append(call)

    def run_input_thread(self) -> None:
        """Read until something is unreadable."""
        if not self.left:
            raise OSError(errno.EIO, "gone")
        self.left -= 1
        raise UnicodeDecodeError("utf-8", b"\xe9", 0, 1, "x")

    def write(self, text: str) -> None:
        """Write as Textual's thread does."""
        self._file.write(text)

    def _sigcont_application(self) -> None:
        self.suspended_again = True


class Gone:
    """The file of a terminal that is gone."""

    def write(self, _text: str) -> None:
        """Fail as the system does."""
        raise OSError(errno.EIO, "gone")


def reading(calls: list[str]) -> Any:
    """A driver over such a terminal, which notes what it calls."""
    driver: Any = lasting(cast("type[Driver]", Reading), lambda: None, lambda: calls.append("gone"))
    return driver()


def test_reading_goes_on_after_bytes_that_are_no_text_until_the_terminal_is_gone() -> None:
    calls: list[str] = []
    driver = reading(calls)
    driver.run_input_thread()
    assert len(driver.later) == 2
    assert calls == ["gone"]


def test_what_is_written_to_a_terminal_that_is_gone_is_dropped() -> None:
    calls: list[str] = []
    driver = reading(calls)
    driver.write("x")
    driver.write("y")
    assert calls == ["gone"]


def test_going_on_starts_the_screen_only_where_it_was_suspended() -> None:
    driver = reading([])
    driver._sigcont_application()
    assert not driver.suspended_again
    driver._must_signal_resume = True
    driver._sigcont_application()
    assert driver.suspended_again


def test_a_driver_of_no_terminal_stays_as_it_is() -> None:
    kind = cast("type[Driver]", object)
    assert lasting(kind, lambda: None, lambda: None) is kind


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal is needed")
@pytest.mark.parametrize("way", ["close", "close unannounced", "SIGTERM"])
def test_it_ends_soon_when_its_terminal_goes_or_it_is_stopped(
    way: str, real: Rulebase, tmp_path: Path
) -> None:
    from tests.reliability.terminal_ends import end_once

    end = end_once(real, tmp_path, way, "opening", 0.03)
    assert end.seconds is not None
    assert end.complaint == ""


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
