"""Screens that may be closed before they are shown, as a burst of keys does."""

from __future__ import annotations

from typing import TypeVar

from textual import events
from textual.screen import ModalScreen, Screen

Result = TypeVar("Result")


class FleetingScreen(Screen[Result]):
    """A screen that does nothing more once it is being closed.

    A screen that is closed before it is mounted gets its events all the same, but none of the
    widgets that their handlers look for.
    """

    async def on_event(self, event: events.Event) -> None:
        """Handle an event, unless the screen is going and it asks to show something."""
        showing = isinstance(event, (events.Mount, events.Resize, events.ScreenResume, events.Key))
        if not (self._pruning and showing):
            await super().on_event(event)


class Dialog(FleetingScreen[Result], ModalScreen[Result]):
    """A small screen on top of others."""
