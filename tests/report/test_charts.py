"""Charts in lines: as wide as asked for, true to scale, and every kind with a glyph of its own."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.core.message import Quantity, Words
from advisor.core.planning.work import Claim
from advisor.core.rules.catalogue import Level
from advisor.core.rules.fact import Subject
from advisor.core.strategy.figures import Point, Way, WeekHours, Worth
from advisor.language import english
from advisor.report.charts import GLYPHS, effort_lines, figure_of_hours, hours_lines, way_lines

DAY = date(2026, 11, 24)
HOURS = st.just(0.0) | st.floats(0.1, 60)
LANGUAGE = english().reckoned_from(DAY)


def week(duty: float = 0.0, lead: float = 0.0, limit: float | None = None) -> WeekHours:
    return WeekHours(0, DAY, ((Claim.DUTY, duty), (Claim.LEAD, lead)), limit)


def effort(name: str, hours: float, value: Level | None = "high") -> Worth:
    return Worth(Subject(relationship=name), Words(name), value, 1, hours)


def test_bars_are_as_long_as_the_hours_and_what_stays_free_is_dotted() -> None:
    full, half, *_ = hours_lines([week(2.0, 2.0, 4.0), week(1.0, 1.0, 4.0)], LANGUAGE, 70)
    duty, lead = GLYPHS[Claim.DUTY], GLYPHS[Claim.LEAD]
    assert (full.count(duty), full.count(lead)) == (20, 20)
    assert (half.count(duty), half.count(lead), half.count("·")) == (10, 10, 20)


def test_only_the_glyphs_that_are_used_are_explained() -> None:
    *_, key = hours_lines([week(lead=1.0)], LANGUAGE, 70)
    assert key == "▓ the big move"


def test_a_relationship_shows_its_value_beside_its_hours() -> None:
    first, second, _ = effort_lines([effort("Rosa", 2.0), effort("Bea", 1.0, "low")], LANGUAGE, 60)
    assert "●●●" in first
    assert "●○○" in second
    assert first.count("█") == 2 * second.count("█")


def test_the_way_to_a_number_ends_at_the_target() -> None:
    figures = (30, 35, 45)
    points = tuple(
        Point(DAY + timedelta(days=70 * n), figure, Quantity(figure))
        for n, figure in enumerate(figures)
    )
    lines = list(way_lines(Way("a", Words("New guests"), Words("Guests"), points), LANGUAGE, 80))
    assert lines[0].split() == ["When", "Figure", "From", "today"]
    assert lines[1].startswith("today")
    assert lines[2].split()[-3:-1] == ["35", "+5"]
    assert [line.count("█") + line.count("▒") for line in lines[1:]] == [27, 31, 40]
    assert lines[-1].count("▒") == 13


@given(
    st.lists(st.tuples(HOURS, HOURS), min_size=1, max_size=12),
    st.none() | st.floats(0, 80),
    st.integers(36, 120),
)
def test_no_line_is_longer_than_there_is_room_for(
    hours: list[tuple[float, float]], limit: float | None, width: int
) -> None:
    weeks = [week(duty, lead, limit) for duty, lead in hours]
    if any(one.hours for one in weeks):
        assert max(map(len, hours_lines(weeks, LANGUAGE, width))) <= width


@pytest.mark.parametrize(
    ("hours", "said"), [(0, "0 h"), (0.31, "20 min"), (0.999, "1 h"), (1.6, "1.5 h")]
)
def test_less_than_an_hour_is_said_in_minutes(hours: float, said: str) -> None:
    assert LANGUAGE.show(figure_of_hours(hours)).replace("\u00a0", " ") == said
