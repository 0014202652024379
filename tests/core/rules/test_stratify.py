"""The order rules run in: after every rule that may conclude what they read."""

from __future__ import annotations

import pytest

from advisor.core.rules.rule import Rule
from advisor.core.rules.rulebase import CycleError, stratify
from tests.builders import rule

NAMES = ("business.f", "business.g", "business.h")


def reading(name: str, read: str, found: str) -> Rule:
    return rule(name, {f"business.{read}": "yes"}, find={f"business.{found}": "yes"})


def test_a_rule_runs_after_all_that_may_conclude_what_it_reads() -> None:
    rules = (
        reading("last", "h", "x"),
        reading("third", "g", "h"),
        reading("second", "f", "g"),
        reading("first", "answer", "f"),
        reading("also-first", "answer", "h"),
    )
    strata = [[one.id for one in stratum] for stratum in stratify(rules, NAMES)]
    assert strata == [["also-first", "first"], ["second"], ["third"], ["last"]]


def test_a_cycle_names_its_findings_each_waiting_for_the_next() -> None:
    rules = (reading("r", "g", "f"), reading("s", "h", "g"), reading("t", "f", "h"))
    with pytest.raises(CycleError) as caught:
        stratify(rules, NAMES)
    path = caught.value.path
    assert path[0] == path[-1]
    reads = {"business.f": "business.g", "business.g": "business.h", "business.h": "business.f"}
    assert [reads[name] for name in path[:-1]] == list(path[1:])
