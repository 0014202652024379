"""The keys of a place at the bottom, in one line or two: no label is cut off, the last give way.

A screen lists its keys in the order in which they matter: what has a row or a button of its own
there may come last.
"""

from __future__ import annotations

import itertools

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import HorizontalGroup
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

# They lead everywhere else, so they are there whatever else is not, each in its place; with
# them the palette, and how to leave.
FIRST = ("enter", "escape", "f1")
QUIT = "ctrl+q"
# Known from other programs, so it gives way first.
LAST = "tab"
# Below this width there are two lines.
TWO_LINES = 80
GAP = 2
# A key, and whether it can be pressed now.
Shown = tuple[Binding, bool]


class KeyFooter(Footer):
    """As many keys as fit; the command palette, which is always shown, has them all."""

    def __init__(self) -> None:
        super().__init__(show_command_palette=False)
        self._composed: list[list[Shown]] = []

    def compose(self) -> ComposeResult:
        """The keys that mean something here, those that matter most before others."""
        if not self._bindings_ready:
            return
        self._composed = self._lines()
        self.styles.height = max(1, len(self._composed))
        for line in self._composed:
            with HorizontalGroup():
                yield from itertools.starmap(self._key, line)

    def _lines(self) -> list[list[Shown]]:
        """The keys in lines; what does not fit in the last one is left out."""
        lines: list[list[Shown]] = [[]]
        used = 0
        most = 2 if self.app.size.width < TWO_LINES else 1
        room = self.app.size.width - 1
        for binding, enabled in self._shown():
            width = len(self.app.get_key_display(binding)) + 1 + len(binding.description)
            if used + width > room:
                if len(lines) == most:
                    continue
                lines.append([])
                used = 0
            lines[-1].append((binding, enabled))
            used += width + GAP
        return lines

    def _key(self, binding: Binding, enabled: bool) -> FooterKey:
        return FooterKey(
            binding.key,
            self.app.get_key_display(binding),
            binding.description,
            binding.action,
            disabled=not enabled,
            tooltip=binding.tooltip,
        )

    def _shown(self) -> list[Shown]:
        """One binding for each action: those of everywhere, then the others in their order."""
        found: dict[str, tuple[Binding, bool]] = {}
        palette = self.app.COMMAND_PALETTE_BINDING
        for key, (_, binding, enabled, _) in self.screen.active_bindings.items():
            if binding.show or key == palette:
                found.setdefault(binding.action, (binding, enabled))
        order = {key: place for place, key in enumerate((*FIRST, palette, QUIT))}
        order[LAST] = len(order) + 1
        return sorted(found.values(), key=lambda one: order.get(one[0].key, len(order) - 1))

    def on_resize(self) -> None:
        """There may be room for more keys, or for fewer."""
        if self._lines() != self._composed:
            self.call_after_refresh(self.recompose)
