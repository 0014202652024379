"""What a class can predict that is not in a strategy."""

from __future__ import annotations

from datetime import date

from advisor.advise import open_case
from advisor.core.teaching.absent import left_out, nearly
from advisor.engine.reference import ReferenceMatcher
from tests.builders import answers, item, question, rule, rulebase

BASE = rulebase(
    question("business.p"),
    item("one", "tactic", claim="duty"),
    item("two", "tactic", claim="duty"),
    rule("r", {"business.p": "a"}, leave_out="one"),
    rule("s", {"business.p": "b"}, recommend="one"),
    rule("t", {"business.p": "a"}, recommend="two"),
)


def test_what_is_left_out_is_asked_about_where_nobody_is_asked_for_wishes() -> None:
    case = open_case(BASE, answers("hiring", p="a"), ReferenceMatcher(BASE), date(2026, 1, 5))
    asked = left_out(case)
    assert asked is not None
    assert [choice.item for choice in asked.choices if choice.right] == ["one"]


def test_what_an_outline_without_a_goal_does_not_show_is_not_said_to_be_in_the_strategy() -> None:
    base = rulebase(
        question("business.p"),
        item("one", "tactic"),
        item("two", "tactic"),
        rule("s", {"business.p": "b"}, recommend="one"),
        rule("t", {"business.p": "a"}, recommend="two"),
    )
    case = open_case(base, answers(p="a"), ReferenceMatcher(base), date(2026, 1, 5))
    assert not case.outline.find("two")
    asked = nearly(case)
    assert asked is not None
    assert [choice.item for choice in asked.choices] == ["one"]
