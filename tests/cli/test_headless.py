"""Commands that only print load neither screens nor what makes papers."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.cli.running import BAKERY, ROOT

# One after the other in one process: what any of them loads stays loaded.
PROGRAM = """
import sys
HEAVY = {"textual", "rich", "jinja2", "typst", "docx", "lxml", "icalendar", "openpyxl"}
from advisor.cli import main
for command in sys.argv[1:]:
    try:
        code = main(command.split("|"))
    except SystemExit as stopped:
        code = stopped.code
    loaded = sorted({name.partition(".")[0] for name in sys.modules} & HEAVY)
    print(f"{command.split('|')[0]}: exit {code}, loaded: {loaded}", file=sys.stderr)
"""
COMMANDS = (
    ("--version",),
    ("questions",),
    ("advise", BAKERY),
    ("why", BAKERY, "listen-first"),
    ("check", BAKERY),
)


@pytest.fixture(scope="module")
def reported() -> list[str]:
    """What the program says of each command, in their order."""
    commands = ["|".join(map(str, command)) for command in COMMANDS]
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM, *commands],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    return ran.stderr.splitlines()


@pytest.mark.parametrize("name", [str(command[0]) for command in COMMANDS])
def test_a_printing_command_loads_no_screens_and_no_printers(
    name: str, reported: list[str]
) -> None:
    assert f"{name}: exit 0, loaded: []" in reported
