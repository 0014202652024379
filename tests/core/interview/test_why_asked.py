from __future__ import annotations

from advisor.core.interview.answers import Answers
from advisor.core.interview.steps import plan_interview
from advisor.core.interview.why_asked import INFORMATIVE, why_asked
from advisor.core.rules.catalogue import ITEM_KINDS
from advisor.core.rules.rulebase import Rulebase
from advisor.language import english
from tests.builders import answers, finding, item, question, rule, rulebase


def told(base: Rulebase, key: str, given: Answers | None = None) -> str:
    """Why the last question of this name is asked."""
    interview = plan_interview(base, given or answers())
    asks = [s for s in interview.steps if s.question.id == key]
    return english().say(why_asked(base, interview, asks[-1]))


def test_the_reason_for_asking_names_what_it_decides() -> None:
    base = rulebase(
        question("business.q"),
        item("x", title="Ring the bell"),
        rule("r", {"business.q": "a"}, recommend="x"),
    )
    assert "Ring the bell" in told(base, "business.q")


def test_what_is_likeliest_to_concern_the_firm_comes_first() -> None:
    base = rulebase(
        question("business.q"),
        item("x", title="Ring the bell"),
        item("y", title="Open the door"),
        rule("r", {"business.q": ["a", "b"]}, recommend="x"),
        rule("s", {"business.q": ["a", "b", "c"]}, recommend="y"),
    )
    said = told(base, "business.q")
    assert said.index("Open the door") < said.index("Ring the bell")


def test_what_may_come_is_told_before_what_may_be_left_out() -> None:
    base = rulebase(
        question("business.q"),
        item("x", title="Ring the bell"),
        item("y", title="Open the door"),
        rule("r", {"business.q": ["a", "b"]}, leave_out="x"),
        rule("s", {"business.q": "a"}, recommend="y"),
        rule("t", {"business.p": "a"}, recommend="x"),
        question("business.p"),
    )
    said = told(base, "business.q", answers(p="b"))
    assert said.index("Open the door") < said.index("Ring the bell")


def test_what_waits_for_a_finding_is_told_only_while_it_can_still_come() -> None:
    base = rulebase(
        question("business.p"),
        question("business.q"),
        finding("business.f"),
        item("x", title="Ring the bell"),
        item("y", title="Open the door"),
        rule("f", {"business.q": "a"}, find={"business.f": "yes"}),
        rule("r", {"business.f": "yes", "business.p": "a"}, recommend="x"),
        rule("s", {"business.f": "yes"}, recommend="y"),
    )
    said = told(base, "business.q", answers(p="b"))
    assert "Open the door" in said
    assert "Ring the bell" not in said


def test_what_concerns_somebody_named_is_told_with_the_name() -> None:
    base = rulebase(
        question("relationship.warmth"),
        item("x", "tactic", scope="relationship", title="Talk with “{relationship.name}”"),
        rule("r", {"relationship.warmth": "a"}, each="relationship", recommend="x"),
    )
    said = told(base, "relationship.warmth", answers("customers", people=("Café [b]Rosa",)))
    assert "Talk with “Café [b]Rosa”" in said


def test_every_kind_of_item_has_its_place_among_the_reasons_for_asking() -> None:
    assert set(INFORMATIVE) == set(ITEM_KINDS)


def test_what_is_much_less_likely_than_something_else_is_left_unsaid() -> None:
    base = rulebase(
        question("business.q"),
        question("business.p"),
        question("business.o"),
        item("x", "tactic", title="Ring the bell"),
        item("y", "tactic", title="Open the door"),
        rule("r", {"business.q": "a", "business.p": "a", "business.o": "a"}, recommend="x"),
        rule("s", {"business.q": "a"}, recommend="y"),
    )
    assert told(base, "business.q") == "Your answer helps decide: Open the door."


def test_titles_that_differ_only_behind_a_colon_are_said_once() -> None:
    base = rulebase(
        question("business.q"),
        item("x", "tactic", title="Ring the bell: loudly"),
        item("y", "tactic", title="Ring the bell: softly"),
        rule("r", {"business.q": "a"}, recommend="x"),
        rule("s", {"business.q": "b"}, recommend="y"),
    )
    assert told(base, "business.q") == "Your answer helps decide: Ring the bell: loudly."


def test_of_an_answer_that_is_given_the_rules_that_ask_for_it_are_named() -> None:
    base = rulebase(
        question("business.q"),
        item("x", "tactic", title="Ring the bell"),
        item("y", "tactic", title="Open the door"),
        rule("r", {"business.q": "a"}, recommend="x"),
        rule("s", {"business.q": "b"}, recommend="y"),
    )
    assert told(base, "business.q", answers(q="b")) == "Your answer helps decide: Open the door."
