"""Where the boxes of a graph are drawn: layers from left to right, in pixels.

The layers, the order in them and the ways of the arrows are grandalf's.  The same graph
always gives the same places.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from grandalf.graphs import Edge as LaidEdge
from grandalf.graphs import Graph, Vertex
from grandalf.layouts import Layer, SugiyamaLayout, VertexViewer

from advisor.core.reasoning.graph import Node, ReasoningGraph

# Pixels: a box of a readable line's length, and the room around it.
WIDTH, LINE, PAD, BETWEEN, GAP = 210, 15, 8, 14, 90
# The room that an arrow takes where it passes a layer.
THREAD = 6
# How many rounds grandalf takes to untangle the arrows by reordering the layers.
ROUNDS = 24
MARGIN, HEAD = 24, 64


@dataclass(frozen=True, slots=True)
class Box:
    """A node with the lines of its box; ``x`` and ``y`` are the middle of the box."""

    node: Node
    lines: tuple[str, ...]
    note: tuple[str, ...]
    x: float = 0.0
    y: float = 0.0

    @property
    def height(self) -> int:
        return LINE * (len(self.lines) + len(self.note)) + 2 * PAD

    @property
    def bottom(self) -> float:
        return self.y + self.height / 2


Points = list[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Arrow:
    """The points an arrow passes, from the edge of one box to that of another, and its weight."""

    points: Points
    weight: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Boxes in their places, and the arrows between them."""

    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    height: float

    @property
    def width(self) -> float:
        """The right edge of the rightmost box, with its margin."""
        return max((box.x for box in self.boxes), default=0.0) + WIDTH / 2 + MARGIN


class _Vertex(Vertex):  # type: ignore[misc]  # grandalf has no types
    """A vertex with a number: grandalf goes through sets of them, which must not vary by run."""

    def __init__(self, name: str, number: int) -> None:
        super().__init__(name)
        self._number = number

    def __hash__(self) -> int:
        return self._number


class _Edge(LaidEdge):  # type: ignore[misc]
    """An arrow with a number, likewise."""

    def __init__(self, source: _Vertex, target: _Vertex, weight: int, number: int) -> None:
        super().__init__(source, target, data=weight)
        self._number = number
        self.view = _Way()

    def __hash__(self) -> int:
        return self._number


class _Way:
    """Receives the points of an arrow from grandalf."""

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
        """Give every node its computed layer."""
        # A part of the graph may use fewer layers than the whole; grandalf fails at empty ones.
        used = [self._ranks[vertex.data] for vertex in self.g.sV]
        self.layers = [Layer() for _ in range(min(used), max(used) + 1)]
        for vertex in self.g.sV:
            rank = self._ranks[vertex.data] - min(used)
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
    return {node.id: deepest - back(node.id) for node in picture.nodes}


def lay_out(picture: ReasoningGraph, boxes: Iterable[Box]) -> Layout:
    """The places of a graph's boxes, one for each node, and the ways of its arrows."""
    named = {box.node.id: box for box in boxes}
    vertices = {name: _Vertex(name, number) for number, name in enumerate(named)}
    for name, vertex in vertices.items():
        # grandalf's layers lie below one another; ours are turned.
        vertex.view = VertexViewer(w=named[name].height + BETWEEN, h=WIDTH)
    laid = [
        _Edge(vertices[edge.source], vertices[edge.target], edge.weight, number)
        for number, edge in enumerate(picture.edges)
    ]
    ranks = _ranks(picture)
    placed: dict[str, Box] = {}
    arrows: list[Arrow] = []
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
            y, x = vertex.view.xy
            placed[vertex.data] = replace(named[vertex.data], x=x + right, y=y + down)
        for edge in part.sE:
            start, end = (placed[vertex.data] for vertex in edge.v)
            between = [(x + right, y + down) for y, x in edge.view.points[1:-1]]
            points = [(start.x + WIDTH / 2, start.y), *between, (end.x - WIDTH / 2, end.y)]
            arrows.append(Arrow(points, edge.data))
        below = max([*(y + down for y in passed), *(placed[v.data].bottom for v in part.sV)])
        below += 2 * MARGIN
    return Layout(tuple(placed[name] for name in named), tuple(arrows), below)
