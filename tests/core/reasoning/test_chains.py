"""The chains that decide an item: few, distinct, and from an answer to the item."""

from __future__ import annotations

import pytest

from advisor.advise import open_case
from advisor.checking.check import DAY
from advisor.core.reasoning.chains import MOST_CHAINS, Chains, deciding_chains
from advisor.core.reasoning.graph import graph_of_chains
from advisor.core.rules.layout import OutlineSection
from advisor.core.strategy.case import Case
from advisor.engine.reference import ReferenceMatcher
from tests.builders import answers, finding, item, question, rule, rulebase

SECTION = OutlineSection.model_validate({"id": "s", "title": "S", "kinds": ["stance"]})
BASE = rulebase(
    question("business.common", options=("a", "b")),
    question("business.rare", options=("a", "b")),
    question("business.deep", options=("a", "b")),
    finding("business.found"),
    item("one"),
    item("two"),
    rule("f", {"business.deep": "a"}, find={"business.found": "yes"}),
    rule(
        "r",
        {"business.common": "a", "business.rare": "a", "business.found": "yes"},
        recommend="one",
    ),
    *(rule(f"s{n}", {"business.common": "a"}, recommend="two") for n in range(3)),
    sections=(SECTION,),
)


@pytest.fixture(scope="module")
def case() -> Case:
    given = answers("hiring", common="a", rare="a", deep="a")
    return open_case(BASE, given, ReferenceMatcher(BASE), DAY)


def of(case: Case, most: int = MOST_CHAINS) -> Chains:
    return deciding_chains(case.explainer, case.outline.find("one"), most)


def test_what_few_rules_ask_for_comes_first(case: Case) -> None:
    starts = [chain.facts[0].key for chain in of(case).chains]
    assert starts[0] == "business.rare"
    assert starts[-1] == "business.common"


def test_a_chain_goes_from_the_answer_through_what_follows(case: Case) -> None:
    found = [[fact.key for fact in chain.facts] for chain in of(case).chains]
    assert ["business.deep", "business.found"] in found


def test_answers_that_are_not_shown_are_counted(case: Case) -> None:
    assert (len(of(case, 1).chains), of(case, 1).more) == (1, {"one": 2})


def test_a_picture_holds_at_most_three_answers(case: Case) -> None:
    items = list(case.outline.items())
    nodes = graph_of_chains(case.explainer, items).nodes
    assert 0 < sum(node.kind == "answer" for node in nodes) <= MOST_CHAINS
