"""The list of everything that can be done here, which bursts of keys may outrun."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.command import CommandInput, CommandList, CommandPalette
from textual.containers import Horizontal, Vertical
from textual.widgets import LoadingIndicator

from advisor.tui.screens.fleeting import FleetingScreen
from advisor.tui.widgets.marked import SIGN, Marked


class MarkedCommands(CommandList, Marked):
    """Shows which command Enter runs as other lists do, though the keys go to the search field."""

    # A widget takes these from its first base alone.
    COMPONENT_CLASSES: ClassVar[set[str]] = {SIGN}
    LED = True


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
