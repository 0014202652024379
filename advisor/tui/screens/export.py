"""Saving the strategy as a file: which format, and where."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, OptionList, Static

from advisor.core.message import N_, Words, message
from advisor.errors import AdvisorError
from advisor.files.home import shown_path, typed_path
from advisor.interview_session import InterviewSession
from advisor.paper.formats import FORMATS, FORMS, Form
from advisor.tui.screens.fleeting import Dialog
from advisor.tui.widgets.handover import Keys
from advisor.tui.widgets.line_input import LineInput
from advisor.tui.widgets.rows import Rows, row


class ExportDialog(Dialog[None]):
    """Formats above, the file's name below; Enter saves."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", N_("Back"))]

    def __init__(self, session: InterviewSession) -> None:
        super().__init__()
        self._session = session
        self._language = session.environment.language

    def compose(self) -> ComposeResult:
        """A list and a line."""
        text = self._language.text
        with Vertical(classes="dialog"):
            yield Static(text(N_("Save the strategy as")), classes="title", markup=False)
            rows = (row(self._described(form), form) for form in FORMS)
            yield Rows(*rows, chooses=True, id="formats")
            yield LineInput(self._save, Keys({}), value="", id="path")
            yield Static("", classes="problem", markup=False)
            hint = N_("Enter on a format goes to the file's name, Enter there saves it.")
            yield Static(text(hint), classes="hint", markup=False)
            with Horizontal(classes="choices"):
                yield Button(text(N_("Cancel")), id="cancel")
                yield Button(text(N_("Save")), id="save", variant="primary")

    def on_mount(self) -> None:
        """Begin at the first format."""
        formats = self.query_one("#formats", Rows)
        formats.focus()
        formats.highlighted = 0

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """The name follows the format."""
        event.stop()
        self.query_one(LineInput).value = shown_path(self._session.export_name(self._form))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """On to the name."""
        event.stop()
        self.query_one(LineInput).focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Handle a mouse click."""
        event.stop()
        if event.button.id == "save":
            self._save(self.query_one(LineInput).value)
        else:
            self.dismiss(None)

    @property
    def _form(self) -> Form:
        chosen = self.query_one("#formats", Rows).highlighted or 0
        return FORMS[chosen]

    def _described(self, form: Form) -> str:
        """A format's name and what it is good for."""
        made = FORMATS[form]
        name, good = self._language.text(made.title), self._language.text(made.good_for)
        return self._language.say(
            message(N_("{format}: {good_for}"), format=Words(name), good_for=Words(good))
        )

    def _save(self, name: str) -> None:
        try:
            path = typed_path(name)
            self._session.export(self._form, path)
        except AdvisorError as error:
            self.query_one(".problem", Static).update(Content(f"✗ {error}"))
        else:
            said = message(N_("Saved in {path}."), path=Words(str(path)))
            self.app.notify(self._language.say(said), markup=False, timeout=8)
            self.dismiss(None)

    def action_close(self) -> None:
        """Nothing saved."""
        self.dismiss(None)
