"""The reasoning behind one item, for those who teach it: tree, why not, what would change it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets.option_list import Option

from advisor.core.message import N_
from advisor.tui.navigator import Navigator
from advisor.tui.reasoning import NO_RULES, VIEWS, Reasoning, View, Writer
from advisor.tui.screens.page import Page
from advisor.tui.widgets.key_footer import KeyFooter
from advisor.tui.widgets.progress import Bar
from advisor.tui.widgets.rows import Hung, Rows, row

NARROWEST = 40


KEYS = (
    ("f8", "what_if", N_("What if"), N_("Try other answers without keeping them")),
    ("y", "reason('why-not')", N_("Why not"), N_("Ask why something is not advised")),
    ("w", "reason('change')", N_("What would change it"), N_("Find what would change this")),
    ("t", "reason('tree')", N_("Tree"), N_("Show the reasoning as a tree")),
    ("r", "trace", N_("Steps"), N_("Go through the rules step by step")),
)


def reasoning_keys(*, shown: str) -> list[BindingType]:
    """The keys that ask about an item, the same everywhere; ``shown`` are those in the footer."""
    return [
        Binding(key, action, name, show=key == "f8" or key in shown, tooltip=sentence)
        for key, action, name, sentence in KEYS
    ]


class ReasoningPage(Page[None]):
    """One view at a time; what takes long is worked out in a thread."""

    PLACE = N_("The reasoning")
    LINES = (
        N_("For those who want to see the rules at work, or to teach them."),
        N_("t shows everything that led here as a tree, down to the answers."),
        N_("y shows the rules that could have brought it in, and what they lack."),
        N_("w finds the fewest answers that would bring it in or take it out."),
        N_("r goes through the rules one at a time, as they were applied."),
        N_("✓ holds, ✗ does not hold, ? is not known. c copies the text."),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *reasoning_keys(shown="tywr"),
        Binding("c,C", "copy", N_("Copy the selection, or everything"), show=False),
    ]

    def __init__(self, navigator: Navigator, reasoning: Reasoning, view: View) -> None:
        super().__init__(navigator)
        self._reasoning = reasoning
        self._view = view
        self._written: dict[View, Writer] = {}

    def compose(self) -> ComposeResult:
        """The title, and the text line by line."""
        yield Bar(id="bar")
        with Vertical(classes="column"):
            yield Rows(id="reasoning", classes="pane bare")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Begin with the view that was asked for."""
        self.query_one(Rows).focus()
        self.action_reason(self._view)

    def on_resize(self) -> None:
        """Lines as long as there is room for."""
        if self._view in self._written:
            self.call_after_refresh(self._write)

    def action_reason(self, view: View) -> None:
        """Show another view."""
        if view not in self._reasoning.views:
            self.tell(NO_RULES)
            return
        self._view = view
        self.query_one(Bar).set(f"{self.text(VIEWS[view])}: {self._reasoning.title}")
        if view in self._written:
            self._write()
            return
        self.query_one(Rows).put([row(self.text(N_("Working it out …")), heading=True)])
        self.run_worker(partial(self._work_out, view), thread=True, group="reasoning")

    def _work_out(self, view: View) -> None:
        written = self._reasoning.ask(view)
        self.app.call_from_thread(self._worked_out, view, written)

    def _worked_out(self, view: View, written: Writer) -> None:
        self._written[view] = written
        if view == self._view and self.is_mounted:
            self._write()

    def _write(self) -> None:
        written = self._written.get(self._view)
        if written is not None:  # Since this was asked for, another view may have been chosen.
            self.query_one(Rows).put(list(_rows(written(self._width))), 0)

    @property
    def _width(self) -> int:
        return max(NARROWEST, self.query_one(Rows).text_width)

    def action_trace(self) -> None:
        """One rule at a time."""
        self.navigator.open_trace(self._reasoning.item_id)

    def action_copy(self) -> None:
        """Copy what is selected, else the text that is shown."""
        if not self.copy_selected() and self._view in self._written:
            self.app.copy_to_clipboard(self._written[self._view](self._width))
            self.tell(N_("Copied."))


def _rows(text: str) -> Iterator[Option]:
    """Line by line: titles stand out, and sentences of their own under the rest are notes."""
    for number, paragraph in enumerate(text.strip("\n").split("\n\n")):
        if number:
            # An empty line is passed over.
            yield row(" ", heading=True)
        lines = paragraph.splitlines()
        is_note = number and paragraph.endswith(".") and not any(map(_is_under_a_title, lines))
        for line in lines:
            bare = line.lstrip()
            if _is_under_a_title(line):
                yield row(Hung([(len(line) - len(bare), Content(bare))]))
            else:
                yield row(Content(line).stylize("$text-muted" if is_note else "bold"))


def _is_under_a_title(line: str) -> bool:
    return line[0] in " │├└…"
