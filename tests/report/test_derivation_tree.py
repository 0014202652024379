"""A derivation as a tree: every premise, each firing expanded once."""

from __future__ import annotations

from advisor.advise import sketching
from advisor.core.reasoning.why import Derivation, Explainer
from advisor.language import english
from advisor.report.derivation_tree import DerivationTree
from advisor.report.phrases import Phrases
from tests.builders import answers, finding, item, question, rule, rulebase
from tests.report.firm import firing, phrases


def lines(depth: int = 9, *rules: str) -> list[str]:
    tree = DerivationTree(phrases(), depth)
    return list(tree.lines(Derivation(tuple(map(firing, rules or ("r",))))))


def test_a_finding_is_followed_by_the_rule_that_concluded_it() -> None:
    assert lines() == [
        "└─ Because it is strong",
        "   rule r · our own judgement",
        "   └─ business.f: strong (concluded; needed: strong)",
        "      └─ Because of strong",
        "         rule strong · article §4.20",
        "         “listen.” (§4.20)",
        "         └─ Open on Sundays: a (your answer; needed: a)",
    ]


def test_a_tree_that_ends_early_says_how_many_rules_are_below() -> None:
    assert lines(0)[-1].strip() == "… 1 rule deeper down"


def test_a_firing_is_expanded_where_it_first_appears_and_named_afterwards() -> None:
    again = [line for line in lines(9, "r", "strong") if "see above" in line]
    assert again == ["   rule strong · article §4.20 · see above"]


def test_a_principle_is_stated_once() -> None:
    assert sum("“listen.”" in line for line in lines(9, "strong", "r")) == 1


def test_what_nobody_answered_is_not_called_an_answer_nor_what_no_rule_concluded() -> None:
    base = rulebase(
        question("business.p", label="Open"),
        finding("business.f", "weak", "strong"),
        item("x"),
        rule("f", {"business.p": "b"}, find={"business.f": "weak"}),
        rule("p", {"business.p": {"known": False}}, recommend="x"),
        rule("n", {"business.f": {"known": False}}, recommend="x"),
    )
    found = []
    for name, given in (("p", answers()), ("n", answers(p="a"))):
        inference = sketching(base)(given)
        fired = (one for one in inference.firings if one.rule == name)
        tree = DerivationTree(Phrases(base, english(), inference))
        found.append(list(tree.lines(Explainer(base, inference).derive(fired)))[-1].strip())
    assert found == [
        "└─ Open: not known yet (no answer; needed: no answer yet)",
        "└─ business.f: nothing concluded (no rule says so; needed: no conclusion)",
    ]
