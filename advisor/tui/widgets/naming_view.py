"""Naming the entries of a group: the list so far, a line for the name, and the kinds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, OptionList, Static

from advisor.core.interview.answers import Answers, Entry
from advisor.core.interview.pages import Page
from advisor.core.interview.steps import options_for
from advisor.core.interview.typed import Problem, Understood
from advisor.core.interview.typed_answer import read_typed
from advisor.core.message import N_, Words, message
from advisor.core.rules.fact import Group
from advisor.core.rules.question import Question
from advisor.environment import Environment
from advisor.report.answers import entry_name, shown_answer
from advisor.tui.widgets.choices import Choice, Choices
from advisor.tui.widgets.handover import Keys, hand_over
from advisor.tui.widgets.line_input import LineInput
from advisor.tui.widgets.rows import Rows, row

# The choice that adds nothing and goes on.
DONE = "done"


class Entries(Rows):
    """The entries named so far; keys are taken in the order they come."""

    def __init__(self, view: NamingView, keys: Keys, **more: Any) -> None:
        super().__init__(**more)
        self._view = view
        self._keys = keys

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Handle a click on an entry: it is edited."""
        event.stop()
        self._view.edit(event.option_index)

    async def _on_key(self, event: events.Key) -> None:
        if hand_over(self, event) or self._keys.take(event):
            return
        view, place = self._view, self.highlighted or 0
        moves: Mapping[str, Callable[[], None]] = {
            "up": self.action_cursor_up,
            "down": lambda: self._down(place),
            "home": self.action_first,
            "end": self.action_last,
            "enter": lambda: view.edit(place),
            **dict.fromkeys(("delete", "backspace"), lambda: view.remove_entry(place)),
            "ctrl+up": lambda: view.move_entry(place, place - 1),
            "ctrl+down": lambda: view.move_entry(place, place + 1),
        }
        if event.key in moves:
            event.stop()
            event.prevent_default()
            moves[event.key]()

    def _down(self, place: int) -> None:
        if place + 1 >= self.option_count:
            self._view.new()
        else:
            self.action_cursor_down()


class NameInput(LineInput):
    """The name; up goes to the entries."""

    def __init__(self, view: NamingView, keys: Keys, **more: Any) -> None:
        super().__init__(lambda _: view.name_entered(), keys, **more)
        self._view = view

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "up" and self.has_focus and self._view.to_entries():
            event.stop()
            event.prevent_default()
            return
        await super()._on_key(event)


