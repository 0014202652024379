"""What people want beside what there is, and what one source brings."""

from __future__ import annotations

from typing import Any

import pytest

from tests.core.strategy.goal_case import goal_text


def test_what_one_source_brings_is_said_with_what_is_left_without_it() -> None:
    numbers: dict[str, Any] = {"kind": "customers", "baseline": 40, "target": 50, "unit": "count"}
    said = goal_text(source_share=60, source_share_words="two surgeries", per="week", **numbers)
    assert "60 of 100 come through one source: “two surgeries”." in said
    assert "That is about 24 of 40 a week, and 16 without it; our sum." in said
    assert "That is about 24 of 40, and 16 without it" in goal_text(
        source_share=60, per="all", **numbers
    )
    hired = goal_text(source_share=60, **{**numbers, "kind": "hiring"})
    assert "Of the good ones, 60 of 100 came through one source." in hired
    assert "without it" not in hired
    assert "Without it nothing is left." in goal_text(source_share=100, **numbers)


@pytest.mark.parametrize(
    ("business", "said"),
    [
        (
            {"demand": 500, "demand_words": "boxes a week", "supply": 280},
            "People want 500 and you have 280 (“boxes a week”): enough for 56 of 100, ",
        ),
        ({"demand": 90, "supply": 60}, "enough for 67 of 100, and you are 30 short; our sum."),
        ({"demand": 60, "supply": 60}, "People want 60 and you have 60, so there is enough."),
    ],
)
def test_what_people_want_is_said_beside_what_there_is(business: dict[str, Any], said: str) -> None:
    assert said in goal_text(baseline=3, business=business)
    assert "People want" not in goal_text(baseline=3, business={"demand": 90})
