"""A list to choose from, one or several, by arrows, number keys, space, Enter and mouse."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content

from advisor.tui.widgets.handover import Keys, hand_over
from advisor.tui.widgets.rows import Hung, Rows, row

# Chosen and not chosen must differ without colour.
ONE = {True: "(•)", False: "( )"}
SEVERAL = {True: "[x]", False: "[ ]"}
TENTH = 10


@dataclass(frozen=True)
class Choice:
    """One thing to choose; ``help`` is shown under it."""

    id: str
    label: str
    help: str = ""


class Choices(Rows):
    """Options with marks.

    A number, space or a click marks an option, and Enter hands in what is marked: a
    number that went on by itself would leave a habitual Enter to the next question.
    Keys are taken here in the order they come, so that a fast burst of them does
    what it says.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "mark", "Choose", show=False),
    ]

    def __init__(
        self,
        submitted: Callable[[tuple[str, ...]], None],
        changed: Callable[[], None],
        keys: Keys,
        **more: Any,
    ) -> None:
        """``submitted`` gets the ids chosen, in the order of the list.

        These are called at once, not by message: the next key of a burst must
        already find what they lead to.
        """
        super().__init__(**more)
        self._submitted = submitted
        self._changed = changed
        self._keys = keys
        self._choices: tuple[Choice, ...] = ()
        self._several = False
        self._alone: frozenset[str] = frozenset()
        self._chosen: set[str] = set()

    def offer(
        self,
        choices: Sequence[Choice],
        chosen: Iterable[str] = (),
        *,
        several: bool = False,
        alone: Iterable[str] = (),
    ) -> None:
        """Show other options; one in ``alone`` excludes all the others."""
        self._choices = tuple(choices)
        ids = [choice.id for choice in choices]
        self._several = several
        self._alone = frozenset(alone)
        self._chosen = {one for one in chosen if one in ids}
        first = next((n for n, one in enumerate(ids) if one in self._chosen), 0)
        self.put([row(self._prompt(place), one) for place, one in enumerate(ids)], first)

    @property
    def chosen(self) -> tuple[str, ...]:
        """What is marked, in the order of the list."""
        return tuple(one.id for one in self._choices if one.id in self._chosen)

    def action_mark(self) -> None:
        """Mark or unmark."""
        if self.highlighted is not None:
            self._mark(self.highlighted)

    def action_select(self) -> None:
        """Hand in what is marked; where one is chosen, the highlighted one."""
        if not self._several and self.highlighted is not None:
            self._mark(self.highlighted)
        self._submitted(self.chosen)

    async def _on_click(self, event: events.Click) -> None:
        """Handle a click: it marks, and only Enter or Next hands in."""
        event.prevent_default()
        place = event.style.meta.get("option")
        if isinstance(place, int) and place < len(self._choices):
            self.highlighted = place
            self._mark(place)

    async def _on_key(self, event: events.Key) -> None:
        if hand_over(self, event) or self._keys.take(event):
            return
        moves = {
            "up": self.action_cursor_up,
            "down": self.action_cursor_down,
            "home": self.action_first,
            "end": self.action_last,
            "space": self.action_mark,
            "enter": self.action_select,
        }
        if event.key in moves:
            event.stop()
            event.prevent_default()
            moves[event.key]()
        elif event.character is not None and event.character in "1234567890":
            place = (int(event.character) or TENTH) - 1
            if place < len(self._choices):
                event.stop()
                event.prevent_default()
                self.highlighted = place
                self._mark(place)

    def _mark(self, place: int) -> None:
        choice = self._choices[place].id
        if not self._several:
            self._chosen = {choice}
        elif choice in self._chosen:
            self._chosen.discard(choice)
        elif choice in self._alone:
            self._chosen = {choice}
        else:
            self._chosen = {*self._chosen, choice} - self._alone
        for number in range(len(self._choices)):
            self.replace_option_prompt_at_index(number, self._prompt(number))
        self._changed()

    def _prompt(self, place: int) -> Any:
        choice = self._choices[place]
        marks = SEVERAL if self._several else ONE
        number = f"{(place + 1) % TENTH}" if place < TENTH else " "
        lead = f"{number} {marks[choice.id in self._chosen]} "
        lines = [(0, Content(lead + choice.label))]
        if choice.help:
            lines.append((len(lead), Content(choice.help).stylize("dim")))
        return Hung(lines)
