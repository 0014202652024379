"""What one more is worth, in money and in hours."""

from __future__ import annotations

from typing import Any

import pytest

from tests.core.strategy.goal_case import goal_text


def test_what_one_brings_and_takes_is_multiplied_by_what_is_missing() -> None:
    numbers: dict[str, Any] = {"baseline": 4, "target": 9, "unit": "count", "per": "month"}
    assert "At 360 each that is 1,800 a month; our sum." in goal_text(price=360, **numbers)
    said = goal_text(hours_each=11, **numbers)
    assert "At 11\u00a0hours each that is 55\u00a0hours a month; our sum." in said


@pytest.mark.parametrize(
    ("goal", "said"),
    [
        ({"target": 8}, "At 15\u00a0min each that is 3.5\u00a0hours a month; our sum."),
        ({}, "At 15\u00a0min each that is 5.5\u00a0hours a month now; our sum."),
        ({"baseline": 2}, "At 15\u00a0min each that is 30\u00a0min a month now; our sum."),
    ],
)
def test_small_hours_are_said_in_minutes_and_halves_also_without_a_target(
    goal: dict[str, Any], said: str
) -> None:
    numbers: dict[str, Any] = {"baseline": 22, "unit": "count", "per": "month", **goal}
    assert said in goal_text(hours_each=0.25, **numbers)


def test_what_is_moved_from_a_portal_saves_its_fee_less_what_direct_costs() -> None:
    goal: dict[str, Any] = {"baseline": 6, "target": 30, "unit": "share", "of": 50}
    goal |= {"kind": "direct", "of_per": "month", "price": 62, "own_cost": 2}
    said = goal_text(place={"fee": 14.5, "fee_before": 9}, **goal)
    assert "Of 62 the page keeps 8.99, and direct costs you 2: 6.99 saved on each" in said
    assert "so 12 moved a month save 83.88 a month; our sum." in said
    assert "It kept 9 of 100 before; the rise costs you about 160 a month." in said


def test_what_a_rise_costs_names_no_period_where_the_whole_has_none() -> None:
    goal: dict[str, Any] = {"baseline": 6, "target": 30, "unit": "share", "of": 50, "price": 62}
    goal |= {"kind": "direct", "of_per": "all", "per": "month", "own_cost": 2}
    said = goal_text(place={"fee": 14.5, "fee_before": 9}, **goal)
    assert "so 12 moved save 83.88; our sum." in said
    assert "the rise costs you about 160." in said


def test_better_work_is_weighed_against_what_is_given_up_for_it() -> None:
    goal: dict[str, Any] = {"baseline": 1, "target": 4, "unit": "count", "per": "year"}
    goal |= {"kind": "better_work", "measure": "own", "price": 3200}
    goal |= {"small_price": 95, "small_hours": 5, "small_count": 7}
    said = goal_text(business={"owner_hours": 3, "money": 1500}, **goal)
    assert (
        "3 more at 3,200 are 9,600 a year: 101 of the others at 95, 1.9 a week (one pays for 34); "
        "our sum."
    ) in said
    assert "One fewer a week costs about 412 a month and frees 5\u00a0hours a week." in said
    assert "2 fewer cost 823 a month, which leaves 677 of your 1,500." in said
    alone = goal_text(**{**goal, "target": 1, "baseline": 0})
    assert "1 at 3,200 are 3,200 a year, as much as 34 of the others at 95; our sum." in alone
    assert "at 3,200 are" not in goal_text(**{**goal, "unit": "share", "of": 50})
