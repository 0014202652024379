"""One step of the interview on the screen: a question, or a list to add to."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Button, Footer, Input, OptionList, Static

from advisor.core.answer import DONT_KNOW, Answer, AnswerError, check_answer, read_answer
from advisor.core.interview import Ask, Gather, Interview, Step, answer_of, options_for, why_asked
from advisor.core.message import N_, Words, counted, message
from advisor.report.answers import shown_answer
from advisor.session import Session
from advisor.tui.widgets.choices import Choices
from advisor.tui.widgets.line_input import LineInput

UNKNOWN = DONT_KNOW.value
# Options that say "none of these" exclude the others.
EXCLUSIVE = ("nothing", "none", UNKNOWN)


class StepScreen(Screen[None]):
    """Frame of every step: where one is, what is left, the body, and the keys."""

    AUTO_FOCUS = "#answer"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back"),
        Binding("f3", "unknown", "Don't know"),
        Binding("f1", "help", "Help"),
        Binding("f5", "show", "Strategy so far"),
        Binding("f6", "review", "Answers"),
        Binding("ctrl+q", "app.leave", "Quit", priority=True),
    ]

    class Answered(Message):
        """The owner answered the question; the answer is checked."""

        def __init__(self, ask: Ask, answer: Answer) -> None:
            super().__init__()
            self.ask = ask
            self.answer = answer

    class Gathered(Message):
        """The owner did something with a list: add, edit, remove, up, down or done."""

        def __init__(self, gather: Gather, deed: str, index: int = 0) -> None:
            super().__init__()
            self.gather = gather
            self.deed = deed
            self.index = index

    class Went(Message):
        """The owner wants to be elsewhere: back, show or review."""

        def __init__(self, step: Step, where: str) -> None:
            super().__init__()
            self.step = step
            self.where = where

    def __init__(self, session: Session, interview: Interview, step: Step) -> None:
        super().__init__()
        self.session = session
        self.interview = interview
        self.step = step
        self._say = session.language.say
        self._text = session.language.text

    def compose(self) -> ComposeResult:
        """The frame around ``compose_body``."""
        left = counted("about {n} question left", "about {n} questions left", self.interview.left)
        yield Static(self._text(N_("Please make this window larger.")), id="tiny", markup=False)
        with Horizontal(id="bar"):
            yield Static(self._text(self.step.area.title), id="area", markup=False)
            yield Static(self.session.language.show(left), id="left", markup=False)
        with VerticalScroll(id="body", can_focus=False):
            yield from self.compose_body()
            yield Static("", id="problem", markup=False)
            yield Static(self._why(), id="why", markup=False)
        with Horizontal(id="buttons"):
            yield Button(self._text(N_("Back")), id="back")
            yield Button(self._text(N_("Next")), id="next", variant="primary")
        yield Footer()

    def compose_body(self) -> ComposeResult:
        """The question and the means to answer it."""
        raise NotImplementedError

    def _why(self) -> str:
        return ""

    def problem(self, text: str) -> None:
        """Say beside the field what is wrong with the answer."""
        self.query_one("#problem", Static).update(Content(text))

    def action_back(self) -> None:
        """Esc: one step back."""
        self.post_message(self.Went(self.step, "back"))

    def action_show(self) -> None:
        """The strategy as it stands."""
        self.post_message(self.Went(self.step, "show"))

    def action_review(self) -> None:
        """All answers."""
        self.post_message(self.Went(self.step, "review"))

    def action_help(self) -> None:
        """Help for this place."""
        self.post_message(self.Went(self.step, "help"))

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """The mouse's way to Back and Next."""
        event.stop()
        if event.button.id == "back":
            self.action_back()
        elif event.button.id == "next":
            self.submit()

    def submit(self) -> None:
        """Take what is in the field."""
        raise NotImplementedError


