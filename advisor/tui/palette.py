"""The list of everything that can be done here, which bursts of keys may outrun."""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.command import CommandInput, CommandList, CommandPalette
from textual.containers import Horizontal, Vertical
from textual.css.query import NoMatches
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

    @work(exclusive=True, group=CommandPalette._GATHER_COMMANDS_GROUP)  # noqa: SLF001 - to be cancelled
    async def _gather_commands(self, search_value: str) -> None:
        """Gather what is searched for as Textual does, as long as there is a list to show it in."""
        usual = CommandPalette._gather_commands  # noqa: SLF001 - not offered otherwise
        gather = usual.__wrapped__  # type: ignore[attr-defined]
        try:
            await gather(self, search_value)
        except NoMatches:
            if self.query(CommandList):
                raise

    def _action_command_list(self, action: str) -> None:
        if self.query(CommandList) and self.query_one(CommandList).size.height:
            super()._action_command_list(action)

    def _action_cursor_down(self) -> None:
        if self.query(CommandList):
            super()._action_cursor_down()
