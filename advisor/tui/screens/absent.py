"""What could be in a strategy and is not in this one: choose something to ask why not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from advisor.core.message import N_, counted
from advisor.report.phrases import Phrases
from advisor.tui.navigator import Navigator
from advisor.tui.screens.page import Page
from advisor.tui.thinking import Thought
from advisor.tui.widgets.key_footer import KeyFooter
from advisor.tui.widgets.progress import Bar
from advisor.tui.widgets.rows import Hung, Rows, row


class AbsentPage(Page[str]):
    """Gives back the id of an item to ask about."""

    PLACE = N_("What is not in this strategy")
    LINES = (
        N_("Everything the program knows of and does not advise here."),
        N_("Enter on a line shows which rules came closest, and what they lack."),
        N_("Type a word to look for it; the arrow keys go through what is found."),
    )
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, navigator: Navigator, thought: Thought) -> None:
        super().__init__(navigator)
        self._thought = thought
        self._titles: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """A line to search in, and the list."""
        yield Bar(id="bar")
        with Vertical(classes="column"):
            yield Rows(id="absent", classes="pane bare", enter=self.text(N_("Why not")))
            yield Input(placeholder=self.text(N_("Search")), id="wanted", select_on_focus=False)
        yield KeyFooter()

    def on_mount(self) -> None:
        """List what is not there."""
        rulebase = self.environment.rulebase
        language = self.environment.language.reckoned_from(self._thought.case.day)
        phrases = Phrases(rulebase, language, self._thought.inference)
        there = {item.id.partition(":")[0] for item in self._thought.outline.items()}
        absent = [item for item in rulebase.items.values() if item.id not in there]
        titles = {item.id: phrases.title(item.title) for item in absent}
        several = Counter(titles.values())
        self._titles = {
            item.id: titles[item.id]
            # What only its text tells from others is listed with its text.
            + (f": {phrases.title(item.text)}" if several[titles[item.id]] > 1 else "")
            for item in absent
        }
        count = counted("{n} item", "{n} items", len(self._titles))
        place = self.text(N_("Why is this not in the strategy?"))
        self.query_one(Bar).set(place, self.say(count), whole=True)
        self.query_one(Rows).put(list(self._rows("")), 0)
        self.query_one(Rows).focus()

    def _rows(self, wanted: str) -> Iterator[Option]:
        for name, title in sorted(self._titles.items(), key=lambda named: named[1].casefold()):
            # Who teaches knows some by their ids, which commands take.
            if wanted.casefold().strip() in f"{title} {name}".casefold():
                yield row(Hung([(0, Content(title))], hang=2), name)

    def on_key(self, event: object) -> None:
        """A letter begins a search."""
        character = getattr(event, "character", None)
        field = self.query_one("#wanted", Input)
        if character is None or field.has_focus:
            return
        # Of a word that is typed fast, more arrives before the line has the keys.
        if character.isalpha() or (field.value and character.isprintable()):
            field.focus()
            field.insert_text_at_cursor(character)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Only what has the word in it."""
        event.stop()
        nothing = row(self.text(N_("No line fits.")), heading=True)
        self.query_one(Rows).put(list(self._rows(event.value)) or [nothing], 0)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """On to the list."""
        event.stop()
        self.query_one(Rows).focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """To be asked about."""
        event.stop()
        self.dismiss(event.option.id)
