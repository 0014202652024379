"""What a rule author reads about the unit and the time of a measure."""

from __future__ import annotations

from typing import Any

import pytest

from advisor.core.diagnostic import Diagnostic
from advisor.core.rules.question import Question
from tests.builders import problems_of, question


def measured(**more: Any) -> list[Diagnostic]:
    """What is wrong where the second of two measures says ``more``."""
    both = {"unit": "count", "per": "month"}
    measure = {
        "id": "goal.measure",
        "area": "goal",
        "kind": "choice",
        "text": "Which number?",
        "label": "Measure",
        "option": [
            {"id": "orders", "label": "Orders", **both},
            {"id": "visits", "label": "Visits", **more},
        ],
    }
    return problems_of(
        Question.model_validate(measure),
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
