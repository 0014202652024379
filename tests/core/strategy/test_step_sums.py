"""Sums that stand with the step that acts on them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from advisor.advise import open_case
from advisor.core.rules.layout import OutlineSection
from advisor.core.rules.question import Area
from advisor.engine.reference import ReferenceMatcher
from advisor.language import english
from tests.builders import AREAS, answers, item, question, rule, rulebase

DAY = date(2026, 11, 27)
SECTIONS = (OutlineSection(id="plan", title="Plan", kinds=("duty",)),)
MATTERS = Area(id="matter", title="Open", repeat="matter", at_most=8, add="More?")
MONEY = ("matter.sum", "business.in_hand", "business.left_over")
OWED: tuple[Any, ...] = (
    question("matter.name", "text", required=True, printed=True),
    *(question(name, "money", max=1000000) for name in MONEY),
    question("business.owner_hours", "number"),
    item("pay", "tactic", scope="matter", claim="duty", who="owner", rhythm="once", sum="owed"),
    rule("r", each="matter", recommend="pay"),
)


def told(owed: float, **business: Any) -> str:
    """The text of the step that pays what is owed."""
    base = rulebase(*OWED, sections=SECTIONS, areas=(*AREAS, MATTERS))
    matter: dict[str, Any] = {"matter.name": "flour", "matter.sum": owed}
    given = answers("hiring", owner_hours=4, **business).with_entries("matter", (matter,))
    outline = open_case(base, given, ReferenceMatcher(base), DAY).outline
    return " ".join(english().say(one.text) for one in outline.items() if one.text is not None)


@pytest.mark.parametrize(
    ("till", "left_over", "said"),
    [
        (80000, 25000, "48,000 now out of the 80,000 you have, then 22,500 a month out of"),
        (0, 25000, "19,800 a month out of the 25,000 that is left over, 7 times."),
        (400000, 0, "all of it at once, out of the 400,000 you have."),
        (80000, 120000, "48,000 now out of the 80,000 you have, then 90,000 next month, out of"),
        (0, 160000, "138,000 next month, out of the 160,000 that is left over."),
    ],
)
def test_a_payment_plan_is_proposed_from_what_there_is(
    till: int, left_over: int, said: str
) -> None:
    assert said in told(138000, in_hand=till, left_over=left_over)


def test_rounded_parts_are_as_many_as_the_debt_needs() -> None:
    said = told(300, in_hand=50, left_over=12.5)
    assert "30 now out of the 50 you have, then 12 a month" in said
    assert "23 times" in said


@pytest.mark.parametrize("means", [{"in_hand": 0, "left_over": 0}, {"in_hand": 80000}])
def test_without_means_or_without_knowing_them_nothing_is_proposed(means: dict[str, int]) -> None:
    assert "proposal" not in told(138000, **means)
