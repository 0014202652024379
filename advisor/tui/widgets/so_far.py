"""The strategy as it grows: page one beside the questions, and what the last answer did to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from advisor.core.message import N_, Words, message
from advisor.language import Language
from advisor.report.news import news
from advisor.tui.thinking import Thought
from advisor.tui.widgets.pressable import Pressable
from advisor.tui.widgets.preview import PreviewList


class SoFar(Vertical):
    """Beside the question where there is room, below it where it is wanted."""

    def __init__(self, language: Language, **more: Any) -> None:
        super().__init__(**more)
        self._language = language

    def compose(self) -> ComposeResult:
        """A heading and the lines."""
        so_far = self._language.text(N_("Your strategy so far"))
        yield Static(so_far, classes="title", markup=False)
        yield PreviewList(id="preview")

    def show(self, thought: Thought) -> None:
        """The strategy for the answers as they are now."""
        language = self._language.on_screen(thought.case.day)
        self.query_one(PreviewList).show(thought.preview, language)

    def switch(self) -> None:
        """Show it where it is hidden, hide it where it is shown."""
        self.toggle_class("switched")


class NewsLine(Pressable):
    """What the last answer did; while the strategy is hidden, with the key that shows it."""

    def __init__(self, language: Language, shows: Callable[[], None], **more: Any) -> None:
        super().__init__(shows, **more)
        self._language = language
        self._news = ""

    def show(self, thought: Thought, *, beside: bool) -> None:
        """Say what is new; ``beside`` says whether the strategy is shown."""
        self._news = news(thought.preview, self._language)
        self.say(beside=beside)

    def say(self, *, beside: bool) -> None:
        """Say the same, now that the strategy is shown or hidden."""
        template = N_("Your strategy: {news}.") if beside else N_("Your strategy (F6): {news}.")
        told = self._language.say(message(template, news=Words(self._news)))
        self.put(told if self._news else "")
        # Its line stays free, so that nothing moves when there is news.
        self.display = True
        self.disabled = beside or not self._news
