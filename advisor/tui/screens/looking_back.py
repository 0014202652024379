"""A review on one screen: what was done, the numbers now, what was heard, what changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from typing import ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from advisor.core.interview.answer import Answer, AnswerError, clean
from advisor.core.interview.review import (
    CAUSE,
    DAY,
    NUMBER,
    Done,
    Review,
    WorkReview,
    goal_said,
)
from advisor.core.interview.typed_answer import read_answer
from advisor.core.message import N_
from advisor.core.rules.question import MAX_TEXT, Question
from advisor.core.strategy.reviewing import (
    DayAsked,
    NowAsked,
    NumberAsked,
    ReviewForm,
    read_made,
    review_form,
    says_nothing,
    with_goal,
    with_now,
    with_work,
    without_goal,
    without_now,
    without_work,
)
from advisor.report.answers import typed_day
from advisor.report.reviews import (
    ASK_CHANGED,
    ASK_HEARD,
    asks_day,
    asks_now,
    asks_number,
    figure_said,
    made_expected,
)
from advisor.review_session import ReviewSession, of_plan
from advisor.tui.navigator import Navigator
from advisor.tui.screens.asking_work import AskingWork
from advisor.tui.screens.dialogs import ChoiceDialog, LineDialog
from advisor.tui.screens.page import Page
from advisor.tui.widgets.key_footer import KeyFooter
from advisor.tui.widgets.look_back_rows import (
    CAUSES,
    CHANGED,
    DAYS,
    HEARD,
    NUMBERS,
    SINCE,
    WORK,
    LookBackRows,
    asks_cause,
)
from advisor.tui.widgets.progress import Bar


class LookBackPage(Page[None]):
    """One row for each thing that is asked; Enter answers it, and nothing has to be."""

    PLACE = N_("Looking back")
    LINES = (
        N_("Say what became of the strategy: Enter answers the row you are at."),
        N_("On work y says it was done, p in part, n not done. x takes back what a row says."),
        N_("What you leave empty stays as it was. k keeps the review; the plan is made again."),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("k", "keep", N_("Keep"), tooltip=N_("Keep the review and make the plan again")),
        Binding("y", "done('yes')", N_("Done"), tooltip=N_("It was done")),
        Binding("p", "done('partly')", N_("In part"), tooltip=N_("It was done in part")),
        Binding("n", "done('no')", N_("Not done"), tooltip=N_("It was not done")),
        Binding("x", "take_back", N_("Take back"), tooltip=N_("Take back what this row says")),
    ]

    def __init__(self, navigator: Navigator) -> None:
        super().__init__(navigator)
        self._held = ReviewSession(navigator.session)
        self._review = self._held.begun
        self._form = self._form_of(self._review)
        self._asking = AskingWork(self, self._take_work)

    def _form_of(self, review: Review) -> ReviewForm:
        return review_form(self._held.made(review.since), review.day)

    def compose(self) -> ComposeResult:
        """A list of what is asked."""
        yield Bar(id="bar")
        with Vertical(classes="column"):
            yield LookBackRows(
                self.environment.language,
                id="look-back",
                classes="pane bare",
                enter=self.text(N_("Answer")),
            )
            yield Static("", classes="problem", markup=False)
        yield KeyFooter()

    def on_mount(self) -> None:
        """Begin at the first row."""
        super().on_mount()
        self.query_one(Bar).set(self.text(N_("What became of the strategy")), "")
        self._show()
        self.query_one(LookBackRows).focus()

    # ── the rows ───────────────────────────────────────────────────────────────

    def _show(self) -> None:
        rows = self.query_one(LookBackRows)
        rows.show(self._form, self._review, dated=self._held.dated)

    def _ways(self) -> Iterator[tuple[str, Callable[[], None], Callable[[Review], Review]]]:
        """Of each row its name, how it is asked, and what takes back what it says."""
        yield SINCE, self._since, lambda review: review
        yield HEARD, self._heard, partial(replace, heard="")
        yield CHANGED, self._changed, partial(replace, changed="")
        for number in self._form.numbers:
            goal, ask = number.goal, partial(self._number, number)
            yield f"{NUMBERS}{goal}", ask, partial(without_goal, goal=goal, key=NUMBER)
            if self._form.cause is not None:
                ask = partial(self._cause, number, self._form.cause)
                yield f"{CAUSES}{goal}", ask, partial(without_goal, goal=goal, key=CAUSE)
        for day in self._form.days:
            ask, back = partial(self._day, day), partial(without_goal, goal=day.goal, key=DAY)
            yield f"{DAYS}{day.goal}", ask, back
        for work in self._form.work:
            back = partial(without_work, key=work.key)
            yield f"{WORK}{work.key}", partial(self._asking.ask, work), back
        for now in self._form.now:
            key = now.question.id
            yield key, partial(self._now, now), partial(without_now, key=key)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Answer the row."""
        event.stop()
        next(ask for name, ask, _ in self._ways() if name == event.option.id)()

    def action_take_back(self) -> None:
        """Say nothing of the row one is at."""
        chosen = self.query_one(LookBackRows).chosen_id
        for name, _, back in self._ways():
            if name == chosen:
                self._take(back(self._review))

    def _take(self, review: Review) -> None:
        self._review = review
        self.query_one(".problem", Static).update("")
        self._show()

    def _take_work(self, said: WorkReview) -> None:
        self._take(with_work(self._review, said))

    # ── work ───────────────────────────────────────────────────────────────────

    def action_done(self, done: str) -> None:
        """Say of the work one is at whether it was done."""
        name = self.query_one(LookBackRows).chosen_id or ""
        work = next((one for one in self._form.work if name == f"{WORK}{one.key}"), None)
        if work is None:
            self.tell(N_("This key is for work."))
        else:
            self._asking.done(work, cast("Done", done))

    # ── everything else ────────────────────────────────────────────────────────

    def _since(self) -> None:
        def read(typed: str) -> date | None:
            return read_made(typed, self._review.day, self.environment.language.style)

        def refuse(typed: str) -> str:
            return "" if read(typed) is not None else self.say(made_expected(self._review.day))

        def entered(typed: str) -> None:
            made = read(typed)
            if made is not None:
                review = of_plan(self._review, made)
                self._form = self._form_of(review)
                self._take(review)

        title = self.text(N_("On which day was this strategy made?"))
        self._line(title, typed_day(self._review.since, self.environment.language), entered, refuse)

    def _number(self, asked: NumberAsked) -> None:
        said = figure_said(goal_said(self._review, asked.goal, NUMBER))
        entered = partial(self._of_goal, asked.goal, NUMBER)
        self._answer(self.say(asks_number(asked)), asked.question, said, entered)

    def _day(self, asked: DayAsked) -> None:
        said = goal_said(self._review, asked.goal, DAY)
        shown = typed_day(said, self.environment.language) if isinstance(said, date) else ""
        entered = partial(self._of_goal, asked.goal, DAY)
        self._answer(self.say(asks_day(asked)), asked.question, shown, entered)

    def _of_goal(self, goal: str, key: str, answer: Answer | None) -> None:
        review = without_goal(self._review, goal, key)
        self._take(review if answer is None else with_goal(review, goal, key, answer))

    def _now(self, asked: NowAsked) -> None:
        question = asked.question

        def entered(answer: Answer | None) -> None:
            review = without_now(self._review, question.id)
            if answer is not None:
                review = with_now(review, question.id, answer)
            self._take(review)

        title = asks_now(asked, self.environment.language)
        self._answer(title, question, figure_said(self._review.now.get(question.id)), entered)

    def _heard(self) -> None:
        def entered(typed: str) -> None:
            self._take(replace(self._review, heard=clean(typed)[:MAX_TEXT]))

        self._line(self.text(ASK_HEARD), self._review.heard, entered)

    def _changed(self) -> None:
        def entered(typed: str) -> None:
            self._take(replace(self._review, changed=clean(typed)[:MAX_TEXT]))

        self._line(self.text(ASK_CHANGED), self._review.changed, entered)

    def _cause(self, number: NumberAsked, question: Question) -> None:
        def chosen(cause: str | None) -> None:
            if cause is not None:
                self._take(with_goal(self._review, number.goal, CAUSE, cause))

        title = self.say(asks_cause(number))
        choices = [(option.id, self.text(option.label)) for option in question.options]
        self.app.push_screen(ChoiceDialog(self.environment.language, title, choices), chosen)

    def _answer(
        self, title: str, question: Question, value: str, entered: Callable[[Answer | None], None]
    ) -> None:
        """Ask for an answer to a question of the interview; an empty line takes one back."""

        def refuse(typed: str) -> str:
            try:
                read(typed)
            except AnswerError as error:
                return self.say(error.problem)
            return ""

        def read(typed: str) -> Answer | None:
            style = self.environment.language.style
            return read_answer(question, typed, self._review.day, style) if typed.strip() else None

        self._line(title, value, lambda typed: entered(read(typed)), refuse)

    def _line(
        self,
        title: str,
        value: str,
        entered: Callable[[str], None],
        refuse: Callable[[str], str] = lambda _: "",
    ) -> None:
        def closed(typed: str | None) -> None:
            if typed is not None:
                entered(typed)

        dialog = LineDialog(self.environment.language, title, value, refuse)
        self.app.push_screen(dialog, closed)

    # ── keeping it ─────────────────────────────────────────────────────────────

    def action_back(self) -> None:
        """Back; where something was said, first ask what becomes of it."""
        if self._review == self._held.begun:
            self.dismiss(None)
            return

        def decided(choice: str | None) -> None:
            if choice == "keep":
                self.action_keep()
            elif choice == "throw":
                self.dismiss(None)

        choices = (
            ("keep", self.text(N_("Keep it"))),
            ("throw", self.text(N_("Throw it away"))),
            ("", self.text(N_("Go on with it"))),
        )
        title = self.text(N_("Keep what you said here?"))
        self.app.push_screen(ChoiceDialog(self.environment.language, title, choices), decided)

    def action_keep(self) -> None:
        """Keep the review, and show the strategy made anew."""
        if says_nothing(self._review):
            self.tell(N_("Nothing is said yet."))
            return
        problems = self._held.keep(self._review)
        if problems:
            text = "\n".join(f"✗ {problem}" for problem in problems)
            self.query_one(".problem", Static).update(Content(text))
            return
        self.navigator.complain_if_unsaved()
        self.navigator.thinking.think()
        self.dismiss(None)
        self.tell(N_("The review is kept, and the plan is made again: see Since last time."))
