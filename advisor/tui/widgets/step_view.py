"""One step of the interview: a question or a list, and a notice under it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from advisor.core.interview.navigation import Navigation
from advisor.core.interview.steps import Ask
from advisor.core.interview.typed_answer import Taken
from advisor.environment import Environment
from advisor.tui.widgets.choices import Choices
from advisor.tui.widgets.list_view import Doing, ListView
from advisor.tui.widgets.question_view import QuestionView


class StepView(Vertical):
    """Shows the step that the interview is at, and passes on what the owner enters."""

    def __init__(
        self,
        environment: Environment,
        answered: Callable[[Taken], None],
        did: Doing,
        keys: Mapping[str, Callable[[], None]],
        **more: Any,
    ) -> None:
        """``answered`` gets an answer, ``did`` a change of a list; ``keys`` work in any field."""
        super().__init__(**more)
        self._environment = environment
        self._answered = answered
        self._did = did
        self._keys = keys

    def compose(self) -> ComposeResult:
        """Both views, of which one is shown."""
        yield QuestionView(self._environment, self._answered, self._keys, id="ask")
        yield ListView(self._environment, self._did, self._keys, id="list")
        yield Static("", id="notice", markup=False)

    def show(self, navigation: Navigation, typed: str, at: int | None = None) -> None:
        """Show the step of a navigation, which must have one.

        ``typed`` is what was typed into the question's field when it was left; ``at`` is the
        entry of a list to highlight.
        """
        step = navigation.step
        self._question.display = isinstance(step, Ask)
        self._list.display = not self._question.display
        if isinstance(step, Ask):
            self._question.show(navigation.interview, step, typed)
        elif step is not None:
            self._list.show(navigation.answers, step, at)

    def notice(self, text: str) -> None:
        """Show a line under the question; '' removes it."""
        static = self.query_one("#notice", Static)
        static.update(Content(text))
        static.display = bool(text)

    @property
    def pending(self) -> str | None:
        """What is typed and not entered; None where a list is shown."""
        return self._question.pending if self._question.display else None

    @property
    def unsent(self) -> str:
        """What is typed and differs from the answer there is, '' where nothing does."""
        return self._question.unsent if self._question.display else ""

    def submit(self) -> None:
        """Enter what is shown, as the Enter key does."""
        (self._question if self._question.display else self._list).submit()

    def unknown(self) -> None:
        """Answer the question with “I don't know”."""
        self._question.unknown()

    def choose(self, event: events.Key) -> bool:
        """Pass a number key on to the options; False where there are none to choose from."""
        choices = self.query_one(Choices)
        if not event.key.isdecimal() or not choices.display:
            return False
        choices.focus()
        choices.post_message(events.Key(event.key, event.character))
        return True

    @property
    def _question(self) -> QuestionView:
        return self.query_one(QuestionView)

    @property
    def _list(self) -> ListView:
        return self.query_one(ListView)
