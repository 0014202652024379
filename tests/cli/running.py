"""Running the command line inside the tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from advisor.cli import main

ROOT = Path(__file__).parent.parent.parent
BAKERY = ROOT / "scenarios" / "bakery.toml"


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
