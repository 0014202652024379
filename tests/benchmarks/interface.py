"""How fast the interface is, as ratios to Textual itself measured in the same run.

Run it with ``python -m tests.benchmarks.interface`` on a quiet machine.
"""

from __future__ import annotations

import asyncio
import fcntl
import os
import pty
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median, quantiles
from typing import get_args

from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Input

from advisor.checking.replay import replay
from advisor.core.rules.rulebase import Rulebase
from advisor.core.strategy.preview import preview
from advisor.engine.select import EngineName, select_engine
from advisor.files.resources import rulebase_folder
from advisor.files.rulebase import load_rulebase
from tests.driving import ROOT, environment, firm

FIRM = "bakery"
KEYS = 300
STARTS = 11
PATIENCE = 60.0
TITLE = "Strategy advisor"
EMPTY = f"""
from textual.app import App
from textual.widgets import Static
class Empty(App):
    def compose(self):
        yield Static({TITLE!r})
Empty().run()
"""


class Echo(App[None]):
    """An empty program with a field, that says when a key has been painted."""

    def __init__(self) -> None:
        super().__init__()
        self.painted = asyncio.Event()

    def compose(self) -> ComposeResult:
        """The field."""
        yield Input()

    def on_input_changed(self) -> None:
        """Once what changed is painted, say so."""
        self.call_after_refresh(self.painted.set)


async def echoes() -> list[float]:
    """Seconds from a key to its echo in Textual, key by key."""
    app, times = Echo(), []
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for _ in range(KEYS):
            app.painted.clear()
            begun = time.perf_counter()
            app.post_message(events.Key("a", "a"))
            await app.painted.wait()
            times.append(time.perf_counter() - begun)
    return times


def refreshes(rulebase: Rulebase, engine: EngineName) -> list[float]:
    """Seconds of infer, compose and preview after every answer of a whole interview."""
    matcher = select_engine(engine).matcher(rulebase)
    times, before = [], None
    with tempfile.TemporaryDirectory() as folder:
        work = environment(rulebase, matcher, Path(folder))
        for answers in (moment.answers for moment in replay(rulebase, firm(FIRM, rulebase))):
            begun = time.perf_counter()
            outline = work.case(answers).outline
            preview(before, outline)
            times.append(time.perf_counter() - begun)
            before = outline
    return times


def first_paint(command: Sequence[str], environment: dict[str, str]) -> float:
    """Seconds from starting a program in a terminal until its title is painted."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    begun = time.perf_counter()
    process = subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, cwd=ROOT, env=environment
    )
    os.close(theirs)
    seen = b""
    try:
        while TITLE.encode() not in seen:
            if time.perf_counter() - begun > PATIENCE:
                raise TimeoutError(f"nothing painted: {seen[-500:]!r}")
            seen += os.read(ours, 65_536)
        return time.perf_counter() - begun
    finally:
        process.kill()
        process.wait()
        os.close(ours)


def starts() -> tuple[list[float], list[float]]:
    """Seconds to the first paint of this program and of an empty one, started in turn."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **{name: text for name, text in os.environ.items() if name not in REFUSED},
            "ADVISOR_HOME": folder,
            "PYTHONPYCACHEPREFIX": folder,
            "PYTHONPATH": str(ROOT),
            "TERM": "xterm-256color",
        }
        ours = [sys.executable, "-c", "from advisor.cli import main; main([])"]
        empty = [sys.executable, "-c", EMPTY]
        # The first start compiles everything; it does not count.
        first_paint(ours, environment)
        first_paint(empty, environment)
        pairs = [
            (first_paint(ours, environment), first_paint(empty, environment)) for _ in range(STARTS)
        ]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


# What would make the program go without screens, not compile, or believe in another size.
REFUSED = {"ACCESSIBLE", "PYTHONDONTWRITEBYTECODE", "COLUMNS", "LINES", "NO_COLOR"}


def p95(times: Sequence[float]) -> float:
    """What 95 of 100 stay under."""
    return quantiles(times, n=20)[-1]


def main() -> None:
    """Measure, and print a line for each."""
    rulebase = load_rulebase(rulebase_folder())
    echo = asyncio.run(echoes())
    print(f"key to echo in an empty Textual app:       p95 {p95(echo) * 1000:6.1f} ms")
    for engine in get_args(EngineName):
        refresh = refreshes(rulebase, engine)
        print(
            f"infer + compose + preview ({engine:>9}):     p95 {p95(refresh) * 1000:6.1f} ms"
            f" = {p95(refresh) / p95(echo):.1f} times the echo"
        )
    ours, empty = starts()
    print(
        f"start to first paint: {median(ours):.2f} s, empty Textual app {median(empty):.2f} s,"
        f" ratio {median(ours) / median(empty):.2f}"
    )


if __name__ == "__main__":
    main()
