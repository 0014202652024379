"""Searching a strategy in a line below it: what is found is marked, in all its parts."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from advisor.core.message import N_, Quantity, counted, message
from advisor.tui.screens.page import Page
from advisor.tui.widgets.outline_view import OutlineView


class Searching:
    """The line to search in, what it says of the places found, and the way from one to another."""

    def __init__(self, page: Page[None]) -> None:
        self._page = page
        # Where the search began, or every letter would lead further on.
        self._from: tuple[str, str | None] | None = None

    def compose(self) -> ComposeResult:
        """The line, and what it says; both are seen only while one searches."""
        field = Input(placeholder=self._page.text(N_("Search")), id="search", select_on_focus=False)
        field.display = False
        yield field
        yield Static("", id="found", markup=False)

    @property
    def is_open(self) -> bool:
        """Whether the line is seen."""
        return self._field.display

    def open(self) -> None:
        """Show the line, and type there."""
        self._from = self._view.place
        self._field.value = ""
        self._field.display = True
        self._field.focus()

    def hide(self) -> None:
        """Back to the strategy; what was found stays marked."""
        self._field.display = False
        self._view.focus()

    def end(self) -> None:
        """Back to the strategy, with nothing marked."""
        self._field.value = ""
        self._say("")
        self.hide()

    def typed(self, words: str) -> None:
        """Mark what is looked for, and go to the first of it."""
        page, view = self._page, self._view
        count = view.search(words)
        if count:
            view.next_found(1, self._from)
        said = counted("{n} place found", "{n} places found", count)
        self._say(page.say(said) if words.strip() else "")
        # The line and the count take room from the list: what is found may have been behind them.
        page.call_after_refresh(view.scroll_to_highlight)

    def go_on(self, by: int) -> None:
        """To the next place found, or the one before."""
        page, number = self._page, self._view.next_found(by)
        if number:
            self._say(page.say(message(N_("Place {n} of those found"), n=Quantity(number))))
        else:
            page.tell(N_("Nothing to go to: press / and type a word."))

    @property
    def _field(self) -> Input:
        return self._page.query_one("#search", Input)

    @property
    def _view(self) -> OutlineView:
        return self._page.query_one(OutlineView)

    def _say(self, text: str) -> None:
        static = self._page.query_one("#found", Static)
        static.update(Content(text))
        static.display = bool(text)
