"""A picture of the reasoning as SVG: layers from left to right, made to be printed.

The layers, the order in them and the ways of the arrows are grandalf's; the
boxes and the colours are ours.  The file needs nothing else, and the same
picture gives the same bytes.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from xml.etree import ElementTree

from grandalf.graphs import Edge as LaidEdge
from grandalf.graphs import Graph, Vertex
from grandalf.layouts import Layer, SugiyamaLayout, VertexViewer

from advisor.core.message import N_
from advisor.core.reasoning.graph import KINDS, Node, NodeKind, ReasoningGraph
from advisor.report.phrases import Phrases
from advisor.report.picture import node_text

# Pixels: a box of a readable line's length, and the room around it.
WIDTH, LINE, PAD, BETWEEN, GAP = 210, 15, 8, 14, 90
# The room that an arrow takes where it passes a layer.
THREAD = 6
COLUMNS = 30
MOST_LINES = 6
# How often the order in the layers is gone over to untangle the arrows.
ROUNDS = 24
MARGIN, HEAD = 24, 64
COLOURS: dict[NodeKind, tuple[str, str]] = {
    "answer": ("#e8f1fb", "#2b5c8a"),
    "finding": ("#f4f0fa", "#5b4288"),
    "principle": ("#fdf3e1", "#8a5a12"),
    "advice": ("#e6f4ea", "#256b3a"),
}
LEGEND: dict[NodeKind, str] = {
    "answer": N_("Your answers"),
    "finding": N_("What follows"),
    "principle": N_("Principles"),
    "advice": N_("Advice"),
}


@dataclass(frozen=True, slots=True)
class _Box:
    """A node with its lines, and where it stands: the middle of the box."""

    node: Node
    lines: tuple[str, ...]
    note: tuple[str, ...]
    x: float = 0.0
    y: float = 0.0

    @property
    def height(self) -> int:
        return LINE * (len(self.lines) + len(self.note)) + 2 * PAD


Points = list[tuple[float, float]]


class _Vertex(Vertex):  # type: ignore[misc]  # grandalf has no types
    """A vertex with a number: grandalf goes through sets of them, which must not vary by run."""

    def __init__(self, name: str, number: int) -> None:
        super().__init__(name)
        self._number = number

    def __hash__(self) -> int:
        return self._number


class _Arrow(LaidEdge):  # type: ignore[misc]
    """An arrow with a number, likewise."""

    def __init__(self, source: _Vertex, target: _Vertex, weight: int, number: int) -> None:
        super().__init__(source, target, data=weight)
        self._number = number
        self.view = _Way()

    def __hash__(self) -> int:
        return self._number


class _Way:
    """What grandalf tells the points of an arrow."""

    def __init__(self) -> None:
        self.points: Points = []

    def setpath(self, points: Points) -> None:
        self.points = points


class _Layout(SugiyamaLayout):  # type: ignore[misc]
    """Layers by what a node is, and else as close as can be to what it leads to."""

    def __init__(self, graph: object, ranks: dict[str, int]) -> None:
        super().__init__(graph)
        self._ranks = ranks
        self.xspace, self.yspace = 1, GAP
        self.dw = self.dh = THREAD

    def rank_all(self, roots: object, optimize: bool = False) -> None:  # noqa: ARG002
        """Give every node the layer that was worked out for it."""
        self.layers = [Layer() for _ in range(max(self._ranks.values()) + 1)]
        for vertex in self.g.sV:
            rank = self._ranks[vertex.data]
            self.grx[vertex].rank = rank
            self.layers[rank].append(vertex)


def _ranks(picture: ReasoningGraph) -> dict[str, int]:
    """The layer of each node, counted from 0 at the left."""
    targets: dict[str, list[str]] = {}
    for edge in picture.edges:
        targets.setdefault(edge.source, []).append(edge.target)
    found: dict[str, int] = {}

    def back(name: str) -> int:
        """How many layers lie behind a node."""
        if name not in found:
            found[name] = max((back(target) + 1 for target in targets.get(name, ())), default=0)
        return found[name]

    deepest = max((back(node.id) for node in picture.nodes), default=0)
    return {
        node.id: 0 if picture.folded and node.kind == "answer" else deepest - back(node.id)
        for node in picture.nodes
    }


def drawing(picture: ReasoningGraph, title: str, phrases: Phrases) -> str:
    """The picture as an SVG document; ends with a line break."""
    boxes = {node.id: _box(node, phrases) for node in picture.nodes}
    boxes, ways, height = _lay_out(picture, boxes)
    width = max((box.x for box in boxes.values()), default=0.0) + WIDTH / 2 + MARGIN
    width = max(width, len(KINDS) * WIDTH + 2 * MARGIN)
    svg = ElementTree.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {width:.0f} {height:.0f}",
            "width": f"{width:.0f}",
            "height": f"{height:.0f}",
            "font-family": "Helvetica, Arial, sans-serif",
            "font-size": "12",
            "role": "img",
        },
    )
    ElementTree.SubElement(svg, "title").text = title
    _arrowhead(svg)
    ElementTree.SubElement(svg, "rect", {"width": "100%", "height": "100%", "fill": "#ffffff"})
    _text(svg, (title,), MARGIN, 28, {"font-size": "17", "font-weight": "bold"})
    _legend(svg, picture, phrases)
    for points, weight in ways:
        _arrow(svg, points, weight)
    for box in boxes.values():
        _draw(svg, box)
    ElementTree.indent(svg)
    return ElementTree.tostring(svg, encoding="unicode") + "\n"


def _box(node: Node, phrases: Phrases) -> _Box:
    text, note = node_text(node, phrases)
    return _Box(node, _lines(text), _lines(note) if note else ())


def _lines(text: str) -> tuple[str, ...]:
    return tuple(textwrap.wrap(text, COLUMNS, max_lines=MOST_LINES, placeholder=" …") or [""])


def _lay_out(
    picture: ReasoningGraph, boxes: dict[str, _Box]
) -> tuple[dict[str, _Box], list[tuple[Points, int]], float]:
    """Boxes with their places, the arrows' ways, the lower edge.  grandalf's layers are turned."""
    vertices = {name: _Vertex(name, number) for number, name in enumerate(boxes)}
    for name, vertex in vertices.items():
        vertex.view = VertexViewer(w=boxes[name].height + BETWEEN, h=WIDTH)
    laid = [
        _Arrow(vertices[edge.source], vertices[edge.target], edge.weight, number)
        for number, edge in enumerate(picture.edges)
    ]
    ranks = _ranks(picture)
    placed: dict[str, _Box] = {}
    ways: list[tuple[Points, int]] = []
    below = float(MARGIN + HEAD)
    for part in Graph(list(vertices.values()), laid).C:
        layout = _Layout(part, ranks)
        layout.init_all()
        layout.draw(ROUNDS)
        passed = [y for edge in part.sE for y, _ in edge.view.points]
        top = min([*passed, *(v.view.xy[0] - v.view.w / 2 for v in part.sV)])
        left = min(vertex.view.xy[1] - WIDTH / 2 for vertex in part.sV)
        right, down = MARGIN - left, below - top
        for vertex in part.sV:
            box, (y, x) = boxes[vertex.data], vertex.view.xy
            placed[vertex.data] = _Box(box.node, box.lines, box.note, x + right, y + down)
        for edge in part.sE:
            start, end = (placed[vertex.data] for vertex in edge.v)
            between = [(x + right, y + down) for y, x in edge.view.points[1:-1]]
            points = [(start.x + WIDTH / 2, start.y), *between, (end.x - WIDTH / 2, end.y)]
            ways.append((points, edge.data))
        below = max([*(y + down for y in passed), *(_bottom(placed[v.data]) for v in part.sV)])
        below += 2 * MARGIN
    return {name: placed[name] for name in boxes}, ways, below


def _bottom(box: _Box) -> float:
    return box.y + box.height / 2


def _arrow(svg: ElementTree.Element, points: Points, weight: int) -> None:
    """A curve through the points, level at each of them."""
    (x, y), *rest = points
    path = [f"M {x:.1f} {y:.1f}"]
    for to_x, to_y in rest:
        middle = (x + to_x) / 2
        path.append(f"C {middle:.1f} {y:.1f} {middle:.1f} {to_y:.1f} {to_x:.1f} {to_y:.1f}")
        x, y = to_x, to_y
    ElementTree.SubElement(
        svg,
        "path",
        {
            "d": " ".join(path),
            "fill": "none",
            "stroke": "#8a8f98",
            "stroke-width": f"{min(1 + weight / 12, 4):.1f}",
            "marker-end": "url(#head)",
        },
    )


def _arrowhead(svg: ElementTree.Element) -> None:
    marker = ElementTree.SubElement(
        ElementTree.SubElement(svg, "defs"),
        "marker",
        {
            "id": "head",
            "viewBox": "0 0 8 8",
            "refX": "8",
            "refY": "4",
            "markerWidth": "8",
            "markerHeight": "8",
            "markerUnits": "userSpaceOnUse",
            "orient": "auto",
        },
    )
    ElementTree.SubElement(marker, "path", {"d": "M 0 0 L 8 4 L 0 8 z", "fill": "#8a8f98"})


def _draw(svg: ElementTree.Element, box: _Box) -> None:
    fill, line = COLOURS[box.node.kind]
    left, top = box.x - WIDTH / 2, box.y - box.height / 2
    ElementTree.SubElement(
        svg,
        "rect",
        {
            "x": f"{left:.1f}",
            "y": f"{top:.1f}",
            "width": str(WIDTH),
            "height": str(box.height),
            "rx": "4",
            "fill": fill,
            "stroke": line,
            # Kinds differ in print without colour, too.
            "stroke-width": "2" if box.node.kind == "advice" else "1",
            **({"stroke-dasharray": "5 3"} if box.node.kind == "finding" else {}),
        },
    )
    first = top + PAD + LINE - 4
    _text(svg, box.lines, left + PAD, first, {})
    below = first + LINE * len(box.lines)
    _text(svg, box.note, left + PAD, below, {"fill": line, "font-size": "11"})


def _text(
    svg: ElementTree.Element, lines: tuple[str, ...], x: float, y: float, style: dict[str, str]
) -> None:
    for number, line in enumerate(lines):
        place = {"x": f"{x:.1f}", "y": f"{y + LINE * number:.1f}", "fill": "#1d2126"}
        ElementTree.SubElement(svg, "text", {**place, **style}).text = line


def _legend(svg: ElementTree.Element, picture: ReasoningGraph, phrases: Phrases) -> None:
    left = float(MARGIN)
    for kind in KINDS:
        if any(node.kind == kind for node in picture.nodes):
            fill, line = COLOURS[kind]
            square = {"x": f"{left:.1f}", "y": "44", "width": "12", "height": "12", "fill": fill}
            ElementTree.SubElement(svg, "rect", {**square, "stroke": line})
            text = phrases.text(LEGEND[kind])
            _text(svg, (text,), left + 18, 54, {})
            left += 18 + 7 * len(text) + 24
