"""What is taken for granted: shown once, each line correctable."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static

from advisor.core.interview.answers import Answers
from advisor.core.interview.steps import Presumed
from advisor.core.message import N_
from advisor.environment import Environment
from advisor.report.answers import presumed_said
from advisor.tui.widgets.handover import Keys, hand_over
from advisor.tui.widgets.rows import Hung, Rows, row
from advisor.tui.widgets.scrolled import Scrolled

RIGHT = "right"


class PresumedRows(Rows):
    """“That is right”, then every line; keys are taken in the order they come."""

    def __init__(self, chosen: Callable[[int], None], keys: Keys, **more: Any) -> None:
        super().__init__(**more)
        self._chosen = chosen
        self._keys = keys

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Handle a click on a line."""
        event.stop()
        self._chosen(event.option_index)

    async def _on_key(self, event: events.Key) -> None:
        if hand_over(self, event) or self._keys.take(event):
            return
        moves: Mapping[str, Callable[[], None]] = {
            "up": self.action_cursor_up,
            "down": self.action_cursor_down,
            "home": self.action_first,
            "end": self.action_last,
            "enter": lambda: self._chosen(self.highlighted or 0),
        }
        if event.key in moves:
            event.stop()
            event.prevent_default()
            moves[event.key]()
        elif event.character is not None and event.character in "123456789":
            event.stop()
            event.prevent_default()
            if int(event.character) < self.option_count:
                self.highlighted = int(event.character)


class PresumedView(Scrolled):
    """Shows what is presumed and passes on what the owner wants to correct."""

    def __init__(
        self,
        environment: Environment,
        right: Callable[[], None],
        wrong: Callable[[Presumed], None],
        keys: Mapping[str, Callable[[], None]],
        **more: Any,
    ) -> None:
        super().__init__(**more)
        self._environment = environment
        self._right = right
        self._wrong = wrong
        self._keys = Keys(keys)
        self._shown: tuple[Presumed, ...] = ()

    def compose(self) -> ComposeResult:
        """A heading, the lines, and what the keys do."""
        text = self._environment.language.text
        yield Static(text(N_("We took this for granted:")), id="presumed-title", markup=False)
        yield PresumedRows(self._choose, self._keys, id="presumed-rows")
        hint = N_("Enter: that is right. A number and Enter, or a click, changes a line.")
        yield Static(text(hint), classes="hint", markup=False)

    def show(self, answers: Answers, shown: Sequence[Presumed]) -> None:
        """Show some presumed answers."""
        self._shown = tuple(shown)
        language = self._environment.language
        rows = [row(language.text(N_("✓ That is right, go on")), RIGHT)]
        for number, one in enumerate(self._shown, start=1):
            said = presumed_said(self._environment.rulebase, answers, one, language)
            line = Content(f"{number} {said}")
            rows.append(row(Hung([(0, line)], hang=2), str(number)))
        self.query_one(PresumedRows).put(rows, 0)
        self.screen.set_focus(self.query_one(PresumedRows), scroll_visible=False)
        self.scroll_home(animate=False)

    def submit(self) -> None:
        """It is all right."""
        self._right()

    def _choose(self, place: int) -> None:
        if place == 0:
            self._right()
        elif place <= len(self._shown):
            self._wrong(self._shown[place - 1])
