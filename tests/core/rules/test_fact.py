"""Facts that collect the values of all entries: what state they have, and who may read them."""

from __future__ import annotations

from typing import Any

import pytest

from advisor.core.interview.answers import Answers
from advisor.core.interview.profile import build_profile
from advisor.core.reasoning.inference import Inference
from advisor.core.reasoning.why import Explainer
from advisor.core.rules.condition import parse_conditions
from advisor.core.rules.fact import BUSINESS, UNCLEAR, Missing, State, Subject, some_state
from advisor.core.rules.question import Finding, Question
from advisor.core.rules.rule import Rule
from advisor.engine.chain import run
from advisor.engine.reference import ReferenceMatcher
from tests.builders import answers, finding, problems_of, rule, rulebase

UNKNOWN, ABSENT = Missing.UNKNOWN, Missing.ABSENT


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ([], ABSENT),
        ([Missing.NOT_APPLICABLE, ABSENT], ABSENT),
        ([UNKNOWN], UNKNOWN),
        (["a", "b", "a"], ("a", "b")),
        (["a", UNKNOWN], ("a", UNCLEAR)),
        ([("a", "b"), ("b", "c")], ("a", "b", "c")),
    ],
)
def test_a_quantified_fact_collects_the_values_of_its_entries(
    states: list[State], expected: State
) -> None:
    assert some_state(states) == expected


@pytest.mark.parametrize(
    ("test", "holds_of"),
    [
        ("a", [("a",), ("a", "b"), ("a", UNCLEAR)]),
        (["a", "b"], [("a",), ("b", "c"), ("a", UNCLEAR)]),
        ({"not": "a"}, [ABSENT, ("b",), ("b", "c")]),
        ({"lacks": ["a", "b"]}, [ABSENT, ("c",)]),
        ({"known": True}, [("a",), ("a", UNCLEAR), ("c",)]),
        ({"known": False}, [ABSENT, UNKNOWN]),
    ],
)
def test_an_entry_that_is_unknown_keeps_only_negations_from_holding(
    test: Any, holds_of: list[State]
) -> None:
    (condition,) = parse_conditions({"some goal.q": test})
    for state in holds_of:
        assert condition.holds(state), state
    if isinstance(test, dict) and "known" not in test:
        for state in (UNKNOWN, ("c", UNCLEAR), ("a",)):
            assert not condition.holds(state), state


def inferred(given: Answers, *parts: Question | Finding | Rule) -> tuple[Explainer, Inference]:
    base = rulebase(*parts)
    inference = run(base, build_profile(base, given), ReferenceMatcher(base))
    return Explainer(base, inference), inference


def test_a_rule_about_the_business_reads_what_some_goal_is() -> None:
    hires = rule("r", {"some goal.kind": "hiring"}, ask="?")
    assert inferred(answers("customers", "hiring"), hires)[1].fired("r")
    assert not inferred(answers("customers"), hires)[1].fired("r")


def test_a_rule_about_each_relationship_reads_what_some_goal_is() -> None:
    hires = rule("r", {"some goal.kind": "hiring"}, each="relationship", ask="?")
    firings = inferred(answers("hiring", people=("Ann", "Bob")), hires)[1].fired("r")
    assert [str(firing.subject) for firing in firings] == ["ann", "bob"]


def test_without_any_entry_no_entry_has_the_value() -> None:
    idle = rule("r", {"some goal.kind": {"not": "hiring"}}, ask="?")
    assert inferred(answers(), idle)[1].fired("r")


def test_a_rule_waits_for_what_rules_find_of_the_entries() -> None:
    inference = inferred(
        answers("customers", "hiring"),
        finding("goal.hard"),
        finding("business.busy"),
        rule("zz", {"goal.kind": "hiring"}, each="goal", find={"goal.hard": "yes"}),
        rule("aa", {"some goal.hard": "yes"}, find={"business.busy": "yes"}),
    )[1]
    assert inference.state("business.busy", BUSINESS) == "yes"
    assert inference.state("some goal.hard", BUSINESS) == ("yes",)


def test_findings_of_entries_that_wait_for_one_another_are_a_cycle() -> None:
    (problem,) = problems_of(
        finding("goal.f"),
        rule("r", {"some goal.f": "yes"}, each="goal", find={"goal.f": "yes"}),
    )
    assert problem.code == "cycle"


def test_the_entries_with_the_value_are_shown_as_the_reason() -> None:
    explainer, inference = inferred(
        answers("customers", "hiring"), rule("r", {"some goal.kind": "hiring"}, ask="?")
    )
    (node,) = explainer.derive(inference.fired("r")).roots
    assert [p.fact.subject for p in node.premises] == [Subject(goal="hiring")]
    assert [f.key for f in explainer.answers_behind(inference.fired("r"))] == ["goal.kind"]


def test_all_entries_are_shown_where_none_may_have_the_value() -> None:
    explainer, inference = inferred(
        answers("customers", "joint"), rule("r", {"some goal.kind": {"not": "hiring"}}, ask="?")
    )
    (node,) = explainer.derive(inference.fired("r")).roots
    assert [str(p.fact.subject) for p in node.premises] == ["customers", "joint"]


def test_a_misspelt_quantified_fact_names_the_nearest_one() -> None:
    (problem,) = problems_of(rule("r", {"some goal.knid": "hiring"}, ask="?"))
    assert (problem.code, "some goal.kind" in (problem.hint or "")) == ("unknown-fact", True)


def test_a_misspelt_option_of_a_quantified_fact_names_the_nearest_one() -> None:
    (problem,) = problems_of(rule("r", {"some goal.kind": "hirings"}, ask="?"))
    assert (problem.code, "hiring" in (problem.hint or "")) == ("unknown-option", True)


def test_has_asks_that_each_option_is_had_by_some_entry() -> None:
    asks = rule("r", {"some goal.kind": {"has": ["customers", "joint"]}}, ask="?")
    assert [
        len(inferred(answers(*kinds), asks)[1].fired("r"))
        for kinds in (("customers",), ("customers", "joint"), ("joint", "hiring"))
    ] == [0, 1, 0]
