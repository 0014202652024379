"""Where the boxes of a whole strategy are drawn: in bands, without a crossing arrow."""

from __future__ import annotations

from itertools import combinations, pairwise

from advisor.core.reasoning.graph import Edge, Node, ReasoningGraph
from advisor.report.graph_bands import in_bands
from advisor.report.graph_layout import WIDTH, Box, Layout


def laid(bands: int) -> Layout:
    """So many bands of two rows, with boxes of several heights."""
    nodes, edges = [], []
    for n in range(bands):
        nodes.append(Node(f"x{n}", "advice"))
        for row in "ab":
            nodes += [Node(f"q{n}{row}", "answer"), Node(f"p{n}{row}", "principle")]
            edges += [Edge(f"q{n}{row}", f"p{n}{row}"), Edge(f"p{n}{row}", f"x{n}")]
    boxes = (Box(node, ("line",) * (1 + place % 4), ()) for place, node in enumerate(nodes))
    return in_bands(ReasoningGraph(tuple(nodes), tuple(edges), folded=True), boxes)


def test_no_two_boxes_overlap_and_all_are_on_the_page() -> None:
    layout = laid(5)
    for one, other in combinations(layout.boxes, 2):
        beside = abs(one.x - other.x) >= WIDTH
        assert beside or abs(one.y - other.y) >= (one.height + other.height) / 2
    assert max(box.bottom for box in layout.boxes) < layout.height


def test_arrows_of_one_layer_keep_the_order_in_which_they_begin() -> None:
    layout = laid(5)
    layers: dict[float, list[tuple[float, float]]] = {}
    for arrow in layout.arrows:
        layers.setdefault(arrow.points[0][0], []).append((arrow.points[0][1], arrow.points[-1][1]))
    for ways in layers.values():
        assert all(a[1] <= b[1] for a, b in pairwise(sorted(ways)))


def test_many_bands_stand_in_two_columns() -> None:
    assert len({box.x for box in laid(6).boxes if box.node.kind == "advice"}) == 2
