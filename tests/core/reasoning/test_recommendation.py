"""What is recommended of all that rules bring."""

from __future__ import annotations

from datetime import date

from advisor.advise import open_case
from advisor.core.rules.catalogue import Item
from advisor.core.rules.rule import Rule
from advisor.engine.reference import ReferenceMatcher
from tests.builders import answers, item, question, rule, rulebase

DAY = date(2026, 1, 5)


def developed(*parts: Item | Rule) -> list[str]:
    """What is recommended for a relationship that has a last resort."""
    last = item("last", "development", last_resort=True)
    base = rulebase(last, rule("always", each="relationship", recommend="last"), *parts)
    case = open_case(base, answers(people=("Ann",)), ReferenceMatcher(base), DAY)
    return [one.item.id for one in case.recommendations]


def test_a_last_resort_is_left_where_nothing_else_develops_the_relationship() -> None:
    assert developed() == ["last"]


def test_a_last_resort_gives_way_to_any_other_development() -> None:
    other = item("other", "development")
    assert developed(other, rule("too", each="relationship", recommend="other")) == ["other"]


def test_a_relationship_that_may_be_worth_more_is_worth_what_rules_concluded() -> None:
    base = rulebase(
        question("relationship.did"),
        rule("much", {"relationship.did": "a"}, each="link", find={"link.value": "high"}),
        rule("some", each="link", find={"link.value": "medium"}),
    )
    case = open_case(base, answers("hiring", people=("Ann",)), ReferenceMatcher(base), DAY)
    assert case.scores == {"ann": 6}
