"""The run step by step, forwards and backwards."""

from __future__ import annotations

import json

from advisor.advise import sketching
from advisor.core.reasoning.target import target_of
from advisor.core.reasoning.trace import trace, trace_back
from advisor.core.reasoning.why import Explainer
from advisor.core.rules.fact import Subject
from advisor.language import english
from advisor.report.phrases import Phrases
from advisor.report.trace import conclusion, trace_back_text, trace_text
from advisor.report.trace_json import trace_back_json, trace_json
from tests.builders import answers, finding, item, question, rule, rulebase
from tests.report.firm import OPEN, SHUT, explainer, inferred, phrases, target


def test_a_rule_that_fired_says_what_it_found_and_what_follows() -> None:
    lines = trace_text(trace(explainer()), inferred(), phrases()).splitlines()
    at = lines.index("  ✓ rule r · our own judgement")
    assert lines[at + 1 : at + 3] == [
        "      ✓ business.f: strong; needed: strong",
        "      → recommend “Tell people” (medium)",
    ]


def test_a_finding_that_a_stronger_one_replaced_says_so() -> None:
    found = trace_text(trace(explainer()), inferred(), phrases())
    assert "business.f: weak (a stronger value stands)" in found


def test_a_rule_that_did_not_fire_says_only_what_it_lacked() -> None:
    found = trace_text(trace(explainer()), inferred(), phrases())
    assert "  ✗ rule s  ✗ Open on Sundays: a; needed: b" in found.splitlines()


def test_folded_it_writes_out_the_deciding_rules_and_counts_the_others() -> None:
    deciding = {("r", Subject())}
    found = trace_text(trace(explainer()), inferred(), phrases(), deciding).splitlines()
    fired = {rule for rule, _ in ((f.rule, f.subject) for f in inferred().firings)}
    assert [line for line in found if line.startswith("  ✓ rule")] == [
        "  ✓ rule r · our own judgement"
    ]
    assert any("fired, for other parts of the strategy" in line for line in found) == (
        fired != {"r"}
    )
    assert not any("✗" in line for line in found)


def test_folded_without_a_deciding_rule_it_says_that_none_decided() -> None:
    found = trace_text(trace(explainer()), inferred(), phrases(), set()).splitlines()
    assert "  1 rule fired, for other parts of the strategy." in found
    assert "Nothing is decided yet: there is no diagnosis, approach, move or duty." in found


def test_folded_a_fact_that_a_rule_tests_twice_is_written_once() -> None:
    base = rulebase(
        question("business.n", "number", label="Hours"),
        item("x"),
        rule("r", {"business.n": {"min": 2, "max": 9}}, recommend="x"),
    )
    inference = sketching(base)(answers(n=3))
    steps = trace(Explainer(base, inference))
    said = trace_text(steps, inference, Phrases(base, english(), inference), {("r", Subject())})
    assert "      Hours: 3" in said.splitlines()


def test_backwards_folded_it_counts_the_rules_that_did_not_fire() -> None:
    steps = list(trace_back(explainer(SHUT), target("x")))
    hidden = sum(1 for step in steps if step.depth and not step.fired)
    found = trace_back_text(steps, phrases(SHUT), folded=True)
    assert (f"{hidden} rule" in found.splitlines()[-1]) == bool(hidden)


def test_backwards_every_finding_asks_who_could_conclude_it() -> None:
    steps = trace_back(explainer(SHUT), target("x"))
    found = trace_back_text(steps, phrases(SHUT))
    assert "    Which rules could conclude “business.f”? (now: weak)" in found.splitlines()


def test_json_concludes_nothing_where_a_rule_did_not_fire() -> None:
    steps = json.loads(trace_json(trace(explainer(OPEN)), phrases()))["steps"]
    found = {step["rule"]: step["concluded"] for step in steps}
    assert (found["r"], found["s"]) == (["recommend “Tell people” (medium)"], [])


def test_json_backwards_names_the_finding_that_is_asked_about() -> None:
    steps = trace_back(explainer(), target("x"))
    found = json.loads(trace_back_json(steps, "x", phrases()))["steps"]
    wanted = [step["wanted"] and step["wanted"]["fact"] for step in found]
    assert wanted[:2] == [None, "business.f"]


def test_a_rule_that_warns_is_described_by_its_warning() -> None:
    assert conclusion(rule("w", caution="Mind this."), phrases()) == "warn: Mind this."


def test_backwards_folded_what_decided_comes_first_and_other_rules_are_a_line_each() -> None:
    base = rulebase(
        question("business.p", label="Open"),
        finding("business.f"),
        item("x"),
        rule("far", {"business.f": "yes"}, recommend="x"),
        rule("f", {"business.p": "b"}, find={"business.f": "yes"}),
        rule("near", {"business.p": "a"}, recommend="x"),
    )
    inference = sketching(base)(answers(p="a"))
    asked = target_of(base, "x")
    assert asked is not None
    steps = list(trace_back(Explainer(base, inference), asked))
    assert [step.attempt.rule.id for step in steps] == ["near", "far", "f"]
    told = trace_back_text(steps, Phrases(base, english(), inference), folded=True).splitlines()
    assert told[0].startswith("1. ✓ rule near")
    assert told[-3] == "2. ✗ rule far  ✗ business.f: nothing concluded; needed: yes"
    assert told[-1] == "1 rule is left out that did not fire, or is behind one; --all shows it."
