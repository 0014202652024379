"""A picture of the reasoning as SVG: layers from left to right, made to be printed.

The file needs nothing else, and the same picture gives the same bytes.
"""

from __future__ import annotations

import textwrap
from xml.etree import ElementTree

from advisor.core.message import N_
from advisor.core.reasoning.graph import KINDS, Node, NodeKind, ReasoningGraph
from advisor.report.graph import node_text
from advisor.report.graph_bands import in_bands
from advisor.report.graph_layout import LINE, MARGIN, PAD, WIDTH, Arrow, Box, lay_out
from advisor.report.phrases import Phrases

# How many characters a line of a box takes, and how many lines it has at most.
COLUMNS = 30
MOST_LINES = 6
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


def drawing(picture: ReasoningGraph, title: str, phrases: Phrases) -> str:
    """The picture as an SVG document; ends with a line break."""
    lay = in_bands if picture.folded else lay_out
    layout = lay(picture, (_box(node, phrases) for node in picture.nodes))
    height, width = layout.height, max(layout.width, len(KINDS) * WIDTH + 2 * MARGIN)
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
    for arrow in layout.arrows:
        _arrow(svg, arrow)
    for box in layout.boxes:
        _draw(svg, box)
    ElementTree.indent(svg)
    return ElementTree.tostring(svg, encoding="unicode") + "\n"


def _box(node: Node, phrases: Phrases) -> Box:
    text, note = node_text(node, phrases)
    return Box(node, _lines(text), _lines(note) if note else ())


def _lines(text: str) -> tuple[str, ...]:
    return tuple(textwrap.wrap(text, COLUMNS, max_lines=MOST_LINES, placeholder=" …") or [""])


def _arrow(svg: ElementTree.Element, arrow: Arrow) -> None:
    """A curve through the points, level at each of them."""
    (x, y), *rest = arrow.points
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
            "stroke-width": f"{min(1 + arrow.weight / 12, 4):.1f}",
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


def _draw(svg: ElementTree.Element, box: Box) -> None:
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
