"""A list that says by a glyph in front of a line where one is."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widgets import OptionList

HERE = "▶ "
CHOSEN = "▸ "
ELSEWHERE = "  "


class Marked(OptionList):
    """The line one is at has a mark, and the cursor's colour while the keys go to the list.

    ``elsewhere`` is the mark of that line while the keys go to another place.
    """

    elsewhere = ELSEWHERE
    # Whether the keys lead to this list though another field has the focus.
    LED: ClassVar[bool] = False

    def _get_left_gutter_width(self) -> int:
        return len(ELSEWHERE)

    def render_line(self, y: int) -> Strip:
        """A line with its mark in front."""
        strip = super().render_line(y)
        number = self.scroll_offset.y + y
        if number >= len(self._lines):
            return strip
        place, offset = self._lines[number]
        here = place == self.highlighted and not self.options[place].disabled
        has_keys = self.has_focus or self.LED
        if here and has_keys:
            strip = self._under_cursor(strip)
        style = next((segment.style for segment in strip if segment.style), None)
        mark = ELSEWHERE
        if here and offset == 0:
            mark = HERE if has_keys else self.elsewhere
        return Strip([Segment(mark, style), *strip])

    def _under_cursor(self, strip: Strip) -> Strip:
        """A line in the cursor's colour: one of its own might be unreadable on that ground."""
        shown = self.get_visual_style("option-list--option-highlighted").rich_style
        readable = Style(color=shown.color)
        return Strip(
            [Segment(s.text, s.style + readable if s.style else shown, s.control) for s in strip]
        )
