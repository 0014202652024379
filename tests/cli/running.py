"""Running the command line inside the tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from advisor.cli import main

ROOT = Path(__file__).parent.parent.parent
BAKERY = ROOT / "scenarios" / "bakery.toml"
# Every command as it is typed, by a name.
COMMANDS = {
    "version": "--version",
    "help": "--help",
    "wrong": "advize",
    "start": "",
    "interview": "interview --plain",
    "advise": f"advise {BAKERY}",
    "sheets": "sheets",
    "next": f"next {BAKERY}",
    "why": f"why {BAKERY} listen-first",
    "why-not": f"why-not {BAKERY} approach-show-the-work",
    "what-would-change": f"what-would-change {BAKERY} listen-first",
    "what-if": f"what-if {BAKERY} staff=12",
    "compare": f"compare {BAKERY} {BAKERY}",
    "trace": f"trace {BAKERY}",
    "graph": f"graph {BAKERY}",
    "teach": f"teach {BAKERY}",
    "lessons": "teach",
    "questions": "questions",
    "rules": "rules",
    "principles": "principles",
    "check": f"check {BAKERY} --coverage",
    "preview": f"preview {BAKERY}",
    "review": f"review {BAKERY} --list",
    "migrate": f"migrate {BAKERY}",
    "schema": "schema outline",
}
# Tried every time, for each starts the program: one that only parses.
FAST = ("version",)


@dataclass(frozen=True)
class Ran:
    """What one run of the command line left behind."""

    code: int
    out: str
    err: str

    @property
    def complaint(self) -> str:
        """The one line on stderr of a run that failed."""
        assert self.code == 2, self
        assert self.out == "", self.out
        (line,) = self.err.splitlines()
        assert line.startswith("advisor: ")
        return line.removeprefix("advisor: ")


Run = Callable[..., Ran]


def runner(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs ``advisor`` with arguments, in this process."""

    def run(*arguments: object) -> Ran:
        capsys.readouterr()
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as stopped:
            code = int(stopped.code or 0)
        out, err = capsys.readouterr()
        return Ran(code, out, err)

    return run


def every(names: tuple[str, ...] = tuple(COMMANDS)) -> list[object]:
    """Parameters of which only some are tried every time."""
    return [name if name in FAST else pytest.param(name, marks=pytest.mark.slow) for name in names]
