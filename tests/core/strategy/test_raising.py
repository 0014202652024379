"""How many must give, where money is raised."""

from __future__ import annotations

from typing import Any

import pytest

from advisor.advise import open_case
from advisor.engine.reference import ReferenceMatcher
from advisor.language import english
from tests.builders import AREAS, answers, question, rulebase
from tests.core.strategy.goal_case import DAY, PLACES, QUESTIONS, SECTIONS, goal_text


def test_money_is_not_raised_from_nothing() -> None:
    said = goal_text(baseline=0, target=30000, unit="money", per="all")
    assert said.startswith("Orders: 30,000 by Thu 31 Dec; nothing so far.")


def test_what_came_last_time_says_how_many_others_must_give() -> None:
    money: dict[str, Any] = {"baseline": 0, "target": 420000, "unit": "money", "per": "all"}
    said = goal_text(last_sum=180000, last_givers=74, of=310, promised=220000, **money)
    assert "With 220,000 from elsewhere that makes 640,000." in said
    assert (
        "Last time 74 gave 180,000, about 2,430 each. The same again leaves 240,000, about 99 of "
        "the other 236; our sum."
    ) in said
    assert "Last time 60,000 came in. The same again leaves 360,000 to find; our sum." in goal_text(
        last_sum=60000, **money
    )


def test_a_place_keeps_its_part_of_the_same_again_as_of_all_that_must_be_given() -> None:
    money: dict[str, Any] = {"baseline": 0, "target": 20000, "unit": "money", "per": "all"}
    said = goal_text(last_sum=10000, last_givers=100, place={"fee": 20}, **money)
    assert "250 must give" in said
    assert (
        "Of that the page would keep 20 of 100. The same again leaves 12,000, about 150 more who "
        "give as much; our sum."
    ) in said


@pytest.mark.parametrize(
    ("givers", "said"),
    [
        (150, "Of the 150 who gave last time, 140 would have to say yes."),
        (300, "Of the 300 who gave last time, one in 2 would have to say yes."),
    ],
)
def test_of_those_who_gave_so_many_or_one_in_so_many_must_say_yes(givers: int, said: str) -> None:
    people: dict[str, Any] = {"baseline": 0, "target": 140, "unit": "count", "per": "all"}
    assert said in goal_text(last_givers=givers, **people)


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ({"of": 310}, "At about 2,430 from each, as last time, 173 of 310 must give; our sum."),
        ({}, "At about 2,430 from each, as last time, 173 must give; our sum."),
        ({"of": 150}, "173 must give, more than the 150 there are; our sum."),
        ({"place": {"fee": 10}}, "and 10 of 100 kept by the page, 192 must give; our sum."),
        ({"place": {"fee": 10}, "of": 310}, "kept by the page, 192 of 310 must give; our sum."),
        ({"place": {"fee": 10}, "of": 180}, "192 must give, more than the 180 there are; our sum."),
    ],
)
def test_what_one_gave_last_time_says_how_many_must_give(
    numbers: dict[str, Any], said: str
) -> None:
    money: dict[str, Any] = {"baseline": 0, "target": 420000, "unit": "money", "per": "all"}
    money |= {"last_sum": 180000, "last_givers": 74}
    assert said in goal_text(**money, **numbers)
    assert "as last time" not in goal_text(usual_share=600, **money, **numbers)
    assert "as last time" not in goal_text(**{**money, "last_givers": None}, **numbers)


def test_what_missing_givers_would_give_is_said_where_givers_are_counted() -> None:
    givers: dict[str, Any] = {"baseline": 90, "target": 400, "unit": "count", "per": "all"}
    said = goal_text(usual_share=150, gift="monthly", **givers)
    assert "At 150 each that is 46,500 a month; our sum." in said
    assert "At 150 each that is 46,500; our sum." in goal_text(usual_share=150, **givers)


def test_what_is_paid_in_advance_brings_no_more_money_later() -> None:
    money: dict[str, Any] = {"baseline": 0, "target": 30000, "unit": "money", "per": "all"}
    said = goal_text(usual_share=600, of=176, gift="prepaid", all_or_nothing="yes", **money)
    assert "It is all or nothing: below 30,000 nothing is paid out." in said
    assert "That is 28 of 100 of all 176." in said
    assert "the 126 others must pay" in said


def test_those_who_pay_in_advance_are_as_many_as_a_place_leaves() -> None:
    money: dict[str, Any] = {"baseline": 0, "target": 30000, "unit": "money", "per": "all"}
    goal = {"usual_share": 200, "gift": "prepaid", "place": {"fee": 8}, **money}
    said = goal_text(of=176, **goal)
    assert "so 164 must give; our sum. That is 93 of 100 of all 176." in said
    assert "the 12 others must pay" in said
    assert "others must pay" not in goal_text(of=150, **goal)


def test_what_a_place_keeps_comes_off_what_is_given() -> None:
    money: dict[str, Any] = {"baseline": 0, "target": 9000, "unit": "money", "usual_share": 300}
    said = goal_text(place={"fee": 10}, **money)
    assert "so 34 must give" in said
    assert "30 must give" in goal_text(**money)


@pytest.mark.parametrize(
    ("name", "number", "said"),
    [
        ("The 3,400 who gave in 2021", "thousands", "Of the 3,400 who gave in 2021, one in 11 "),
        ("A girl with 40,000 followers", "one", ""),
        ("The club of Street 3400", "dozens", ""),
    ],
)
def test_of_those_whose_number_was_named_one_in_so_many_must_say_yes(
    name: str, number: str, said: str
) -> None:
    asked = question("relationship.number", options=("one", "dozens", "thousands"))
    base = rulebase(*QUESTIONS, asked, sections=SECTIONS, areas=(*AREAS, PLACES))
    numbers: dict[str, Any] = {"goal.measure": "orders", "goal.baseline": 90, "goal.target": 400}
    entry: dict[str, Any] = {
        "goal.kind": "hiring",
        "goal.unit": "count",
        "goal.per": "all",
        **numbers,
    }
    known = {"name": name, "kind": "regulars", "number": number}
    known = {f"relationship.{key}": value for key, value in known.items()}
    given = answers().with_entries("goal", (entry,)).with_entries("relationship", (known,))
    outline = open_case(base, given, ReferenceMatcher(base), DAY).outline
    text = " ".join(english().say(one.text) for one in outline.items() if one.text is not None)
    assert (f"{said}would have to say yes" in text) if said else ("say yes" not in text)
