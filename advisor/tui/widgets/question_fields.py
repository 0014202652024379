"""A question with its fields: its text, help and example, what is entered, and own words beside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from advisor.core.interview.answer import DONT_KNOW, Answer
from advisor.core.interview.reply import counting_answer, words_before, words_cell
from advisor.core.interview.steps import Ask, Cell, Interview, words_beside
from advisor.core.message import N_, Message, Words, message
from advisor.core.rules.question import Question
from advisor.environment import Environment
from advisor.language import Language
from advisor.report.answers import counted_in, question_text, typed_day
from advisor.tui.answer_check import MARKS_BETWEEN, UNKNOWN
from advisor.tui.widgets.choices import NO_SUCH_KEY, NOTHING_FITS, NUMBERS, Choices
from advisor.tui.widgets.handover import Keys
from advisor.tui.widgets.question_words import QuestionWords
from advisor.tui.widgets.text_input import TextInput

GOES_ON = N_("Enter goes on.")


class QuestionFields(Vertical):
    """Shows a question, and knows what is entered and how that differs from the answer there is."""

    def __init__(
        self,
        environment: Environment,
        keys: Mapping[str, Callable[[], None]],
        enters: str = GOES_ON,
        **more: Any,
    ) -> None:
        """``keys`` are keys that mean something to the screen, with what they do.

        ``enters`` says what Enter does, in the word that the button has.
        """
        super().__init__(**more)
        self._environment = environment
        self._worded = QuestionWords(environment)
        self._enters = enters
        self._keys = Keys({"f3": self.unknown, **keys})
        self._ask: Ask | None = None
        self._interview: Interview | None = None
        self._before = self._words_before = ""
        self._marked: tuple[str, ...] = ()
        self._text = environment.language.text
        self._say = environment.language.say

    def enter(self, *, words: bool = False) -> None:
        """Handle Enter in a field, or in the own words."""
        raise NotImplementedError

    def unknown(self) -> None:
        """I don't know."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Everything a question may need; what it does not need is hidden."""
        yield Static("", id="question", markup=False)
        yield Static("", id="help", classes="hint", markup=False)
        yield Static("", id="example", classes="hint", markup=False)
        yield Static("", id="list-hint", classes="hint", markup=False)
        yield Choices(
            lambda _: self.enter(),
            self._clear,
            self._keys,
            self._no_option,
            self._text(NOTHING_FITS),
            id="choices",
        )
        with Horizontal(id="line"):
            yield TextInput(lambda _: self.enter(), self._keys, id="typed")
            yield Static("", id="unit", markup=False)
        yield Static("", id="problem", classes="problem", markup=False)
        yield Static("", id="words-label", classes="hint", markup=False)
        yield TextInput(lambda _: self.enter(words=True), self._keys, id="words")
        yield Static("", id="words-problem", classes="problem", markup=False)
        yield Static("", id="hint", classes="hint", markup=False)

    # ── showing ────────────────────────────────────────────────────────────────

    def show(self, interview: Interview, ask: Ask, typed: Callable[[Cell], str]) -> None:
        """Show a question; ``typed`` gives what stood in a field when it was left."""
        self._ask, self._interview = ask, interview
        question, rulebase = ask.question, self._environment.rulebase
        self._put("#question", self._say(question_text(rulebase, interview.answers, ask)))
        self._put("#help", self._text(question.help or ""))
        self._put("#example", self._worded.example(question))
        unit = counted_in(interview, rulebase, ask)
        self._put("#unit", self._environment.language.show(unit) if unit is not None else "")
        self.query_one("#line").set_class(unit is not None, "counted")
        self._clear()
        before = counting_answer(interview, ask)
        choices = self._worded.offered(interview, ask)
        self.query_one(Choices).display = bool(choices)
        self.query_one("#line").display = not choices
        self._marked = _marked(before)
        if choices:
            left = tuple(typed(ask.cell).split(MARKS_BETWEEN)) if typed(ask.cell) else ()
            self.query_one(Choices).offer(
                choices,
                left or self._marked,
                several=question.kind == "choices",
                alone=(*question.alone, UNKNOWN),
            )
        else:
            self._before = _typed(question, before, self._environment.language)
            field = self.query_one("#typed", TextInput)
            field.value = typed(ask.cell) or self._before
        words = words_beside(rulebase, question)
        self._put("#words-label", self._text(words.text) if words is not None else "")
        field = self.query_one("#words", TextInput)
        field.display = words is not None
        self._words_before = words_before(interview.answers, words, ask.index) if words else ""
        field.value = (typed(words_cell(ask)) or self._words_before) if words else ""
        how = self._worded.hint(question, len(choices), interview.answers)
        said = (how, self._text(self._enters))
        hint, is_long = " ".join(filter(None, said)), len(choices) > len(NUMBERS)
        # Below a long list nobody would see it.
        self._put("#list-hint", hint if is_long else "")
        self._put("#hint", "" if is_long else hint)

    def show_hint(self, *, shown: bool) -> None:
        """Show or hide what the keys do here."""
        hint = self.query_one("#hint", Static)
        hint.display = shown and bool(str(hint.content))
        # In a form a list is as far from what is said under it as from the next question.
        words = self.query_one("#words", TextInput)
        self.query_one(Choices).set_class(words.display or hint.display, "worded")

    def lift_hint(self) -> None:
        """Put what the keys do above a list, where below it nobody would see it."""
        hint = self.query_one("#hint", Static)
        if self.query_one(Choices).display and str(hint.content):
            self._put("#list-hint", str(hint.content))
            self._put("#hint", "")

    @property
    def ask(self) -> Ask | None:
        """The question that is shown."""
        return self._ask

    def focus_field(self) -> None:
        """Put the keyboard where the answer is given."""
        choices = self.query_one(Choices)
        field = choices if choices.display else self.query_one("#typed", TextInput)
        self.screen.set_focus(field, scroll_visible=False)

    def on_click(self, event: events.Click) -> None:
        """A click on a question leads to its field, as one on the field does."""
        if isinstance(event.widget, Static):
            if event.widget.id == "words-label":
                self.query_one("#words", TextInput).focus()
            else:
                self.focus_field()

    @property
    def pending(self) -> str:
        """What is typed and not handed in, '' where nothing is typed."""
        field = self.query_one("#typed", TextInput)
        if self._ask is None or not self.query_one("#line").display:
            return ""
        return field.value

    @property
    def pending_cells(self) -> dict[Cell, str]:
        """What is typed in each field, by the answer it is for."""
        if self._ask is None:
            return {}
        choices = self.query_one(Choices)
        if choices.display:
            marked = choices.chosen if choices.chosen != self._marked else ()
            found = {self._ask.cell: MARKS_BETWEEN.join(marked)}
        else:
            found = {self._ask.cell: self.unsent}
        words = self.query_one("#words", TextInput)
        if words.display:
            kept = words.value if words.value != self._words_before else ""
            found[words_cell(self._ask)] = kept
        return found

    @property
    def unsent(self) -> str:
        """What is typed and differs from the answer there is, '' where nothing does."""
        return self.pending if self.pending.strip() and self.pending != self._before else ""

    @property
    def is_changed(self) -> bool:
        """Whether something was entered that is not handed in."""
        choices, words = self.query_one(Choices), self.query_one("#words", TextInput)
        marked = choices.display and choices.chosen != self._marked
        return bool(marked or self.unsent or (words.display and words.value != self._words_before))

    @property
    def _words(self) -> str:
        field = self.query_one("#words", TextInput)
        return field.value if field.display else ""

    def problem(self, said: Message, *, words: bool = False) -> None:
        """Say under the field, or under the own words, what is wrong with it."""
        where = "#words-problem" if words else "#problem"
        self._put(where, f"✗ {self._say(said)}")
        if not words:
            choices = self.query_one(Choices)
            # On the side of a long list where one is.
            if choices.display and choices.is_nearer_its_top:
                self.move_child(self.query_one(where), before=choices)
            else:
                self.move_child(self.query_one(where), after=self.query_one("#line"))
        self.call_after_refresh(self.query_one(where).scroll_visible, animate=False)

    def _no_option(self, key: str) -> None:
        self.problem(message(NO_SUCH_KEY, key=Words(key)))

    def _put(self, where: str, text: str) -> None:
        static = self.query_one(where, Static)
        static.update(Content(text))
        static.display = bool(text)

    def _clear(self) -> None:
        self._put("#problem", "")
        self._put("#words-problem", "")


def _marked(before: Answer | None) -> tuple[str, ...]:
    """The ids an earlier answer marks."""
    if before is DONT_KNOW:
        return (UNKNOWN,)
    if isinstance(before, tuple):
        return before
    return (before,) if isinstance(before, str) else ()


def _typed(question: Question, before: Answer | None, language: Language) -> str:
    """An earlier answer as it would be typed."""
    if before is None:
        return ""
    if isinstance(before, date):
        return typed_day(before, language)
    option = question.option(before) if isinstance(before, str) else None
    if option is not None:
        return language.text(option.label)
    return UNKNOWN if before is DONT_KNOW else str(before)
