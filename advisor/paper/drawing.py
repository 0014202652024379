"""An SVG drawing with a text alternative; the same strokes give the same bytes.

Colours are set as attributes, so that a drawing stands alone, and named as classes, so
that a page can exchange them for the dark.  Everything is readable in grey: what differs
differs in lightness or stroke.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree import ElementTree

from advisor.core.planning.work import Claim

WIDTH = 600
FONT = "Helvetica, Arial, sans-serif"
SMALL, TEXT = 12, 13
INK, FAINT, GRID, PAPER = "#1d2126", "#8a8f98", "#c9ced6", "#ffffff"
# From dark to light, so that they differ in grey, too.
FILLS = {
    Claim.DUTY: "#16324f",
    Claim.LEAD: "#3f77a8",
    Claim.SUPPORT: "#9dc3e0",
    Claim.HOUSEKEEPING: "#f1f5f9",
}
# The usual width of a character, as a part of the size of the type.
_CHARACTER = 0.53


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing with its title and the same in words."""

    name: str
    title: str
    text: str
    svg: str


class Drawing:
    """A drawing that is being made; ``name`` is unique among the drawings of one page."""

    def __init__(self, name: str, title: str, described: str) -> None:
        self.height = 0.0
        self._name, self._title, self._described = name, title, described
        self._root = ElementTree.Element(
            "svg",
            {
                "xmlns": "http://www.w3.org/2000/svg",
                "role": "img",
                "aria-labelledby": f"{name}-title {name}-desc",
                "font-family": FONT,
                "font-size": str(TEXT),
            },
        )
        ElementTree.SubElement(self._root, "title", {"id": f"{name}-title"}).text = title
        ElementTree.SubElement(self._root, "desc", {"id": f"{name}-desc"}).text = described

    def picture(self) -> Picture:
        """The finished drawing, as an SVG element without an XML declaration."""
        box = f"0 0 {WIDTH} {self.height:.0f}"
        self._root.attrib |= {"viewBox": box, "width": str(WIDTH), "height": f"{self.height:.0f}"}
        svg = ElementTree.tostring(self._root, encoding="unicode")
        return Picture(self._name, self._title, self._described, svg)

    def rect(self, x: float, y: float, width: float, height: float, fill: str, name: str) -> None:
        """A filled rectangle with a thin edge."""
        place = {"x": _n(x), "y": _n(y), "width": _n(width), "height": _n(height)}
        style = {"fill": fill, "class": name, "stroke": FAINT, "stroke-width": "0.75"}
        ElementTree.SubElement(self._root, "rect", {**place, **style})

    def claim(self, x: float, y: float, width: float, height: float, claim: Claim) -> None:
        """A rectangle in the colour of a class of work."""
        self.rect(x, y, width, height, FILLS[claim], f"c{int(claim)}")

    def line(
        self,
        points: Iterable[tuple[float, float]],
        name: str = "faint",
        width: float = 1.0,
        **more: str,
    ) -> None:
        """A line through points; ``more`` are attributes, with _ for -."""
        path = "M " + " L ".join(f"{_n(x)} {_n(y)}" for x, y in points)
        stroke = INK if name == "ink" else GRID
        style = {"fill": "none", "stroke": stroke, "stroke-width": _n(width), "class": name}
        extra = {key.replace("_", "-"): value for key, value in more.items()}
        ElementTree.SubElement(self._root, "path", {"d": path, **style, **extra})

    def dot(self, x: float, y: float, radius: float, *, hollow: bool = False) -> None:
        """A point on a line."""
        place = {"cx": _n(x), "cy": _n(y), "r": _n(radius), "stroke": INK, "stroke-width": "2"}
        fill = {"fill": PAPER, "class": "hollow"} if hollow else {"fill": INK, "class": "dot"}
        ElementTree.SubElement(self._root, "circle", {**place, **fill})

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: int = TEXT,
        anchor: str = "start",
        bold: bool = False,
        faint: bool = False,
    ) -> None:
        """One line of text on the base line ``y``."""
        style = {"x": _n(x), "y": _n(y), "fill": "#5b616b" if faint else INK}
        style |= {"class": "note" if faint else "text", "text-anchor": anchor}
        style |= {"font-size": str(size)} if size != TEXT else {}
        style |= {"font-weight": "bold"} if bold else {}
        ElementTree.SubElement(self._root, "text", style).text = text


def width_of(text: str, size: int = TEXT) -> float:
    """About how wide a line of text is."""
    return len(text) * size * _CHARACTER


def lines_in(text: str, width: float, most: int, size: int = TEXT) -> list[str]:
    """A text in at most so many lines that fit into a width."""
    columns = max(int(width / (size * _CHARACTER)), 8)
    return textwrap.wrap(text, columns, max_lines=most, placeholder=" …") or [""]


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
