"""The terminal goes, or the program is stopped, at random moments: it always ends soon.

    python -m tests.reliability.terminal_ends 200 --seed 1

Ways: the terminal closed with and without the system's signal, hung up, stopped, its tmux
server killed.  Moments: at the start, while a finished interview opens, on its strategy, in
the middle of an answer, in plain mode.  Prints how many ended, and the slowest of each way.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random

from advisor.core.rules.rulebase import Rulebase
from advisor.files.resources import rulebase_folder
from advisor.files.rulebase import load_rulebase
from tests.driving import ROOT
from tests.reliability.running import Tally, arguments
from tests.reliability.terminal import ENTER, PATIENCE, Program, save_finished

WAYS = ("close", "close unannounced", "SIGTERM", "SIGHUP", "kill tmux")
MOMENTS = ("start", "opening", "strategy", "answering", "plain")
# Twice what the program gives itself, for a machine that is busy.
SOON = 10.0


@dataclass(frozen=True, slots=True)
class End:
    """How one run ended: seconds until it was gone, None if it stayed; a traceback, '' if none."""

    seconds: float | None
    complaint: str = ""


def end_once(rulebase: Rulebase, home: Path, way: str, moment: str, after: float) -> End:
    """Start the program, bring it to a moment, and some seconds later end its terminal."""
    if moment in ("opening", "strategy"):
        save_finished(home, rulebase)
    if way == "kill tmux":
        return _tmux_once(home, moment, after)
    plain = ["--plain"] if moment == "plain" else []
    program = Program(home, plain, controlling=way != "close unannounced")
    try:
        _bring_to(program, moment)
        program.read(after)
        if way.startswith("close"):
            program.close()
        else:
            program.signal(getattr(signal, way))
        seconds = program.ended(SOON, reading=not way.startswith("close"))
        traceback = "Traceback" in program.seen
        return End(seconds, program.seen[-2000:] if traceback else "")
    finally:
        program.end()


def _bring_to(program: Program, moment: str) -> None:
    if moment == "start":
        return
    if moment == "plain":
        program.until("business called")
        program.send(b"Rye & Co\nbread\n")
        return
    program.until("cafe" if moment in ("opening", "strategy") else "new interview")
    program.read(0.2)
    program.send(ENTER)
    if moment == "strategy":
        program.until("Save")
    elif moment == "answering":
        program.until("business called")
        program.send(b"Rye & Co\rbre")


def _tmux_once(home: Path, moment: str, after: float) -> End:
    server = ["tmux", "-f", os.devnull, "-S", str(home / "tmux")]
    where = [f"ADVISOR_HOME={home}", f"PYTHONPATH={ROOT}", "TERM=tmux-256color"]
    command = ["env", "-u", "COLUMNS", "-u", "LINES", *where, sys.executable, "-m", "advisor"]
    plain = ["--plain"] if moment == "plain" else []
    size = ["-x", "80", "-y", "24"]
    subprocess.run([*server, "new-session", "-d", *size, *command, *plain], check=True)
    try:
        asked = subprocess.run(
            [*server, "display-message", "-p", "#{pane_pid}"],
            check=True,
            capture_output=True,
            encoding="utf-8",
        )
        pid = int(asked.stdout)
        if moment != "start":
            first = {"opening": "cafe", "strategy": "cafe", "plain": "business called"}
            _until_shown(server, first.get(moment, "new interview"))
            subprocess.run([*server, "send-keys", "Enter"], check=True)
        time.sleep(after)
    finally:
        subprocess.run([*server, "kill-server"], check=False, capture_output=True)
    began = time.monotonic()
    while _runs(pid):
        if time.monotonic() - began > SOON:
            os.kill(pid, signal.SIGKILL)
            return End(None)
        time.sleep(0.01)
    return End(time.monotonic() - began)


def _until_shown(server: list[str], text: str) -> None:
    end = time.monotonic() + PATIENCE
    shown = ""
    while text not in shown:
        assert time.monotonic() < end, shown
        ran = subprocess.run(
            [*server, "capture-pane", "-p"], check=True, capture_output=True, encoding="utf-8"
        )
        shown = ran.stdout
        time.sleep(0.05)


def _runs(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def main() -> int:
    """Run so many; 1 if one did not end soon or ended with a traceback."""
    tally = Tally(arguments(__doc__ or "", 200))
    rulebase = load_rulebase(rulebase_folder())
    slowest: dict[str, float] = {}
    while tally.done < tally.most:
        chance = Random(f"{tally.seed} {tally.done}")  # noqa: S311
        way = chance.choice(WAYS if shutil.which("tmux") else WAYS[:-1])
        moment = chance.choice(MOMENTS)
        after = chance.uniform(0, 0.06) if chance.random() < 0.5 else chance.uniform(0, 2)
        home = Path(tempfile.mkdtemp(prefix="ends"))
        try:
            end = end_once(rulebase, home, way, moment, after)
        finally:
            shutil.rmtree(home, ignore_errors=True)
        what = f"{way}, {moment}, {after:.3f} s"
        if end.seconds is None:
            tally.fault(f"number {tally.done} ({what}): still there after {SOON:.0f} s")
        elif end.complaint:
            tally.fault(f"number {tally.done} ({what}): {end.complaint}")
        tally.count(f"{way}, {moment}")
        slowest[way] = max(slowest.get(way, 0.0), end.seconds or SOON)
        tally.step()
    code = tally.end()
    for way, seconds in slowest.items():
        print(f"  slowest after {way}: {seconds:.2f} s")
    return code


if __name__ == "__main__":
    sys.exit(main())
