"""A list to choose from, one or several, by arrows, keys, a search, and mouse."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from string import ascii_lowercase
from typing import Any, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets.option_list import Option

from advisor.core.interview.answer import DONT_KNOW
from advisor.core.message import N_
from advisor.tui.widgets.handover import Keys, hand_over
from advisor.tui.widgets.rows import Hung, Rows, row

# Chosen and not chosen must differ without colour.
ONE = {True: "(•)", False: "( )"}
SEVERAL = {True: "[x]", False: "[ ]"}
# The keys of the options in their order, as they are written in front of them.
NUMBERS = "1234567890"
KEYS = NUMBERS + ascii_lowercase[:16]
YES_NO = {"y": "yes", "n": "no"}
SEARCH = "/"
# The row that shows what is searched for.
SEARCHED = "searched"
# What is said of keys that lead to no option.
NOTHING_FITS = N_("No line fits. Esc shows all lines again.")
NO_SUCH_KEY = N_("No line has the key {key}.")


@dataclass(frozen=True)
class Choice:
    """One thing to choose; ``help`` is shown under it."""

    id: str
    label: str
    help: str = ""

    def fits(self, typed: str) -> bool:
        """Whether every word that was typed begins a word of it."""
        words = _words(f"{self.label} {self.help}")
        return all(any(w.startswith(t) for w in words) for t in _words(typed))

    def distance(self, typed: str) -> int:
        """How far what was typed is from it: 0 where the label begins with these words.

        Then come labels that have them elsewhere, one behind another, then in their order,
        then in any, and last those that have some of them in the help alone.
        """
        words, wanted = _words(self.label), _words(typed)
        rest = iter(words)
        ways = (
            _begin(words, wanted),
            any(_begin(words[n:], wanted) for n in range(len(words))),
            all(any(w.startswith(t) for w in rest) for t in wanted),
            all(any(w.startswith(t) for w in words) for t in wanted),
        )
        return ways.index(True) if True in ways else len(ways)


def _words(text: str) -> list[str]:
    words = text.casefold().replace("-", " ").split()
    return [word.lstrip("(“") or word for word in words]


def _begin(words: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether words begin with those that were typed, each perhaps only begun."""
    pairs = zip(words, wanted, strict=False)
    return len(wanted) <= len(words) and all(w.startswith(t) for w, t in pairs)


