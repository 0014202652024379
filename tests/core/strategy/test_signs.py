"""What shows early that a goal's number moves."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.builders import item, rule
from tests.core.strategy.goal_case import WAY, goal_text


def test_where_somebody_waits_the_first_sign_is_that_nobody_does() -> None:
    kpi = (item("k", "kpi", scope="goal"), rule("c", each="goal", recommend="k"))
    owed = item("a", "tactic", scope="place", claim="duty", rhythm="once", who="owner")
    answer = (owed, rule("r", each="place", recommend="a"))
    numbers: dict[str, Any] = {"baseline": 3, "target": 5}
    waiting = {"waits": ("questions",), "state": "alive"}
    said = goal_text(*kpi, *answer, place=waiting, **numbers)
    assert "nobody is left waiting for an answer: the page" in said
    assert "nobody is left waiting" not in goal_text(*kpi, place=waiting, **numbers)
    shut = {**waiting, "state": "not_admitted"}
    assert "nobody is left waiting" not in goal_text(*kpi, *answer, place=shut, **numbers)


def test_a_second_number_that_the_words_name_is_not_said_again() -> None:
    kpi = (item("k", "kpi", scope="goal"), rule("c", each="goal", recommend="k"))
    numbers: dict[str, Any] = {"baseline": 3, "target": 5, "second_now": 7}
    assert "Also watch: late, 7 now." in goal_text(*kpi, second="late", **numbers)
    assert "Also watch: seven late." in goal_text(*kpi, second="seven late", **numbers)
    wanted = goal_text(*kpi, second="late", second_target=4, second_unit="share", **numbers)
    assert "Also watch: late, 7 of 100 now; it should be 4 of 100." in wanted


def test_before_a_near_day_it_is_counted_every_evening_and_no_later_sign_is_named() -> None:
    kpi = (item("k", "kpi", scope="goal"), rule("c", each="goal", recommend="k"))
    numbers: dict[str, Any] = {"baseline": 3, "target": 5, "date": date(2026, 12, 4)}
    said = goal_text(*kpi, *WAY, **numbers)
    assert "every evening" in said
    assert "First signs" not in said


def test_who_counts_already_goes_on_only_with_two_early_signs() -> None:
    kpi = (item("k", "kpi", scope="goal"), rule("c", each="goal", recommend="k"))
    second = (item("y", "tactic", claim="lead", carries=["a"]), rule("s", recommend="y"))
    numbers: dict[str, Any] = {"baseline": 3, "target": 5, "business": {"owner_hours": 9}}
    assert "You count it already" not in goal_text(*kpi, *WAY, **numbers)
    assert "You count it already" in goal_text(*kpi, *WAY, *second, **numbers)


def test_a_second_measure_of_less_value_is_what_moves_before() -> None:
    first = (item("k", "kpi", scope="goal"), rule("r", each="goal", recommend="k", value="high"))
    second = (item("l", "kpi", scope="goal"), rule("s", each="goal", recommend="l", value="low"))
    assert "Early sign: Count." in goal_text(*first, *second, baseline=3, target=5)
    assert "Early sign" not in goal_text(*first, baseline=3, target=5)
