"""A list of goals or relationships on the screen: add, change, order, remove, go on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from advisor.core.interview.profile import Answers
from advisor.core.interview.steps import Gather
from advisor.core.message import N_
from advisor.environment import Environment
from advisor.interview_session import ListAction
from advisor.report.answers import entry_name
from advisor.tui.widgets.handover import Keys, hand_over
from advisor.tui.widgets.rows import Rows, row

Doing = Callable[[Gather, ListAction, int], None]


class Entries(Rows):
    """The entries and what can be done; keys are taken in the order they come."""

    def __init__(self, do: Callable[[ListAction, int], None], keys: Keys, **more: Any) -> None:
        super().__init__(**more)
        self._do = do
        self._keys = keys
        self._count = 0

    def list_entries(self, names: list[str], deeds: list[tuple[ListAction, str]], at: int) -> None:
        """Show the entries and under them the deeds, all numbered."""
        self._count = len(names)
        rows = [(str(n), name) for n, name in enumerate(names, start=1)] + list(deeds)
        self.put([row(f"{n}. {text}", name) for n, (name, text) in enumerate(rows, start=1)], at)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click on a line."""
        event.stop()
        self._choose(event.option_index)

    async def _on_key(self, event: events.Key) -> None:
        if hand_over(self, event) or self._keys.take(event):
            return
        moves: Mapping[str, Callable[[], None]] = {
            "up": self.action_cursor_up,
            "down": self.action_cursor_down,
            "home": self.action_first,
            "end": self.action_last,
            "enter": lambda: self._choose(self.highlighted),
            "a": lambda: self._choose_deed("add"),
            "n": lambda: self._choose_deed("done"),
            "delete": lambda: self._to_entry("remove"),
            "backspace": lambda: self._to_entry("remove"),
            "u": lambda: self._to_entry("up"),
            "ctrl+up": lambda: self._to_entry("up"),
            "d": lambda: self._to_entry("down"),
            "ctrl+down": lambda: self._to_entry("down"),
        }
        if event.key in moves:
            event.stop()
            event.prevent_default()
            moves[event.key]()
        elif event.character is not None and event.character in "123456789":
            event.stop()
            event.prevent_default()
            place = int(event.character) - 1
            if place < self.option_count:
                self.highlighted = place

    def _choose(self, place: int | None) -> None:
        if place is None:
            return
        if place < self._count:
            self._do("edit", place)
        else:
            self._choose_deed(self.options[place].id)

    def _choose_deed(self, deed: str | None) -> None:
        offered = [one.id for one in self.options[self._count :]]
        if deed in offered and (deed in {"add", "done"}):
            self._do("add" if deed == "add" else "done", 0)

    def _to_entry(self, deed: ListAction) -> None:
        place = self.highlighted
        if place is not None and place < self._count:
            self._do(deed, place)


class ListView(VerticalScroll, can_focus=False):
    """Shows a list and passes on what the owner does with it."""

    def __init__(
        self,
        environment: Environment,
        done: Doing,
        keys: Mapping[str, Callable[[], None]],
        **more: Any,
    ) -> None:
        super().__init__(**more)
        self._environment = environment
        self._done = done
        self._keys = Keys(keys)
        self._gather: Gather | None = None

    def compose(self) -> ComposeResult:
        """The question, the list, and what the keys do."""
        yield Static("", id="list-question", markup=False)
        yield Static("", id="list-intro", classes="hint", markup=False)
        yield Entries(self._do, self._keys, id="entries")
        yield Static("", id="list-hint", classes="hint", markup=False)

    def show(self, answers: Answers, gather: Gather, at: int | None = None) -> None:
        """Show the list; ``at`` is the entry to stand at, else what comes next."""
        self._gather = gather
        text = self._environment.language.text
        full = N_("That is as many as the plan can carry.")
        self.query_one("#list-question", Static).update(
            Content(text(full if gather.full else gather.area.add or ""))
        )
        self.query_one("#list-intro", Static).update(Content(text(gather.area.intro or "")))
        names = [
            self._environment.language.show(
                entry_name(self._environment.rulebase, answers, gather.group, index)
            )
            for index in range(gather.count)
        ]
        deeds = self._deeds(gather)
        enough = gather.count >= gather.area.usual
        first = gather.count + (1 if enough and not gather.full else 0)
        self.query_one(Entries).list_entries(names, deeds, first if at is None else at)
        hint = self.query_one("#list-hint", Static)
        hint.display = bool(gather.count)
        hint.update(
            Content(text(N_("Enter changes an entry, Delete removes it, u and d move it.")))
        )
        self.screen.set_focus(self.query_one(Entries), scroll_visible=False)
        self.scroll_home(animate=False)

    def submit(self) -> None:
        """Go on."""
        self._do("done", 0)

    def _deeds(self, gather: Gather) -> list[tuple[ListAction, str]]:
        text = self._environment.language.text
        deeds: list[tuple[ListAction, str]] = []
        if not gather.full:
            deeds.append(("add", text(N_("+ Add one (a)"))))
        if gather.count >= gather.area.at_least:
            deeds.append(("done", text(N_("→ Go on (n)"))))
        else:
            deeds.append(("done", text(N_("→ Go on without one (n)"))))
        return deeds

    def _do(self, deed: ListAction, place: int) -> None:
        if self._gather is not None:
            self._done(self._gather, deed, place)
