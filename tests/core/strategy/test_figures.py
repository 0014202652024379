"""The figures behind the pictures agree with the plan they are drawn from."""

from __future__ import annotations

from datetime import date

import pytest

from advisor.advise import open_case
from advisor.core.rules.rulebase import Rulebase
from advisor.core.strategy.case import Case
from advisor.core.strategy.figures import figures_of
from advisor.engine.reference import ReferenceMatcher
from advisor.language import english
from tests.driving import firm

DAY = date(2026, 11, 27)


@pytest.fixture(scope="module")
def bakery(real: Rulebase) -> Case:
    return open_case(real, firm("bakery", real), ReferenceMatcher(real), DAY)


def test_every_planned_work_is_a_bar_within_the_plan(bakery: Case) -> None:
    figures = figures_of(bakery)
    assert [bar.key for bar in figures.bars] == [p.key for p in bakery.plan.placements]
    assert all(DAY <= bar.start <= bar.ready <= bar.until <= figures.last for bar in figures.bars)


def test_hours_of_a_week_by_class_add_up_to_those_of_its_people(bakery: Case) -> None:
    # Hours by class are rounded, so a week may differ by a hundredth.
    planned = [week.load.hours for week in bakery.plan.weeks]
    drawn = [week.hours for week in figures_of(bakery).weeks]
    assert drawn == pytest.approx(planned, abs=0.01)
    assert sum(planned) > 0


def test_a_goal_goes_from_its_number_today_to_its_target(bakery: Case) -> None:
    (way,) = figures_of(bakery).ways
    assert (way.points[0].day, way.points[0].figure) == (DAY, 30)
    assert (way.points[-1].day, way.points[-1].figure) == (date(2027, 6, 30), 45)


def test_relationships_have_their_hours_the_most_valuable_first(bakery: Case) -> None:
    found = figures_of(bakery).relationships
    names = [english().show(one.name) for one in found]
    assert names == ["Café Rosa", "Florist Linden", "Saturday regulars"]
    assert [one.subject.relationship for one in found] == list(bakery.ranked_relationships)
    assert [one.points for one in found] == sorted((one.points for one in found), reverse=True)
    assert all(one.hours > 0 for one in found)
