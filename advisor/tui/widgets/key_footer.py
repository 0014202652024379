"""The keys of a place at the bottom, in one line or, where that is too long, in two."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Footer


class KeyFooter(Footer):
    """A footer that the stylesheet may lay out as a grid, so that no key is cut off."""

    def __init__(self) -> None:
        super().__init__(show_command_palette=False)

    def compose(self) -> ComposeResult:
        """The keys that mean something here."""
        yield from super().compose()
        # Textual makes room for all keys in one row; how many there are is the stylesheet's.
        self.styles.clear_rule("grid_size_columns")
