"""Where the boxes of a graph are drawn."""

from __future__ import annotations

from advisor.core.reasoning.graph import Edge, Node, ReasoningGraph
from advisor.report.graph_layout import WIDTH, Box, Layout, lay_out

NODES = (Node("a", "answer"), Node("f", "finding"), Node("x", "advice"))


def laid(*edges: Edge) -> Layout:
    boxes = (Box(node, (node.id,), ()) for node in NODES)
    return lay_out(ReasoningGraph(NODES, edges), boxes)


def test_a_box_is_left_of_what_it_leads_to() -> None:
    a, f, x = laid(Edge("a", "f"), Edge("f", "x")).boxes
    assert a.x + WIDTH < f.x
    assert f.x + WIDTH < x.x


def test_an_arrow_leaves_the_right_edge_and_ends_at_the_left_one() -> None:
    layout = laid(Edge("a", "f"), Edge("f", "x"))
    a, f, _ = layout.boxes
    (arrow,) = (one for one in layout.arrows if one.points[-1] == (f.x - WIDTH / 2, f.y))
    assert arrow.points[0] == (a.x + WIDTH / 2, a.y)


def test_parts_that_nothing_joins_do_not_overlap() -> None:
    a, f, x = sorted(laid(Edge("a", "f")).boxes, key=lambda box: box.node.id)
    assert x.y - x.height / 2 > max(a.bottom, f.bottom) or x.bottom < min(
        a.y - a.height / 2, f.y - f.height / 2
    )


def test_boxes_come_in_the_order_of_the_nodes() -> None:
    assert [box.node for box in laid(Edge("a", "x")).boxes] == list(NODES)


def test_nothing_is_drawn_below_the_height() -> None:
    layout = laid(Edge("a", "f"), Edge("a", "x"))
    assert max(box.bottom for box in layout.boxes) < layout.height
