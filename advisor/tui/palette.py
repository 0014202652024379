"""The list of everything that can be done here, which bursts of keys may outrun."""

from __future__ import annotations

from textual.command import CommandList, CommandPalette

from advisor.tui.screens.fleeting import FleetingScreen


class Palette(CommandPalette, FleetingScreen[None]):
    """Textual's palette, for keys that come before its list is laid out or after it is gone."""

    def _action_command_list(self, action: str) -> None:
        if self.query(CommandList) and self.query_one(CommandList).size.height:
            super()._action_command_list(action)

    def _action_cursor_down(self) -> None:
        if self.query(CommandList):
            super()._action_cursor_down()
