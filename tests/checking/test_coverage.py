"""What scenarios have seen of a rule base, in both directions."""

from __future__ import annotations

import json

from advisor.advise import infer
from advisor.checking.coverage import Coverage, Part, Recorder, coverage_json, coverage_text
from advisor.core.strategy import compose
from advisor.engine.reference import ReferenceMatcher
from tests.builders import answers, item, question, rule, rulebase
from tests.checking.test_check import DAY, SECTIONS

BASE = rulebase(
    question("business.q"),
    question("business.r", ask_when={"business.q": "b"}),
    item("walk"),
    rule("r", {"business.q": "a"}, recommend="walk"),
    rule("s", {"business.q": "b", "business.r": "a"}, ask="?"),
    sections=SECTIONS,
)


def seen(*values: str) -> Coverage:
    recorder = Recorder(BASE)
    for value in values:
        given = answers("customers", people=("Ann",), q=value)
        inference = infer(BASE, given, ReferenceMatcher(BASE))
        recorder.add(given, inference, compose(BASE, inference, DAY))
    return recorder.result()


def test_a_rule_seen_one_way_only_is_named() -> None:
    rules = seen("a").parts["rules"]
    assert ("s" in rules.never, "r" in rules.always) == (True, True)


def test_a_rule_seen_both_ways_is_covered() -> None:
    rules = seen("a", "b").parts["rules"]
    assert "r" not in {*rules.never, *rules.always}


def test_a_condition_is_named_with_its_rule() -> None:
    assert "r: business.q is a" in seen("b").parts["conditions"].never


def test_an_item_must_be_seen_recommended_and_not() -> None:
    assert seen("a").parts["items"].always == ("walk",)
    assert seen("b").parts["items"].never == ("walk",)


def test_a_question_must_be_seen_asked_and_skipped() -> None:
    assert "business.r" in seen("a").parts["questions"].never
    assert "business.q" in seen("a").parts["questions"].always


def test_the_share_counts_what_was_seen_both_ways() -> None:
    assert Part(4, ("a",), ("a", "b")).percent == 50
    assert Part(0, (), ()).percent == 100


def test_the_text_gives_shares_and_names_what_is_missing() -> None:
    text = coverage_text(seen("a"))
    assert text.startswith("coverage over 1 scenarios, both directions\n  rules: 0 of 3 (0.0 %)\n")
    assert "rules: never seen to fire: s\n" in text
    assert "questions: never seen to be asked: business.r\n" in text


def test_the_json_has_the_same_figures() -> None:
    document = json.loads(coverage_json(seen("a")))
    assert document["rules"] == {
        "total": 3,
        "percent": 0.0,
        "never": ["s"],
        "always": ["value-link", "r"],
    }
