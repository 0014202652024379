"""Everything that keys do on a screen, in sentences: for the palette and for help."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from textual.app import App
from textual.dom import DOMNode
from textual.screen import Screen

# What Textual binds on every screen.
OF_TEXTUAL = frozenset({"app.focus_next", "app.focus_previous", "screen.copy_text"})


@dataclass(frozen=True)
class Command:
    """What a key does, in a sentence; ``action`` is run on ``node``."""

    sentence: str
    key: str
    action: str
    node: DOMNode


def commands(screen: Screen[object]) -> Iterator[Command]:
    """What can be done on a screen now, each thing once.

    The keys of lists and fields are left out: arrows and letters need no help.
    """
    said = set()
    # What is done here comes before what can be done everywhere.
    bindings = sorted(screen.active_bindings.values(), key=lambda one: isinstance(one.node, App))
    for node, binding, enabled, _ in bindings:
        ours = isinstance(node, (Screen, App)) and binding.action not in OF_TEXTUAL
        sentence = binding.tooltip or (binding.description if ours else "")
        if enabled and sentence and not binding.system and sentence not in said:
            said.add(sentence)
            yield Command(sentence, screen.app.get_key_display(binding), binding.action, node)
