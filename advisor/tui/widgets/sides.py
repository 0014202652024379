"""Two texts beside one another, such as what is now and what would be."""

from __future__ import annotations

from rich.segment import Segment
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

# With less room than this the two stand under one another.
SIDE_BY_SIDE = 56
BETWEEN = " │ "
NOTHING = "—"


class Sides(Visual):
    """Two texts beside one another, or under one another where there is no room.

    None stands for nothing at that side, which is said only where the other is beside it.
    """

    def __init__(self, left: Visual | None, right: Visual | None) -> None:
        self._both = (left, right)

    @property
    def plain(self) -> str:
        """The texts alone."""
        return "\n".join(str(getattr(text, "plain", "")) for text in self._both if text)

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Both texts, each wrapped in its half."""
        return self._strips(width, style, options)[:height]

    def _strips(self, width: int, style: Style, options: RenderOptions) -> list[Strip]:
        if width < SIDE_BY_SIDE:
            texts = (text for text in self._both if text is not None)
            return [s for text in texts for s in text.render_strips(width, None, style, options)]
        blank = style.rich_style
        half = _half(width)
        left, right = (
            [Strip([Segment(NOTHING, blank)])]
            if text is None
            else text.render_strips(half, None, style, options)
            for text in self._both
        )
        empty = Strip([])
        lines = max(len(left), len(right))
        left += [empty] * (lines - len(left))
        right += [empty] * (lines - len(right))
        return [
            Strip([*a.extend_cell_length(half, blank), Segment(BETWEEN, blank), *b])
            for a, b in zip(left, right, strict=True)
        ]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """The wider of the two, twice."""
        texts = (text for text in self._both if text is not None)
        return 2 * max(text.get_optimal_width(rules, container_width) for text in texts)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """The higher of the two, or both under one another."""
        if width < SIDE_BY_SIDE:
            return sum(t.get_height(rules, width) for t in self._both if t is not None)
        half = _half(width)
        return max(1 if t is None else t.get_height(rules, half) for t in self._both)


def _half(width: int) -> int:
    return (width - len(BETWEEN)) // 2
