"""Fixtures shared by all tests: the real rule base, loaded once."""

from __future__ import annotations

import builtins
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from advisor.advise import advise
from advisor.checking.check import DAY
from advisor.core.reasoning.outline import Outline
from advisor.core.rules.rulebase import Rulebase
from advisor.engine.chain import Matcher
from advisor.engine.reference import ReferenceMatcher
from advisor.engine.select import select_engine
from advisor.files.interview import read_interview
from advisor.files.resources import rulebase_folder
from advisor.files.rulebase import load_rulebase

# Two runs of the tests draw the same examples; ``--hypothesis-profile=explore`` draws new
# ones, and ten times as many; ``=few`` a fifth (see tests.strategies.examples).
settings.register_profile("same", derandomize=True, max_examples=100)
settings.register_profile("explore", derandomize=False, max_examples=1000)
settings.register_profile("few", derandomize=True, max_examples=20)
settings.load_profile("same")

ROOT = Path(__file__).parent.parent
SCENARIOS = sorted((ROOT / "scenarios").glob("*.toml"))


@pytest.fixture(scope="session")
def real() -> Rulebase:
    """The rule base that comes with the program."""
    return load_rulebase(rulebase_folder())


@pytest.fixture(scope="session")
def reference(real: Rulebase) -> Matcher:
    """The reference engine over the real rule base."""
    return ReferenceMatcher(real)


@pytest.fixture(scope="session")
def engine(real: Rulebase) -> Matcher:
    """The engine in use over the real rule base."""
    return select_engine(None).matcher(real)


@pytest.fixture(scope="session")
def outlines(real: Rulebase, engine: Matcher) -> dict[str, Outline]:
    """The outlines of a hundred scenarios, by their file's stem."""
    return {
        path.stem: advise(real, read_interview(path, real).answers, engine, DAY)
        for path in SCENARIOS[:: len(SCENARIOS) // 100]
    }


@pytest.fixture
def without_durable(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Python in which durable_rules cannot be imported."""
    real_import = builtins.__import__

    def refusing(name: str, *rest: Any, **more: Any) -> Any:
        if name.startswith(("durable", "advisor.engine.durable")):
            raise ImportError("undefined symbol: PyEval_CallObject")
        return real_import(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", refusing)
