"""The entries named so far, and the line for the next one's name; their keys and buttons."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Button, OptionList

from advisor.core.message import N_
from advisor.tui.widgets.handover import Keys, hand_over
from advisor.tui.widgets.line_input import LineInput
from advisor.tui.widgets.rows import Rows


class EntryMoves(Protocol):
    """What keys and clicks in the list and in the line lead to."""

    def edit(self, place: int) -> None:
        """An entry is to be changed."""

    def remove_entry(self, place: int) -> None:
        """An entry shall go."""

    def move_entry(self, place: int, to: int) -> None:
        """An entry changes its place."""

    def new(self, typed: str = "") -> None:
        """On to the line for the next entry."""

    def name_entered(self) -> None:
        """The name is typed."""

    def to_entries(self) -> bool:
        """To the list; False where it is empty."""


class EntryList(Rows):
    """The entries named so far; keys are taken in the order they come."""

    def __init__(self, moves: EntryMoves, keys: Keys, **more: Any) -> None:
        super().__init__(**more)
        self._moves = moves
        self._keys = keys

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Handle a click on an entry: it is edited."""
        event.stop()
        self._moves.edit(event.option_index)

    async def _on_key(self, event: events.Key) -> None:
        if hand_over(self, event) or self._keys.take(event):
            return
        entries, place = self._moves, self.highlighted or 0
        moves: Mapping[str, Callable[[], None]] = {
            "up": self.action_cursor_up,
            "down": lambda: self._down(place),
            "home": self.action_first,
            "end": self.action_last,
            "enter": lambda: entries.edit(place),
            **dict.fromkeys(("delete", "backspace"), lambda: entries.remove_entry(place)),
            "ctrl+up": lambda: entries.move_entry(place, place - 1),
            "ctrl+down": lambda: entries.move_entry(place, place + 1),
        }
        if event.key in moves:
            event.stop()
            event.prevent_default()
            moves[event.key]()

    def _down(self, place: int) -> None:
        if place + 1 >= self.option_count:
            self._moves.new()
        else:
            self.action_cursor_down()


class EntryButtons(Horizontal):
    """What can be done with the entry that is being changed, for the mouse."""

    def __init__(self, moves: EntryMoves, text: Callable[[str], str], **more: Any) -> None:
        super().__init__(**more)
        self._moves = moves
        self._text = text
        self._place: int | None = None

    def compose(self) -> ComposeResult:
        """A button for each."""
        yield Button(self._text(N_("Remove")), id="entry-remove")
        yield Button(self._text(N_("Up")), id="entry-up")
        yield Button(self._text(N_("Down")), id="entry-down")

    def offer(self, place: int | None) -> None:
        """Show them for an entry, None for none."""
        self._place = place
        self.display = place is not None

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Handle a mouse click."""
        event.stop()
        place = self._place
        if place is None:
            return
        if event.button.id == "entry-remove":
            self._moves.remove_entry(place)
        else:
            self._moves.move_entry(place, place + (1 if event.button.id == "entry-down" else -1))


class NameInput(LineInput):
    """The name; up goes to the entries."""

    def __init__(self, moves: EntryMoves, keys: Keys, **more: Any) -> None:
        super().__init__(lambda _: moves.name_entered(), keys, **more)
        self._moves = moves

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "up" and self.has_focus and self._moves.to_entries():
            event.stop()
            event.prevent_default()
            return
        await super()._on_key(event)
