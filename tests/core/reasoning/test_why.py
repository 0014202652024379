"""Why: the whole derivation, with no premise of any firing left out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advisor.advise import advise, open_case, sketching
from advisor.core.reasoning.inference import FactRef, Firing, Inference
from advisor.core.reasoning.why import Derivation, Explainer
from advisor.core.rules.fact import State, Subject, is_quantified
from advisor.core.rules.layout import OutlineSection
from advisor.core.rules.question import Computed
from advisor.core.rules.rulebase import Rulebase
from advisor.engine.chain import Matcher
from advisor.engine.reference import ReferenceMatcher
from advisor.files.interview import read_interview
from advisor.language import english
from advisor.report.derivation_tree import DerivationTree
from advisor.report.phrases import Phrases
from tests.builders import answers, finding, item, question, rule, rulebase
from tests.conftest import SCENARIOS
from tests.strategies import answers_for, examples, rulebases

DAY = date(2026, 1, 5)
Key = tuple[str, Subject]


def everything_behind(base: Rulebase, inference: Inference, roots: Iterable[Key]) -> set[Key]:
    """The firings that some firings rest on, worked out without the explainer."""
    fired = {(f.rule, f.subject): f for f in inference.firings}
    queue, found = list(roots), set[Key]()
    while queue:
        key = queue.pop()
        if key in found:
            continue
        found.add(key)
        for ref, state in facts_read(base, inference, fired[key]):
            queue += [
                (other.rule, other.subject)
                for other in inference.firings
                for name, option in base.rules[other.rule].then.find
                if FactRef.seen_from(name, other.subject) == ref
                and (option in state if isinstance(state, tuple) else option == state)
            ]
    return found


def facts_read(base: Rulebase, inference: Inference, firing: Firing) -> list[tuple[FactRef, State]]:
    """The premises; for a quantified fact those of its entries that make it pass."""
    found: list[tuple[FactRef, State]] = []
    for ref, state in firing.premises:
        seeking = [c for c in base.rules[firing.rule].when if c.fact == ref.key and c.seeks]
        entries = [
            entry
            for entry in (inference.entries(ref.key) if is_quantified(ref.key) else ())
            if not seeking or any(c.holds(entry[1]) for c in seeking)
        ]
        found += entries or [(ref, state)]
    return found


def assert_complete(base: Rulebase, inference: Inference, derivation: Derivation) -> None:
    fired: dict[Key, Firing] = {(f.rule, f.subject): f for f in inference.firings}
    nodes = {node.key: node for node in derivation.firings()}
    assert set(nodes) == everything_behind(base, inference, [r.key for r in derivation.roots])
    for key, node in nodes.items():
        shown = [(p.fact.key, p.fact.subject, p.state) for p in node.premises]
        read = facts_read(base, inference, fired[key])
        assert shown == [(ref.key, ref.subject, state) for ref, state in read]
        tested = {test for premise in node.premises for test in premise.tests}
        assert tested == set(node.rule.when)


def assert_told(phrases: Phrases, derivation: Derivation) -> None:
    text = " ".join("\n".join(DerivationTree(phrases).lines(derivation)).split())
    text = text.replace("│ ", "")
    for node in derivation.firings():
        assert f"rule {node.rule.id}" in text
        for premise in node.premises:
            told = f"{phrases.fact(premise.fact)}: {phrases.show(premise.fact.shown)} ("
            assert " ".join(told.split()) in text


@pytest.mark.slow
@settings(max_examples=examples(120), deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_no_premise_of_any_firing_is_dropped(data: st.DataObject) -> None:
    base = data.draw(rulebases(items=True))
    inference = sketching(base)(data.draw(answers_for(base)))
    derivation = Explainer(base, inference).derive(inference.firings)
    assert_complete(base, inference, derivation)


@pytest.mark.parametrize("path", SCENARIOS[::20], ids=lambda path: path.stem)
def test_no_premise_is_dropped_in_a_scenario(path: Path, real: Rulebase, engine: Matcher) -> None:
    case = open_case(real, read_interview(path, real).answers, engine, DAY)
    inference, explainer = case.inference, case.explainer
    phrases = Phrases(real, english(), inference)
    assert_told(phrases, explainer.derive(inference.firings))
    for one in case.outline.items():
        assert_complete(real, inference, explainer.why(one))


def test_a_finding_that_no_rule_concluded_is_shown_as_such() -> None:
    base = rulebase(
        question("business.q"),
        finding("business.f"),
        rule("f", {"business.q": "b"}, find={"business.f": "yes"}),
        rule("r", {"business.f": {"not": "yes"}}, ask="?"),
    )
    inference = sketching(base)(answers(q="a"))
    (node,) = Explainer(base, inference).derive(inference.fired("r")).roots
    assert [(p.fact.key, p.sources) for p in node.premises] == [("business.f", ())]


def test_a_rule_overruled_by_a_stronger_value_is_not_given_as_the_reason() -> None:
    base = rulebase(
        finding("business.f", "weak", "strong"),
        rule("weak", {}, find={"business.f": "weak"}),
        rule("strong", {}, find={"business.f": "strong"}),
        rule("r", {"business.f": "strong"}, ask="?"),
    )
    inference = sketching(base)(answers())
    derivation = Explainer(base, inference).derive(inference.fired("r"))
    assert [node.rule.id for node in derivation.firings()] == ["r", "strong"]


def test_the_tree_stops_at_the_depth_asked_for_and_says_what_is_below() -> None:
    base = rulebase(
        question("business.q"),
        finding("business.f"),
        finding("business.g"),
        rule("f", {"business.q": "a"}, find={"business.f": "yes"}),
        rule("g", {"business.f": "yes"}, find={"business.g": "yes"}),
        rule("r", {"business.g": "yes"}, ask="?"),
    )
    inference = sketching(base)(answers(q="a"))
    derivation = Explainer(base, inference).derive(inference.fired("r"))
    phrases = Phrases(base, english(), inference)
    text = "\n".join(DerivationTree(phrases, depth=1).lines(derivation))
    assert "rule g" in text
    assert "rule f" not in text
    assert "1 rule deeper down" in text


def test_a_firing_on_which_two_things_rest_is_gone_into_once() -> None:
    base = rulebase(
        question("business.q"),
        finding("business.f"),
        rule("f", {"business.q": "a"}, find={"business.f": "yes"}),
        rule("r", {"business.f": "yes"}, ask="?"),
        rule("s", {"business.f": "yes"}, ask="?"),
    )
    inference = sketching(base)(answers(q="a"))
    derivation = Explainer(base, inference).derive((*inference.fired("r"), *inference.fired("s")))
    text = "\n".join(DerivationTree(Phrases(base, english(), inference)).lines(derivation))
    assert text.count("(your answer") == 1
    assert text.count("see above") == 1


SECTION = OutlineSection.model_validate({"id": "s", "title": "S", "kinds": ["stance"]})


def reasons(*because: str) -> list[str]:
    """What is said for one item that rules recommend for two goals, each with its text."""
    base = rulebase(
        item("x"),
        *(
            rule(f"r{n}", each="goal", recommend="x", because=text)
            for n, text in enumerate(because)
        ),
        sections=(SECTION,),
    )
    outline = advise(base, answers("customers", "hiring"), ReferenceMatcher(base), DAY)
    (found,) = outline.find("x")
    return [english().say(reason) for reason in found.why.because]


def test_reasons_that_differ_in_the_goal_only_are_one() -> None:
    assert reasons("It serves “{goal.kind}”.") == ["It serves “customers and hiring”."]


def test_reasons_of_different_rules_stay_apart() -> None:
    assert reasons("It serves “{goal.kind}”.", "It costs little.") == [
        "It serves “customers and hiring”.",
        "It costs little.",
    ]


def test_what_rests_on_a_computed_fact_names_the_answers_it_is_computed_from() -> None:
    season = {"id": "business.season", "kind": "yes_no", "label": "Season"}
    cases = [{"id": "yes", "label": "Yes", "when": {"business.months": "a"}}]
    base = rulebase(
        question("business.months"),
        rule("r", {"business.season": "yes"}, ask="?"),
        computed=(Computed.model_validate({**season, "option": cases}),),
    )
    inference = sketching(base)(answers(months="a"))
    uses = Explainer(base, inference).answers_behind(inference.fired("r"))
    assert [use.key for use in uses] == ["business.months"]
