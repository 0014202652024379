"""The gap stays in the owner's figures."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.core.planning.gap import Figures, Period, gap_of, review_days

TODAY = date(2026, 1, 5)


def figures(now: float, target: float, weeks: int, **more: object) -> Figures:
    return Figures(0, now, target, TODAY + timedelta(weeks=weeks), **more)  # type: ignore[arg-type]


RANDOM = st.builds(
    figures,
    st.integers(0, 500),
    st.integers(0, 500),
    st.integers(-3, 60),
    period=st.sampled_from(Period),
    whole=st.booleans(),
)


def test_a_total_is_divided_by_the_weeks_left() -> None:
    assert gap_of(figures(0, 30_000, 15), TODAY).per_period == 2000


def test_what_each_week_must_bring_is_rounded_up_to_whole_ones() -> None:
    assert gap_of(figures(0, 50, 15), TODAY).per_period == 4


def test_a_level_is_not_divided() -> None:
    gap = gap_of(figures(35, 60, 22, period=Period.WEEK), TODAY)
    assert (gap.missing, gap.per_period) == (25, None)


def test_half_time_is_the_milestone_of_a_short_way() -> None:
    gap = gap_of(figures(18, 30, 10), TODAY)
    assert [stone.figure for stone in gap.milestones] == [24, 30]


def test_milestones_fall_where_the_figure_has_to_fall() -> None:
    gap = gap_of(figures(9, 3, 30), TODAY)
    assert [stone.figure for stone in gap.milestones] == [7, 5, 3]


def test_milestones_begin_where_the_work_takes_effect() -> None:
    gap = gap_of(figures(18, 30, 10), TODAY, TODAY + timedelta(weeks=2))
    assert gap.milestones[0].day == TODAY + timedelta(weeks=6)


def test_the_last_work_that_counts_is_before_the_lag() -> None:
    gap = gap_of(figures(34, 50, 26, lag_weeks=13), TODAY)
    assert gap.last_counted == TODAY + timedelta(weeks=13)


@given(RANDOM)
def test_milestones_lead_from_now_to_the_target(given_: Figures) -> None:
    stones = [given_.now, *(stone.figure for stone in gap_of(given_, TODAY).milestones)]
    assert stones == sorted(stones, reverse=given_.target < given_.now)


@given(RANDOM)
def test_the_last_milestone_is_the_target_on_its_day(given_: Figures) -> None:
    stones = gap_of(given_, TODAY).milestones
    if given_.day > TODAY:
        assert (stones[-1].day, stones[-1].figure) == (given_.day, given_.target)


@given(RANDOM)
def test_milestones_of_counts_are_whole(given_: Figures) -> None:
    if given_.whole:
        assert all(stone.figure % 1 == 0 for stone in gap_of(given_, TODAY).milestones)


@given(RANDOM)
def test_periods_and_their_share_give_the_total(given_: Figures) -> None:
    gap = gap_of(given_, TODAY)
    if gap.per_period is not None and not given_.whole:
        weeks = (given_.day - TODAY).days / 7
        assert gap.per_period * weeks == pytest.approx(gap.missing, abs=0.005 * weeks + 0.01)


@given(RANDOM)
def test_reviews_come_before_the_goals_day(given_: Figures) -> None:
    reviews = review_days((gap_of(given_, TODAY),), (given_.day,), TODAY, date.max)
    assert all(TODAY < day < given_.day for day in reviews)


def test_a_plan_is_not_looked_at_on_a_holiday() -> None:
    assert review_days((), (None,), date(2026, 11, 28), date.max) == (date(2026, 12, 23),)
    assert review_days((), (None,), date(2026, 12, 4), date.max) == (date(2026, 12, 30),)


def test_a_level_of_some_months_has_milestones_in_these_only() -> None:
    summer = figures(4, 8, 34, period=Period.WEEK, months=frozenset({5, 6, 7, 8}))
    days = [stone.day for stone in gap_of(summer, TODAY).milestones]
    assert days[0] >= date(2026, 5, 1)
    assert len(days) > 1
    # In two stretches of the year none falls between them.
    ends = figures(4, 8, 50, period=Period.WEEK, months=frozenset({1, 2, 11, 12}))
    found = [stone.day.month for stone in gap_of(ends, TODAY).milestones]
    assert set(found) <= {1, 2, 11, 12}


def test_a_goals_day_before_its_months_keeps_the_target_alone() -> None:
    too_soon = figures(4, 8, 8, period=Period.WEEK, months=frozenset({7, 8}))
    assert [stone.day for stone in gap_of(too_soon, TODAY).milestones] == [too_soon.day]


def test_a_way_that_is_not_even_has_its_target_alone() -> None:
    unknown = figures(4, 8, 34, period=Period.WEEK, even=False)
    gap = gap_of(unknown, TODAY)
    assert [stone.figure for stone in gap.milestones] == [8]
    # The work is looked at all the same.
    assert len(review_days((gap,), (unknown.day,), TODAY, date.max)) > 1


@given(st.integers(2, 60))
def test_every_goal_with_a_day_has_a_review(weeks: int) -> None:
    assert review_days((), (TODAY + timedelta(weeks=weeks),), TODAY, date.max)
