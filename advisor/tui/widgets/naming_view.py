"""Naming the entries of a group: the list so far, a line for the name, and the kinds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Button, Static

from advisor.core.interview.answers import Answers, Entry
from advisor.core.interview.pages import Page
from advisor.core.interview.typed import Problem, Understood
from advisor.core.interview.typed_answer import read_typed
from advisor.core.message import N_, Message, Words, message
from advisor.environment import Environment
from advisor.tui.answer_check import NOTHING_MARKED
from advisor.tui.widgets.choices import NO_SUCH_KEY, NOTHING_FITS, Choices
from advisor.tui.widgets.entry_list import EntryButtons, EntryList, NameInput
from advisor.tui.widgets.handover import Keys
from advisor.tui.widgets.marked import CHOSEN, ELSEWHERE
from advisor.tui.widgets.named_entries import DONE, NamedEntries
from advisor.tui.widgets.rows import Hung, row
from advisor.tui.widgets.scrolled import Scrolled


class NamingView(Scrolled):
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
        self._list: NamedEntries | None = None
        self._edited: int | None = None
        self._text = environment.language.text

    def compose(self) -> ComposeResult:
        """What is asked, the entries, the line for a name, the kinds, and what keys do."""
        yield Static("", id="naming-question", markup=False)
        yield Static("", id="naming-intro", classes="hint", markup=False)
        yield EntryList(self, self._keys, id="entries")
        yield EntryButtons(self, self._text, id="entry-buttons")
        yield Static("", id="name-label", markup=False)
        with Horizontal(id="name-line"):
            yield NameInput(self, self._keys, id="name")
            yield Button("", id="add-name")
        with Horizontal(id="kind-line"):
            yield Static("", id="kind-label", markup=False)
            yield Button("", id="add-kind")
        yield Static("", id="kind-hint", classes="hint", markup=False)
        yield Choices(
            lambda _: self.kind_entered(),
            self._clear,
            Keys({**self._keys.actions, "escape": self._leave_kinds}),
            lambda key: self._refuse(message(NO_SUCH_KEY, key=Words(key))),
            self._text(NOTHING_FITS),
            id="kinds",
        )
        yield Static("", id="naming-problem", classes="problem", markup=False)
        yield Static("", id="naming-hint", classes="hint", markup=False)

    # ── showing ────────────────────────────────────────────────────────────────

    def show(self, answers: Answers, page: Page, typed: str = "", at: int | None = None) -> None:
        """Show a page; ``typed`` is the name left in the line, ``at`` an entry to stand at."""
        there = self._list = NamedEntries(self._environment, answers, page)
        heading = page.area.add if there.entries else None
        self._put("#naming-question", self._text(heading or page.area.title))
        self._put("#naming-intro", self._text(page.area.intro or "") if not there.entries else "")
        lines = [
            row(Hung([(0, Content(f"{n}. {line}"))], hang=len(f"{n}. ")))
            for n, line in enumerate(there.lines(), 1)
        ]
        self.query_one(EntryList).put(lines, at)
        self._put("#naming-problem", "")
        if at is not None and there.entries:
            self.new()
            self._focus_entries()
        else:
            self.new(typed)
        self.scroll_home(animate=False)

    def new(self, typed: str = "") -> None:
        """The line for the next entry."""
        self._edited = None
        if self._list is not None:
            self._stage(self._list, kinds=self._list.naming is None, name=typed)

    def edit(self, place: int) -> None:
        """An entry into the lines below, to be changed."""
        there = self._list
        if there is not None and place < len(there.entries):
            self._clear()
            self._edited = place
            self._stage(there, kinds=there.naming is None, name=there.name(place))

    def leave_entry(self) -> bool:
        """Leave an entry that is being changed as it is; False where none is."""
        place = self._edited
        if place is None:
            return False
        self._clear()
        self.new()
        self.query_one(EntryList).highlighted = place
        self._focus_entries()
        return True

    def _stage(self, there: NamedEntries, *, kinds: bool, name: str) -> None:
        """Show the line for the name, or the kinds to choose from."""
        field, choices = self.query_one(NameInput), self.query_one("#kinds", Choices)
        is_full = there.is_full and self._edited is None
        names = there.naming is not None and not kinds
        self.query_one("#name-line").display = names
        self._put("#name-label", there.line_label(self._edited) if names else "")
        choices.display = kinds and (there.naming is None or not is_full)
        self._put("#kind-label", there.kind_label(name) if kinds else "")
        self.query_one("#kind-line").display = kinds
        for button, shown in (("#add-name", not is_full), ("#add-kind", choices.display)):
            adds = N_("Add") if self._edited is None else N_("Change")
            self.query_one(button, Button).label = self._text(adds)
            self.query_one(button).display = shown
        if there.naming is not None:
            field.value = name
            field.cursor_position = len(name)
        if choices.display:
            offered, now = there.offered(self._edited)
            # Whoever types the next name already must not choose a kind by its letters.
            choices.offer(offered, (now,), letters=there.naming is None)
        self.query_one(EntryButtons).offer(self._edited)
        # While a kind is chosen there is room for nothing else.
        asks_kind = kinds and there.naming is not None
        self.query_one("#naming-question").display = not asks_kind
        intro = self.query_one("#naming-intro", Static)
        intro.display = bool(str(intro.content)) and not asks_kind
        entries = self.query_one(EntryList)
        entries.display = bool(there.entries) and not asks_kind
        entries.elsewhere = CHOSEN if self._edited is not None else ELSEWHERE
        if self._edited is not None:
            entries.highlighted = self._edited
        hint = there.hint(kinds=kinds, edited=self._edited)
        # Below a long list nobody would see it.
        self._put("#kind-hint", hint if choices.display else "")
        self._put("#naming-hint", "" if choices.display else hint)
        self.screen.set_focus(choices if choices.display else field, scroll_visible=False)

    # ── entering ───────────────────────────────────────────────────────────────

    @property
    def pending(self) -> str:
        """The name that is typed and not handed in."""
        if self._list is None or self._list.naming is None or self._edited is not None:
            return ""
        return self.query_one(NameInput).value

    @property
    def name_cell(self) -> tuple[str, None] | None:
        """Where a name that is typed is kept."""
        naming = self._list.naming if self._list is not None else None
        return (naming.id, None) if naming is not None else None

    def name_entered(self) -> None:
        """The name is typed; on to its kind.  An empty one ends the list."""
        there, field = self._list, self.query_one(NameInput)
        if not field.value.strip() and self._edited is None:
            self._done()
            return
        if there is None or there.naming is None:
            return
        found = read_typed(there.naming, field.value)
        if isinstance(found, Problem):
            self._refuse(found.message)
        elif isinstance(found, Understood) and there.kind is None:
            self._keep({there.naming.id: found.value.answer})
        elif there.is_full and self._edited is None:
            self._refuse(Message(N_("The list is full.")))
        elif isinstance(found, Understood):
            self._put("#naming-problem", "")
            place = self._edited
            if place is not None:
                # The new name is kept before the kind is asked.
                self._keep({there.naming.id: found.value.answer})
                self._edited, there = place, self._list or there
            self._stage(there, kinds=True, name=str(found.value.answer))

    def kind_entered(self) -> None:
        """A kind is chosen: the entry is in the list."""
        there, chosen = self._list, self.query_one("#kinds", Choices).chosen
        if chosen == (DONE,):
            self._done()
            return
        if not chosen or there is None or there.kind is None:
            self._refuse(Message(NOTHING_MARKED))
            return
        entry: dict[str, Any] = {there.kind.id: chosen[0]}
        if there.naming is not None:
            found = read_typed(there.naming, self.query_one(NameInput).value)
            if not isinstance(found, Understood):
                self.new()
                return
            entry[there.naming.id] = found.value.answer
        self._keep(entry)

    def _leave_kinds(self) -> None:
        """Back to the name, which is kept; where entries have none, back from the page."""
        there = self._list
        if there is None or there.naming is None:
            self._keys.actions["escape"]()
        else:
            self._put("#naming-problem", "")
            self._stage(there, kinds=False, name=self.query_one(NameInput).value)

    def submit(self) -> None:
        """Handle “Go on”: take what is being entered, or end the list."""
        naming = self._list.naming if self._list is not None else None
        choices = self.query_one("#kinds", Choices)
        if choices.display and (naming is not None or choices.chosen not in ((), (DONE,))):
            self.kind_entered()
        elif naming is not None and self.query_one(NameInput).value.strip():
            self.name_entered()
        else:
            self._done()

    def refuse_end(self) -> None:
        """An entry still lacks its kind: ask for it."""
        there = self._list
        kind = there.kind if there is not None else None
        for place, entry in enumerate(there.entries if there is not None else ()):
            if kind is not None and kind.id not in entry:
                self.edit(place)
                self.name_entered()
                return

    # ── changing the list ──────────────────────────────────────────────────────

    def _keep(self, entry: Mapping[str, Any]) -> None:
        entries = list(self._entries)
        if self._edited is None:
            entries.append(dict(entry))
        else:
            entries[self._edited] = {**entries[self._edited], **entry}
        self.query_one(NameInput).value = ""
        self._named(tuple(entries))

    @property
    def _entries(self) -> tuple[Entry, ...]:
        return self._list.entries if self._list is not None else ()

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
            self._named(tuple(entries))
            if self._list is not None:
                self.show(self._list.answers, self._list.page, at=to)

    def to_entries(self) -> bool:
        """Go to the entries; False where there are none."""
        if not self._entries:
            return False
        self.query_one(EntryList).highlighted = len(self._entries) - 1
        self._focus_entries()
        return True

    def _focus_entries(self) -> None:
        self._put("#kind-hint", "")
        hint = N_(
            "Enter changes the line, Delete removes it, Ctrl+Up and Ctrl+Down move it. Down leads"
            " on to a new one."
        )
        self._put("#naming-hint", self._text(hint))
        self.screen.set_focus(self.query_one(EntryList))

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Handle a click on “Add”."""
        event.stop()
        if event.button.id == "add-kind":
            if self.query_one("#kinds", Choices).chosen == (DONE,):
                # It is marked, so that nothing is marked would be wrong.
                self._refuse(message(N_("Choose what to add first.")))
            else:
                self.kind_entered()
        elif self.query_one(NameInput).value.strip() or self._edited is not None:
            self.name_entered()
        else:
            self._refuse(message(N_("Please type a name.")))
            self.screen.set_focus(self.query_one(NameInput), scroll_visible=False)

    # ── what is wrong ──────────────────────────────────────────────────────────

    def _clear(self) -> None:
        self._put("#naming-problem", "")

    def _refuse(self, said: Message) -> None:
        self._put("#naming-problem", f"✗ {self._environment.language.say(said)}")
        choices = self.query_one("#kinds", Choices)
        # On the side of a long list where one is.
        problem = self.query_one("#naming-problem")
        if choices.display and choices.is_nearer_its_top:
            self.move_child(problem, before=choices)
        else:
            self.move_child(problem, after=choices)
        self.call_after_refresh(problem.scroll_visible, animate=False)

    def _put(self, where: str, text: str) -> None:
        static = self.query_one(where, Static)
        static.update(Content(text))
        static.display = bool(text)
