"""A line that names a key: a click on it does what the key does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual import events
from textual.content import Content
from textual.widgets import Static


class Pressable(Static):
    """Takes no room while it says nothing."""

    def __init__(self, does: Callable[[], None], **more: Any) -> None:
        super().__init__("", markup=False, **more)
        self._does = does

    def put(self, text: str) -> None:
        """Say something else."""
        if str(self.content) != text:  # What is said anew is laid out anew.
            self.update(Content(text))
        self.display = bool(text)

    def on_click(self, event: events.Click) -> None:
        """Handle a click; a drag selects text."""
        event.stop()
        if not self.screen.selections:
            self._does()
