"""All answers by section, each editable; what is set aside is seen to be."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import OptionList, Static

from advisor.core.interview.reply import Reply
from advisor.core.interview.steps import Ask
from advisor.core.message import N_, counted
from advisor.tui.screens.ask import AskPage
from advisor.tui.screens.page import Page
from advisor.tui.widgets.answer_list import AnswerList
from advisor.tui.widgets.key_footer import KeyFooter
from advisor.tui.widgets.progress import Bar


class ReviewPage(Page[None]):
    """Choosing an answer asks its question again."""

    PLACE = N_("Your answers")
    LINES = (
        N_("All your answers, section by section. Enter changes the one you are at."),
        N_("● answered, ◇ taken for granted, ○ still open, ◌ set aside because of another answer."),
        N_("What is set aside is kept. It comes back when the other answer changes again."),
        N_("A list in which nothing is named has a line too; Enter there leads to its names."),
        N_("g goes to the question in the interview and on from there."),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("g", "go", N_("Go there"), tooltip=N_("Go to this question in the interview")),
        Binding("f5", "strategy", N_("Strategy"), tooltip=N_("Show the strategy")),
        Binding(
            "f8", "what_if", N_("What if"), tooltip=N_("Try other answers without keeping them")
        ),
    ]

    def compose(self) -> ComposeResult:
        """A legend and the list."""
        yield Bar(id="bar")
        legend = N_("● answered   ◇ taken for granted   ○ open   ◌ set aside")
        with Vertical(classes="column"):
            yield Static(self.text(legend), classes="legend", markup=False)
            yield AnswerList(
                self.environment, id="answers", classes="pane bare", enter=self.text(N_("Change"))
            )
        yield KeyFooter()

    def on_mount(self) -> None:
        """Show the answers."""
        self._show()
        self.query_one(AnswerList).focus()

    def _show(self) -> None:
        interview = self.navigator.session.navigation.pages.interview
        self.query_one(AnswerList).show(interview, empty_lists=True)
        count = counted("{n} answer", "{n} answers", interview.done)
        self.query_one(Bar).set(self.text(N_("Your answers")), self.say(count), whole=True)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Ask the question again."""
        event.stop()
        self.action_change()

    def action_change(self) -> None:
        """Ask the question one is at again."""
        answers = self.query_one(AnswerList)
        if answers.empty_list(answers.chosen_id):
            self.action_go()
            return
        ask = answers.ask(answers.chosen_id)
        if ask is None:
            line = answers.line(answers.chosen_id)
            gate = line.gate.label if line is not None and line.gate is not None else ""
            self.tell(N_("Set aside because of your answer on: {answer}."), answer=self.text(gate))
            return
        self._change(ask)

    def _change(self, ask: Ask) -> None:
        def taken(reply: Reply | None) -> None:
            if reply is None:
                return
            session = self.navigator.session
            edit_effect = session.change(reply.given)
            self.navigator.complain_if_unsaved()
            self.navigator.thinking.think()
            self._show()
            if edit_effect.gone:
                self.tell(N_("Set aside, and kept: see ◌ in the list."))

        self.app.push_screen(
            AskPage(self.navigator, self.navigator.session.navigation.pages.interview, ask), taken
        )

    def action_go(self) -> None:
        """To the question in the interview."""
        answers = self.query_one(AnswerList)
        ask = answers.ask(answers.chosen_id)
        asked = ask.question.id if ask is not None else answers.empty_list(answers.chosen_id)
        if asked:
            self.navigator.go_to_question(asked)

    def action_strategy(self) -> None:
        """The strategy as it stands."""
        self.navigator.open_strategy()

    def action_what_if(self) -> None:
        """Try other answers without keeping them."""
        self.navigator.open_what_if()