class NamingView(VerticalScroll, can_focus=False):
    """Shows the entries of a group and passes on how they are now."""

    def __init__(
        self,
        environment: Environment,
        named: Callable[[tuple[Entry, ...]], None],
        removed: Callable[[int], None],
        done: Callable[[], None],
        keys: Mapping[str, Callable[[], None]],
        **more: Any,
    ) -> None:
        """``named`` gets the entries as they are now; ``removed`` asks before one goes."""
        super().__init__(**more)
        self._environment = environment
        self._named = named
        self._removed = removed
        self._done = done
        self._keys = Keys(keys)
        self._page: Page | None = None
        self._answers = Answers()
        self._edited: int | None = None
        self._text = environment.language.text

    def compose(self) -> ComposeResult:
        """What is asked, the entries, the line for a name, the kinds, and what keys do."""
        yield Static("", id="naming-question", markup=False)
        yield Static("", id="naming-intro", classes="hint", markup=False)
        yield Entries(self, self._keys, id="entries")
        with Horizontal(id="entry-buttons"):
            yield Button(self._text(N_("Remove")), id="entry-remove")
            yield Button(self._text(N_("Up")), id="entry-up")
            yield Button(self._text(N_("Down")), id="entry-down")
        yield Static("", id="name-label", markup=False)
        yield NameInput(self, self._keys, id="name")
        yield Static("", id="kind-label", markup=False)
        yield Choices(lambda _: self.kind_entered(), self._clear, self._keys, id="kinds")
        yield Static("", id="naming-problem", classes="problem", markup=False)
        yield Static("", id="naming-hint", classes="hint", markup=False)

    # ── showing ────────────────────────────────────────────────────────────────

    def show(self, answers: Answers, page: Page, typed: str = "", at: int | None = None) -> None:
        """Show a page; ``typed`` is the name left in the line, ``at`` an entry to stand at."""
        self._page, self._answers = page, answers
        heading = page.area.add if self._entries else None
        self._put("#naming-question", self._text(heading or page.area.title))
        self._put("#naming-intro", self._text(page.area.intro or "") if not self._entries else "")
        self.query_one(Entries).put([row(f"{n}. {t}") for n, t in enumerate(self._lines(), 1)], at)
        self.query_one(Entries).display = bool(self._entries)
        self._put("#naming-problem", "")
        if at is not None and self._entries:
            self._edited = None
            self._stage(kinds=self._naming is None, name="")
            self._focus_entries()
        else:
            self.new(typed)
        self.scroll_home(animate=False)

    def new(self, typed: str = "") -> None:
        """The line for the next entry."""
        self._edited = None
        self._stage(kinds=self._naming is None, name=typed)

    def edit(self, place: int) -> None:
        """An entry into the lines below, to be changed."""
        if place < len(self._entries):
            self._edited = place
            name = self._entries[place].get(self._naming.id, "") if self._naming is not None else ""
            self._stage(kinds=self._naming is None, name=str(name))

    def _stage(self, *, kinds: bool, name: str) -> None:
        """Show the line for the name, or the kinds to choose from."""
        field, choices = self.query_one(NameInput), self.query_one("#kinds", Choices)
        is_full = self._is_full and self._edited is None
        field.display = self._naming is not None and not kinds
        self._put("#name-label", self._line_label() if field.display else "")
        choices.display = kinds and (self._naming is None or not is_full)
        label = self._text(self._kind.text) if kinds and self._kind is not None else ""
        if kinds and name:
            label = f"{name}: {label}"
        self._put("#kind-label", label)
        if self._naming is not None:
            field.value = name
            field.cursor_position = len(name)
        if choices.display:
            self._offer_kinds(choices)
        self.query_one("#entry-buttons").display = self._edited is not None
        # While a kind is chosen there is room for nothing else.
        asks_kind = kinds and self._naming is not None
        self.query_one("#naming-question").display = not asks_kind
        intro = self.query_one("#naming-intro", Static)
        intro.display = bool(str(intro.content)) and not asks_kind
        self.query_one(Entries).display = bool(self._entries) and not asks_kind
        full = N_("That is as many as the plan can use. Enter goes on.")
        self._put("#naming-hint", self._text(full if is_full else self._hint(kinds=kinds)))
        field_or_kinds = choices if choices.display else field
        self.screen.set_focus(field_or_kinds, scroll_visible=False)

    def _line_label(self) -> str:
        if self._edited is not None:
            return self._text(N_("Its name:"))
        if self._naming is None:
            return ""
        example = self._naming.example
        if example and not self._entries:
            said = message(N_("Name, for example: {text}"), text=Words(self._text(example)))
            return self._environment.language.say(said)
        return self._text(N_("The next one's name; empty if that is all:"))

    def _hint(self, *, kinds: bool) -> str:
        if kinds and self._naming is None:
            return N_("A number or the arrow keys choose, Enter adds it. Tab, Delete removes one.")
        if kinds:
            return N_("A number or the arrow keys choose. Enter adds it.")
        if not self._entries:
            return N_("Enter takes the name. An empty line goes on without any.")
        return N_("Empty: Enter goes on. Up: to the list, to edit, remove or move.")

    def _offer_kinds(self, choices: Choices) -> None:
        now = ""
        if self._edited is not None and self._kind is not None:
            now = str(self._entries[self._edited].get(self._kind.id, ""))
        offered = [
            Choice(option.id, self._text(option.label), self._text(option.help or ""))
            for option in (() if self._is_full and self._edited is None else self._kinds())
        ]
        if self._naming is None and self._edited is None:
            done = N_("→ That is all, go on") if self._entries else N_("→ Go on without one")
            # With something in the list, Enter goes on: that comes first, and is seen.
            offered.insert(0 if self._entries else len(offered), Choice(DONE, self._text(done)))
        choices.offer(offered, (now,))

    def _lines(self) -> list[str]:
        language = self._environment.language
        assert self._page is not None and self._page.group is not None  # noqa: S101, PT018
        found = []
        for index, entry in enumerate(self._entries):
            shown = entry_name(self._environment.rulebase, self._answers, self._page.group, index)
            text = language.show(shown)
            kind = entry.get(self._kind.id) if self._kind is not None else None
            if self._naming is not None and self._kind is not None:
                beside = (
                    language.show(shown_answer(self._kind, kind))
                    if kind is not None
                    else self._text(N_("what is it?"))
                )
                text += f" · {beside}"
            found.append(text)
        return found

    # ── what there is ──────────────────────────────────────────────────────────

    @property
    def _group(self) -> Group:
        assert self._page is not None and self._page.group is not None  # noqa: S101, PT018
        return self._page.group

    @property
    def _entries(self) -> tuple[Entry, ...]:
        return self._answers.entries(self._group) if self._page is not None else ()

    @property
    def _naming(self) -> Question | None:
        questions = self._page.questions if self._page is not None else ()
        return next((q for q in questions if q.kind == "text"), None)

    @property
    def _kind(self) -> Question | None:
        questions = self._page.questions if self._page is not None else ()
        return next((q for q in questions if q.kind == "choice"), None)

    @property
    def _is_full(self) -> bool:
        return self._page is not None and len(self._entries) >= self._page.area.at_most

    def _kinds(self) -> tuple[Any, ...]:
        assert self._kind is not None  # noqa: S101
        widened = self._answers.with_entries(self._group, (*self._entries, {}))
        place = len(self._entries) if self._edited is None else self._edited
        return options_for(self._environment.rulebase, widened, self._kind, place)

    @property
    def pending(self) -> str:
        """The name that is typed and not handed in."""
        if self._naming is None or self._edited is not None:
            return ""
        return self.query_one(NameInput).value

    @property
    def name_cell(self) -> tuple[str, None] | None:
        """Where a name that is typed is kept."""
        return (self._naming.id, None) if self._naming is not None else None

    # ── entering ───────────────────────────────────────────────────────────────

    def name_entered(self) -> None:
        """The name is typed; on to its kind.  An empty one ends the list."""
        field = self.query_one(NameInput)
        if not field.value.strip() and self._edited is None:
            self._done()
            return
        if self._naming is None:
            return
        found = read_typed(self._naming, field.value)
        if isinstance(found, Problem):
            self._put("#naming-problem", f"✗ {self._environment.language.say(found.message)}")
        elif isinstance(found, Understood) and self._kind is None:
            self._keep({self._naming.id: found.value.answer})
        elif self._is_full and self._edited is None:
            self._put("#naming-problem", f"✗ {self._text(N_('The list is full.'))}")
        else:
            self._put("#naming-problem", "")
            self._stage(kinds=True, name=field.value.strip())

    def kind_entered(self) -> None:
        """A kind is chosen: the entry is in the list."""
        chosen = self.query_one("#kinds", Choices).chosen
        if chosen == (DONE,):
            self._done()
            return
        if not chosen or self._kind is None:
            self._put("#naming-problem", f"✗ {self._text(N_('Please choose one.'))}")
            return
        entry: dict[str, Any] = {self._kind.id: chosen[0]}
        if self._naming is not None:
            found = read_typed(self._naming, self.query_one(NameInput).value)
            if not isinstance(found, Understood):
                self.new()
                return
            entry[self._naming.id] = found.value.answer
        self._keep(entry)

    def _keep(self, entry: Mapping[str, Any]) -> None:
        entries = list(self._entries)
        if self._edited is None:
            entries.append(dict(entry))
        else:
            entries[self._edited] = {**entries[self._edited], **entry}
        self.query_one(NameInput).value = ""
        self._named(tuple(entries))

    def remove_entry(self, place: int) -> None:
        """Take an entry out, once the owner is sure."""
        if place < len(self._entries):
            self._removed(place)

    def move_entry(self, place: int, to: int) -> None:
        """Put an entry elsewhere in the list."""
        entries = list(self._entries)
        if place < len(entries):
            to = min(max(0, to), len(entries) - 1)
            entries.insert(to, entries.pop(place))
            page = self._page
            self._named(tuple(entries))
            if page is not None:
                self.show(self._answers, page, at=to)

    def to_entries(self) -> bool:
        """Go to the entries; False where there are none."""
        if not self._entries:
            return False
        self.query_one(Entries).highlighted = len(self._entries) - 1
        self._focus_entries()
        return True

    def _focus_entries(self) -> None:
        hint = N_("Enter edits, Delete removes, Ctrl+Up or Ctrl+Down moves. Down: a new one.")
        self._put("#naming-hint", self._text(hint))
        self.screen.set_focus(self.query_one(Entries))

    def submit(self) -> None:
        """Handle Next: take what is being entered, or end the list."""
        choices = self.query_one("#kinds", Choices)
        if choices.display and (self._naming is not None or choices.chosen not in ((), (DONE,))):
            self.kind_entered()
        elif self._naming is not None and self.query_one(NameInput).value.strip():
            self.name_entered()
        else:
            self._done()

    def refuse_end(self) -> None:
        """Say that an entry still lacks its kind, and go there."""
        for place, entry in enumerate(self._entries):
            if self._kind is not None and self._kind.id not in entry:
                self.edit(place)
                self.name_entered()
                return

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Handle a mouse click on what can be done with the entry that is edited."""
        place = self._edited
        if place is None or not (event.button.id or "").startswith("entry-"):
            return
        event.stop()
        if event.button.id == "entry-remove":
            self.remove_entry(place)
        else:
            self.move_entry(place, place + (1 if event.button.id == "entry-down" else -1))

    def _clear(self) -> None:
        self._put("#naming-problem", "")

    def _put(self, where: str, text: str) -> None:
        static = self.query_one(where, Static)
        static.update(Content(text))
        static.display = bool(text)
