"""The same answers give the same bytes, in whichever order Python walks its sets."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import tomli
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advisor.core.rules.rulebase import Rulebase
from advisor.files.interview_written import write_interview
from tests.conftest import ROOT, SCENARIOS
from tests.strategies import examples, interviews

SEEDS = ("1", "2")
# Both processes render every EVERYth scenario.
EVERY = 6
QUESTIONS = (
    ("why", "scenarios/bakery.toml", "listen-first"),
    ("why-not", "scenarios/bakery.toml", "first-twenty-backers"),
    ("what-would-change", "scenarios/bakery.toml", "ask-them-to-join:cafe-rosa"),
    ("compare", "scenarios/bakery.toml", "scenarios/charity.toml"),
    ("graph", "scenarios/bakery.toml"),
    ("teach", "scenarios/bakery.toml"),
)


def said(*arguments: str) -> list[str]:
    """What a command prints in processes with different hash seeds."""
    outputs = []
    for seed in SEEDS:
        ran = subprocess.run(
            [sys.executable, "-m", *arguments],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        outputs.append(ran.stdout)
    return outputs


@pytest.mark.slow
def test_the_same_answers_give_the_same_outline(real: Rulebase, tmp_path: Path) -> None:
    for path in SCENARIOS[::EVERY]:
        shutil.copy(path, tmp_path)
        like = tomli.loads(path.read_text(encoding="utf-8")).get("like")
        if like is not None:
            shutil.copy(path.with_name(like), tmp_path)

    @settings(max_examples=examples(60), deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def add_random_interviews(data: st.DataObject) -> None:
        number = len(list(tmp_path.iterdir()))
        write_interview(tmp_path / f"random-{number}.toml", "x", data.draw(interviews(real)))

    add_random_interviews()
    one, other = said("tests.rendering", str(tmp_path))
    assert len(one.splitlines()) > len(SCENARIOS[::EVERY]) + 1
    assert one.splitlines() == other.splitlines()


@pytest.mark.slow
def test_the_same_questions_to_the_reasoning_get_the_same_answers() -> None:
    one, other = said("tests.asking", *(" ".join(command) for command in QUESTIONS))
    assert one.count("\n{") >= len(QUESTIONS) - 1
    assert one.splitlines() == other.splitlines()
