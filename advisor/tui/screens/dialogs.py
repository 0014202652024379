"""Small screens on top of others: a choice, a line to type, help, and what is saved where."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Input, OptionList, Static
from textual.widgets.option_list import Option

from advisor.core.message import N_
from advisor.language import Language
from advisor.tui.screens.fleeting import Dialog
from advisor.tui.widgets.handover import Keys
from advisor.tui.widgets.line_input import LineInput
from advisor.tui.widgets.rows import Hung, Rows, row


class ChoiceDialog(Dialog[str]):
    """A question with a few answers; gives back the id of one, None for Esc."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", N_("Back"))]

    def __init__(
        self,
        language: Language,
        title: str,
        choices: Sequence[tuple[str, str]],
        about: str = "",
    ) -> None:
        """``about`` says what the answers mean, where that is not clear by themselves."""
        super().__init__()
        self._language = language
        self._title = title
        self._choices = choices
        self._about = about

    def compose(self) -> ComposeResult:
        """The question, and a numbered row for each answer."""
        with Vertical(classes="dialog"):
            yield Static(self._title, classes="title", markup=False)
            if self._about:
                yield Static(self._about, classes="about", markup=False)
            yield Rows(*self._rows())

    def _rows(self) -> Iterator[Option]:
        width = len(f"{len(self._choices)}")
        for number, (name, label) in enumerate(self._choices, 1):
            text = Content(f"{number:>{width}} {label}")
            yield row(Hung([(0, text)], hang=width + 1), name)

    def on_mount(self) -> None:
        """Stand at the first answer."""
        self.query_one(Rows).focus()
        self.query_one(Rows).highlighted = 0

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """One was chosen."""
        event.stop()
        self.dismiss(self._choices[event.option_index][0])

    def on_key(self, event: object) -> None:
        """A number goes to its answer, and Enter takes it, as everywhere."""
        character = getattr(event, "character", None) or ""
        if character.isdigit() and 1 <= int(character) <= len(self._choices):
            self.query_one(Rows).highlighted = int(character) - 1

    def action_close(self) -> None:
        """Nothing chosen."""
        self.dismiss(None)


class LineDialog(Dialog[str]):
    """A line to type; ``refuse`` says what is wrong with it, '' if nothing is.

    Gives back None for Esc, and '' for a button that does without: ``instead`` is what
    that one says, and ``enter`` what the one beside it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", N_("Back"))]

    def __init__(
        self,
        language: Language,
        title: str,
        value: str,
        refuse: Callable[[str], str] = lambda _: "",
        problem: str = "",
        instead: str = "",
        enter: str = N_("OK"),
    ) -> None:
        super().__init__()
        self._language = language
        self._title = title
        self._value = value
        self._refuse = refuse
        self._problem = f"✗ {problem}" if problem else ""
        self._instead = instead
        self._enter = enter

    def compose(self) -> ComposeResult:
        """What is asked, the line, and what was wrong with it."""
        text = self._language.text
        with Vertical(classes="dialog"):
            yield Static(self._title, classes="title", markup=False)
            yield LineInput(self._entered, Keys({}), value=self._value)
            yield Static(self._problem, classes="problem", markup=False)
            with Horizontal(classes="choices"):
                yield Button(text(N_("Back") if self._instead else N_("Cancel")), id="cancel")
                if self._instead:
                    yield Button(text(self._instead), id="instead")
                yield Button(text(self._enter), id="ok", variant="primary")

    def on_mount(self) -> None:
        """Type at the end of what is there."""
        self.query_one(LineInput).focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Handle a mouse click."""
        event.stop()
        if event.button.id == "ok":
            self._entered(self.query_one(LineInput).value)
        else:
            self.dismiss("" if event.button.id == "instead" else None)

    def on_input_changed(self, event: Input.Changed) -> None:
        """What was wrong is being mended."""
        event.stop()
        if event.value != self._value:
            self.query_one(".problem", Static).update("")

    def _entered(self, value: str) -> None:
        problem = self._refuse(value)
        if problem:
            self.query_one(".problem", Static).update(Content(f"✗ {problem}"))
        else:
            self.dismiss(value)

    def action_close(self) -> None:
        """Nothing typed."""
        self.dismiss(None)


class HelpDialog(Dialog[None]):
    """What one can do in a place, and what the keys there do."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1,enter,q", "close", N_("Back")),
    ]

    def __init__(
        self, language: Language, place: str, lines: Sequence[str], keys: Mapping[str, str]
    ) -> None:
        super().__init__()
        self._language = language
        self._place = place
        self._lines = lines
        self._keys = keys

    def compose(self) -> ComposeResult:
        """Sentences, then keys."""
        text = self._language.text
        with VerticalScroll(classes="dialog") as frame:
            # In the frame it is seen wherever one has scrolled to.
            frame.border_subtitle = text(N_("Esc or a click closes this"))
            yield Static(text(self._place), classes="title", markup=False)
            yield Static(Hung([(0, Content(f"· {text(one)}")) for one in self._lines], hang=2))
            yield Static(text(N_("Keys")), classes="title below", markup=False)
            width = max((len(keys) for keys in self._keys), default=0)
            yield Static(
                "\n".join(f"{keys:>{width}}  {text(what)}" for keys, what in self._keys.items()),
                markup=False,
            )

    def on_click(self) -> None:
        """Handle a click anywhere."""
        self.dismiss(None)

    def on_mount(self) -> None:
        """Arrow keys scroll."""
        self.query_one(VerticalScroll).focus()

    def action_close(self) -> None:
        """Back to where one was."""
        self.dismiss(None)
