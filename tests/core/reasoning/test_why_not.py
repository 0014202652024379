"""Why not: the rules that came closest, with what held, failed or is open, and every veto."""

from __future__ import annotations

from advisor.advise import sketching
from advisor.core.interview.answers import Answers
from advisor.core.reasoning.target import target_of
from advisor.core.reasoning.why import Explainer
from advisor.core.reasoning.why_not import WhyNot, why_not
from advisor.core.rules.rulebase import Rulebase
from advisor.core.teaching.prediction import lacking
from tests.builders import answers, finding, item, question, rule, rulebase


def asked(base: Rulebase, given: Answers, name: str = "x") -> WhyNot:
    target = target_of(base, name)
    assert target is not None
    return why_not(Explainer(base, sketching(base)(given)), target)


P, Q = question("business.p"), question("business.q")


def test_the_nearest_rule_comes_first() -> None:
    base = rulebase(
        P,
        Q,
        item("x"),
        rule("far", {"business.p": "a", "business.q": "a"}, recommend="x"),
        rule("near", {"business.p": "a"}, recommend="x"),
    )
    misses = asked(base, answers(p="b", q="b")).misses
    assert [(miss.rule.id, miss.distance) for miss in misses] == [("near", 1), ("far", 2)]


def test_conditions_are_told_apart_by_whether_they_held_failed_or_are_open() -> None:
    base = rulebase(
        P,
        Q,
        question("business.r"),
        item("x"),
        rule("r", {"business.p": "a", "business.q": "a", "business.r": "a"}, recommend="x"),
    )
    (miss,) = asked(base, answers(p="a", q="b")).misses
    assert [test.verdict for test in miss.tested] == ["held", "failed", "open"]


def test_the_rule_that_left_it_out_is_named_and_so_is_the_one_it_overrules() -> None:
    base = rulebase(
        P,
        item("x"),
        rule("r", {"business.p": "a"}, recommend="x"),
        rule("v", {"business.p": "a"}, leave_out="x"),
    )
    found = asked(base, answers(p="a"))
    assert [node.rule.id for node in found.vetoes.roots] == ["v"]
    assert [node.rule.id for node in found.overruled.roots] == ["r"]
    assert found.present == ()


def test_under_a_failed_finding_stands_the_rule_that_could_have_made_it_so() -> None:
    base = rulebase(
        P,
        finding("business.f"),
        item("x"),
        rule("f", {"business.p": "a"}, find={"business.f": "yes"}),
        rule("r", {"business.f": "yes"}, recommend="x"),
    )
    (miss,) = asked(base, answers(p="b")).misses
    assert [under.rule.id for under in miss.tested[0].under] == ["f"]
    assert miss.distance == 1


def test_a_finding_that_should_not_be_there_shows_the_rule_that_put_it_there() -> None:
    base = rulebase(
        P,
        finding("business.f"),
        item("x"),
        rule("f", {"business.p": "a"}, find={"business.f": "yes"}),
        rule("r", {"business.f": {"not": "yes"}}, recommend="x"),
    )
    (miss,) = asked(base, answers(p="a")).misses
    assert [node.rule.id for node in miss.tested[0].against] == ["f"]


def test_a_question_that_does_not_arise_shows_why_and_counts_as_further_away() -> None:
    base = rulebase(
        P,
        question("business.q", ask_when={"business.p": "a"}),
        item("x"),
        rule("r", {"business.q": "a"}, recommend="x"),
    )
    (miss,) = asked(base, answers(p="b")).misses
    assert [gate.fact.key for gate in miss.tested[0].gates] == ["business.p"]
    assert miss.distance == 2


def test_a_copy_that_is_there_is_not_among_the_misses() -> None:
    base = rulebase(
        question("relationship.q"),
        item("x", scope="relationship"),
        rule("r", {"relationship.q": "a"}, each="relationship", recommend="x"),
    )
    people = tuple(
        {"relationship.name": name, "relationship.kind": "staff", "relationship.q": answer}
        for name, answer in (("Anna", "a"), ("Ben", "b"))
    )
    found = asked(base, answers().with_entries("relationship", people))
    assert [str(subject) for subject in found.present] == ["anna"]
    assert [str(miss.subject) for miss in found.misses] == ["ben"]


def test_a_warning_can_be_asked_about_by_the_name_of_its_rule() -> None:
    base = rulebase(P, rule("w", {"business.p": "a"}, caution="Careful."))
    assert [miss.rule.id for miss in asked(base, answers(p="b"), "w").misses] == ["w"]


def test_an_option_that_is_not_offered_takes_the_answer_that_would_offer_it_as_well() -> None:
    offered = {"id": "leavers", "label": "Leavers", "when": {"business.q": "a"}}
    base = rulebase(
        Q,
        question("business.measure", option=[{"id": "orders", "label": "Orders"}, offered]),
        item("x"),
        rule("r", {"business.measure": "leavers"}, recommend="x"),
    )
    (far,) = asked(base, answers(q="b", measure="orders")).misses
    (near,) = asked(base, answers(q="a", measure="orders")).misses
    assert (far.distance, near.distance) == (2, 1)
    assert [test.fact.key for test in far.tested[0].offers] == ["business.q"]
    assert [test.fact.key for test in lacking(far)] == ["business.q", "business.measure"]


def test_of_the_options_that_would_do_only_those_on_offer_are_named() -> None:
    offered = {"id": "leavers", "label": "Leavers", "when": {"business.q": "a"}}
    plain = [{"id": name, "label": name} for name in ("orders", "visits")]
    base = rulebase(
        Q,
        question("business.measure", option=[*plain, offered]),
        item("x"),
        rule("r", {"business.measure": ["leavers", "visits"]}, recommend="x"),
    )
    (miss,) = asked(base, answers(q="b", measure="orders")).misses
    assert (miss.distance, miss.tested[0].condition.options) == (1, ("visits",))


def test_an_answer_that_is_behind_two_conditions_is_counted_once() -> None:
    base = rulebase(
        P,
        question("business.q", ask_when={"business.p": "a"}),
        item("x"),
        rule("r", {"business.p": "a", "business.q": "a"}, recommend="x"),
    )
    (miss,) = asked(base, answers(p="b")).misses
    assert miss.distance == 2


def test_what_nobody_has_answered_needs_no_answer_once_its_question_arises() -> None:
    base = rulebase(
        P,
        question("business.q", ask_when={"business.p": "a"}),
        item("x"),
        rule("r", {"business.p": "a", "business.q": {"known": False}}, recommend="x"),
    )
    (miss,) = asked(base, answers(p="b")).misses
    assert miss.distance == 1


def test_what_some_entry_must_have_may_be_the_answer_that_one_of_them_lacks() -> None:
    base = rulebase(
        item("x", scope="goal"),
        rule("r", {"goal.kind": "hiring", "some goal.kind": "hiring"}, each="goal", recommend="x"),
    )
    (miss,) = asked(base, answers("customers")).misses
    assert miss.distance == 1
