"""Keys typed ahead: a burst of them does what it would do one by one.

Textual deals a burst out to the focused field before the first key is handled,
and looks at key bindings later still.  So fields take their keys themselves, call
what they lead to at once, and pass on what belongs to the field after them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from textual import events
from textual.widget import Widget


@dataclass(frozen=True)
class Keys:
    """Keys that a field takes for its screen, before anything else."""

    actions: Mapping[str, Callable[[], None]]

    def take(self, event: events.Key) -> bool:
        """Do what the key stands for; False if it stands for nothing here."""
        action = self.actions.get(event.key)
        if action is None:
            return False
        event.stop()
        event.prevent_default()
        action()
        return True


def hand_over(field: Widget, event: events.Key) -> bool:
    """Pass a key on to where the focus is now; False if that is this field."""
    screen = field.app.screen
    focused = screen.focused
    if focused is field:
        return False
    event.stop()
    event.prevent_default()
    (focused or screen).post_message(events.Key(event.key, event.character))
    return True
