"""Where the boxes of a folded graph are drawn: a band for each advice, in two columns.

No two arrows cross: whatever leads to an advice is drawn for it alone, in rows of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from advisor.core.reasoning.graph import ReasoningGraph
from advisor.report.graph_layout import BETWEEN, HEAD, MARGIN, WIDTH, Arrow, Box, Layout

# The room between the boxes of a row, between bands, and between columns of bands.
GAP, APART, ASIDE = 60, 26, 56
LAYERS = 3


@dataclass(frozen=True, slots=True)
class _Band:
    """An advice with the rows that lead to it, each from its end back to its beginning."""

    advice: Box
    rows: tuple[tuple[Box, ...], ...]

    @property
    def height(self) -> float:
        rows = sum(max(box.height for box in row) for row in self.rows)
        return max(self.advice.height, rows + BETWEEN * (len(self.rows) - 1))


def in_bands(picture: ReasoningGraph, boxes: Iterable[Box]) -> Layout:
    """The places of a folded graph's boxes, and the arrows between them."""
    named = {box.node.id: box for box in boxes}
    placed: dict[str, Box] = {}
    bands = [_band(picture, named, node.id) for node in picture.nodes if node.kind == "advice"]
    half = sum(band.height + APART for band in bands) / 2
    left, top, lowest = 0.0, 0.0, 0.0
    for band in bands:
        if not left and top >= half:
            left, top = LAYERS * WIDTH + (LAYERS - 1) * GAP + ASIDE, 0.0
        for box in _in_place(band, left + MARGIN, top + MARGIN + HEAD):
            placed[box.node.id] = box
        top += band.height + APART
        lowest = max(lowest, top)
    arrows = []
    for edge in picture.edges:
        start, end = placed[edge.source], placed[edge.target]
        points = [(start.x + WIDTH / 2, start.y), (end.x - WIDTH / 2, end.y)]
        arrows.append(Arrow(points, edge.weight))
    return Layout(tuple(placed[name] for name in named), tuple(arrows), lowest + MARGIN + HEAD)


def _band(picture: ReasoningGraph, named: dict[str, Box], advice: str) -> _Band:
    into: dict[str, list[str]] = {}
    for edge in picture.edges:
        into.setdefault(edge.target, []).append(edge.source)
    rows = (
        (named[through], *(named[before] for before in into.get(through, ())))
        for through in into.get(advice, ())
    )
    return _Band(named[advice], tuple(rows))


def _in_place(band: _Band, left: float, top: float) -> Iterable[Box]:
    middles = [left + WIDTH / 2 + layer * (WIDTH + GAP) for layer in range(LAYERS)]
    yield replace(band.advice, x=middles[-1], y=top + band.height / 2)
    for row in band.rows:
        height = max(box.height for box in row)
        for box, middle in zip(row, reversed(middles[:-1]), strict=False):
            yield replace(box, x=middle, y=top + height / 2)
        top += height + BETWEEN
