"""A graph of the reasoning as text and as JSON."""

from __future__ import annotations

import json

from advisor.core.message import message
from advisor.core.reasoning.graph import Edge, Node, ReasoningGraph
from advisor.report.graph import picture_json, picture_text
from tests.report.firm import phrases

SHARED = ReasoningGraph(
    (
        Node("a", "answer", message("a")),
        Node("f", "finding", message("f")),
        Node("x", "advice", message("x")),
        Node("y", "advice", message("y")),
    ),
    (Edge("a", "f"), Edge("f", "x"), Edge("f", "y", 2)),
)


def test_the_tree_begins_with_the_advice_and_expands_a_finding_once() -> None:
    assert picture_text(SHARED, "A firm", phrases()).splitlines() == [
        "A firm",
        "",
        "X",
        "└─ F",
        "   └─ A",
        "Y",
        "└─ F · see above",
    ]


def test_a_finding_that_is_not_opened_says_how_much_is_behind_it() -> None:
    closed = ReasoningGraph((Node("f", "finding", message("F"), behind=3),), ())
    assert "F (Rests on 3 more answers)" in picture_text(closed, "A firm", phrases())


def test_json_has_every_node_and_arrow() -> None:
    found = json.loads(picture_json(SHARED, "A firm", phrases()))
    assert [node["id"] for node in found["nodes"]] == ["a", "f", "x", "y"]
    assert found["edges"][-1] == {"source": "f", "target": "y", "weight": 2}
