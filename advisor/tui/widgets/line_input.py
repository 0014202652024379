"""A line to type into that takes whatever is pasted, line breaks and all."""

from __future__ import annotations

from textual import events
from textual.widgets import Input


class LineInput(Input):
    """Pasted lines are joined by spaces instead of being dropped after the first."""

    def _on_paste(self, event: events.Paste) -> None:
        joined = " ".join(event.text.split())
        super()._on_paste(events.Paste(joined))
        event.stop()
        event.prevent_default()
