"""What is typed and not handed in is saved: after a pause, and before the owner goes elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from textual.screen import Screen
from textual.timer import Timer

from advisor.core.interview.steps import Cell
from advisor.tui.navigator import Navigator

PAUSE = 0.4


class Keeping:
    """Saves what stands in the fields of a page."""

    def __init__(
        self,
        screen: Screen[None],
        navigator: Navigator,
        pending: Callable[[], Mapping[Cell, str]],
    ) -> None:
        """``pending`` gives what is typed in each field, nothing where no page is shown."""
        self._screen = screen
        self._navigator = navigator
        self._pending = pending
        self._pause: Timer | None = None

    def typing(self) -> None:
        """Save after a moment's pause."""
        self.stop()
        self._pause = self._screen.set_timer(PAUSE, self._paused)

    def stop(self) -> None:
        """Nothing is typed any more."""
        if self._pause is not None:
            self._pause.stop()
            self._pause = None

    def _paused(self) -> None:
        # A new interview gets its file, which the firm's name names, once a field is left.
        if self._navigator.session.path is not None:
            self.keep()

    def keep(self) -> None:
        """Save it now."""
        session = self._navigator.session
        if session.navigation.at is None:
            return
        changed = [session.keep_typed(cell, text) for cell, text in self._pending().items()]
        if any(changed):
            session.save()
            self._navigator.complain_if_unsaved()
