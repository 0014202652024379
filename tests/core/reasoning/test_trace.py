"""The run step by step, forwards and backwards."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advisor.advise import sketching
from advisor.core.interview.answers import Answers
from advisor.core.reasoning.target import target_of
from advisor.core.reasoning.trace import BackStep, trace, trace_back
from advisor.core.reasoning.why import Explainer
from tests.builders import answers, finding, item, question, rule, rulebase
from tests.strategies import answers_for, examples, rulebases

BASE = rulebase(
    question("business.p"),
    finding("business.f", "weak", "strong"),
    item("x"),
    rule("weak", {}, find={"business.f": "weak"}),
    rule("strong", {"business.p": "a"}, find={"business.f": "strong"}),
    rule("r", {"business.f": "strong"}, recommend="x"),
)


def explained(given: Answers) -> Explainer:
    return Explainer(BASE, sketching(BASE)(given))


@pytest.mark.slow
@settings(max_examples=examples(60), deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_every_rule_is_tried_for_every_subject_and_fires_as_in_the_run(
    data: st.DataObject,
) -> None:
    base = data.draw(rulebases(items=True))
    inference = sketching(base)(data.draw(answers_for(base)))
    steps = list(trace(Explainer(base, inference)))
    assert [step.number for step in steps] == list(range(1, len(steps) + 1))
    tried = {(step.rule.id, step.subject) for step in steps}
    assert tried == {
        (one.id, subject)
        for one in base.rules.values()
        for subject in inference.profile.subjects(one.each)
    }
    fired = {(step.rule.id, step.subject) for step in steps if step.fired}
    assert fired == {(firing.rule, firing.subject) for firing in inference.firings}
    for step in steps:
        assert step.fired == all(test.verdict == "held" for test in step.tested)


def test_a_finding_that_a_stronger_one_replaced_is_marked() -> None:
    steps = {step.rule.id: step for step in trace(explained(answers(p="a")))}
    assert [found.stands for found in steps["weak"].found] == [False]
    assert [found.stands for found in steps["strong"].found] == [True]


def back(p: str) -> list[BackStep]:
    target = target_of(BASE, "x")
    assert target is not None
    return list(trace_back(explained(answers(p=p)), target))


def test_backwards_begins_at_the_item_and_asks_who_could_conclude_what_it_needs() -> None:
    told = [(step.depth, step.attempt.rule.id, step.fired) for step in back("b")]
    assert told == [(0, "r", False), (1, "weak", True), (1, "strong", False)]


def test_backwards_names_the_finding_that_was_wanted() -> None:
    assert [step.wanted.key if step.wanted else "" for step in back("a")] == [
        "",
        "business.f",
        "business.f",
    ]
