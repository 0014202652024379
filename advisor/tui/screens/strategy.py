"""The strategy on the screen: scrollable, every item opening to its justification."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Footer, Static

from advisor.core.message import N_, Words, message
from advisor.core.outline import Outline, OutlineItem
from advisor.language import Language
from advisor.report.sources import source_of
from advisor.session import Session

CLOSED, OPEN = "▸", "▾"


class Entry(Static, can_focus=True):
    """One item; Enter or a click opens and closes what it rests on."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "open", "Why")]

    def __init__(self, item: OutlineItem, language: Language, *, child: bool = False) -> None:
        super().__init__(classes="child" if child else "")
        self._item = item
        self._language = language
        self._open = False

    def on_mount(self) -> None:
        """Show it closed."""
        self._write()

    def action_open(self) -> None:
        """Open or close."""
        self._open = not self._open
        self._write()

    def on_click(self, event: events.Click) -> None:
        """The mouse does what Enter does."""
        event.stop()
        self.action_open()

    def _write(self) -> None:
        lines = list(self._lines())
        if self._open:
            lines += self._justification()
        self.update(Content("\n".join(lines)))

    def _lines(self) -> Iterator[str]:
        item, language = self._item, self._language
        yield f"{OPEN if self._open else CLOSED} {language.say(item.title)}"
        if item.text is not None:
            yield f"  {language.say(item.text)}"
        for detail in item.details:
            yield f"  · {language.text(detail.label)}: {language.show(detail.value)}"

    def _justification(self) -> Iterator[str]:
        item, language = self._item, self._language
        for reason in item.why.because:
            yield f"  {language.text(N_('Why'))}: {language.say(reason)}"
        for fact in item.why.facts:
            said = message(
                N_("You said: {label}: {value}"),
                label=Words(language.text(fact.label)),
                value=fact.shown,
            )
            yield f"  {language.say(said)}"
        source = message(N_("Source: {source}"), source=Words(source_of(item.why, language)))
        yield f"  {language.say(source)}"
        if item.why.rules:
            rules = message(N_("Rules: {rules}"), rules=Words(", ".join(item.why.rules)))
            yield f"  {language.say(rules)}"


class StrategyScreen(Screen[None]):
    """The whole outline."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1)", "Next item", show=False),
        Binding("up,k", "move(-1)", "Item before", show=False),
        Binding("home", "end(0)", "First", show=False),
        Binding("end", "end(-1)", "Last", show=False),
        Binding("s", "save", "Save as text"),
        Binding("escape,b", "back", "Back to the answers"),
        Binding("f1", "help", "Help"),
        Binding("ctrl+q,q", "app.leave", "Quit", priority=True),
    ]

    class Wanted(Message):
        """The owner wants the strategy saved, help, or to go back to the answers."""

        def __init__(self, what: str) -> None:
            super().__init__()
            self.what = what

    def __init__(self, session: Session, outline: Outline) -> None:
        super().__init__()
        self._session = session
        self.outline = outline

    def compose(self) -> ComposeResult:
        """Every section with its items."""
        language = self._session.language
        title = message(
            N_("A social media strategy for {firm}"),
            firm=Words(self.outline.firm or language.text(N_("your business"))),
        )
        yield Static(language.text(N_("Please make this window larger.")), id="tiny", markup=False)
        with VerticalScroll(id="body", can_focus=False):
            yield Static(language.say(title), id="question", markup=False)
            for section in self.outline.sections:
                yield Static(language.text(section.title), classes="section", markup=False)
                if section.note is not None:
                    yield Static(language.say(section.note), classes="note", markup=False)
                for item in section.items:
                    yield Entry(item, language)
                    for child in item.children:
                        yield Entry(child, language, child=True)
        yield Footer()

    def on_mount(self) -> None:
        """Begin at the top."""
        entries = self.query(Entry)
        if entries:
            entries.first().focus(scroll_visible=False)

    def action_move(self, by: int) -> None:
        """Go to the next item, or the one before."""
        entries = list(self.query(Entry))
        if self.focused in entries:
            place = entries.index(self.focused) + by
            if 0 <= place < len(entries):
                entries[place].focus()
            else:
                self.query_one("#body").scroll_relative(y=3 * by)

    def action_end(self, place: int) -> None:
        """Go to the first or the last item."""
        entries = list(self.query(Entry))
        if entries:
            entries[place].focus()
        self.query_one("#body").scroll_to(y=0 if place == 0 else None)

    def action_save(self) -> None:
        """Save it as a text file."""
        self.post_message(self.Wanted("save"))

    def action_help(self) -> None:
        """Help for this place."""
        self.post_message(self.Wanted("help"))

    def action_back(self) -> None:
        """Back to the answers."""
        self.post_message(self.Wanted("back"))
