"""What holds a goal back is answered by an approach, and that by lead moves."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from advisor.advise import open_case
from advisor.core.rules.catalogue import Item
from advisor.core.rules.question import Finding, Question
from advisor.core.rules.rule import Rule
from advisor.core.strategy.diagnosis import Diagnosis, lead_moves
from advisor.engine.reference import ReferenceMatcher
from tests.builders import answers, item, question, rule, rulebase

DAY = date(2026, 1, 5)
Part = Question | Finding | Rule | Item


def way(
    obstacle: str,
    weight: str,
    value: str = "medium",
    *,
    move: bool = True,
    takes_weeks: int = 0,
    **fields: object,
) -> list[Part]:
    """An obstacle with an approach to it, ``to-…``, and its lead move, ``do-…``."""
    to, do = f"to-{obstacle}", f"do-{obstacle}"
    parts: list[Part] = [
        item(obstacle, "obstacle", **fields),
        rule(f"is-{obstacle}", each="goal", obstacle=obstacle, weight=weight),
        item(to, "approach", answers=[obstacle]),
        rule(f"go-{to}", each="goal", recommend=to, value=value),
        item(do, "tactic", claim="lead", carries=[to], takes_weeks=takes_weeks),
        rule(f"go-{do}", {} if move else {"goal.kind": "joint"}, each="goal", recommend=do),
    ]
    return parts


def diagnose(*parts: Part, goals: tuple[str, ...] = ("hiring",), **goal: str | date) -> Diagnosis:
    base = rulebase(*parts)
    own = {f"goal.{key}": value for key, value in goal.items()}
    given = answers()
    entries = tuple({"goal.kind": kind, **own} for kind in goals)
    case = open_case(base, given.with_entries("goal", entries), ReferenceMatcher(base), DAY)
    assert case.diagnosis is not None
    return case.diagnosis


def chosen(diagnosis: Diagnosis) -> list[str]:
    return [choice.approach.item.id for choice in diagnosis.choices]


def test_the_heaviest_obstacle_is_the_diagnosis_and_the_next_is_named() -> None:
    found = diagnose(*way("light", "low"), *way("heavy", "high"), *way("fair", "medium"))
    assert [one.item.id for one in found.obstacles] == ["heavy", "fair", "light"]
    assert found.next is not None
    assert found.next.item.id == "fair"


def test_of_equal_obstacles_the_order_of_the_catalogue_decides() -> None:
    found = diagnose(*way("one", "high"), *way("other", "high"))
    assert [one.item.id for one in found.obstacles] == ["one", "other"]


@pytest.mark.parametrize(("day", "first"), [(DAY + timedelta(10), "light"), (None, "heavy")])
def test_what_takes_longer_than_a_near_day_does_not_lead(day: date | None, first: str) -> None:
    parts: tuple[Part, ...] = (question("goal.date", "date"), *way("heavy", "high", takes_weeks=2))
    parts = (*parts, *way("light", "low"))
    found = diagnose(*parts, date=day) if day else diagnose(*parts)
    assert found.main is not None
    assert (found.main.item.id, chosen(found)[0]) == (first, f"to-{first}")


def test_the_approach_to_the_heaviest_obstacle_comes_first_whatever_its_value() -> None:
    found = diagnose(*way("light", "low", value="high"), *way("heavy", "high", value="low"))
    assert chosen(found) == ["to-heavy", "to-light"]


def test_at_most_two_approaches_are_chosen_and_the_rest_are_passed_over() -> None:
    found = diagnose(*way("a", "high"), *way("b", "high"), *way("c", "high"))
    assert chosen(found) == ["to-a", "to-b"]
    assert [one.item.id for one in found.passed_over] == ["to-c"]


def test_an_approach_without_a_recommended_lead_move_is_not_chosen() -> None:
    assert chosen(diagnose(*way("a", "high", move=False), *way("b", "low"))) == ["to-b"]


def test_what_carries_out_an_approach_that_is_not_chosen_is_no_lead_move() -> None:
    found = diagnose(*way("a", "high"), *way("b", "high"), *way("c", "high"))
    assert lead_moves([found]) == {"do-a", "do-b"}


def test_an_obstacle_of_the_business_holds_every_goal_back() -> None:
    parts = way("a", "low")
    inside = way("all", "high", scope="business")
    assert diagnose(*parts, *inside).obstacles[0].item.id == "all"


@pytest.mark.parametrize(
    ("said", "view"), [("mine", "same"), ("also", "also"), ("none", "other"), ("nothing", "")]
)
def test_the_owners_own_view_is_compared_with_what_the_facts_say(said: str, view: str) -> None:
    options = ("mine", "also", "none", "nothing")
    found = diagnose(
        question("goal.in_the_way", options=options),
        *way("a", "high", seen_as=["mine"]),
        *way("b", "low", seen_as=["also"]),
        in_the_way=said,
    )
    assert found.view == view
