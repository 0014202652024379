"""The reasoning as a graph: small enough to read, without circles, and nothing invented."""

from __future__ import annotations

from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from advisor.checking.check import DAY
from advisor.core.interview.profile import build_profile
from advisor.core.message import Message
from advisor.core.reasoning.graph import (
    MOST_NODES,
    ReasoningGraph,
    graph_of_items,
    graph_of_outline,
)
from advisor.core.rules.rulebase import Rulebase
from advisor.core.strategy.case import Composition
from advisor.core.strategy.compose import compose
from advisor.engine.chain import Matcher, run
from advisor.files.interview import read_interview
from advisor.language import english
from tests.conftest import ROOT, SCENARIOS

BAKERY = ROOT / "scenarios" / "bakery.toml"


class Firm:
    """One scenario with everything a picture is made of."""

    def __init__(self, path: Path, real: Rulebase, engine: Matcher) -> None:
        inference = run(real, build_profile(real, read_interview(path, real).answers), engine)
        self._real = real
        self.explainer = Composition(real, inference, DAY).explainer
        self.outline = compose(real, inference, DAY)

    def whole(self) -> ReasoningGraph:
        return graph_of_outline(self._real, self.explainer, self.outline)

    def of(self, name: str) -> ReasoningGraph:
        return graph_of_items(self._real, self.explainer, self.outline.find(name))

    def all(self) -> list[ReasoningGraph]:
        ids = [item.id for item in self.outline.items() if item.why.rules]
        return [self.whole(), *map(self.of, ids)]


@pytest.mark.parametrize("path", SCENARIOS[::12], ids=lambda path: path.stem)
def test_no_picture_has_more_nodes_than_can_be_read(
    path: Path, real: Rulebase, engine: Matcher
) -> None:
    assert all(0 < len(p.nodes) <= MOST_NODES for p in Firm(path, real, engine).all())


@pytest.mark.parametrize("path", SCENARIOS[::12], ids=lambda path: path.stem)
def test_arrows_join_nodes_and_never_close_a_circle(
    path: Path, real: Rulebase, engine: Matcher
) -> None:
    for picture in Firm(path, real, engine).all():
        nodes = {node.id for node in picture.nodes}
        before: dict[str, set[str]] = {name: set() for name in nodes}
        for edge in picture.edges:
            before[edge.target].add(edge.source)
        assert set(TopologicalSorter(before).static_order()) == nodes


def test_every_answer_behind_an_item_is_there_or_counted(real: Rulebase, engine: Matcher) -> None:
    firm = Firm(BAKERY, real, engine)
    picture = firm.of("listen-first")
    (item,) = firm.outline.find("listen-first")
    drawn = {node.fact.key for node in picture.nodes if node.fact and node.kind == "answer"}
    assert drawn == {use.key for use in item.why.facts if use.question}


def test_what_does_not_fit_is_counted(real: Rulebase, engine: Matcher) -> None:
    firm = Firm(BAKERY, real, engine)
    tactics = [i for i in firm.outline.items() if i.kind == "tactic"][:12]
    picture = graph_of_items(real, firm.explainer, tactics)
    assert any(node.behind for node in picture.nodes)


def test_more_items_than_fit_are_counted(real: Rulebase, engine: Matcher) -> None:
    firm = Firm(BAKERY, real, engine)
    items = [item for item in firm.outline.items() if item.why.rules]
    picture = graph_of_items(real, firm.explainer, items)
    drawn = sum(node.id.startswith("item:") for node in picture.nodes)
    (more,) = (node for node in picture.nodes if node.id == "more")
    assert len(picture.nodes) <= MOST_NODES
    assert english().say(more.text or Message("")) == f"{len(items) - drawn} more like it"


def test_a_judgement_is_drawn_as_one(real: Rulebase, engine: Matcher) -> None:
    firm = Firm(BAKERY, real, engine)
    judged = next(i for i in firm.outline.items() if i.why.basis == "judgement" and i.why.rules)
    assert "principle:judgement" in [node.id for node in firm.of(judged.id).nodes]
