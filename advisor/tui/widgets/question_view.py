"""One question on the screen: its text, help and example, the field, and why it is asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from advisor.core.interview.answer import DONT_KNOW, Answer, AnswerError, check_answer
from advisor.core.interview.doubt import doubt
from advisor.core.interview.steps import Ask, Interview, answer_of, options_for
from advisor.core.interview.typed import Problem, Unclear
from advisor.core.interview.typed_answer import Taken, read_typed, which_is_meant
from advisor.core.interview.why_asked import why_asked
from advisor.core.message import N_, Quantity, Words, message
from advisor.core.rules.condition import NUMERIC
from advisor.core.rules.question import MAX_TEXT, Question
from advisor.environment import Environment
from advisor.report.answers import question_text
from advisor.tui.widgets.choices import Choice, Choices
from advisor.tui.widgets.handover import Keys
from advisor.tui.widgets.line_input import LineInput

UNKNOWN = DONT_KNOW.value
NEARLY = MAX_TEXT * 3 // 4


class QuestionView(VerticalScroll, can_focus=False):
    """Shows a question and takes its answer, checked, at once."""

    def __init__(
        self,
        environment: Environment,
        answered: Callable[[Taken], None],
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
        self._refused = self._before = ""
        self._text = environment.language.text
        self._say = environment.language.say

    def compose(self) -> ComposeResult:
        """Everything a question may need; what it does not need is hidden."""
        yield Static("", id="question", markup=False)
        yield Static("", id="help", classes="hint", markup=False)
        yield Static("", id="example", classes="hint", markup=False)
        yield Choices(self._chosen, self._clear, self._keys, id="choices")
        with Horizontal(id="line"):
            yield LineInput(self._read, self._keys, id="typed")
            yield Static("", id="unit", markup=False)
        yield Static("", id="problem", markup=False)
        yield Static("", id="hint", classes="hint", markup=False)
        yield Static("", id="why", markup=False)

    # ── showing ────────────────────────────────────────────────────────────────

    def show(self, interview: Interview, ask: Ask, typed: str = "") -> None:
        """Show a question; ``typed`` is what stood in the field when it was left."""
        self._ask, self._interview = ask, interview
        self._refused, self._doubted = "", None
        question = ask.question
        text = question_text(self._environment.rulebase, interview.answers, ask)
        self._put("#question", self._say(text))
        self._put("#help", self._text(question.help or ""))
        self._put("#example", self._example(question))
        self._put("#unit", self._text(question.unit or ""))
        self._clear()
        before = answer_of(interview.answers, question, ask.index) if ask.answered else None
        choices = self._offered(interview, ask)
        several = question.kind == "choices"
        self.query_one(Choices).display = bool(choices)
        self.query_one("#line").display = not choices
        if choices:
            self.query_one(Choices).offer(
                choices,
                _marked(before),
                several=several,
                alone=(*question.alone, UNKNOWN),
            )
        else:
            field = self.query_one(LineInput)
            self._before = _typed(before)
            field.value = typed or self._before
            field.cursor_position = len(field.value)
        self._put("#hint", self._hint(question, choices=bool(choices)))
        self._put("#why", self._say(why_asked(self._environment.rulebase, interview, ask)))
        self.focus_field()
        self.scroll_home(animate=False)

    def focus_field(self) -> None:
        """Put the keyboard where the answer is given."""
        choices = self.query_one(Choices)
        field = choices if choices.display else self.query_one(LineInput)
        self.screen.set_focus(field, scroll_visible=False)

    @property
    def pending(self) -> str:
        """What is typed and not handed in, '' where nothing is typed."""
        field = self.query_one(LineInput)
        if self._ask is None or not self.query_one("#line").display:
            return ""
        return field.value

    @property
    def unsent(self) -> str:
        """What is typed and differs from the answer there is, '' where nothing does."""
        return self.pending.strip() if self.pending != self._before else ""

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
        self._check(UNKNOWN)

    def submit(self) -> None:
        """The same as Enter in the field."""
        choices = self.query_one(Choices)
        if choices.display:
            choices.action_select()
        else:
            self._read(self.query_one(LineInput).value)

    def on_input_changed(self, event: Input.Changed) -> None:
        """What was wrong is being mended; near the limit, say how much room there is.

        The screen receives the event too: it saves what is typed.
        """
        # Of what is typed fast, news may come only after the whole was judged.
        if self.query_one(LineInput).value != self._refused:
            self._clear()
        question = self._ask.question if self._ask is not None else None
        if question is not None and question.kind == "text" and len(event.value) > NEARLY:
            room = message(
                N_("{length} of {limit} characters."),
                length=Quantity(len(event.value)),
                limit=Quantity(MAX_TEXT),
            )
            self._put("#hint", self._say(room))

    def _chosen(self, chosen: tuple[str, ...]) -> None:
        if not chosen:
            self.problem(self._text(N_("Please choose one, or “I don't know” where there is one.")))
        elif chosen == (UNKNOWN,):
            self._check(UNKNOWN)
        else:
            several = self._ask is not None and self._ask.question.kind == "choices"
            self._check(list(chosen) if several else chosen[0])

    def _read(self, typed: str) -> None:
        if self._ask is None:
            return
        question, style = self._ask.question, self._environment.language.style
        found = read_typed(question, typed, today=self._environment.day, style=style)
        self._refused = typed
        if isinstance(found, Problem):
            self.problem(self._say(found.message))
        elif isinstance(found, Unclear):
            self.problem(self._say(which_is_meant(question, typed, found)))
        else:
            self._hand_in(found.value)

    def _check(self, raw: object) -> None:
        if self._ask is None:
            return
        try:
            answer = check_answer(self._ask.question, raw)
        except AnswerError as error:
            self.problem(self._say(error.problem))
        else:
            self._hand_in(Taken(answer))

    def _hand_in(self, taken: Taken) -> None:
        """Hand the answer in; one that looks like a slip only the second time."""
        if self._ask is None or self._interview is None:
            return
        found = doubt(
            self._environment.rulebase,
            self._interview.answers,
            self._ask.question,
            self._ask.index,
            taken,
            self._environment.day,
        )
        if found is None or taken == self._doubted:
            self._answered(taken)
            return
        self._doubted = taken
        kept = N_("{doubt} Press Enter again to keep it.")
        self.problem(self._say(message(kept, doubt=found.message)))


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
