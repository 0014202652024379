"""Screens for keys and sizes that come faster than they are shown and laid out.

Textual lays out a screen for its own new size and again for that of the screen above it, even
where it cannot be seen, and then once more, because a screen that has been laid out is sent its
size again.  These screens are laid out once for a size, and only where they are seen.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from textual import events
from textual._context import NoActiveAppError
from textual.geometry import Size
from textual.screen import ModalScreen, Screen
from textual.timer import Timer

Result = TypeVar("Result")
# What asks a screen to show something.
TO_SHOW = (events.Mount, events.Resize, events.ScreenResume, events.Key)


class FleetingScreen(Screen[Result]):
    """A screen that does nothing more once it is being closed, and takes the latest size only.

    A screen that is closed, or whose program is left, before it is mounted gets its events all
    the same, but none of the widgets that their handlers look for.  A screen that is laid out
    anew is sent its size anew: two sizes on their way at once would each bring the other back,
    for ever.
    """

    def __init__(self, *parts: Any, **more: Any) -> None:
        super().__init__(*parts, **more)
        # The size it was laid out for last; None before the first.
        self._laid_out_for: Size | None = None
        self._is_to_be_laid_out = False
        # Textual sets these classes once a screen has been laid out without them, which is seen.
        with contextlib.suppress(NoActiveAppError):
            width, height = self.app.size
            across, down = self.app.HORIZONTAL_BREAKPOINTS, self.app.VERTICAL_BREAKPOINTS
            names = self._get_breakpoint_classes(width, across or [])
            names |= self._get_breakpoint_classes(height, down or [])
            self.add_class(*names, update=False)

    @property
    def _is_going(self) -> bool:
        """Whether it is being closed, or the program is left: its widgets may be gone."""
        return self._pruning or self._closing or not self.is_attached

    @property
    def is_ready(self) -> bool:
        """Whether its widgets are there, and stay."""
        return self.is_mounted and not self._is_going

    def call_after_refresh(self, callback: Callable[..., Any], *args: Any, **kwargs: Any) -> bool:
        """Do something once the screen is drawn anew, unless it is being closed by then."""
        return super().call_after_refresh(self._unless_going(partial(callback, *args, **kwargs)))

    def set_timer(
        self,
        delay: float,
        callback: Callable[[], Any] | None = None,
        *,
        name: str | None = None,
        pause: bool = False,
    ) -> Timer:
        """Do something after so many seconds, unless the screen is being closed by then."""
        later = None if callback is None else self._unless_going(callback)
        return super().set_timer(delay, later, name=name, pause=pause)

    def _unless_going(self, do: Callable[[], Any]) -> Callable[[], Any]:
        return lambda: None if self._is_going else do()

    async def on_event(self, event: events.Event) -> None:
        """Handle an event, unless it comes too late or says nothing new."""
        if self._is_going and isinstance(event, TO_SHOW):
            return
        if isinstance(event, events.Resize):
            await self._take_size(event)
            return
        await super().on_event(event)
        if isinstance(event, events.ScreenResume) and self._laid_out_for != self.app.size:
            # The size has changed while it was out of sight.
            self.post_message(events.Resize(self.app.size, self.app.size))

    async def _take_size(self, event: events.Resize) -> None:
        """Lay out for the window's size, once, and only what can be seen."""
        if event.size != self.app.size or event.size == self._laid_out_for or not self._is_seen:
            return
        self._laid_out_for, self._is_to_be_laid_out = event.size, True
        await super().on_event(event)

    def _screen_resized(self, size: Size) -> None:
        """Lay out once for the screen's own event; Textual calls this for those of others too."""
        if self._is_to_be_laid_out:
            self._is_to_be_laid_out = False
            super()._screen_resized(size)

    @property
    def _is_seen(self) -> bool:
        """Whether no screen that hides what is under it is above."""
        for screen in reversed(self.app.screen_stack):
            if screen is self:
                return True
            if screen.styles.background.a == 1:
                return False
        return False


class Dialog(ModalScreen[Result], FleetingScreen[Result]):
    """A small screen on top of others.

    Textual styles a widget by its first base alone: with the other one in front, a dialog
    would have none of a modal screen's looks.
    """
