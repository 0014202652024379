"""Small screens on top of others: help, all answers, and another place to save."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static

from advisor.core.message import N_
from advisor.language import Language
from advisor.tui.widgets.line_input import LineInput

HELP = (
    N_("Arrow keys move, number keys and Enter choose, space marks one of several."),
    N_("Esc goes back. No answer is ever lost by going back."),
    N_("F3 means “I don't know”. That is a good answer; the plan will say how to find out."),
    N_("F5 shows the strategy as it stands, F6 all your answers; choose one to change it."),
    N_("Ctrl+Q leaves. Everything is saved after each answer, and you can go on later."),
    N_("In the strategy, Enter on a line shows why it is there, and s saves it as a text file."),
)


class HelpScreen(ModalScreen[None]):
    """What the keys do."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,f1,enter,q", "dismiss", "Close")]

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language

    def compose(self) -> ComposeResult:
        """A few lines."""
        text = self._language.text
        with VerticalScroll(classes="dialog"):
            yield Static("\n".join(f"· {text(line)}" for line in HELP), markup=False)
            yield Static(text(N_("Esc closes this.")), classes="hint", markup=False)


class AnswersScreen(ModalScreen[int | None]):
    """All answers; gives back the place of the one to change, None for none."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,f6", "close", "Close")]

    def __init__(self, language: Language, lines: Sequence[str]) -> None:
        super().__init__()
        self._language = language
        self._lines = lines

    def compose(self) -> ComposeResult:
        """One line an answer."""
        with Vertical(classes="dialog"):
            title = N_("Your answers. Enter changes one, Esc closes.")
            yield Static(self._language.text(title), id="question", markup=False)
            yield OptionList(*(Content(line) for line in self._lines), markup=False)

    def action_close(self) -> None:
        """Nothing to change."""
        self.dismiss(None)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Change this one."""
        event.stop()
        self.dismiss(event.option_index)


class PlaceScreen(ModalScreen[Path | None]):
    """Asks for another folder when the usual one cannot be written to; None leaves unsaved."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", "Leave without saving")]

    def __init__(self, language: Language, problem: str) -> None:
        super().__init__()
        self._language = language
        self._problem = problem

    def compose(self) -> ComposeResult:
        """The problem, and a line for the folder."""
        text = self._language.text
        with Vertical(classes="dialog"):
            yield Static(self._problem, id="problem", markup=False)
            ask = N_("Your answers are not saved. Type a folder to save them in, or Esc to leave.")
            yield Static(text(ask), markup=False)
            yield LineInput(value=str(Path.home()), id="answer")

    def action_close(self) -> None:
        """Leave without saving."""
        self.dismiss(None)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Save there."""
        event.stop()
        self.dismiss(Path(event.value).expanduser())
