"""One question over another screen: gives back the answer, None if it stays as it is."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Static

from advisor.core.interview.reply import Reply
from advisor.core.interview.steps import Ask, Interview
from advisor.core.message import N_
from advisor.tui.navigator import Navigator
from advisor.tui.screens.page import Page
from advisor.tui.widgets.form_view import FormView
from advisor.tui.widgets.key_footer import KeyFooter
from advisor.tui.widgets.pressable import Pressable
from advisor.tui.widgets.scrolled import MORE, Scrolled


class AskPage(Page[Reply]):
    """The same question as in the interview, with the same help and reasons."""

    PLACE = N_("One answer")
    LINES = (
        N_("Change the answer and press Enter. Esc leaves it as it is."),
        N_("F3 means “I don't know”."),
    )
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f3", "unknown", N_("Don't know"))]

    def __init__(self, navigator: Navigator, interview: Interview, ask: Ask) -> None:
        super().__init__(navigator)
        self._interview = interview
        self._ask = ask

    def compose(self) -> ComposeResult:
        """The question in a frame."""
        with Vertical(classes="dialog wide"):
            keys = {"escape": self.action_back}
            enters = N_("Enter changes it.")
            yield FormView(self.environment, self._answered, keys, enters=enters, id="ask")
            with Horizontal(classes="choices"):
                yield Pressable(self._show_further, id="more")
                yield Static("", id="between", markup=False)
                yield Button(self.text(N_("Leave as it is")), id="back")
                yield Button(self.text(N_("Change")), id="next", variant="primary")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Show the question with its answer."""
        self.query_one(FormView).show(self._interview, (self._ask,), lambda _: "")

    def on_scrolled_moved(self, event: Scrolled.Moved) -> None:
        """Once everything is laid out anew, say whether there is more below."""

        def tell() -> None:
            said = self.text(MORE) if event.page.has_more else ""
            self.query_one("#more", Pressable).put(said)

        self.call_after_refresh(tell)

    def _show_further(self) -> None:
        self.query_one(FormView).scroll_page_down(animate=False)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Handle a mouse click."""
        event.stop()
        if event.button.id == "next":
            self.query_one(FormView).submit()
        else:
            self.action_back()

    def _answered(self, reply: Reply) -> None:
        self.dismiss(reply)

    def action_unknown(self) -> None:
        """I don't know."""
        self.query_one(FormView).unknown()
