"""What is missing, in people and in whole groups."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.core.strategy.goal_case import goal_text

PLACES_A_WEEK: dict[str, Any] = {"baseline": 18, "target": 30, "unit": "count", "per": "week"}


@pytest.mark.parametrize(
    ("goal", "said"),
    [
        (
            {"each_times": 2, "each_weeks": 5, **PLACES_A_WEEK},
            "each stays 5\u00a0weeks, so about 13 must start each month instead of 8.",
        ),
        ({"each_times": 3, **PLACES_A_WEEK}, "At 3 each that is about 4 more customers."),
        ({"group_size": 8, **PLACES_A_WEEK}, "In groups of 8 that is 2."),
    ],
)
def test_what_is_missing_is_said_in_people_and_in_whole_groups(
    goal: dict[str, Any], said: str
) -> None:
    assert said in goal_text(**goal)


def test_marks_on_the_way_are_whole_groups_where_only_these_are_sold() -> None:
    goal: dict[str, Any] = {"unit": "count", "per": "all", "date": date(2027, 10, 31)}
    assert "On the way: 24 on" in goal_text(baseline=0, target=88, group_size=8, **goal)


def test_who_stayed_of_how_many_says_how_many_must_begin() -> None:
    said = goal_text(baseline=31, target=41, unit="count", per="all", began=22, stayed=8)
    assert "Of 22 who began, 8 are still there." in said
    assert "10 more take about 28 who begin; our sum." in said


def test_how_many_of_100_leave_is_said_where_it_is_known_of_how_many() -> None:
    leaving: dict[str, Any] = {"baseline": 96, "target": 50, "unit": "count", "per": "year"}
    said = goal_text(measure="leavers", of=430, **leaving)
    assert "96 of 430 is 22 of 100 now, and 50 would be 12; our sum." in said
    assert "of 100" not in goal_text(of=430, **leaving)
    asking: dict[str, Any] = {"baseline": 12, "unit": "count", "per": "month"}
    said = goal_text(measure="wrong_enquiries", of=16, **asking)
    assert "12 of 16 is 75 of 100; our sum." in said