class QuestionScreen(StepScreen):
    """One question."""

    step: Ask

    @property
    def question_kind(self) -> str:
        return self.step.question.kind

    def compose_body(self) -> ComposeResult:
        """The question's text, help and example, and a list or a line."""
        question = self.step.question
        yield Static(self._text(question.text), id="question", markup=False)
        if question.help:
            yield Static(self._text(question.help), classes="hint", markup=False)
        if question.example:
            example = message(N_("For example: {text}"), text=Words(self._text(question.example)))
            yield Static(self._say(example), classes="hint", markup=False)
        before = answer_of(self.interview.answers, question, self.step.index)
        choices = self._choices()
        if choices:
            marked = _marked(before)
            several = question.kind == "choices"
            yield Choices(choices, marked, several=several, alone=EXCLUSIVE, id="answer")
            if several:
                hint = N_("Space marks, Enter goes on.")
                yield Static(self._text(hint), classes="hint", markup=False)
            return
        typed = LineInput(value=_typed(before), id="answer")
        typed.select_on_focus = False
        yield typed
        if not question.required:
            hint = N_("F3, or ? and Enter: I don't know.")
            yield Static(self._text(hint), classes="hint", markup=False)

    def _choices(self) -> list[tuple[str, str]]:
        question = self.step.question
        if question.kind == "yes_no":
            choices = [("yes", self._text(N_("Yes"))), ("no", self._text(N_("No")))]
        else:
            options = options_for(
                self.session.rulebase, self.interview.answers, question, self.step.index
            )
            choices = [(option.id, self._text(option.label)) for option in options]
        if choices and not question.required:
            choices.append((UNKNOWN, self._text(N_("I don't know"))))
        return choices

    def _why(self) -> str:
        return self._say(why_asked(self.session.rulebase, self.interview, self.step))

    def action_unknown(self) -> None:
        """F3: I don't know."""
        self._answer(UNKNOWN)

    def on_choices_submitted(self, event: Choices.Submitted) -> None:
        """Enter in a list."""
        event.stop()
        self._chosen(event.chosen)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in a line."""
        event.stop()
        self._read(event.value)

    def on_choices_changed(self, event: Choices.Changed) -> None:
        """A new mark makes the last complaint stale."""
        event.stop()
        self.problem("")

    def submit(self) -> None:
        """The Next button: the same as Enter."""
        field = self.query_one("#answer")
        if isinstance(field, Choices):
            self._chosen(field.chosen)
        elif isinstance(field, Input):
            self._read(field.value)

    def _chosen(self, chosen: tuple[str, ...]) -> None:
        if not chosen:
            self.problem(self._text(N_("Please choose one, or “I don't know” where there is one.")))
        elif chosen == (UNKNOWN,):
            self._answer(UNKNOWN)
        else:
            self._answer(list(chosen) if self.step.question.kind == "choices" else chosen[0])

    def _read(self, typed: str) -> None:
        try:
            answer = read_answer(self.step.question, typed)
        except AnswerError as error:
            self.problem(self._say(error.problem))
        else:
            self.post_message(self.Answered(self.step, answer))

    def _answer(self, raw: object) -> None:
        try:
            answer = check_answer(self.step.question, raw)
        except AnswerError as error:
            self.problem(self._say(error.problem))
        else:
            self.post_message(self.Answered(self.step, answer))


class GatherScreen(StepScreen):
    """A list of goals or relationships: add, change, order, remove, go on."""

    step: Gather

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", "Add"),
        Binding("delete", "remove", "Remove"),
        Binding("ctrl+up,u", "up", "Move up"),
        Binding("ctrl+down,d", "down", "Move down"),
        Binding("n", "done", "Go on"),
    ]

    def compose_body(self) -> ComposeResult:
        """What is on the list so far, and what can be done with it."""
        area = self.step.area
        if area.intro:
            yield Static(self._text(area.intro), classes="hint", markup=False)
        question = N_("That is as many as the plan can carry.") if self.step.full else area.add
        yield Static(self._text(question or ""), id="question", markup=False)
        rows = [Content(f"  {n}. {name}") for n, name in enumerate(self._names(), start=1)]
        rows += [Content(self._text(text)) for _, text in self._deeds()]
        rows_list = OptionList(*rows, id="answer", markup=False)
        rows_list.highlighted = self.step.count
        yield rows_list
        if self.step.count:
            hint = N_("Enter on a line changes it. Delete removes it, u and d move it up and down.")
            yield Static(self._text(hint), classes="hint", markup=False)

    def _deeds(self) -> list[tuple[str, str]]:
        deeds = [] if self.step.full else [("add", N_("+ Add one"))]
        done = N_("→ Go on") if self.step.count else N_("→ Go on without any")
        return [*deeds, ("done", done)]

    def _names(self) -> list[str]:
        key = "goal.kind" if self.step.group == "goal" else "relationship.name"
        question = self.session.rulebase.questions[key]
        entries = self.interview.answers.entries(self.step.group)
        show = self.session.language.show
        return [show(shown_answer(question, entry.get(key, DONT_KNOW))) for entry in entries]

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click on a line."""
        event.stop()
        place = event.option_index
        if place < self.step.count:
            self._do("edit", place)
        else:
            self._do(self._deeds()[place - self.step.count][0])

    def _highlighted(self) -> int | None:
        place = self.query_one("#answer", OptionList).highlighted
        return place if place is not None and place < self.step.count else None

    def _do(self, deed: str, index: int = 0) -> None:
        self.post_message(self.Gathered(self.step, deed, index))

    def action_add(self) -> None:
        """Add an entry, where there is room."""
        if not self.step.full:
            self._do("add")

    def action_done(self) -> None:
        """Go on."""
        self._do("done")

    def submit(self) -> None:
        """The Next button goes on."""
        self._do("done")

    def action_unknown(self) -> None:
        """There is nothing here not to know."""
        self.problem(self._text(N_("You can go on without adding any.")))

    def action_remove(self) -> None:
        """Remove the highlighted entry."""
        self._move("remove")

    def action_up(self) -> None:
        """Rank the highlighted entry higher."""
        self._move("up")

    def action_down(self) -> None:
        """Rank the highlighted entry lower."""
        self._move("down")

    def _move(self, deed: str) -> None:
        place = self._highlighted()
        if place is not None:
            self._do(deed, place)


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
    if before is DONT_KNOW:
        return UNKNOWN
    return f"{before:g}" if isinstance(before, float) else str(before)