class Choices(Rows):
    """Options with marks.

    A key, space or a click marks an option, and Enter hands in what is marked: a key
    that went on by itself would leave a habitual Enter to the next question.  Where one
    is chosen, arrow keys mark too: Enter takes the row they led to.  It never takes the
    first row because the cursor is there to begin with.  A list that is longer than
    there are keys is searched by typing, any long one behind “/”; so is one where the
    owner may be typing a name, of which no letter must choose.
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
        refused: Callable[[str], None] = lambda _: None,
        nothing: str = "",
        **more: Any,
    ) -> None:
        """``submitted`` gets the ids chosen, in the order of the list.

        ``refused`` gets a number that no option has; ``nothing`` is said where a search
        finds no option.

        These are called at once, not by message: the next key of a burst must
        already find what they lead to.
        """
        super().__init__(**more)
        self._submitted = submitted
        self._changed = changed
        self._keys = keys
        self._refused = refused
        self._nothing = nothing
        self._choices: tuple[Choice, ...] = ()
        self._chosen: set[str] = set()
        self._several = False
        self._alone: frozenset[str] = frozenset()
        self._search: str | None = None
        self._letters = True
        # Whether the cursor was led to where it is.
        self._led = False

    def offer(
        self,
        choices: Iterable[Choice],
        chosen: Sequence[str] = (),
        *,
        several: bool = False,
        alone: Iterable[str] = (),
        letters: bool = True,
    ) -> None:
        """Show other options; those in ``alone`` go with no other.

        ``letters`` says whether letters choose too, and do not search.
        """
        self._choices = tuple(choices)
        self._several = several
        self._alone = frozenset(alone)
        ids = [choice.id for choice in self._choices]
        self._chosen = {one for one in chosen if one in ids}
        self._search = None
        self._letters, self._led = letters, False
        self._show(next((one for one in ids if one in self._chosen), None))

    @property
    def chosen(self) -> tuple[str, ...]:
        """What is marked, in the order of the list."""
        return tuple(one.id for one in self._choices if one.id in self._chosen)

    @property
    def is_long(self) -> bool:
        """Whether “/” searches: there are more options than number keys."""
        return len(self._choices) > len(NUMBERS)

    @property
    def is_searched(self) -> bool:
        """Whether typing searches: there are more options than keys, or a name may be meant."""
        return not self._letters or len(self._choices) > len(KEYS)

    # ── showing ────────────────────────────────────────────────────────────────

    def _show(self, at: str | None = None) -> None:
        rows: list[Option] = []
        if self._search is not None:
            rows.append(row(Content(f"{SEARCH} {self._search}_"), SEARCHED, heading=True))
        rows += [row(self._prompt(place, one), one.id) for place, one in enumerate(self._found)]
        if self._search and not self._found:
            rows.append(row(Content(self._nothing), heading=True))
        self.put(rows, at if at is not None else 0)

    @property
    def _found(self) -> tuple[Choice, ...]:
        """The options that fit what is searched for, the best first; all where nothing is."""
        typed = self._search or ""
        found = (one for one in self._choices if one.fits(typed))
        return tuple(sorted(found, key=lambda one: one.distance(typed)) if typed else found)

    def _prompt(self, place: int, choice: Choice) -> Hung:
        marks = SEVERAL if self._several else ONE
        keys = NUMBERS if self._search is not None or self.is_searched else KEYS
        key = keys[place] if place < len(keys) else " "
        lead = f"{key} {marks[choice.id in self._chosen]} "
        lines = [(0, Content(lead + choice.label))]
        if choice.help:
            lines.append((len(lead), Content(choice.help).stylize("dim")))
        return Hung(lines, hang=0 if choice.help else len(lead))

    # ── marking ────────────────────────────────────────────────────────────────

    def action_mark(self) -> None:
        """Mark or unmark the option one is at."""
        if self.chosen_id is not None:
            self.mark(self.chosen_id)

    def action_select(self) -> None:
        """Hand in what is marked; where one is chosen, the one the cursor was led to."""
        if self._search and not self._found:
            return
        if not self._several and self.chosen_id is not None and (self._led or self._search):
            self.mark(self.chosen_id)
        self._submitted(self.chosen)

    def _turn_page(self, direction: int) -> None:
        self._led = True
        super()._turn_page(direction)

    def mark(self, one: str) -> None:
        """Mark an option; of several, a second time takes its mark away."""
        if not any(choice.id == one for choice in self._choices):
            return
        if not self._several:
            self._chosen = {one}
        elif one in self._chosen:
            self._chosen.discard(one)
        elif one in self._alone:
            self._chosen = {one}
        else:
            self._chosen = {*self._chosen, one} - self._alone
        if self._search is not None:
            # What was searched for is found: all options again, the cursor at it.
            self._search = None
            self._show(one)
        for place, choice in enumerate(self._found):
            self.replace_option_prompt(choice.id, self._prompt(place, choice))
            if choice.id == one:
                self.highlighted = place
        # The cursor may have been there, out of sight.
        self.scroll_to_highlight()
        self._changed()

    async def _on_click(self, event: events.Click) -> None:
        """Handle a click: it marks, and only Enter or “Go on” hands in."""
        event.prevent_default()
        place = event.style.meta.get("option")
        if isinstance(place, int) and place < self.option_count:
            one = self.options[place].id
            if one is None or one == SEARCHED:
                # The line that is searched with, or the one that says how to see all again.
                self._search_for(None)
            else:
                self.mark(one)

    # ── keys ───────────────────────────────────────────────────────────────────

    async def _on_key(self, event: events.Key) -> None:
        if hand_over(self, event):
            return
        if self._takes(event.key, event.character or ""):
            event.stop()
            event.prevent_default()
        else:
            self._keys.take(event)

    def _takes(self, key: str, character: str) -> bool:
        """Do what a key means here; False if it means nothing."""
        moves = {
            "up": self.action_cursor_up,
            "down": self.action_cursor_down,
            "home": self.action_first,
            "end": self.action_last,
            "enter": self.action_select,
        }
        if key in moves:
            self._led = self._led or key != "enter"
            moves[key]()
            # One may be at the end already, and have scrolled away from it.
            self.scroll_to_highlight()
        elif self._search is not None:
            return self._searches(key, character)
        elif key == "space":
            self.action_mark()
        elif character == "?":
            self.mark(DONT_KNOW.value)
        elif self.is_long and character == SEARCH:
            self._search_for("")
        elif character in YES_NO and {one.id for one in self._choices} >= {*YES_NO.values()}:
            self.mark(YES_NO[character])
        elif character and character in KEYS and (character in NUMBERS or not self.is_searched):
            if self._mark_at(KEYS.index(character)):
                return True
            if character in NUMBERS:
                # Unsaid, an Enter after it would take the option the cursor is at.
                self._refused(character)
            return character in NUMBERS
        elif self.is_searched and character.isalpha():
            self._search_for(character)
        else:
            return False
        return True

    def _searches(self, key: str, character: str) -> bool:
        typed = self._search or ""
        if key == "backspace":
            self._search_for(typed[:-1] if typed else None)
        elif key == "escape":
            self._search_for(None)
        elif character and character in NUMBERS:
            return self._mark_at(NUMBERS.index(character))
        elif character.isprintable() and character:
            self._search_for(typed + character)
        else:
            return False
        return True

    def _search_for(self, typed: str | None) -> None:
        self._search = typed
        self._show()

    def _mark_at(self, place: int) -> bool:
        found = self._found
        if place < len(found):
            self.mark(found[place].id)
        return place < len(found)
