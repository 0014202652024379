"""Texts beside one another in columns, or under one another where it is narrow."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from rich.segment import Segment
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from advisor.tui.widgets import whole

GAP = 2
# With less room than this columns are too narrow to read in.
LEAST = 66
# A column of text has at least so many cells, as long as a fixed one still has so many.
NARROWEST, KEPT = 26, 18


class Cells(Visual):
    """One row of a table.

    ``widths`` are those of the columns in cells, 0 for the one that takes what is left;
    ``narrow`` is shown instead where there is no room for columns.
    """

    def __init__(self, cells: Sequence[Content], widths: Sequence[int], narrow: Visual) -> None:
        self._cells = tuple(cells)
        self._widths = tuple(widths)
        self._narrow = narrow

    def _fitted(self, width: int) -> list[int]:
        widths = list(self._widths)
        left = width - sum(widths) - GAP * (len(widths) - 1)
        # The widest of the others gives way before the text becomes too narrow.
        widest = widths.index(max(widths))
        given = min(max(0, NARROWEST - left), max(0, widths[widest] - KEPT))
        widths[widest] -= given
        return [fixed or max(1, left + given) for fixed in widths]

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Every cell, wrapped in its column."""
        if width < LEAST:
            return self._narrow.render_strips(width, height, style, options)
        widths = self._fitted(width)
        blank = style.rich_style
        columns = [
            whole.lines(cell, room, style, options)
            for cell, room in zip(self._cells, widths, strict=True)
        ]
        strips = []
        for line in range(max(map(len, columns))):
            segments: list[Segment] = []
            for number, (column, room) in enumerate(zip(columns, widths, strict=True)):
                strip = column[line] if line < len(column) else Strip([])
                segments += strip.extend_cell_length(room, blank)
                if number < len(widths) - 1:
                    segments.append(Segment(" " * GAP, blank))
            strips.append(Strip(segments))
        return strips[:height] if height is not None else strips

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:  # noqa: ARG002 - Textual's name
        """As much as there is."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """The height of the highest cell."""
        if width < LEAST:
            return self._narrow.get_height(rules, width)
        return max(
            whole.height(cell, rules, room)
            for cell, room in zip(self._cells, self._fitted(width), strict=True)
        )


class Drawn(Visual):
    """Lines that are made for a width and not wrapped, such as those of a chart."""

    def __init__(self, draw: Callable[[int], Iterable[str]]) -> None:
        self._draw = draw

    def _lines(self, width: int) -> list[Content]:
        return [Content(line) for line in self._draw(max(1, width))]

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Every line, cut off where it is too long."""
        strips = [
            line.truncate(width).render_strips(width, 1, style, options)[0]
            for line in self._lines(width)
        ]
        return strips[:height] if height is not None else strips

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:  # noqa: ARG002 - Textual's name
        """As much as there is."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:  # noqa: ARG002 - Textual's name
        """One line each."""
        return len(self._lines(width))
