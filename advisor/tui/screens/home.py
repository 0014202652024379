"""The first screen: go on with a saved interview, or begin a new one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from advisor.core.interview import plan_interview
from advisor.core.message import N_, Message, Quantity, Words, message
from advisor.core.profile import Answers
from advisor.files.store import Saved
from advisor.session import Session


class HomeScreen(Screen[Saved | None]):
    """Gives back the interview to go on with, None for a new one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", "New interview"),
        Binding("ctrl+q,escape", "app.leave", "Quit", priority=True),
    ]

    def __init__(self, session: Session, saved: Sequence[Saved]) -> None:
        super().__init__()
        self._session = session
        self._saved = saved

    def compose(self) -> ComposeResult:
        """A list of what is saved."""
        text = self._session.language.text
        yield Static(text(N_("Please make this window larger.")), id="tiny", markup=False)
        with VerticalScroll(id="body", can_focus=False):
            yield Static(text(N_("Welcome back. What would you like to do?")), id="question")
            yield OptionList(
                Option(Content(text(N_("Begin a new interview"))), id="new"),
                *(
                    Option(Content(self._line(one)), id=f"saved-{n}", disabled=one.answers is None)
                    for n, one in enumerate(self._saved)
                ),
                id="answer",
            )
        yield Footer()

    def on_mount(self) -> None:
        """The latest interview is what one most likely wants."""
        answers = self.query_one("#answer", OptionList)
        readable = [n for n, one in enumerate(self._saved) if one.answers is not None]
        answers.highlighted = readable[0] + 1 if readable else 0
        answers.focus()

    def _line(self, saved: Saved) -> str:
        if saved.answers is None:
            problem = N_("{title} cannot be read: {problem}")
            return self._session.language.say(
                message(problem, title=Words(saved.title), problem=Words(saved.problem))
            )
        return self._session.language.say(self._progress(saved, saved.answers))

    def _progress(self, saved: Saved, answers: Answers) -> Message:
        interview = plan_interview(self._session.rulebase, answers)
        if interview.next is None:
            return message(
                N_("Open {title}, finished, {day}"),
                title=Words(saved.title),
                day=saved.changed.date(),
            )
        return message(
            N_("Go on with {title}, {done} answered, about {left} left, {day}"),
            title=Words(saved.title),
            done=Quantity(interview.done),
            left=Quantity(interview.left),
            day=saved.changed.date(),
        )

    def action_new(self) -> None:
        """Begin a new interview."""
        self.dismiss(None)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click."""
        event.stop()
        place = event.option_index
        self.dismiss(self._saved[place - 1] if place else None)
