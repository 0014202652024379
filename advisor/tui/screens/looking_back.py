"""A review on one screen: what was done, the numbers now, what was heard, what changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from advisor.core.interview.answer import Answer, AnswerError, clean
from advisor.core.interview.review import (
    CAUSE,
    NUMBER,
    Done,
    Hindrance,
    Review,
    Sign,
    WorkReview,
)
from advisor.core.interview.typed_answer import read_answer
from advisor.core.message import N_, Message, message
from advisor.core.rules.question import MAX_TEXT, Question
from advisor.core.strategy.reviewing import (
    NowAsked,
    NumberAsked,
    ReviewForm,
    WorkAsked,
    read_made,
    review_form,
    says_nothing,
    with_goal,
    with_now,
    with_work,
    without_work,
)
from advisor.report.reviews import (
    ASK_CHANGED,
    ASK_HEARD,
    DONE_WORDS,
    MADE_EXPECTED,
    asks_now,
    asks_number,
    asks_sign,
    hindrances,
)
from advisor.tui.navigator import Navigator
from advisor.tui.screens.dialogs import ChoiceDialog, LineDialog
from advisor.tui.screens.page import Page
from advisor.tui.widgets.key_footer import KeyFooter
from advisor.tui.widgets.progress import Bar
from advisor.tui.widgets.rows import Hung, Rows, row

MARKS: dict[Done, str] = {"yes": "●", "partly": "◐", "no": "○"}
ASK_CAUSE = N_("What stands in the way, after what you heard ({goal})?")


class LookBackPage(Page[None]):
    """One row for each thing that is asked; Enter answers it, and nothing has to be."""

    PLACE = N_("Looking back")
    LINES = (
        N_("Say what became of the strategy: Enter answers the row you are at."),
        N_("On work y says it was done, p in part, n not done; x takes that back."),
        N_("What you leave empty stays as it was. k keeps the review; the plan is made anew."),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("k", "keep", N_("Keep"), tooltip=N_("Keep the review and make the plan anew")),
        Binding("y", "done('yes')", N_("Done"), tooltip=N_("It was done")),
        Binding("p", "done('partly')", N_("In part"), tooltip=N_("It was done in part")),
        Binding("n", "done('no')", N_("Not done"), tooltip=N_("It was not done")),
        Binding("x", "done('')", N_("Say nothing about this work"), show=False),
    ]

    def __init__(self, navigator: Navigator) -> None:
        super().__init__(navigator)
        session = navigator.session
        self._review = Review(self.environment.day, session.made_on)
        self._form = self._form_of(self._review)
        self._actions: dict[str, Callable[[], None]] = {}

    def _form_of(self, review: Review) -> ReviewForm:
        return review_form(self.navigator.session.made(review.since), review.day)

    def compose(self) -> ComposeResult:
        """A list of what is asked."""
        yield Bar(id="bar")
        with Vertical(classes="column"):
            yield Rows(id="look-back", classes="pane bare", enter=self.text(N_("Answer")))
            yield Static("", classes="problem", markup=False)
        yield KeyFooter()

    def on_mount(self) -> None:
        """Begin at the first row."""
        super().on_mount()
        self.query_one(Bar).set(self.text(N_("What became of the strategy")), "")
        self._show()
        self.query_one(Rows).focus()

    # ── the rows ───────────────────────────────────────────────────────────────

    def _show(self) -> None:
        self._actions = {}
        self.query_one(Rows).put(list(self._rows()))

    def _rows(self) -> Iterator[Option]:
        language, review = self.environment.language, self._review
        if not self.navigator.session.navigation.answers.reviews:
            made = language.show(review.since)
            yield self._row("since", self.text(N_("The strategy was made on")), made, self._since)
        for number in self._form.numbers:
            said = review.goals.get(number.goal, {}).get(NUMBER)
            asked, change = self.say(asks_number(number)), partial(self._number, number)
            yield self._row(f"number {number.goal}", asked, self._shown(said), change)
        for work in self._form.work:
            yield self._work_row(work)
        yield self._row("heard", self.text(ASK_HEARD), review.heard, self._heard)
        if self._form.cause is not None:
            for number in self._form.numbers:
                said = review.goals.get(number.goal, {}).get(CAUSE)
                option = self._form.cause.option(str(said))
                shown = self.text(option.label) if option is not None else ""
                asked = self.say(message(ASK_CAUSE, goal=number.title))
                change = partial(self._cause, number, self._form.cause)
                yield self._row(f"cause {number.goal}", asked, shown, change)
        yield self._row("changed", self.text(ASK_CHANGED), review.changed, self._changed)
        for now in self._form.now:
            shown = self._shown(review.now.get(now.question.id))
            yield self._row(
                now.question.id, asks_now(now, language), shown, partial(self._now, now)
            )

    def _row(self, name: str, asked: str, said: str, change: Callable[[], None]) -> Option:
        self._actions[name] = change
        mark = "●" if said else "·"
        lines = [(0, Content(f"{mark} {asked}"))]
        if said:
            lines.append((2, Content(said).stylize("bold")))
        return row(Hung(lines, hang=2), name)

    def _work_row(self, work: WorkAsked) -> Option:
        self._actions[f"work {work.key}"] = partial(self._ask_done, work)
        said = self._said_of(work.key)
        mark = "·" if said is None else MARKS[said.done]
        lines = [(0, Content(f"{mark} {self.say(work.title)}"))]
        if said is not None:
            parts = [self.text(DONE_WORDS[said.done])]
            parts += [
                words for why, words in hindrances(self.environment.language) if why == said.why
            ]
            if said.sign == "stop":
                parts.append(self.text(N_("the sign to stop it was seen")))
            lines.append((2, Content(", ".join(parts)).stylize("bold")))
        return row(Hung(lines, hang=2), f"work {work.key}")

    def _said_of(self, key: str) -> WorkReview | None:
        return next((one for one in self._review.work if one.work == key), None)

    def _shown(self, answer: Answer | None) -> str:
        return f"{answer:g}" if isinstance(answer, (int, float)) else ""

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Answer the row."""
        event.stop()
        self._actions[str(event.option.id)]()

    def _take(self, review: Review) -> None:
        self._review = review
        self.query_one(".problem", Static).update("")
        self._show()

    # ── work ───────────────────────────────────────────────────────────────────

    def action_done(self, done: str) -> None:
        """Say of the work one is at whether it was done."""
        name = self.query_one(Rows).chosen_id or ""
        work = next((one for one in self._form.work if name == f"work {one.key}"), None)
        if work is None:
            self.tell(N_("This key is for work."))
        elif done:
            self._done(work, cast("Done", done))
        else:
            self._take(without_work(self._review, work.key))

    def _ask_done(self, work: WorkAsked) -> None:
        choices = [(done, self.text(words)) for done, words in DONE_WORDS.items()]

        def chosen(done: str | None) -> None:
            if done is not None:
                self._done(work, cast("Done", done))

        title = self.say(work.title)
        self.app.push_screen(ChoiceDialog(self.environment.language, title, choices), chosen)

    def _done(self, work: WorkAsked, done: Done) -> None:
        said = WorkReview(work.key, done)
        self._take(with_work(self._review, said))
        if done != "yes":
            self._ask_why(said)
        elif work.stop is not None:
            self._ask_sign(said, work.stop)

    def _ask_why(self, said: WorkReview) -> None:
        def chosen(why: str | None) -> None:
            if why is not None:
                self._take(with_work(self._review, replace(said, why=cast("Hindrance", why))))

        title = self.text(N_("What kept it from being done?"))
        reasons = hindrances(self.environment.language)
        self.app.push_screen(ChoiceDialog(self.environment.language, title, reasons), chosen)

    def _ask_sign(self, said: WorkReview, stop: Message) -> None:
        def chosen(sign: str | None) -> None:
            if sign is not None:
                self._take(with_work(self._review, replace(said, sign=cast("Sign", sign))))

        choices = (("works", self.text(N_("No"))), ("stop", self.text(N_("Yes"))))
        title = self.say(asks_sign(stop))
        self.app.push_screen(ChoiceDialog(self.environment.language, title, choices), chosen)

    # ── everything else ────────────────────────────────────────────────────────

    def _since(self) -> None:
        def refuse(typed: str) -> str:
            fits = read_made(typed, self._review.day) is not None
            return "" if fits else self.text(MADE_EXPECTED)

        def entered(typed: str) -> None:
            made = read_made(typed, self._review.day)
            if made is not None:
                # Another day is another plan: what was said of its work goes with it.
                review = replace(self._review, since=made, work=())
                self._form = self._form_of(review)
                self._take(review)

        title = self.text(N_("On which day was this strategy made?"))
        self._line(title, self._review.since.isoformat(), entered, refuse)

    def _number(self, asked: NumberAsked) -> None:
        said = self._review.goals.get(asked.goal, {}).get(NUMBER)

        def entered(answer: Answer) -> None:
            self._take(with_goal(self._review, asked.goal, NUMBER, answer))

        self._answer(self.say(asks_number(asked)), asked.question, self._shown(said), entered)

    def _now(self, asked: NowAsked) -> None:
        question = asked.question

        def entered(answer: Answer) -> None:
            self._take(with_now(self._review, question.id, answer))

        title = asks_now(asked, self.environment.language)
        self._answer(title, question, self._shown(self._review.now.get(question.id)), entered)

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

        title = self.say(message(ASK_CAUSE, goal=number.title))
        choices = [(option.id, self.text(option.label)) for option in question.options]
        self.app.push_screen(ChoiceDialog(self.environment.language, title, choices), chosen)

    def _answer(
        self, title: str, question: Question, value: str, entered: Callable[[Answer], None]
    ) -> None:
        """Ask for an answer to a question of the interview."""

        def refuse(typed: str) -> str:
            try:
                read_answer(question, typed, self._review.day)
            except AnswerError as error:
                return self.say(error.problem)
            return ""

        def read(typed: str) -> None:
            entered(read_answer(question, typed, self._review.day))

        self._line(title, value, read, refuse)

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

    def action_keep(self) -> None:
        """Keep the review, and show the strategy made anew."""
        if says_nothing(self._review):
            self.tell(N_("Nothing is said yet."))
            return
        problems = self.navigator.session.add_review(self._review)
        if problems:
            text = "\n".join(f"✗ {problem}" for problem in problems)
            self.query_one(".problem", Static).update(Content(text))
            return
        self.navigator.complain_if_unsaved()
        self.navigator.thinking.think()
        self.dismiss(None)
        self.tell(N_("The review is kept, and the plan is made anew: see Since last time."))
