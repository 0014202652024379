"""Nothing leaves the machine: every command and the screens run where the network is forbidden."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from advisor.cli.arguments import build_parser
from tests.cli.running import BAKERY, COMMANDS, ROOT, every

# Ends the program at once, whatever it would make of an error, when it reaches for the network
# or starts another program.  A pair of sockets inside the process is how asyncio wakes itself.
FORBIDDING = """
import os, socket, sys
START = ("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "subprocess.", "os.exec",
         "os.posix_spawn", "os.spawn", "os.system", "os.fork", "webbrowser.")
def forbid(event, given):
    if event == "socket.__new__" and given[1] == getattr(socket, "AF_UNIX", None):
        return
    if event.startswith(START):
        os.write(2, f"forbidden: {event} {given}".encode())
        os._exit(97)
sys.addaudithook(forbid)
"""
COMMAND = "from advisor.cli import main\nsys.exit(main(sys.argv[1:]))"
NETWORK = "import urllib.request\nurllib.request.urlopen('http://localhost:9')"
SCREENS = """
import argparse, asyncio
from advisor.cli.context import environment_of
from advisor.tui.app import AdvisorApp
arguments = argparse.Namespace(rulebase=None, engine=None, date=None, file=None)
async def run():
    app = AdvisorApp(lambda: environment_of(arguments))
    async with app.run_test(size=(80, 24)) as pilot:
        while app.workplace is None:
            await pilot.pause(0.05)
        await pilot.press("n", *"Rye", "enter", *"bread", "enter", "ctrl+q")
    assert app.workplace.farewell.startswith("Saved in"), app.workplace.farewell
asyncio.run(run())
"""


def forbidden(program: str, home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a program in which the network is forbidden; typing two answers where it asks."""
    return subprocess.run(
        [sys.executable, "-c", FORBIDDING + program, *arguments],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "ADVISOR_HOME": str(home), "PYTHONPATH": str(ROOT)},
        input="Rye & Co\nbread\n",
        check=False,
    )


PAPERS = f"advise {BAKERY} --format everything --out"


def test_what_reaches_for_the_network_is_stopped(tmp_path: Path) -> None:
    assert forbidden(NETWORK, tmp_path).returncode == 97


@pytest.mark.parametrize("name", every())
def test_no_command_reaches_for_the_network(name: str, tmp_path: Path) -> None:
    ran = forbidden(COMMAND, tmp_path, *COMMANDS[name].split())
    assert ran.returncode == (2 if name == "wrong" else 0), ran.stderr


@pytest.mark.slow
def test_the_screens_do_not_reach_for_the_network(tmp_path: Path) -> None:
    ran = forbidden(SCREENS, tmp_path)
    assert ran.returncode == 0, ran.stderr


def test_no_command_is_missing_here() -> None:
    (choices,) = (
        action.choices for action in build_parser()._actions if isinstance(action.choices, dict)
    )
    assert set(choices) <= {typed.split()[0] for typed in COMMANDS.values() if typed}


@pytest.mark.slow
def test_papers_are_made_without_the_network_and_without_another_program(tmp_path: Path) -> None:
    out = tmp_path / "papers"
    ran = forbidden(COMMAND, tmp_path, *PAPERS.split(), str(out))
    assert (ran.returncode, "forbidden" in ran.stderr) == (0, False)
    assert len(list(out.iterdir())) > 5
