"""Choosing how the program looks: the screen behind shows each theme as one comes to it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import OptionList, Static

from advisor.core.message import N_
from advisor.language import Language
from advisor.tui.screens.fleeting import Dialog
from advisor.tui.themes import THEMES
from advisor.tui.widgets.pressable import Pressable
from advisor.tui.widgets.rows import Rows, row


class LooksDialog(Dialog[str]):
    """Gives back the name of a theme; with Esc None, and the looks are as before."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", N_("Back"))]

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._before = ""

    def compose(self) -> ComposeResult:
        """A row for each theme."""
        text = self._language.text
        with Vertical(classes="dialog narrow"):
            yield Static(text(N_("How shall it look?")), classes="title", markup=False)
            yield Rows(*(row(text(title), name) for name, title in THEMES.items()))
            keeps = N_("Enter or a click keeps it.")
            yield Static(text(keeps), classes="hint", markup=False)
            yield Pressable(self.action_close, id="as-before", classes="hint")

    def on_mount(self) -> None:
        """Begin at the theme there is."""
        self._before = self.app.theme
        leaves = self._language.text(N_("Esc leaves it as it was."))
        self.query_one("#as-before", Pressable).put(leaves)
        rows = self.query_one(Rows)
        rows.highlighted = list(THEMES).index(self._before) if self._before in THEMES else 0
        rows.focus()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show it at once; after Esc, which may come first in a burst of keys, it is too late."""
        event.stop()
        if self.is_current:
            self.app.theme = event.option.id or self._before

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Keep the theme."""
        event.stop()
        self.dismiss(event.option.id)

    def action_close(self) -> None:
        """As before."""
        self.app.theme = self._before
        self.dismiss(None)
