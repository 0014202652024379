"""The reasoning as a graph: small enough to read, without circles, and nothing invented."""

from __future__ import annotations

from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any

import pytest

from advisor.advise import open_case
from advisor.checking.check import DAY
from advisor.core.message import Message
from advisor.core.reasoning.graph import (
    MOST_NODES,
    ReasoningGraph,
    graph_of_chains,
    graph_of_items,
    leading,
)
from advisor.core.reasoning.whole_graph import graph_of_outline
from advisor.core.rules.layout import OutlineSection
from advisor.core.rules.rulebase import Rulebase
from advisor.engine.chain import Matcher
from advisor.engine.reference import ReferenceMatcher
from advisor.files.interview import read_interview
from advisor.language import english
from tests.builders import answers, finding, item, question, rule, rulebase
from tests.conftest import ROOT, SCENARIOS

BAKERY = ROOT / "scenarios" / "bakery.toml"


class Firm:
    """One scenario with everything a graph is made of."""

    def __init__(self, path: Path, real: Rulebase, engine: Matcher) -> None:
        self.case = open_case(real, read_interview(path, real).answers, engine, DAY)
        self.outline = self.case.outline

    def whole(self) -> ReasoningGraph:
        return graph_of_outline(self.case.explainer, self.outline)

    def of(self, name: str) -> ReasoningGraph:
        return graph_of_items(self.case.explainer, self.outline.find(name))

    def all(self) -> list[ReasoningGraph]:
        ids = [item.id for item in self.outline.items() if item.why.rules]
        return [self.whole(), *map(self.of, ids)]


@pytest.mark.parametrize("path", SCENARIOS[::24], ids=lambda path: path.stem)
def test_a_graph_can_be_read_and_its_arrows_never_close_a_circle(
    path: Path, real: Rulebase, engine: Matcher
) -> None:
    for graph in Firm(path, real, engine).all():
        assert len(graph.nodes) > 0
        assert graph.folded or len(graph.nodes) <= MOST_NODES
        nodes = {node.id for node in graph.nodes}
        before: dict[str, set[str]] = {name: set() for name in nodes}
        for edge in graph.edges:
            before[edge.target].add(edge.source)
        assert set(TopologicalSorter(before).static_order()) == nodes


def test_answers_behind_an_item_are_there_unless_a_conclusion_stands_for_them(
    real: Rulebase, engine: Matcher
) -> None:
    firm = Firm(BAKERY, real, engine)
    complete = 0
    for tactic in [one for one in firm.outline.items() if one.kind == "tactic"]:
        graph = firm.of(tactic.id)
        reached = {edge.target for edge in graph.edges}
        drawn = {node.fact.key for node in graph.nodes if node.fact and node.kind == "answer"}
        behind = {use.key for use in tactic.why.facts if use.question}
        closed = any(n.kind == "finding" and n.id not in reached for n in graph.nodes)
        assert closed or behind <= drawn, tactic.id
        complete += behind <= drawn
    assert complete


def test_answers_that_do_not_fit_are_counted() -> None:
    names = [f"q{n}" for n in range(MOST_NODES)]
    all_said = {f"business.{name}": "a" for name in names}
    base = rulebase(
        *map(question, all_said),
        finding("business.f"),
        item("x"),
        rule("s", all_said, find={"business.f": "yes"}),
        rule("r", {"business.f": "yes"}, recommend="x"),
        sections=(OutlineSection(id="s", title="S", kinds=("stance",)),),
    )
    said: dict[str, Any] = dict.fromkeys(names, "a")
    given = answers("customers", **said)
    case = open_case(base, given, ReferenceMatcher(base), DAY)
    graph = graph_of_items(case.explainer, case.outline.find("x"))
    assert [node.behind for node in graph.nodes if node.kind == "finding"] == [len(names)]


def test_more_items_than_fit_are_counted(real: Rulebase, engine: Matcher) -> None:
    firm = Firm(BAKERY, real, engine)
    items = [item for item in firm.outline.items() if item.why.rules]
    graph = graph_of_items(firm.case.explainer, items)
    ids = {f"item:{item.id}" for item in items}
    drawn = sum(node.id in ids for node in graph.nodes)
    (more,) = (node for node in graph.nodes if node.id == "more")
    assert len(graph.nodes) <= MOST_NODES
    assert english().say(more.text or Message("")) == f"{len(items) - drawn} more like it"


def test_a_judgement_is_drawn_as_one(real: Rulebase, engine: Matcher) -> None:
    firm = Firm(BAKERY, real, engine)
    judged = next(i for i in firm.outline.items() if i.why.basis == "judgement" and i.why.rules)
    assert "principle:judgement" in [node.id for node in firm.of(judged.id).nodes]


def test_a_lead_move_hangs_on_the_approach_that_it_carries_out(
    real: Rulebase, engine: Matcher
) -> None:
    firm = Firm(BAKERY, real, engine)
    move = next(item for item in firm.outline.items() if item.leads)
    choices = [c for d in firm.case.diagnoses for c in d.choices]
    approach = next(c.approach.key for c in choices if move.id in [m.key for m in c.moves])
    arrows = {(edge.source, edge.target) for edge in firm.of(move.id).edges}
    assert (f"item:{approach}", f"item:{move.id}") in arrows


def test_answers_that_no_chain_shows_are_counted_in_the_box_of_their_advice(
    real: Rulebase, engine: Matcher
) -> None:
    firm = Firm(BAKERY, real, engine)
    picture = graph_of_chains(firm.case.explainer, leading(firm.outline))
    joined = {name for edge in picture.edges for name in (edge.source, edge.target)}
    assert joined == {node.id for node in picture.nodes}
    notes = [english().show(n.note) for n in picture.nodes if n.kind == "advice" and n.note]
    assert any("more answer" in note for note in notes)
