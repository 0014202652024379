"""The reasoning behind a whole strategy: each section for itself, and nothing left hanging."""

from __future__ import annotations

from datetime import date

from advisor.advise import open_case
from advisor.core.reasoning.graph import ReasoningGraph
from advisor.core.reasoning.whole_graph import graph_of_outline
from advisor.core.rules.layout import OutlineSection
from advisor.engine.reference import ReferenceMatcher
from advisor.language import english
from tests.builders import answers, item, question, rule, rulebase

DAY = date(2026, 1, 5)
SECTIONS = (
    OutlineSection(id="s", title="What to say", kinds=("stance",)),
    OutlineSection(id="t", title="Goals to consider", kinds=("proposal",)),
)


def whole() -> ReasoningGraph:
    base = rulebase(
        question("business.p"),
        item("x"),
        item("w", "proposal"),
        rule("r", {"business.p": "a"}, recommend="x"),
        rule("u", {"business.p": "a"}, recommend="w"),
        sections=SECTIONS,
    )
    case = open_case(base, answers("hiring", p="a"), ReferenceMatcher(base), DAY)
    return graph_of_outline(case.explainer, case.outline)


def test_every_section_has_nodes_of_its_own_that_all_lead_to_it() -> None:
    picture = whole()
    assert [n.id for n in picture.nodes if n.kind == "advice"] == ["section:s", "section:t"]
    targets = [edge.target for edge in picture.edges]
    sources = [edge.source for edge in picture.edges]
    # One way on from every node, and none without one.
    assert len(set(sources)) == len(sources)
    assert {n.id for n in picture.nodes if n.kind != "advice"} == set(sources)
    assert {"section:s", "section:t"} <= set(targets)


def test_answers_are_named_by_the_area_they_are_from_and_counted() -> None:
    node = next(n for n in whole().nodes if n.kind == "answer")
    assert node.text is not None
    assert node.note is not None
    assert english().say(node.text) == "Business"
    assert english().show(node.note) == "1 answer used"
