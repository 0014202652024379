"""The gap in the owner's own figures, in sentences; sums of ours are marked as ours."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from advisor.core.interview.answer import DONT_KNOW
from tests.builders import item, rule
from tests.core.strategy.goal_case import WAY, goal_text


@pytest.mark.parametrize(
    ("goal", "said"),
    [
        (
            {"baseline": 34, "target": 50, "unit": "share", "per": "all"},
            "Orders: from 34 to 50 of 100 by Thu 31 Dec. That is 16 more of each 100.",
        ),
        (
            {"baseline": 18, "target": 30, "unit": "count", "per": "week"},
            "Orders: from 18 to 30 a week by Thu 31 Dec. That is 12 more a week.",
        ),
        (
            {"baseline": 9, "target": 4, "unit": "count", "per": "month"},
            "Orders: from 9 to 4 a month by Thu 31 Dec. That is 5 fewer a month.",
        ),
        (
            {"baseline": 9, "target": 4, "unit": "days", "per": "all"},
            "Orders: from 9\u00a0days to 4\u00a0days by Thu 31 Dec. That is 5\u00a0days less.",
        ),
        ({"target": 4}, "Orders: 4 by Thu 31 Dec; how many now is not known."),
        ({"baseline": 4}, "Orders: 4 now; no target is set yet for Thu 31 Dec."),
    ],
)
def test_the_gap_is_said_in_the_owners_unit_and_period(goal: dict[str, Any], said: str) -> None:
    assert goal_text(**goal).startswith(said)


def test_a_measure_in_own_words_is_said_in_those_words() -> None:
    assert goal_text(measure="own", measure_words="Teams that enter", target=3).startswith(
        "Teams that enter: 3 by"
    )


def test_of_how_many_makes_it_people_and_the_sum_is_marked_as_ours() -> None:
    share: dict[str, Any] = {"baseline": 34, "target": 50, "unit": "share", "of": 11}
    said = goal_text(of_per="week", **share)
    assert "Of 11 a week that is about 23 in three months; our sum." in said


def test_where_the_time_is_not_said_the_sum_names_none() -> None:
    share: dict[str, Any] = {"baseline": 34, "target": 50, "unit": "share", "of": 110}
    assert "Of 110 that is about 18; our sum." in goal_text(**share)


@pytest.mark.parametrize(
    ("known", "marks"), [({}, True), ({"last_sum": 180}, False), ({"stay": "leave"}, False)]
)
def test_no_straight_line_is_drawn_to_a_drive_or_past_what_is_fixed_first(
    known: dict[str, Any], marks: bool
) -> None:
    goal: dict[str, Any] = {"unit": "count", "per": "all", "date": date(2027, 10, 31)}
    assert ("On the way" in goal_text(baseline=0, target=90, **goal, **known)) is marks


def test_a_day_in_words_is_said_in_those_words() -> None:
    said = goal_text(
        baseline=0, target=88, unit="count", day_in_words="when the season ends", date=None
    )
    assert "from 0 to 88, “when the season ends”." in said.lower()


@pytest.mark.parametrize(("day", "said"), [(date(2026, 12, 15), True), (date(2026, 3, 1), False)])
def test_a_fixed_day_comes_with_what_happens_then(day: date, said: bool) -> None:
    told = goal_text(baseline=4, target=8, fixed_day=day, fixed_day_words="the market opens.")
    assert ("A day is fixed: Tue 15 Dec, “the market opens”." in told) == said


def test_how_much_it_was_once_is_proposed_where_there_is_no_target() -> None:
    proposed = "It was 61 once: take that as the target until you set another."
    assert proposed in goal_text(baseline=48, before_number=61)
    assert proposed not in goal_text(baseline=48, target=55, before_number=61)


def test_where_people_are_missing_is_said_in_the_owners_words() -> None:
    said = goal_text(baseline=0, target=12, where="the house by the river", where_number=8)
    assert "Missing most: “the house by the river”, 8." in said


@pytest.mark.parametrize(("target", "weekly"), [(40, True), (6, False)])
def test_a_rate_is_named_only_where_it_is_at_least_one_a_week(target: int, weekly: bool) -> None:
    goal: dict[str, Any] = {"date": date(2027, 6, 1), "unit": "count", "per": "all"}
    assert ("a week" in goal_text(baseline=3, target=target, **goal)) is weekly


@pytest.mark.parametrize(("weeks", "soon"), [(0, True), (26, False)])
def test_no_milestone_comes_before_anything_can_show(weeks: int, soon: bool) -> None:
    goal: dict[str, Any] = {"date": date(2027, 5, 1), "unit": "count", "per": "month"}
    said = goal_text(baseline=3, target=30, shows_after=weeks, **goal)
    assert ("On the way" in said) is soon


def test_without_of_how_many_nothing_is_summed() -> None:
    assert "our sum" not in goal_text(baseline=34, target=50, unit="share")


def test_how_to_count_is_said_with_what_shows_earlier() -> None:
    kpi = (item("k", "kpi", scope="goal"), rule("c", each="goal", recommend="k"))
    said = goal_text(*kpi, *WAY, baseline=3, target=5, business={"owner_hours": 4})
    assert "How to count it: Count. First signs: " in said


def test_what_begins_too_late_to_be_counted_is_said_with_its_day() -> None:
    goal: dict[str, Any] = {"baseline": 3, "target": 30, "unit": "count", "per": "month"}
    late = goal_text(**goal, shows_after=4, date=date(2026, 12, 10))
    assert "By Thu 10 Dec only what began by Thu 12 Nov can be counted" in late
    assert "16 on Fri 25 Dec, 30 on Fri 22 Jan 2027 (our estimate)" in late
    soon = goal_text(**goal, shows_after=4, date=date(2027, 3, 1))
    assert "Only what begins by Mon 1 Feb 2027 can still be counted" in soon


def test_the_owners_own_period_counts_more_than_what_a_measure_presumes() -> None:
    goal: dict[str, Any] = {"measure": "own", "measure_words": "trial lessons a term"}
    assert "17 a term now" in goal_text(baseline=17, **goal)
    assert "17 a week now" in goal_text(baseline=17, per="week", **goal)


def test_the_owners_own_period_counts_also_behind_a_goal_that_is_not_named_yet() -> None:
    goal: dict[str, Any] = {"measure": "own", "measure_words": "trial lessons a term"}
    assert "17 a week now" in goal_text(baseline=17, per="week", unnamed_first=True, **goal)


@pytest.mark.parametrize(
    "words",
    ["calls answered within a week", "people who come twice a week", "bookings made a week ahead"],
)
def test_how_long_or_how_often_is_no_period_in_which_a_goal_is_counted(words: str) -> None:
    assert "17 a week" not in goal_text(baseline=17, measure="own", measure_words=words)


def test_money_that_is_not_spent_has_its_reason() -> None:
    business = {"owner_hours": 4, "money": 50, "money_once": 0}
    said = goal_text(item_id="programme:money", target=3, business=business)
    assert said == "Nothing in this plan needs more money, so keep the rest."


def test_no_money_is_not_spoken_of() -> None:
    business = {"owner_hours": 4, "money": 0, "money_once": DONT_KNOW}
    assert goal_text(item_id="programme:money", target=3, business=business) == ""


def test_hours_that_stay_free_are_said() -> None:
    said = goal_text(item_id="programme:hours", target=3, business={"owner_hours": 4})
    assert said.startswith("Free on average a week: you 4\u00a0h.")
