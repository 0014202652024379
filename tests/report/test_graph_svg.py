"""The picture as SVG: whole, readable, the same every time, safe with any name."""

from __future__ import annotations

from itertools import combinations
from xml.etree import ElementTree

import pytest

from advisor.core.message import Message, Words, message
from advisor.core.reasoning.graph import Edge, Node, NodeKind, ReasoningGraph
from advisor.core.rules.rulebase import Rulebase
from advisor.language import english
from advisor.report.graph import picture_text
from advisor.report.graph_svg import drawing
from advisor.report.phrases import Phrases

SVG = "{http://www.w3.org/2000/svg}"
Box = tuple[float, float, float, float]


def node(name: str, kind: NodeKind, text: str = "") -> Node:
    return Node(name, kind, message("{text}", text=Words(text or name)))


def chain(text: str = "") -> ReasoningGraph:
    return ReasoningGraph(
        (
            node("a", "answer", text),
            node("b", "answer"),
            node("f", "finding"),
            node("p", "principle"),
            node("x", "advice"),
        ),
        (Edge("a", "f"), Edge("b", "p"), Edge("f", "p"), Edge("p", "x")),
    )


@pytest.fixture
def phrases(real: Rulebase) -> Phrases:
    return Phrases(real, english())


def parsed(svg: str) -> ElementTree.Element:
    """What we drew ourselves, read back."""
    return ElementTree.fromstring(svg)  # noqa: S314


def boxes(svg: str) -> list[Box]:
    """The rounded boxes: left, top, right, bottom."""
    found = [r for r in parsed(svg).iter(f"{SVG}rect") if r.get("rx")]
    sides = [[float(r.get(key, "")) for key in ("x", "y", "width", "height")] for r in found]
    return [(x, y, x + width, y + height) for x, y, width, height in sides]


def test_every_node_is_a_box_and_every_arrow_a_path(phrases: Phrases) -> None:
    svg = drawing(chain(), "A firm", phrases)
    paths = [p for p in parsed(svg).iter(f"{SVG}path") if p.get("marker-end")]
    assert (len(boxes(svg)), len(paths)) == (5, 4)


def test_no_two_boxes_overlap(phrases: Phrases) -> None:
    many = tuple(node(f"a{n}", "answer", "some words " * n) for n in range(1, 15))
    picture = ReasoningGraph((*many, node("x", "advice")), tuple(Edge(one.id, "x") for one in many))
    for one, other in combinations(boxes(drawing(picture, "A firm", phrases)), 2):
        apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        assert apart, (one, other)


def test_every_box_is_on_the_page(phrases: Phrases) -> None:
    svg = drawing(chain("long " * 40), "A firm", phrases)
    _, _, width, height = map(float, parsed(svg).get("viewBox", "").split())
    for left, top, right, bottom in boxes(svg):
        assert 0 <= left < right <= width
        assert 0 <= top < bottom <= height


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", "&amp; “quoted” ]]>", "Пекарня", "面包店", "a" * 10_000]
)
def test_any_name_comes_out_as_it_is(phrases: Phrases, name: str) -> None:
    root = parsed(drawing(chain(name), name, phrases))
    title = root.find(f"{SVG}title")
    assert title is not None
    assert title.text == name
    assert not list(root.iter(f"{SVG}script"))


def test_the_same_picture_gives_the_same_bytes(phrases: Phrases) -> None:
    assert drawing(chain(), "A firm", phrases) == drawing(chain(), "A firm", phrases)


def test_parts_that_do_not_touch_are_both_drawn(phrases: Phrases) -> None:
    two = ReasoningGraph((node("x", "advice"), node("y", "advice")), ())
    assert len(boxes(drawing(two, "A firm", phrases))) == 2


def test_nothing_at_all_is_an_empty_page(phrases: Phrases) -> None:
    assert boxes(drawing(ReasoningGraph((), ()), "A firm", phrases)) == []


def test_as_text_the_advice_comes_first_and_nothing_twice(phrases: Phrases) -> None:
    picture = ReasoningGraph(
        (*chain().nodes, Node("y", "advice", Message("y"))), (*chain().edges, Edge("p", "y"))
    )
    assert picture_text(picture, "A firm", phrases).splitlines() == [
        "A firm",
        "",
        "X",
        "└─ P",
        "   ├─ B",
        "   └─ F",
        "      └─ A",
        "Y",
        "└─ P · see above",
    ]
