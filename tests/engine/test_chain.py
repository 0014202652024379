"""How rules build on one another, whichever engine matches them."""

from __future__ import annotations

from advisor.core.interview.answers import Answers
from advisor.core.interview.profile import build_profile
from advisor.core.reasoning.inference import Inference
from advisor.core.rules.fact import BUSINESS, Missing, Subject
from advisor.core.rules.question import Finding, Question
from advisor.core.rules.rule import Rule
from advisor.engine.chain import run
from advisor.engine.reference import ReferenceMatcher
from tests.builders import answers, finding, question, rule, rulebase


def inferred(given: Answers, *parts: Question | Finding | Rule) -> Inference:
    base = rulebase(*parts)
    return run(base, build_profile(base, given), ReferenceMatcher(base))


def test_a_rule_may_build_on_a_finding() -> None:
    result = inferred(
        answers(q="a"),
        question("business.q"),
        finding("business.f"),
        finding("business.g"),
        rule("zz-first", {"business.q": "a"}, find={"business.f": "yes"}),
        rule("aa-second", {"business.f": "yes"}, find={"business.g": "yes"}),
    )
    assert result.state("business.g", BUSINESS) == "yes"


def test_negation_is_asked_of_a_settled_finding() -> None:
    result = inferred(
        answers(q="a"),
        question("business.q"),
        finding("business.f"),
        finding("business.g"),
        rule("zz-concludes", {"business.q": "a"}, find={"business.f": "yes"}),
        rule("aa-denies", {"business.f": {"not": "yes"}}, find={"business.g": "yes"}),
    )
    assert result.state("business.g", BUSINESS) is Missing.ABSENT


def test_of_several_values_of_a_choice_the_strongest_holds() -> None:
    result = inferred(
        answers(),
        finding("business.f", "weak", "strong"),
        rule("a", find={"business.f": "strong"}),
        rule("b", find={"business.f": "weak"}),
    )
    assert result.state("business.f", BUSINESS) == "strong"


def test_a_finding_of_several_values_collects_them_in_their_order() -> None:
    result = inferred(
        answers(),
        finding("business.f", "x", "y", "z", kind="choices"),
        rule("a", find={"business.f": "z"}),
        rule("b", find={"business.f": "x"}),
    )
    assert result.state("business.f", BUSINESS) == ("x", "z")


def test_a_rule_for_each_relationship_may_conclude_about_the_business() -> None:
    result = inferred(
        answers(people=("Ann", "Bob")),
        finding("business.f"),
        rule(
            "any",
            {"relationship.kind": "regulars"},
            each="relationship",
            find={"business.f": "yes"},
        ),
    )
    assert result.state("business.f", BUSINESS) == "yes"
    assert len(result.fired("any")) == 2


def test_a_link_sees_its_goal_its_relationship_and_the_business() -> None:
    result = inferred(
        answers("customers", "hiring", people=("Ann",), q="a"),
        question("business.q"),
        rule(
            "l",
            {"business.q": "a", "goal.kind": "hiring", "relationship.kind": "regulars"},
            each="link",
            ask="?",
        ),
    )
    assert [firing.subject for firing in result.fired("l")] == [Subject("hiring", "ann")]


def test_an_entry_without_its_name_is_not_counted_yet() -> None:
    given = answers(people=("Ann",))
    given = given.with_entries("relationship", (*given.relationships, {}))
    result = inferred(given, rule("each", each="relationship", ask="?"))
    assert [str(firing.subject) for firing in result.fired("each")] == ["ann"]


def test_every_fact_a_rule_tested_is_among_the_premises() -> None:
    result = inferred(
        answers(q="a"),
        question("business.q"),
        question("business.r"),
        rule("r", {"business.q": "a", "business.r": {"known": False}}, ask="?"),
    )
    (firing,) = result.fired("r")
    assert [ref.key for ref, _ in firing.premises] == ["business.q", "business.r"]
