"""Commands that only print load neither screens nor the libraries of screens."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.cli.running import BAKERY, ROOT

PROGRAM = """
import sys
from advisor.cli import main
try:
    code = main(sys.argv[1:])
except SystemExit as stopped:
    code = stopped.code
loaded = sorted({name.partition(".")[0] for name in sys.modules} & {"textual", "rich"})
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
def test_a_printing_command_loads_no_screens(arguments: tuple[object, ...]) -> None:
    command = [sys.executable, "-c", PROGRAM, *map(str, arguments)]
    ran = subprocess.run(
        command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=120, check=False
    )
    assert ran.stderr.splitlines()[-1] == "exit 0, loaded: []"
