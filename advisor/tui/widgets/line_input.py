"""A line to type into that takes whatever is pasted, line breaks and all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual import events
from textual.widgets import Input

from advisor.tui.widgets.handover import Keys, hand_over

LONGEST_PASTE = 10_000


def joined(pasted: str) -> str:
    """A pasted text as one line; of a very long one the beginning."""
    return " ".join(pasted[:LONGEST_PASTE].split())


class LineInput(Input):
    """Pasted lines are joined by spaces instead of being dropped after the first.

    Enter is taken in its turn among the other keys, so that text typed ahead does
    not end up in the answer before.
    """

    def __init__(self, submitted: Callable[[str], None], keys: Keys, **more: Any) -> None:
        super().__init__(select_on_focus=False, **more)
        self._submitted = submitted
        self._keys = keys

    def _on_paste(self, event: events.Paste) -> None:
        super()._on_paste(events.Paste(joined(event.text)))
        event.stop()
        event.prevent_default()

    async def _on_key(self, event: events.Key) -> None:
        if hand_over(self, event) or self._keys.take(event):
            return
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self._submitted(self.value)
            return
        await super()._on_key(event)
