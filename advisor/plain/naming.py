"""Naming the entries of a list in lines: a name and a kind a line, an empty line ends."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from advisor.core.interview.answers import Entry
from advisor.core.interview.edit_effect import EditEffect
from advisor.core.interview.pages import Page
from advisor.core.interview.steps import options_for
from advisor.core.interview.typed import Problem, Unclear, Understood
from advisor.core.interview.typed_answer import read_typed
from advisor.core.interview.typed_choice import Offered, parse_choice, parse_yes_no
from advisor.core.interview.typed_entries import NamedLine, parse_entry
from advisor.core.message import N_, Label, Listing, Message, Quantity, Words, message
from advisor.core.rules.fact import Group
from advisor.core.rules.question import Question
from advisor.plain.held import Held
from advisor.report.answers import entry_name, shown_answer

DONE = ("none", "nobody", "nothing", "done", "that's all", "no more")


class Naming:
    """Takes the entries of one group."""

    def __init__(self, held: Held, page: Page, group: Group) -> None:
        self._held = held
        self._page = page
        self._group = group
        self._name = next((q for q in page.questions if q.kind == "text"), None)
        self._kind = next((q for q in page.questions if q.kind == "choice"), None)
        self._edited: int | None = None

    def hold(self) -> None:
        """Until the list is done or the owner goes elsewhere."""
        console = self._held.console
        self._put()
        while True:
            typed = console.read(self._about)
            command = self._held.typed_command(typed)
            if command == ":why":
                self._say_why()
            elif command:
                if self._held.command(command):
                    return
                self._put()
            elif self._edited is not None and not typed:
                self._edited = None
            elif not typed or parse_yes_no(typed) is False or typed.casefold() in DONE:
                if self._finish():
                    return
            elif self._changes(typed):
                self._list()
            elif parse_yes_no(typed):
                console.refuse(message(N_("Please type the first one, or an empty line for none.")))
            elif self._is_full and self._edited is None:
                console.refuse(message(N_("The list is full. An empty line goes on.")))
            else:
                self._take(typed)

    # ── putting the page ───────────────────────────────────────────────────────

    def _put(self) -> None:
        console, area = self._held.console, self._page.area
        if area.intro:
            console.text(area.intro)
        if self._kind is not None:
            console.text(self._kind.text)
            for number, kind in enumerate(self._kinds(None), start=1):
                console.line(f"  {number}. {kind.label}")
        if self._name is not None:
            if self._name.example:
                example = Label(self._name.example)
                console.say(message(N_("For example: {text}"), text=example))
            console.text(N_("One line each: the name, a comma, the number, such as “Ann, 2”."))
        else:
            console.text(N_("One line each: its number, the most important first."))
        console.text(N_("An empty line goes on. edit 2, remove 2, up 2 or down 2 change the list."))
        self._list()

    def _list(self) -> None:
        for index in range(len(self._entries)):
            self._held.console.line(f"  {index + 1}. {self._shown(index)}")

    def _shown(self, index: int) -> str:
        language = self._held.console.language
        name = language.show(self._called(index))
        kind = self._entries[index].get(self._kind.id) if self._kind is not None else None
        if self._name is None or self._kind is None or kind is None:
            return name
        return f"{name} ({language.show(shown_answer(self._kind, kind))})"

    def _called(self, index: int) -> Words:
        environment, answers = self._held.session.environment, self._held.session.navigation.answers
        shown = entry_name(environment.rulebase, answers, self._group, index)
        return Words(environment.language.show(shown))

    @property
    def _about(self) -> str:
        return f"{self._edited + 1}." if self._edited is not None else ""

    def _say_why(self) -> None:
        self._held.console.text(self._page.area.intro or N_("Your strategy is built on these."))

    # ── changing the list ──────────────────────────────────────────────────────

    @property
    def _entries(self) -> tuple[Entry, ...]:
        return self._held.session.navigation.answers.entries(self._group)

    @property
    def _is_full(self) -> bool:
        return len(self._entries) >= self._page.area.at_most

    def _kinds(self, index: int | None) -> list[Offered]:
        """The kinds there are; those of an entry that is not there yet for ``index`` None."""
        if self._kind is None:
            return []
        environment, answers = self._held.session.environment, self._held.session.navigation.answers
        place = len(self._entries) if index is None else index
        widened = answers.with_entries(self._group, (*self._entries, {}))
        options = options_for(environment.rulebase, widened, self._kind, place)
        return [Offered(option.id, environment.language.text(option.label)) for option in options]

    def _take(self, typed: str) -> None:
        """Add an entry, or put it in the place of the one that is edited."""
        line = parse_entry(typed, self._kinds(self._edited))
        if self._name is None and self._kind is not None:
            kind = self._chosen_kind(typed)
            if kind:
                self._keep({self._kind.id: kind})
            return
        name = self._checked_name(line)
        if name is None or self._name is None:
            return
        entry: dict[str, str] = {self._name.id: name}
        if self._kind is not None:
            kind = line.kinds[0] if len(line.kinds) == 1 else ""
            if not kind:
                # Saved before its kind is asked; without one it is taken back.
                before, edited = self._entries, self._edited
                self._put_in(entry)
                self._edited = len(before) if edited is None else edited
                kind = self._ask_kind(self._kind, name, line)
                if not kind:
                    gone = N_("{name} is not in the list then.")
                    self._held.console.say(message(gone, name=Words(name)))
                    self._edited = edited
                    self._held.session.name_entries(self._group, before)
                    return
            entry[self._kind.id] = kind
        self._keep(entry)

    def _checked_name(self, line: NamedLine) -> str | None:
        if self._name is None:
            return ""
        found = read_typed(self._name, line.name)
        if isinstance(found, Understood) and isinstance(found.value.answer, str):
            return found.value.answer
        if isinstance(found, Problem):
            self._held.console.refuse(found.message)
        return None

    def _ask_kind(self, kind: Question, name: str, line: NamedLine) -> str:
        """Ask which kind an entry is; "" where it is not said."""
        console = self._held.console
        if line.kinds:
            console.say(self._which(line.kinds))
        else:
            ask = message(N_("{question} Type its number."), question=Label(kind.text))
            console.say(ask)
        while True:
            typed = console.read_answer(name)
            if not typed or typed.casefold() == "back":
                return ""
            found = self._chosen_kind(typed)
            if found:
                return found

    def _chosen_kind(self, typed: str) -> str:
        kinds, console = self._kinds(self._edited), self._held.console
        parsed = parse_choice(typed, kinds)
        if isinstance(parsed, Understood):
            return parsed.value
        console.refuse(
            self._which(parsed.readings) if isinstance(parsed, Unclear) else parsed.message
        )
        return ""

    def _which(self, possible: tuple[str, ...]) -> Message:
        numbered = tuple(
            Words(f"{number}. {one.label}")
            for number, one in enumerate(self._kinds(self._edited), start=1)
            if one.id in possible
        )
        return message(
            N_("That can be several of them: {options}. Please type the number."),
            options=Listing(numbered),
        )

    def _put_in(self, entry: Mapping[str, str]) -> EditEffect:
        """Add an entry, or change the one that is edited."""
        entries = list(self._entries)
        if self._edited is None:
            entries.append(dict(entry))
        else:
            entries[self._edited] = {**entries[self._edited], **entry}
        return self._held.session.name_entries(self._group, tuple(entries))

    def _keep(self, entry: Mapping[str, str]) -> None:
        effect = self._put_in(entry)
        place = len(self._entries) - 1 if self._edited is None else self._edited
        self._edited = None
        self._held.told(effect)
        self._held.console.line(f"  {place + 1}. {self._shown(place)}")

    def _changes(self, typed: str) -> bool:
        """Edit, remove or move an entry; False if something else was typed."""
        word, _, number = typed.casefold().partition(" ")
        deeds: Mapping[str, Callable[[int], None]] = {
            "edit": self._edit,
            "remove": self._remove,
            "up": lambda place: self._move(place, place - 1),
            "down": lambda place: self._move(place, place + 1),
        }
        if word.lstrip(":") not in deeds or not number.strip().isdecimal():
            return False
        place = self._held.console.read_number(number.strip(), len(self._entries))
        if place is not None:
            # An entry that was being edited may be at another place afterwards, or gone.
            self._edited = None
            deeds[word.lstrip(":")](place)
        return True

    def _edit(self, place: int) -> None:
        self._edited = place
        self._held.console.text(N_("Type the line again, or an empty line to leave it as it is."))

    def _remove(self, place: int) -> None:
        console = self._held.console
        asked = message(N_("Remove “{name}” with its answers?"), name=self._called(place))
        console.say(asked)
        if console.read_yes():
            rest = (*self._entries[:place], *self._entries[place + 1 :])
            self._held.told(self._held.session.name_entries(self._group, rest))

    def _move(self, place: int, to: int) -> None:
        entries = list(self._entries)
        entries.insert(min(max(to, 0), len(entries) - 1), entries.pop(place))
        self._held.told(self._held.session.name_entries(self._group, tuple(entries)))

    def _finish(self) -> bool:
        """The list is done; False while an entry still lacks its kind."""
        if self._held.session.finish_naming(self._group):
            self._held.told(None)
            return True
        for index, entry in enumerate(self._entries):
            if entry and self._kind is not None and self._kind.id not in entry:
                self._edited = index
                name = self._held.console.language.show(self._called(index))
                kind = self._ask_kind(self._kind, name, NamedLine(name))
                if kind:
                    self._keep({self._kind.id: kind})
                else:
                    without = N_(
                        "{name} does not count without it; remove {n} takes it off the list."
                    )
                    said = message(without, name=Words(name), n=Quantity(index + 1))
                    self._held.console.say(said)
                self._edited = None
                return False
        return False
