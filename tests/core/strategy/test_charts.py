"""The figures of charts are those of the plan and of the owner."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.core.rules.rulebase import Rulebase
from advisor.core.strategy.case import Case
from advisor.core.strategy.charts import efforts, ways, week_hours
from advisor.engine.chain import Matcher
from tests.driving import environment, firm


@pytest.fixture
def case(real: Rulebase, reference: Matcher, tmp_path: Path) -> Case:
    return environment(real, reference, tmp_path).case(firm("bakery", real))


def test_the_hours_of_a_week_are_those_that_are_booked_in_it(case: Case) -> None:
    booked = [b for p in case.plan.placements for b in p.bookings]
    for number, week in enumerate(week_hours(case)):
        assert week.hours == pytest.approx(sum(b.hours for b in booked if b.week == number))


def test_every_relationship_has_a_bar_the_most_valuable_first(case: Case) -> None:
    found = efforts(case)
    assert [one.subject.relationship for one in found] == list(case.ranked_relationships)
    assert [one.value for one in found] == ["high"] * len(found)


def test_the_way_leads_from_the_owners_figure_to_the_owners_target(case: Case) -> None:
    (way,) = ways(case)
    assert [way.stones[0].figure, way.stones[-1].figure] == [30, 45]
    assert [stone.day for stone in way.stones] == sorted(stone.day for stone in way.stones)
