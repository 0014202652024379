"""Which principles a scenario puts to work."""

from __future__ import annotations

from datetime import date

from advisor.advise import open_case
from advisor.checking.exercise import exercised
from advisor.engine.reference import ReferenceMatcher
from tests.builders import answers, question, rule, rulebase

BASE = rulebase(
    question("business.q", principles=["relate"]),
    rule("r", {"business.q": "a"}, ask="?", principles=["listen"]),
)


def names(q: str) -> dict[str, list[str]]:
    case = open_case(BASE, answers("customers", q=q), ReferenceMatcher(BASE), date(2026, 1, 5))
    return {key: list(used) for key, used in exercised(BASE, [("s", case)]).items()}


def test_a_principle_behind_a_rule_that_fired_is_at_work() -> None:
    assert names("a")["listen"] == ["s"]


def test_a_principle_behind_a_rule_that_did_not_fire_is_not() -> None:
    assert names("b")["listen"] == []


def test_a_question_nothing_in_the_outline_rests_on_does_not_count() -> None:
    assert names("b")["relate"] == []
