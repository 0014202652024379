"""The buttons under a page of the interview, and whether there is more of it below."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Button, Static

from advisor.core.message import N_
from advisor.tui.widgets.pressable import Pressable
from advisor.tui.widgets.scrolled import MORE, Scrolled


class MoveLine(Horizontal):
    """Back, skip, don't know and on, for the mouse and for Tab."""

    def __init__(
        self, text: Callable[[str], str], moves: Mapping[str, Callable[[], None]], **more: Any
    ) -> None:
        """``moves`` says what each button does, by its id."""
        super().__init__(**more)
        self._text = text
        self._moves = moves
        self._page: Scrolled | None = None

    def compose(self) -> ComposeResult:
        """“More” on the left, the buttons on the right."""
        yield Pressable(self._further, id="more")
        yield Static("", id="between", markup=False)
        yield Button(self._text(N_("Back")), id="back")
        yield Button(self._text(N_("Skip")), id="skip")
        yield Button(self._text(N_("Don't know")), id="unknown")
        yield Button(self._text(N_("Go on")), id="next", variant="primary")

    def offer(self, name: str, *, offered: bool) -> None:
        """Show or hide a button."""
        self.query_one(f"#{name}", Button).display = offered

    def tell_more(self, page: object) -> None:
        """Say whether a page has more below than one sees: a scroll bar alone would be colour."""
        self._page = page if isinstance(page, Scrolled) else None
        more = self._page is not None and self._page.has_more
        self.query_one("#more", Pressable).put(self._text(MORE) if more else "")

    def _further(self) -> None:
        if self._page is not None:
            self._page.scroll_page_down(animate=False)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Handle a mouse click."""
        event.stop()
        self._moves[event.button.id or ""]()
