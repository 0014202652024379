"""Commands that only print load neither screens nor what makes papers."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.cli.running import BAKERY, ROOT

PROGRAM = """
import sys
HEAVY = {"textual", "rich", "jinja2", "typst", "docx", "lxml", "icalendar", "openpyxl"}
from advisor.cli import main
try:
    code = main(sys.argv[1:])
except SystemExit as stopped:
    code = stopped.code
loaded = sorted({name.partition(".")[0] for name in sys.modules} & HEAVY)
print(f"exit {code}, loaded: {loaded}", file=sys.stderr)
"""


@pytest.mark.parametrize(
    "arguments",
    [
        ("advise", BAKERY),
        ("check", BAKERY),
        ("why", BAKERY, "listen-first"),
        ("questions",),
        ("--version",),
    ],
    ids=lambda arguments: str(arguments[0]),
)
def test_a_printing_command_loads_no_screens_and_no_printers(arguments: tuple[object, ...]) -> None:
    command = [sys.executable, "-c", PROGRAM, *map(str, arguments)]
    ran = subprocess.run(
        command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=120, check=False
    )
    assert ran.stderr.splitlines()[-1] == "exit 0, loaded: []"
