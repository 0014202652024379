"""Trying other answers out: what would change and why, to be kept or thrown away."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import OptionList

from advisor.core.interview.answer import Answer
from advisor.core.interview.answers import Answers
from advisor.core.interview.reply import Reply
from advisor.core.interview.steps import Cell, Interview, give_answers, plan_interview
from advisor.core.message import N_, counted
from advisor.core.whatif.compare import compare
from advisor.tui.navigator import Navigator
from advisor.tui.screens.ask import AskPage
from advisor.tui.screens.dialogs import ChoiceDialog
from advisor.tui.screens.page import Page
from advisor.tui.widgets.answer_list import AnswerList
from advisor.tui.widgets.difference_view import DifferenceView
from advisor.tui.widgets.key_footer import KeyFooter
from advisor.tui.widgets.progress import Bar


class WhatIfPage(Page[bool]):
    """A sandbox: answers at one side, the difference at the other.  Gives back whether it was kept.

    ``answers`` are the answers to begin with, already changed or not.
    """

    PLACE = N_("Trying out")
    LINES = (
        N_("Change any answers here. Your interview stays as it is until you keep the changes."),
        N_("Enter on an answer changes it. ✎ marks what you have changed."),
        N_("Now stands left, with the change right. + comes in, − goes out, → moves, ~ differs."),
        N_("k keeps the changes, x throws them away. Tab goes from one side to the other."),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("k", "keep", N_("Keep"), tooltip=N_("Keep the changes")),
        Binding("x", "throw_away", N_("Throw away"), tooltip=N_("Throw the changes away")),
        Binding("tab", "app.focus_next", N_("Other side"), tooltip=N_("Go to the other side")),
    ]

    def __init__(self, navigator: Navigator, answers: Answers) -> None:
        super().__init__(navigator)
        self._answers = answers

    def compose(self) -> ComposeResult:
        """Answers and difference."""
        yield Bar(id="bar")
        with Horizontal(id="columns", classes="halves"):
            yield AnswerList(
                self.environment, id="answers", classes="pane", enter=self.text(N_("Change"))
            )
            yield DifferenceView(id="difference", classes="pane")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Show what is tried so far."""
        self.query_one("#answers").border_title = self.text(N_("Your answers"))
        self.query_one("#difference").border_title = self.text(N_("What would be different"))
        self._show()
        changed = self._changed()
        focus = DifferenceView if changed else AnswerList
        self.query_one(focus).focus()

    def _show(self) -> None:
        environment = self.environment
        before, after = self.navigator.thinking.now().case, environment.case(self._answers)
        changed = self._changed()
        self.query_one(AnswerList).show(self._interview(), changed)
        self.query_one(DifferenceView).show(compare(before, after), environment.language)
        count = counted("{n} answer changed", "{n} answers changed", len(changed))
        self.query_one(Bar).set(
            self.text(N_("Trying out: nothing is kept yet")), self.say(count), whole=True
        )

    def _interview(self) -> Interview:
        return plan_interview(self.environment.rulebase, self._answers)

    def _changed(self) -> frozenset[Cell]:
        """The places at which the sandbox differs from the interview."""
        kept = _given(self.navigator.session.navigation.answers)
        tried = _given(self._answers)
        return frozenset(p for p in {*kept, *tried} if kept.get(p) != tried.get(p))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Change an answer."""
        event.stop()
        if isinstance(event.option_list, AnswerList):
            self.action_change()

    def action_change(self) -> None:
        """Ask the question of the answer one is at."""
        ask = self.query_one(AnswerList).ask(self.query_one(AnswerList).chosen_id)
        if ask is None:
            return

        def taken(reply: Reply | None) -> None:
            if reply is not None:
                rulebase = self.environment.rulebase
                self._answers = give_answers(rulebase, self._answers, reply.given)
                self._show()

        self.app.push_screen(AskPage(self.navigator, self._interview(), ask), taken)

    def action_keep(self) -> None:
        """Take the changes into the interview."""
        self.navigator.session.set_answers(self._answers)
        self.tell(N_("Kept: your answers and your strategy are changed."))
        self.navigator.complain_if_unsaved()
        self.dismiss(True)

    def action_throw_away(self) -> None:
        """Leave the interview as it was."""
        if self._changed():
            self.tell(N_("Thrown away: everything is as it was."))
        self.dismiss(False)

    def action_back(self) -> None:
        """Back; where something was changed, first ask what becomes of it."""
        if not self._changed():
            self.dismiss(False)
            return

        def decided(choice: str | None) -> None:
            if choice == "keep":
                self.action_keep()
            elif choice == "throw":
                self.action_throw_away()

        dialog = ChoiceDialog(
            self.environment.language,
            self.text(N_("Keep the changes you tried out?")),
            (
                ("keep", self.text(N_("Keep them"))),
                ("throw", self.text(N_("Throw them away"))),
                ("", self.text(N_("Go on trying"))),
            ),
        )
        self.app.push_screen(dialog, decided)


def _given(answers: Answers) -> dict[Cell, Answer]:
    """Every answer by the place of its question."""
    given: dict[Cell, Answer] = {(key, None): one for key, one in answers.business.items()}
    for entries in answers.groups.values():
        for index, entry in enumerate(entries):
            given |= {(key, index): one for key, one in entry.items()}
    return given
