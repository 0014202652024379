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
# How the first of these is drawn, in advisor.tcss.
SIGN = "sign"


class Marked(OptionList):
    """The line one is at has a mark, and the cursor's colour while the keys go to the list.

    ``elsewhere`` is the mark of that line while the keys go to another place.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {SIGN}

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
        if here and (self.has_focus or self.LED):
            return self._under_cursor(strip, first=offset == 0)
        mark = self.elsewhere if here and offset == 0 else ELSEWHERE
        return Strip([Segment(mark, _ground(strip)), *strip])

    def _under_cursor(self, strip: Strip, *, first: bool) -> Strip:
        """A line in the cursor's colour: one of its own might be unreadable on that ground.

        The sign in front of the first line stands beside the band, in the colour of where one is:
        in the band's own colours it would look like a part of the page that cuts into the band.
        """
        shown = self.get_visual_style("option-list--option-highlighted").rich_style
        readable = Style(color=shown.color)
        band = Strip(
            [Segment(s.text, s.style + readable if s.style else shown, s.control) for s in strip]
        )
        sign = self.get_visual_style(SIGN).rich_style
        mark = HERE if first else ELSEWHERE
        return Strip([Segment(mark[0], sign), Segment(mark[1:], _ground(band)), *band])


def _ground(strip: Strip) -> Style | None:
    return next((segment.style for segment in strip if segment.style), None)
