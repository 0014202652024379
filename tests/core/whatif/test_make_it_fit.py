"""What waits is planned with more hours, more money or another day; each was tried."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from advisor.advise import open_case
from advisor.core.interview.answers import Answers
from advisor.core.strategy.case import Case
from advisor.core.whatif.make_it_fit import what_would_make_it_fit
from advisor.engine.reference import ReferenceMatcher
from tests.builders import answers, item, question, rule, rulebase

DAY = date(2026, 1, 5)


def ways(hours: float = 5, day: date = date(2026, 9, 1), **work: Any) -> dict[str, object]:
    """By question, the answer with which work would be planned."""
    base = rulebase(
        question("business.owner_hours", "number"),
        question("business.money_once", "money", max=1000),
        question("goal.date", "date"),
        item("x", "tactic", **work),
        rule("r", recommend="x"),
    )
    matcher = ReferenceMatcher(base)

    def plan(given: Answers) -> Case:
        return open_case(base, given, matcher, DAY)

    given = answers(owner_hours=hours, money_once=0)
    given = given.with_entries("goal", ({"goal.kind": "hiring", "goal.date": day},))
    found = what_would_make_it_fit(plan(given), "x", plan)
    return {one.question.id: one.after for one in found}


def test_what_is_planned_needs_nothing() -> None:
    assert ways() == {}


def test_it_needs_the_hours_that_it_takes() -> None:
    assert ways(hours=0, setup_hours=4, weekly_hours=1) == {"business.owner_hours": 0.5}


def test_it_needs_the_money_that_it_costs() -> None:
    assert ways(outlay_once=120) == {"business.money_once": 150.0}


@pytest.mark.parametrize("passed", [date(2025, 12, 1), date(2024, 6, 1)])
def test_a_day_that_has_passed_is_counted_from_today(passed: date) -> None:
    assert ways(day=passed, takes_weeks=12) == {"goal.date": date(2026, 4, 6)}


def test_a_day_too_near_may_be_later() -> None:
    assert ways(day=date(2026, 2, 2), takes_weeks=12) == {"goal.date": date(2026, 3, 30)}
