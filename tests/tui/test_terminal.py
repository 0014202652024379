"""The program in a real terminal: it starts, takes keys, follows the size, stops, and goes on."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.driving import ROOT

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed"),
]
PATIENCE = 30.0


class Terminal:
    """A tmux server of its own, with one window."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._starts = 0

    @property
    def socket(self) -> str:
        """Where the server listens; elsewhere at every start: the last one may still be going."""
        return str(self._home / f"tmux-{self._starts}")

    def tmux(self, *arguments: str) -> str:
        """Run one tmux command."""
        command = ["tmux", "-f", os.devnull, "-S", self.socket, *arguments]
        ran = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
        return ran.stdout

    def start(self, width: int = 80, height: int = 24) -> None:
        """Start the program in a new window; the window outlives it."""
        self._starts += 1
        where = [f"ADVISOR_HOME={self._home}", f"PYTHONPATH={ROOT}", "TERM=tmux-256color"]
        # A size in the environment would hide the window's own.
        unset = ["-u", "ACCESSIBLE", "-u", "COLUMNS", "-u", "LINES"]
        command = ["env", *unset, *where, sys.executable, "-m", "advisor"]
        size = ["-x", str(width), "-y", str(height)]
        keep = [";", "set-option", "remain-on-exit", "on"]
        self.tmux("new-session", "-d", "-s", "advisor", *size, *command, *keep)

    def press(self, *keys: str) -> None:
        """Press keys by their names in tmux."""
        self.tmux("send-keys", "-t", "advisor", *keys)

    def type(self, text: str) -> None:
        """Type a text."""
        self.tmux("send-keys", "-t", "advisor", "-l", text)

    def resize(self, width: int, height: int) -> None:
        """Give the window another size."""
        size = ["-x", str(width), "-y", str(height)]
        self.tmux("resize-window", "-t", "advisor", *size)

    def shows(self, text: str) -> None:
        """Wait until a text stands on the screen."""
        self._until(lambda: text in self.screen(), lambda: f"no “{text}” in\n{self.screen()}")

    def ended(self) -> None:
        """Wait until the program is gone."""
        self._until(lambda: self._about("pane_dead") == "1", self.screen)

    def kill(self) -> None:
        """Kill the program as the system does, without a word."""
        os.kill(int(self._about("pane_pid")), signal.SIGKILL)
        self.ended()

    def stop(self) -> None:
        """Close the window, and with it the server."""
        self.tmux("kill-server")

    def screen(self) -> str:
        """What stands on the screen."""
        return self.tmux("capture-pane", "-p", "-t", "advisor")

    def _about(self, what: str) -> str:
        return self.tmux("display-message", "-p", "-t", "advisor", f"#{{{what}}}").strip()

    @staticmethod
    def _until(holds: Callable[[], bool], said: Callable[[], str]) -> None:
        end = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < end, said()
            time.sleep(0.05)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    """A terminal with nothing in it yet."""
    terminal = Terminal(tmp_path)
    yield terminal
    subprocess.run(["tmux", "-S", terminal.socket, "kill-server"], capture_output=True, check=False)


def test_it_starts_takes_what_is_typed_follows_the_size_and_stops(terminal: Terminal) -> None:
    terminal.start()
    terminal.shows("Begin a new interview")
    terminal.press("Enter")
    terminal.shows("What is your business called?")
    terminal.type("Пекарня 漢字")
    terminal.shows("Пекарня 漢字")
    terminal.press("Enter")
    terminal.type("cakes")
    terminal.press("Enter")
    terminal.shows("Which line of business")
    terminal.resize(50, 15)
    terminal.shows("This window is too small")
    terminal.resize(200, 60)
    terminal.shows("Your strategy so far")
    terminal.press("C-q")
    terminal.ended()
    terminal.shows("Saved in")


@pytest.mark.parametrize("leave", ["quit", "kill"])
def test_started_again_it_offers_to_go_on(leave: str, terminal: Terminal) -> None:
    terminal.start()
    terminal.shows("Begin a new interview")
    terminal.press("Enter")
    terminal.shows("What is your business called?")
    terminal.type("Rye & Co")
    terminal.press("Enter")
    terminal.type("cakes")
    terminal.press("Enter")
    terminal.shows("Which line of business")
    if leave == "quit":
        terminal.press("C-c")
        terminal.shows("Quit now?")
        terminal.press("C-c")
        terminal.ended()
    else:
        terminal.kill()
    terminal.stop()
    terminal.start()
    terminal.shows("Rye & Co")
    terminal.press("Enter")
    terminal.shows("Which line of business")
