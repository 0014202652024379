"""What a section says that has nothing in it."""

from __future__ import annotations

from datetime import date

import pytest

from advisor.advise import open_case
from advisor.core.rules.catalogue import OutlineSection
from advisor.engine.reference import ReferenceMatcher
from advisor.language import english
from tests.builders import answers, item, question, rule, rulebase

PLAN = OutlineSection(
    id="tactics", title="Plan", empty="No goal.", waiting="It waits.", kinds=("tactic",)
)


@pytest.mark.parametrize(
    ("goals", "hours", "said"),
    [((), 0, "No goal."), ((), 5, "No goal."), (("hiring",), 0, "It waits."), (("hiring",), 5, "")],
)
def test_a_plan_says_whether_a_goal_or_something_else_is_missing(
    goals: tuple[str, ...], hours: int, said: str
) -> None:
    base = rulebase(
        question("business.owner_hours", "number"),
        item("x", "tactic", setup_hours=[2, 2]),
        rule("r", recommend="x"),
        sections=(PLAN,),
    )
    case = open_case(
        base, answers(*goals, owner_hours=hours), ReferenceMatcher(base), date(2026, 1, 5)
    )
    (section,) = case.outline.sections
    assert (english().say(section.note) if section.note else "") == said
