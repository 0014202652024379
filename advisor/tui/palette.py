"""The list of everything that can be done here, which bursts of keys may outrun."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual.app import ComposeResult
from textual.command import CommandInput, CommandList, CommandPalette
from textual.containers import Horizontal, Vertical
from textual.strip import Strip
from textual.widgets import LoadingIndicator

from advisor.tui.screens.fleeting import FleetingScreen
from advisor.tui.widgets.rows import ELSEWHERE, SIGN, under_cursor


class MarkedCommands(CommandList):
    """Shows which command Enter runs as other lists do, though the keys go to the search field."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {SIGN}

    def _get_left_gutter_width(self) -> int:
        return len(ELSEWHERE)

    def render_line(self, y: int) -> Strip:
        """A line with the mark of the place one is at in front."""
        strip = super().render_line(y)
        number = self.scroll_offset.y + y
        if number >= len(self._lines):
            return strip
        place, offset = self._lines[number]
        if place == self.highlighted:
            return under_cursor(self, strip, first=offset == 0)
        style = next((segment.style for segment in strip if segment.style), None)
        return Strip([Segment(ELSEWHERE, style), *strip])


class Palette(CommandPalette, FleetingScreen[None]):
    """Textual's palette, for keys that come before its list is laid out or after it is gone."""

    def compose(self) -> ComposeResult:
        """As Textual has it, with a list of our own."""
        with Vertical(id="--container"):
            with Horizontal(id="--input"):
                yield CommandInput(placeholder=self._placeholder, select_on_focus=False)
            with Vertical(id="--results"):
                yield MarkedCommands()
                yield LoadingIndicator()

    def _action_command_list(self, action: str) -> None:
        if self.query(CommandList) and self.query_one(CommandList).size.height:
            super()._action_command_list(action)

    def _action_cursor_down(self) -> None:
        if self.query(CommandList):
            super()._action_cursor_down()
