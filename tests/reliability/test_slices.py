"""A small part of what the scripts of this folder try, with every run of the tests."""

from __future__ import annotations

import argparse
from pathlib import Path
from random import Random

import pytest

from advisor.core.rules.rulebase import Rulebase
from advisor.engine.chain import Matcher
from tests.reliability import consults, fuzz, kills
from tests.reliability.running import Tally

pytestmark = pytest.mark.slow  # Each tries a number of things that take time.


def tally(number: int, seed: int = 0) -> Tally:
    """Counts a few."""
    return Tally(argparse.Namespace(number=number, seed=seed, state=None))


def test_random_consults_come_out_equal_on_both_engines(
    real: Rulebase, engine: Matcher, reference: Matcher
) -> None:
    few = tally(100)
    while few.done < few.most:
        consults.compare(few, real, (engine, reference))
    assert few.faults == []


def test_mangled_files_commands_and_input_end_in_a_line(
    real: Rulebase, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("ADVISOR_HOME", "HOME"):
        monkeypatch.setenv(name, "")  # What each case sets is put back.
    few = tally(10)
    fuzz.run(few, real)
    assert few.faults == []


def test_a_killed_interview_keeps_what_was_confirmed(real: Rulebase, tmp_path: Path) -> None:
    confirmed = kills.kill_plain(real, tmp_path, Random(1))  # noqa: S311
    assert kills.look(real, tmp_path, confirmed) == []
