"""What every screen of the program has: a place in words, help for it, and a way back."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType

from advisor.core.message import N_, Message, Words, message
from advisor.environment import Environment
from advisor.tui.navigator import Navigator
from advisor.tui.screens.fleeting import FleetingScreen

Result = TypeVar("Result")


class Page(FleetingScreen[Result]):
    """A full screen.  ``LINES`` says in a few lines what one can do in this ``PLACE``."""

    LINES: ClassVar[tuple[str, ...]] = ()
    PLACE: ClassVar[str] = ""
    # Footer words, marked here for the catalogue: Textual shows bindings as they are.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", N_("Back"), tooltip=N_("Go back")),
        Binding("f1", "app.help_here", N_("Help"), tooltip=N_("Say what can be done here")),
    ]

    def __init__(self, navigator: Navigator) -> None:
        super().__init__()
        self.navigator = navigator

    def on_mount(self) -> None:
        """Key names in the reader's language."""
        for bindings in self._bindings.key_to_bindings.values():
            bindings[:] = [
                replace(
                    b,
                    description=self.text(b.description),
                    tooltip=self.text(b.tooltip) if b.tooltip else "",
                )
                if b.description
                else b
                for b in bindings
            ]

    @property
    def environment(self) -> Environment:
        return self.navigator.environment

    def text(self, template: str) -> str:
        """A text in the reader's language."""
        return self.environment.language.text(template)

    def say(self, said: Message) -> str:
        """A sentence in the reader's language."""
        return self.environment.language.say(said)

    def tell(self, template: str, **words: str) -> None:
        """A short notice, with the owner's words in it as they are."""
        said = message(template, **{name: Words(text) for name, text in words.items()})
        self.app.notify(self.say(said), markup=False, timeout=4)

    def complain(self, problem: str) -> None:
        """Something that went wrong, in one line."""
        # The sign says without colour that something is wrong.
        self.app.notify(f"✗ {problem}", severity="error", markup=False, timeout=8)

    def copy_selected(self) -> bool:
        """Copy what is selected with the mouse; False if nothing is."""
        selected = self.get_selected_text()
        if not selected:
            return False
        self.app.copy_to_clipboard(selected)
        self.clear_selection()
        self.tell(N_("The selection is copied."))
        return True

    def action_what_if(self) -> None:
        """Try other answers without keeping them."""
        self.navigator.open_what_if()

    def action_back(self) -> None:
        """The safe way back."""
        self.dismiss(None)
