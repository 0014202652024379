"""Putting one question in lines, and taking its answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from advisor.core.interview.answer import DONT_KNOW, Answer, AnswerError, read_answer
from advisor.core.interview.steps import Ask, Interview, answer_of, options_for
from advisor.core.interview.why_asked import why_asked
from advisor.core.message import N_, Label, Message, Quantity, Words, message
from advisor.core.rules.question import Question
from advisor.environment import Environment
from advisor.plain.console import Console, Stop
from advisor.report.answers import question_text, shown_answer

YES_NO = (N_("yes"), N_("no"))
KEEP = ""

# Obeys a command; True if the question is not to be put any longer.
Command = Callable[[str], bool]


class Asking:
    """Puts questions on a console."""

    def __init__(self, environment: Environment, console: Console) -> None:
        self._environment = environment
        self._console = console
        self._language = environment.language

    def ask(self, interview: Interview, ask: Ask, command: Command) -> Answer | None:
        """Put a question until it is answered; None where it keeps its answer or is left."""
        question = ask.question
        options = self._options(interview, ask)
        before = answer_of(interview.answers, question, ask.index) if ask.answered else None
        asked = question_text(self._environment.rulebase, interview.answers, ask)
        self._put(asked, question, options, before)
        while True:
            typed = self._console.read()
            if typed.startswith(":"):
                if typed == ":why":
                    self._console.say(why_asked(self._environment.rulebase, interview, ask))
                elif command(typed):
                    return None
                else:
                    # What was shown meanwhile may be long: whoever listens has lost the question.
                    self._put(asked, question, options, before)
                continue
            if typed == KEEP and before is not None:
                return before
            try:
                return _interpret(question, options, typed, self._environment.day)
            except AnswerError as error:
                self._console.say(error.problem)

    def ask_once(self, interview: Interview, ask: Ask) -> Answer | None:
        """Put a question out of turn; None where the owner goes back to what was before."""

        def leave(typed: str) -> bool:
            if typed == ":quit":
                raise Stop
            if typed != ":back":
                self._console.text(N_("Type an answer, or :back to leave it as it is."))
            return typed == ":back"

        return self.ask(interview, ask, leave)

    def _put(
        self,
        asked: Message,
        question: Question,
        options: list[tuple[str, str, str]],
        before: Answer | None,
    ) -> None:
        console = self._console
        console.say(asked)
        if question.help:
            console.text(question.help)
        if question.example:
            example = Label(question.example)
            console.say(message(N_("For example: {text}"), text=example))
        for number, (_, label, about) in enumerate(options, start=1):
            console.line(f"  {number}. {label}" + (f" ({about})" if about else ""))
        limit = Quantity(question.limit or 0)
        if question.kind == "choices" and question.limit:
            console.say(message(N_("Choose up to {limit}, with commas."), limit=limit))
        elif question.kind == "choices":
            console.text(N_("Choose one or several, with commas."))
        elif options:
            console.text(N_("Choose one."))
        if question.unit:
            console.say(message(N_("Counted in: {unit}"), unit=Label(question.unit)))
        if before is not None:
            shown = self._language.show(shown_answer(question, before))
            template = N_("So far: {answer}. An empty line keeps it.")
            console.say(message(template, answer=Words(shown)))

    def _options(self, interview: Interview, ask: Ask) -> list[tuple[str, str, str]]:
        """The ids, labels and explanations a person may choose from."""
        text = self._language.text
        if ask.question.kind == "yes_no":
            return [(word, text(word), "") for word in YES_NO]
        options = options_for(
            self._environment.rulebase, interview.answers, ask.question, ask.index
        )
        return [(option.id, text(option.label), text(option.help or "")) for option in options]


def _interpret(
    question: Question, options: list[tuple[str, str, str]], typed: str, today: date
) -> Answer:
    """What was typed, with numbers and words of the list turned into options.

    Raises AnswerError.
    """
    if not options:
        return read_answer(question, typed, today)
    ids = [option for option, _, _ in options]
    named = {str(number): option for number, option in enumerate(ids, start=1)}
    named |= {label.casefold(): option for option, label, _ in options}
    if question.kind == "yes_no":
        named |= {option[0]: option for option in YES_NO}
    words = [typed] if typed else []
    if question.kind == "choices" and typed.casefold() not in named:
        words = typed.replace(",", " ").split()
    chosen = []
    for word in words:
        option = named.get(word.casefold(), word.lower())
        if option not in (*ids, DONT_KNOW.value):
            raise AnswerError(_expected(question, len(ids)))
        chosen.append(option)
    return read_answer(question, ",".join(chosen), today)


def _expected(question: Question, last: int) -> Message:
    """What can be typed where something else was."""
    if question.kind == "yes_no":
        return message(N_("Please type yes or no."))
    if question.kind == "choices":
        several = N_("Please type a number from 1 to {last}, or several with commas.")
        return message(several, last=Quantity(last))
    return message(N_("Please type a number from 1 to {last}."), last=Quantity(last))
