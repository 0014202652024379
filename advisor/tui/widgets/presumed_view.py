"""What is taken for granted: shown once, each line correctable."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from advisor.core.interview.answers import Answers
from advisor.core.interview.steps import Presumed
from advisor.core.message import N_, Shown
from advisor.environment import Environment
from advisor.report.answers import presumed_parts
from advisor.tui.widgets.handover import Keys, hand_over
from advisor.tui.widgets.rows import Hung, Rows, row
from advisor.tui.widgets.scrolled import Scrolled

RIGHT = "0"
# What is presumed stands beside what it is about, as far as that is no longer than this.
LONGEST = 32


class PresumedRows(Rows):
    """“That is right”, then every line; keys are taken in the order they come.

    A line has its number as its id, “that is right” has 0.
    """

    def __init__(self, chosen: Callable[[int], None], keys: Keys, **more: Any) -> None:
        super().__init__(**more)
        self._chosen = chosen
        self._keys = keys

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Handle a click on a line."""
        event.stop()
        self._choose()

    def _choose(self) -> None:
        self._chosen(int(self.chosen_id or RIGHT))

    async def _on_key(self, event: events.Key) -> None:
        if hand_over(self, event) or self._keys.take(event):
            return
        moves: Mapping[str, Callable[[], None]] = {
            "up": self.action_cursor_up,
            "down": self.action_cursor_down,
            "home": self.action_first,
            "end": self.action_last,
            "enter": self._choose,
        }
        if event.key in moves:
            event.stop()
            event.prevent_default()
            moves[event.key]()
        elif event.character is not None and event.character in "123456789":
            event.stop()
            event.prevent_default()
            ids = [one.id for one in self.options]
            if event.character in ids:
                self.highlighted = ids.index(event.character)


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
        # What is presumed by its number: the others keep theirs when one is corrected.
        self._shown: dict[int, Presumed] = {}

    def compose(self) -> ComposeResult:
        """A heading, the lines, and what the keys do."""
        text = self._environment.language.text
        yield Static(text(N_("We took this for granted:")), id="presumed-title", markup=False)
        yield PresumedRows(self._choose, self._keys, id="presumed-rows")
        hint = N_("Enter: that is right. A number and Enter, or a click, changes a line.")
        yield Static(text(hint), classes="hint", markup=False)

    def show(self, answers: Answers, shown: Sequence[Presumed]) -> None:
        """Show some presumed answers."""
        self._shown = self._numbered(shown)
        language, rulebase = self._environment.language, self._environment.rulebase
        rows = [row(language.text(N_("✓ That is right, go on")), RIGHT)]
        parts = {n: presumed_parts(rulebase, answers, one) for n, one in self._shown.items()}
        rows += self._rows(parts)
        self.query_one(PresumedRows).put(rows, 0)
        self.screen.set_focus(self.query_one(PresumedRows), scroll_visible=False)
        self.scroll_home(animate=False)

    def _numbered(self, shown: Sequence[Presumed]) -> dict[int, Presumed]:
        """What is shown by its number; what was shown before and is left keeps the one it had."""
        before = {one.cell: number for number, one in self._shown.items()}
        if all(one.cell in before for one in shown):
            return {before[one.cell]: one for one in shown}
        return dict(enumerate(shown, start=1))

    def _rows(self, said: Mapping[int, tuple[Shown | None, str, Shown]]) -> Iterator[Option]:
        """The lines, answers under one another; what is presumed of several has a heading."""
        language = self._environment.language
        count = Counter(label for name, label, _ in said.values() if name is not None)
        lines: list[tuple[str, str, str]] = []
        for name, label, answer in said.values():
            about, heading = language.text(label), ""
            if name is not None:
                several = count[label] > 1
                heading = about if several else ""
                about = language.show(name) if several else f"{language.show(name)}, {about}"
            lines.append((heading, f"{about}: ", language.show(answer)))
        width = max((len(about) for _, about, _ in lines if len(about) <= LONGEST), default=0)
        before = ""
        digits = len(f"{max(said, default=0)}")
        for number, (heading, about, shown) in zip(said, lines, strict=True):
            if heading != before:
                title = Content(heading).stylize("bold $text-primary")
                yield row(
                    Hung([(0, Content("")), *([(0, title)] if heading else [])]), heading=True
                )
            before = heading
            lead = f"{number:>{digits}} {about.ljust(width)}"
            line = Content.assemble((lead, "$text-muted"), shown)
            yield row(Hung([(0, line)], hang=len(lead)), str(number))

    def submit(self) -> None:
        """It is all right."""
        self._choose(0)

    def _choose(self, place: int) -> None:
        if place == 0:
            self._shown = {}
            self._right()
        elif place in self._shown:
            self._wrong(self._shown[place])
