"""What a rule author reads about the unit and the time of a measure."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from advisor.core.diagnostic import Diagnostic, Diagnostics
from advisor.core.rules.catalogue import Kpi
from advisor.core.rules.rulebase import Rulebase
from advisor.core.rules.validate_rulebase import build_rulebase
from tests.builders import problems_of, question


def measured(**more: Any) -> list[Diagnostic]:
    """What is wrong where the second of two measures says ``more``."""
    both = {"unit": "count", "per": "month"}
    options = [
        {"id": "orders", "label": "Orders", **both},
        {"id": "visits", "label": "Visits", **more},
    ]
    return problems_of(
        question("goal.measure", option=options),
        question("goal.unit", options=("count", "money"), presumed=True),
        question("goal.per", options=("week", "month"), presumed=True),
    )


def test_a_measure_that_says_both_has_no_problems() -> None:
    assert measured(unit="money", per="week") == []


def test_a_unit_or_a_time_that_there_is_none_of_is_refused_with_the_valid_ones() -> None:
    (problem,) = measured(unit="count", per="yearly")
    assert str(problem) == (
        "question[goal.measure].option.1.per: unknown per of a measure 'yearly' "
        "(expected one of month, week)"
    )


@pytest.mark.parametrize(("said", "missing"), [({"unit": "count"}, ["per"]), ({}, ["unit", "per"])])
def test_a_measure_says_its_unit_and_its_time(said: dict[str, str], missing: list[str]) -> None:
    assert [problem.key for problem in measured(**said)] == [
        f"question[goal.measure].option.1.{field}" for field in missing
    ]


def test_a_measure_that_nothing_counts_is_refused(real: Rulebase) -> None:
    """Whoever chose it would not be told how to count it."""
    definitions = real.definitions
    items = tuple(
        item.model_copy(update={"counts": ()})
        if isinstance(item, Kpi) and "leavers" in item.counts
        else item
        for item in definitions.items
    )
    rules = tuple(rule for rule in definitions.rules if rule.id != "measure-leavers")
    problems = Diagnostics()
    build_rulebase(replace(definitions, items=items, rules=rules), problems)
    (found,) = (problem for problem in problems.found if problem.code == "never-counted")
    assert str(found).endswith('(write a [[kpi]] with counts = ["leavers"])')


def test_what_every_measure_counts_is_named_as_a_thing(real: Rulebase) -> None:
    # “What is counted: of 100” and “Who come back: from 3 to 5” lack their words.
    begun = re.compile(r"(of|as|who|sent|taken|booked)\b")
    units = [item.unit for item in real.items.values() if isinstance(item, Kpi) and item.unit]
    assert units
    assert [unit for unit in units if begun.match(unit)] == []
