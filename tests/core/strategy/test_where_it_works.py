"""The best and the worst beside the goal's number, and what all have together."""

from __future__ import annotations

from typing import Any

import pytest

from advisor.advise import open_case
from advisor.engine.reference import ReferenceMatcher
from advisor.language import english
from tests.builders import AREAS, answers, question, rulebase
from tests.core.strategy.goal_case import DAY, PLACES, QUESTIONS, SECTIONS, goal_text


def test_where_the_fewest_leave_is_compared_only_with_how_many_work_there() -> None:
    leaving: dict[str, Any] = {"baseline": 40, "target": 25, "unit": "count", "per": "year"}
    leaving |= {"measure": "leavers", "of": 200}
    said = goal_text(best_number=2, best_of=25, **leaving)
    assert "it is 2 of 25, 8 of 100, so 12 of 100 is reached there already; our sum." in said
    assert "it is 4 of 25, 16 of 100; our sum." in goal_text(best_number=4, best_of=25, **leaving)
    worse: dict[str, Any] = {"best_number": 9, "best_of": 25}
    unsized: dict[str, Any] = {"best_number": 2}
    for numbers in (unsized, worse):
        assert "Where" not in goal_text(**numbers, **leaving)


def test_the_best_and_the_worst_are_said_and_whether_the_target_is_reached() -> None:
    share: dict[str, Any] = {"baseline": 34, "target": 50, "unit": "share"}
    said = goal_text(best_number=58, worst_number=19, **share)
    assert "Where it works best it is 58 of 100, where it works worst 19." in said
    assert "So 50 of 100 is reached here already" in said
    assert "reached here already" not in goal_text(best_number=45, **share)
    assert "Where it works best" not in goal_text(best_number=30, **share)


def test_the_best_is_also_said_where_the_number_has_to_fall() -> None:
    days: dict[str, Any] = {"baseline": 9, "target": 4, "unit": "days"}
    said = goal_text(best_number=3, **days)
    assert "Where it works best it is 3\u00a0days." in said
    assert "So 4\u00a0days is reached here already" in said
    assert "reached here already" not in goal_text(best_number=6, **days)
    assert "Where it works best" not in goal_text(best_number=12, **days)


def test_a_number_of_things_is_not_compared_with_one_of_another_size() -> None:
    numbers: dict[str, Any] = {"baseline": 35, "target": 60, "unit": "count", "per": "week"}
    assert "Where it works" not in goal_text(best_number=70, worst_number=3, **numbers)


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ((500, 500, 300), "They ask for 2,000 a quarter; together you have 2,000."),
        ((500, 500, 300), "Without any one of them you do not reach it."),
        ((1400, 100, 50), "Without one you do not reach it."),
        ((700, 700, 50), "Without one you do not reach it. Without two you do not reach it."),
        ((500, 300, 100), "together you have 1,600, so you are 400 short."),
    ],
)
def test_what_all_have_together_is_said_and_without_whom_it_is_not_enough(
    parts: tuple[int, ...], said: str
) -> None:
    could_add = question("relationship.could_add", "number", max=100000)
    per = question("goal.line_per", options=("order", "quarter"))
    base = rulebase(*QUESTIONS, could_add, per, sections=SECTIONS, areas=(*AREAS, PLACES))
    goal: dict[str, Any] = {"goal.kind": "joint", "goal.measure": "orders", "goal.target": 9}
    goal |= {"goal.line": 2000, "goal.own_part": 700, "goal.line_per": "quarter"}
    named: list[dict[str, Any]] = [
        {"relationship.name": name, "relationship.kind": "local_peer", "relationship.could_add": n}
        for name, n in zip(("one", "two", "three"), parts, strict=True)
    ]
    given = answers().with_entries("goal", (goal,)).with_entries("relationship", tuple(named))
    outline = open_case(base, given, ReferenceMatcher(base), DAY).outline
    text = " ".join(english().say(one.text) for one in outline.items() if one.text is not None)
    assert said in text
