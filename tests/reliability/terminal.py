"""The program in a pseudo-terminal: started, typed to, resized, and left by its terminal."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from advisor.core.interview.answers import Answers
from advisor.core.rules.rulebase import Rulebase
from advisor.files.interview_written import write_interview
from tests.driving import ROOT, answers_at_the_end, firm

PATIENCE = 60.0
TICKS = os.sysconf("SC_CLK_TCK")
# Keys as a terminal sends them.
ENTER, ESCAPE, QUIT = b"\r", b"\x1b", b"\x11"


class Program:
    """One run of the program in a terminal of its own."""

    def __init__(
        self,
        home: Path,
        arguments: Sequence[str] = (),
        *,
        size: tuple[int, int] = (80, 24),
        controlling: bool = True,
    ) -> None:
        """``controlling``: whether the system tells the program when the terminal goes."""
        self.terminal, inside = pty.openpty()
        self._open = True
        self.seen = ""
        self._set_size(size)
        where = {"ADVISOR_HOME": str(home), "PYTHONPATH": str(ROOT), "TERM": "xterm-256color"}
        inherited = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "LINES")}
        self.child = subprocess.Popen(
            [sys.executable, "-m", "advisor", *arguments],
            stdin=inside,
            stdout=inside,
            stderr=inside,
            env={**inherited, **where},
            start_new_session=True,
            preexec_fn=_take_terminal if controlling else None,  # noqa: PLW1509 - one thread
        )
        os.close(inside)

    @property
    def pid(self) -> int:
        return self.child.pid

    def read(self, seconds: float) -> str:
        """Read what comes within a time; returns all that was read since the last `forget`."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if select.select([self.terminal], [], [], left)[0]:
                try:
                    got = os.read(self.terminal, 65536)
                except OSError:
                    break
                self.seen += got.decode("utf-8", "replace")
        return self.seen

    def until(self, text: str, patience: float = PATIENCE) -> None:
        """Read until a text came; fails with the last that came."""
        end = time.monotonic() + patience
        while text not in self.read(0.02):
            if time.monotonic() > end or self.child.poll() is not None:
                raise AssertionError(f"no “{text}” in\n{self.seen[-3000:]}")

    def forget(self) -> None:
        """Let what was read so far count no more."""
        self.seen = ""

    def send(self, keys: bytes) -> None:
        """Type."""
        os.write(self.terminal, keys)

    def resize(self, size: tuple[int, int]) -> None:
        """Give the window another size."""
        self._set_size(size)
        os.kill(self.pid, signal.SIGWINCH)

    def close(self) -> None:
        """Close the terminal."""
        if self._open:
            os.close(self.terminal)
        self._open = False

    def signal(self, number: int) -> None:
        """Send a signal."""
        os.kill(self.pid, number)

    def ended(self, patience: float, *, reading: bool = False) -> float | None:
        """Seconds until the program was gone; None if it is still there after so long."""
        started = time.monotonic()
        while self.child.poll() is None:
            if time.monotonic() - started > patience:
                return None
            if reading:
                self.read(0.02)
            else:
                time.sleep(0.01)
        return time.monotonic() - started

    def processor_seconds(self) -> float:
        """Seconds of processor time used so far."""
        fields = Path(f"/proc/{self.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def end(self) -> None:
        """Whatever happened: no process and no terminal is left."""
        if self.child.poll() is None:
            self.child.kill()
        self.child.wait()
        self.close()

    def _set_size(self, size: tuple[int, int]) -> None:
        width, height = size
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))


def _take_terminal() -> None:
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


@cache
def _finished(rulebase: Rulebase, name: str) -> Answers:
    return answers_at_the_end(rulebase, firm(name, rulebase), "first")


def save_finished(home: Path, rulebase: Rulebase, name: str = "cafe") -> Path:
    """Save the interview of a firm that has answered everything it is asked at first."""
    answers = _finished(rulebase, name)
    path = home / "interviews" / f"{name}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    write_interview(path, name, answers)
    return path
