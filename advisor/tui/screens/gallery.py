"""Example firms to look at: made-up, finished, each with a line on what it shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from advisor.core.message import N_
from advisor.errors import AdvisorError
from advisor.files.gallery import Example, examples
from advisor.files.resources import scenarios_folder
from advisor.files.store import Saved, read_saved
from advisor.tui.navigator import Navigator
from advisor.tui.screens.page import Page
from advisor.tui.widgets.key_footer import KeyFooter
from advisor.tui.widgets.progress import Bar
from advisor.tui.widgets.rows import Hung, Rows, row


class GalleryPage(Page[None]):
    """Opening one shows its strategy; what is changed there is saved as a copy."""

    PLACE = N_("Example firms")
    LINES = (
        N_("Made-up firms. Enter opens one and shows its strategy."),
        N_("Firms that make a lesson come first. / looks for a word, Esc shows all again."),
        N_("Look around, change answers, try things out: the example itself stays as it is."),
        N_("Your first change is saved as an interview of your own."),
        N_("l holds a lesson on it: a class predicts what follows, and sees why."),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search", N_("Search"), tooltip=N_("Look for a word in the list")),
        Binding("l", "lesson", N_("Lesson"), tooltip=N_("Hold a lesson on the firm you are at")),
    ]

    def __init__(self, navigator: Navigator) -> None:
        super().__init__(navigator)
        self._examples: dict[str, Example] = {}

    def compose(self) -> ComposeResult:
        """A list, and a line to search it in, which is seen only while one searches."""
        yield Bar(id="bar")
        with Vertical(classes="column"):
            yield Rows(id="gallery", classes="pane bare", enter=self.text(N_("Open")))
            field = Input(placeholder=self.text(N_("Search")), id="search")
            field.display = False
            yield field
        yield KeyFooter()

    def on_mount(self) -> None:
        """List what came with the program."""
        self.query_one(Bar).set(self.text(N_("Example firms")))
        try:
            found = examples(scenarios_folder())
        except AdvisorError as error:
            self.complain(str(error))
            found = ()
        self._examples = {one.path.name: one for one in found}
        self.query_one(Rows).put(list(self._rows()))
        self.query_one(Rows).focus()

    def _rows(self, words: str = "") -> Iterator[Option]:
        wanted = words.casefold().split()
        for name, example in self._examples.items():
            said = f"{example.title} {example.about}".casefold()
            if not all(word in said for word in wanted):
                continue
            lines = [(0, Content(self.text(example.title)).stylize("bold"))]
            if example.about:
                lines.append((2, Content(self.text(example.about))))
            yield row(Hung(lines, first=2), name)

    # ── searching ──────────────────────────────────────────────────────────────

    def action_search(self) -> None:
        """Show the line to search in, and type there."""
        field = self.query_one("#search", Input)
        field.display = True
        field.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """List the firms that have all the words."""
        event.stop()
        nothing = row(self.text(N_("No line fits.")), heading=True)
        self.query_one(Rows).put(list(self._rows(event.value)) or [nothing], 0)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """To the firms that were found."""
        event.stop()
        self.query_one(Rows).focus()

    def action_back(self) -> None:
        """End the search, or go back."""
        field = self.query_one("#search", Input)
        if not field.display:
            super().action_back()
            return
        field.value = ""
        field.display = False
        self.query_one(Rows).focus()

    # ── opening ────────────────────────────────────────────────────────────────

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open an example."""
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        """Open the example one is at."""
        saved = self._chosen()
        if saved is not None:
            session = self.navigator.session
            session.open_copy(saved, saved.title)
            self.dismiss(None)
            self.navigator.open_interview()
            if session.navigation.at is not None and session.navigation.may_finish:
                # Most examples leave some question open; one came for the strategy.
                self.navigator.open_strategy()

    def action_lesson(self) -> None:
        """Hold a lesson on the example one is at."""
        saved = self._chosen()
        if saved is not None:
            self.navigator.open_lesson(saved)

    def _chosen(self) -> Saved | None:
        """The example one is at, as it is on disk."""
        example = self._examples.get(self.query_one(Rows).chosen_id or "")
        if example is None:
            return None
        try:
            return replace(read_saved(example.path, self.environment.rulebase), title=example.title)
        except AdvisorError as error:
            self.complain(str(error).splitlines()[0])
            return None
