"""One question on the screen: its text, help and example, the field, and own words beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from advisor.core.interview.answer import (
    DONT_KNOW,
    Answer,
    AnswerError,
    check_answer,
    clean,
)
from advisor.core.interview.doubt import doubt
from advisor.core.interview.reply import (
    Reply,
    counting_answer,
    words_before,
    words_cell,
    words_worth_asking,
)
from advisor.core.interview.steps import Ask, Cell, Interview, options_for, words_beside
from advisor.core.interview.typed import Problem, Unclear, Understood
from advisor.core.interview.typed_answer import Taken, read_typed, which_is_meant
from advisor.core.message import N_, Quantity, Words, message
from advisor.core.rules.condition import NUMERIC
from advisor.core.rules.question import MAX_TEXT, Question
from advisor.environment import Environment
from advisor.report.answers import counted_in, question_text
from advisor.tui.widgets.choices import Choice, Choices
from advisor.tui.widgets.handover import Keys
from advisor.tui.widgets.line_input import LineInput

UNKNOWN = DONT_KNOW.value
NEARLY = MAX_TEXT * 3 // 4
# Between the ids of options that are marked and not handed in, where they are kept.
MARKS_BETWEEN = ","


class QuestionView(Vertical):
    """Shows a question and takes its answer, checked, at once."""

    def __init__(
        self,
        environment: Environment,
        answered: Callable[[Reply], None],
        keys: Mapping[str, Callable[[], None]],
        **more: Any,
    ) -> None:
        """``keys`` are keys that mean something to the screen, with what they do."""
        super().__init__(**more)
        self._environment = environment
        self._answered = answered
        self._keys = Keys({"f3": self.unknown, **keys})
        self._ask: Ask | None = None
        self._interview: Interview | None = None
        self._doubted: Taken | None = None
        self._refused = self._before = self._words_before = ""
        self._marked: tuple[str, ...] = ()
        self._text = environment.language.text
        self._say = environment.language.say

    def compose(self) -> ComposeResult:
        """Everything a question may need; what it does not need is hidden."""
        yield Static("", id="question", markup=False)
        yield Static("", id="help", classes="hint", markup=False)
        yield Static("", id="example", classes="hint", markup=False)
        yield Choices(lambda _: self.enter(), self._clear, self._keys, id="choices")
        with Horizontal(id="line"):
            yield LineInput(lambda _: self.enter(), self._keys, id="typed")
            yield Static("", id="unit", markup=False)
        yield Static("", id="words-label", classes="hint", markup=False)
        yield LineInput(lambda _: self.enter(words=True), self._keys, id="words")
        yield Static("", id="problem", markup=False)
        yield Static("", id="hint", classes="hint", markup=False)

    # ── showing ────────────────────────────────────────────────────────────────

    def show(self, interview: Interview, ask: Ask, typed: Callable[[Cell], str]) -> None:
        """Show a question; ``typed`` gives what stood in a field when it was left."""
        self._ask, self._interview = ask, interview
        self._refused, self._doubted = "", None
        question, rulebase = ask.question, self._environment.rulebase
        self._put("#question", self._say(question_text(rulebase, interview.answers, ask)))
        self._put("#help", self._text(question.help or ""))
        self._put("#example", self._example(question))
        unit = counted_in(interview, rulebase, ask)
        self._put("#unit", self._environment.language.show(unit) if unit is not None else "")
        self._clear()
        before = counting_answer(interview, ask)
        choices = self._offered(interview, ask)
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
            field = self.query_one("#typed", LineInput)
            self._before = _typed(before)
            field.value = typed(ask.cell) or self._before
            field.cursor_position = len(field.value)
        words = words_beside(rulebase, question)
        self._put("#words-label", self._text(words.text) if words is not None else "")
        field = self.query_one("#words", LineInput)
        field.display = words is not None
        self._words_before = words_before(interview.answers, words, ask.index) if words else ""
        field.value = (typed(words_cell(ask)) or self._words_before) if words else ""
        self._put("#hint", self._hint(question, choices=bool(choices)))

    def show_hint(self, *, shown: bool) -> None:
        """Show or hide what the keys do here."""
        self.query_one("#hint").display = shown

    @property
    def ask(self) -> Ask | None:
        """The question that is shown."""
        return self._ask

    def focus_field(self) -> None:
        """Put the keyboard where the answer is given."""
        choices = self.query_one(Choices)
        field = choices if choices.display else self.query_one("#typed", LineInput)
        self.screen.set_focus(field, scroll_visible=False)

    @property
    def pending(self) -> str:
        """What is typed and not handed in, '' where nothing is typed."""
        field = self.query_one("#typed", LineInput)
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
        words = self.query_one("#words", LineInput)
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
        choices, words = self.query_one(Choices), self.query_one("#words", LineInput)
        marked = choices.display and choices.chosen != self._marked
        return bool(marked or self.unsent or (words.display and words.value != self._words_before))

    def problem(self, text: str) -> None:
        """Say beside the field what is wrong with the answer."""
        self._put("#problem", f"✗ {text}")

    def _put(self, where: str, text: str) -> None:
        static = self.query_one(where, Static)
        static.update(Content(text))
        static.display = bool(text)

    def _clear(self) -> None:
        self._put("#problem", "")

    def _example(self, question: Question) -> str:
        if not question.example:
            return ""
        words = Words(self._text(question.example))
        return self._say(message(N_("For example: {text}"), text=words))

    def _hint(self, question: Question, *, choices: bool) -> str:
        if question.kind == "choices":
            if question.limit:
                limit = message(
                    N_("Space or a number marks, up to {n}. Enter goes on."),
                    n=Quantity(question.limit),
                )
                return self._say(limit)
            return self._text(N_("Space or a number marks. Enter goes on."))
        if choices:
            return self._text(N_("A number or the arrow keys choose. Enter goes on."))
        if question.kind == "date":
            return self._text(N_("A day, such as 31 March 2027 or end of May. Enter goes on."))
        if question.kind in NUMERIC:
            return self._text(N_("A number. Enter goes on."))
        return self._text(N_("Enter goes on."))

    def _offered(self, interview: Interview, ask: Ask) -> list[Choice]:
        question = ask.question
        if question.kind == "yes_no":
            offered = [Choice("yes", self._text(N_("Yes"))), Choice("no", self._text(N_("No")))]
        else:
            options = options_for(
                self._environment.rulebase, interview.answers, question, ask.index
            )
            offered = [Choice(o.id, self._text(o.label), self._text(o.help or "")) for o in options]
        if offered and not question.required:
            offered.append(Choice(UNKNOWN, self._text(N_("I don't know"))))
        return offered

    # ── taking the answer ──────────────────────────────────────────────────────

    def unknown(self) -> None:
        """I don't know."""
        self._hand_in(self._check(UNKNOWN), "")

    def submit(self) -> bool:
        """Hand in what is entered; False where something is missing or wrong with it."""
        choices = self.query_one(Choices)
        taken = (
            self._chosen(choices.chosen)
            if choices.display
            else self._read(self.query_one("#typed", LineInput).value)
        )
        return self._hand_in(taken, self._words)

    def enter(self, *, words: bool = False) -> None:
        """Handle Enter in a field: on to the own words first, where there are some to type."""
        choices, field = self.query_one(Choices), self.query_one("#words", LineInput)
        if not words and field.display and self._ask is not None:
            chosen = choices.chosen if choices.display else (self.pending,)
            answer = chosen if self._ask.question.kind == "choices" else "".join(chosen)
            unknown = chosen in ((UNKNOWN,), ("",), ())
            if not unknown and words_worth_asking(
                self._environment.rulebase, self._ask.question, answer
            ):
                field.cursor_position = len(field.value)
                self.screen.set_focus(field)
                return
        self.submit()

    @property
    def _words(self) -> str:
        field = self.query_one("#words", LineInput)
        return field.value if field.display else ""

    def on_input_changed(self, event: Input.Changed) -> None:
        """What was wrong is being mended; near the limit, say how much room there is.

        The screen receives the event too: it saves what is typed.
        """
        # Of what is typed fast, news may come only after the whole was judged.
        if self.query_one("#typed", LineInput).value != self._refused:
            self._clear()
        question = self._ask.question if self._ask is not None else None
        if question is not None and question.kind == "text" and len(event.value) > NEARLY:
            room = message(
                N_("{length} of {limit} characters."),
                length=Quantity(len(event.value)),
                limit=Quantity(MAX_TEXT),
            )
            self._put("#hint", self._say(room))

    def _chosen(self, chosen: tuple[str, ...]) -> Taken | None:
        if not chosen:
            self.problem(self._text(N_("Please choose one, or “I don't know” where there is one.")))
            return None
        if chosen == (UNKNOWN,):
            return self._check(UNKNOWN)
        several = self._ask is not None and self._ask.question.kind == "choices"
        return self._check(list(chosen) if several else chosen[0])

    def _read(self, typed: str) -> Taken | None:
        if self._ask is None:
            return None
        question, style = self._ask.question, self._environment.language.style
        found = read_typed(question, typed, today=self._environment.day, style=style)
        self._refused = typed
        if isinstance(found, Problem):
            self.problem(self._say(found.message))
        elif isinstance(found, Unclear):
            self.problem(self._say(which_is_meant(question, typed, found)))
        return found.value if isinstance(found, Understood) else None

    def _check(self, raw: object) -> Taken | None:
        if self._ask is None:
            return None
        try:
            return Taken(check_answer(self._ask.question, raw))
        except AnswerError as error:
            self.problem(self._say(error.problem))
            return None

    def _hand_in(self, taken: Taken | None, words: str) -> bool:
        """Hand the answer in; one that looks like a slip only the second time."""
        if taken is None or self._ask is None or self._interview is None:
            return False
        beside = words_worth_asking(self._environment.rulebase, self._ask.question, taken.answer)
        if beside is not None and words.strip():
            found = read_typed(beside, words)
            if isinstance(found, Problem):
                self.problem(self._say(found.message))
                return False
        doubted = doubt(
            self._environment.rulebase,
            self._interview.answers,
            self._ask.question,
            self._ask.index,
            taken,
            self._environment.day,
        )
        if doubted is not None and taken != self._doubted:
            self._doubted = taken
            kept = N_("{doubt} Press Enter again to keep it.")
            self.problem(self._say(message(kept, doubt=doubted.message)))
            return False
        typed = clean(words) if beside is not None else ""
        self._answered(Reply(self._ask, taken, typed or None))
        return True


def _marked(before: Answer | None) -> tuple[str, ...]:
    """The ids an earlier answer marks."""
    if before is DONT_KNOW:
        return (UNKNOWN,)
    if isinstance(before, tuple):
        return before
    return (before,) if isinstance(before, str) else ()


def _typed(before: Answer | None) -> str:
    """An earlier answer as it would be typed."""
    if before is None:
        return ""
    return UNKNOWN if before is DONT_KNOW else str(before)
