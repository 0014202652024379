"""Scenario files as pytest items: ``pytest scenarios`` runs every one by its name.

A TOML file is collected when it has an ``[expect]`` table.  The rule base is the
one ``advisor`` uses, or the folder given with ``--rulebase``.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from advisor.core.rules.rulebase import Rulebase
    from advisor.engine.chain import Matcher


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--rulebase FOLDER``: check scenarios against another rule base."""
    parser.getgroup("advisor").addoption(
        "--rulebase", metavar="FOLDER", help="the rule base that scenario files are checked against"
    )


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect TOML files that look like scenarios."""
    if file_path.suffix != ".toml":
        return None
    try:
        text = file_path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    if "[expect" not in text:
        return None
    file: pytest.Collector = ScenarioFile.from_parent(parent, path=file_path)
    return file


class ScenarioFile(pytest.File):
    """A file with one scenario."""

    def collect(self) -> Iterable[pytest.Item]:
        """The one item of this file, named after it."""
        yield ScenarioItem.from_parent(self, name=self.path.stem)


class ScenarioFailure(Exception):
    """What a failed scenario shows instead of a traceback."""


class ScenarioItem(pytest.Item):
    """One scenario, run and compared."""

    def runtest(self) -> None:
        """Run the scenario; every mismatch is one line of the failure."""
        from advisor.checking.check import check
        from advisor.checking.expectation import read_scenario
        from advisor.errors import AdvisorError

        try:
            rulebase, matcher = _loaded(self.config.getoption("--rulebase"))
            outcome = check(read_scenario(self.path, rulebase), rulebase, matcher)
        except AdvisorError as error:
            raise ScenarioFailure(str(error)) from None
        if not outcome.passed:
            raise ScenarioFailure("\n".join(str(unmet) for unmet in outcome.unmet))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Mismatches without a traceback; anything else as pytest shows it."""
        if isinstance(excinfo.value, ScenarioFailure):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style=style)

    def reportinfo(self) -> tuple[Path, int, str]:
        """How the item is named in reports."""
        return self.path, 0, f"scenario: {self.name}"


@lru_cache(maxsize=4)
def _loaded(folder: str | None) -> tuple[Rulebase, Matcher]:
    # The engine's side of a loaded rule base is never freed: one a process is enough.
    from advisor.engine.select import select_engine
    from advisor.files.resources import rulebase_folder
    from advisor.files.rulebase import load_rulebase

    rulebase = load_rulebase(Path(folder) if folder else rulebase_folder())
    return rulebase, select_engine(None).matcher(rulebase)
