"""A list to choose from, one or several, by arrows, number keys, space, Enter and mouse."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList

# Chosen and not chosen must differ without colour.
ONE = {True: "(•)", False: "( )"}
SEVERAL = {True: "[x]", False: "[ ]"}


class Choices(OptionList):
    """Options with marks.  Labels are shown as they are, never read as markup.

    With ``several``, space or a click marks an option, and Enter submits all
    marked ones; otherwise choosing one submits it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Next"),
        Binding("space", "mark", "Choose"),
    ]

    @dataclass
    class Submitted(Message):
        """The owner is done: the ids chosen, in the order of the list."""

        chosen: tuple[str, ...]

    @dataclass
    class Changed(Message):
        """A mark was set or taken away."""

        chosen: tuple[str, ...]

    def __init__(
        self,
        choices: Sequence[tuple[str, str]],
        chosen: Iterable[str] = (),
        *,
        several: bool = False,
        alone: Iterable[str] = (),
        id: str | None = None,  # noqa: A002 - Textual's own name for it
    ) -> None:
        """``choices`` are ids and labels; one in ``alone`` excludes all the others."""
        self._ids = [choice for choice, _ in choices]
        self._labels = [label for _, label in choices]
        self._several = several
        self._alone = frozenset(alone)
        self._chosen = {choice for choice in chosen if choice in self._ids}
        super().__init__(
            *(self._prompt(place) for place in range(len(choices))), id=id, markup=False
        )
        first = next((p for p, choice in enumerate(self._ids) if choice in self._chosen), 0)
        self.highlighted = first

    @property
    def chosen(self) -> tuple[str, ...]:
        """What is marked, in the order of the list."""
        return tuple(choice for choice in self._ids if choice in self._chosen)

    def action_mark(self) -> None:
        """Space: mark or unmark; where one is chosen, marking does not go on yet."""
        if self.highlighted is not None:
            self._mark(self.highlighted)

    def action_submit(self) -> None:
        """Enter: hand in what is marked; where one is chosen, the highlighted one."""
        if not self._several and self.highlighted is not None:
            self._mark(self.highlighted)
        self.post_message(self.Submitted(self.chosen))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click: the event carries its own place, so fast clicks hit what they meant."""
        event.stop()
        self._mark(event.option_index)
        if not self._several:
            self.post_message(self.Submitted(self.chosen))

    def on_key(self, event: events.Key) -> None:
        """Number keys choose; the tenth option is 0."""
        if event.character is None or event.character not in "1234567890":
            return
        place = (int(event.character) or 10) - 1
        if place < len(self._ids):
            event.stop()
            self.highlighted = place
            self._mark(place)
            if not self._several:
                self.post_message(self.Submitted(self.chosen))

    def _mark(self, place: int) -> None:
        choice = self._ids[place]
        if not self._several:
            self._chosen = {choice}
        elif choice in self._chosen:
            self._chosen.discard(choice)
        elif choice in self._alone:
            self._chosen = {choice}
        else:
            self._chosen = {*self._chosen, choice} - self._alone
        for number in range(len(self._ids)):
            self.replace_option_prompt_at_index(number, self._prompt(number))
        self.post_message(self.Changed(self.chosen))

    def _prompt(self, place: int) -> Content:
        marks = SEVERAL if self._several else ONE
        number = f"{(place + 1) % 10}" if place < 10 else " "
        return Content(f"{number} {marks[self._ids[place] in self._chosen]} {self._labels[place]}")
