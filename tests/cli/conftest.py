"""Fixtures of the command line's tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.cli import commands
from advisor.core.rules.rulebase import Rulebase
from advisor.engine import select
from advisor.engine.chain import Matcher
from advisor.engine.reference import ReferenceMatcher
from advisor.files import rulebase as files
from tests.cli.running import ROOT, Run, runner

load_from_disk = files.load_rulebase


@pytest.fixture
def advisor(
    real: Rulebase,
    engine: Matcher,
    reference: Matcher,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Run:
    """Runs ``advisor`` with arguments, in this process.

    The real rule base and the engines over it are loaded once for all tests; a rule
    base in any other folder is read from disk.  Of all our scenarios a few are run.
    """
    files_of = commands._scenario_files

    def some(paths: list[Path]) -> list[Path]:
        return files_of(paths)[::40] if paths == [ROOT / "scenarios"] else files_of(paths)

    def load(folder: Path) -> Rulebase:
        return real if folder == ROOT / "rulebase" else load_from_disk(folder)

    def matcher(base: Rulebase) -> Matcher:
        return reference if base is real else ReferenceMatcher(base)

    monkeypatch.setattr(commands, "_scenario_files", some)
    monkeypatch.setattr(files, "load_rulebase", load)
    monkeypatch.setattr(select, "ReferenceMatcher", matcher)
    if select.select_engine().name == "durable":
        from advisor.engine import durable

        new = durable.DurableMatcher
        monkeypatch.setattr(
            durable, "DurableMatcher", lambda base: engine if base is real else new(base)
        )
    return runner(capsys)
