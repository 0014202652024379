"""Putting one question in lines, and taking its answer."""

from __future__ import annotations

from collections.abc import Callable

from advisor.core.answer import Answer, AnswerError, read_answer
from advisor.core.interview import Ask, Interview, answer_of, options_for, why_asked
from advisor.core.message import N_, Label, Quantity, Words, message
from advisor.core.question import Question
from advisor.plain.console import Console
from advisor.report.answers import shown_answer
from advisor.session import Session

YES_NO = (N_("yes"), N_("no"))
KEEP = ""

# Obeys a command; True if the question is not to be put any longer.
Command = Callable[[str], bool]


class Asking:
    """Puts questions on a console."""

    def __init__(self, session: Session, console: Console) -> None:
        self._session = session
        self._console = console
        self._language = session.language

    def ask(self, interview: Interview, ask: Ask, command: Command) -> Answer | None:
        """Put a question until it is answered; None where it keeps its answer or is left."""
        question = ask.question
        options = self._options(interview, ask)
        self._put(question, options)
        before = answer_of(interview.answers, question, ask.index) if ask.answered else None
        if before is not None:
            shown = self._language.show(shown_answer(question, before))
            template = N_("So far: {answer}. An empty line keeps it.")
            self._console.say(message(template, answer=Words(shown)))
        while True:
            typed = self._console.read()
            if typed.startswith(":"):
                if typed == ":why":
                    self._console.say(why_asked(self._session.rulebase, interview, ask))
                elif command(typed):
                    return None
                continue
            if typed == KEEP and before is not None:
                return before
            try:
                return _interpret(question, options, typed)
            except AnswerError as error:
                self._console.say(error.problem)

    def _put(self, question: Question, options: list[tuple[str, str, str]]) -> None:
        console = self._console
        console.text(question.text)
        if question.help:
            console.text(question.help)
        if question.example:
            example = Label(question.example)
            console.say(message(N_("For example: {text}"), text=example))
        for number, (_, label, about) in enumerate(options, start=1):
            console.line(f"  {number}. {label}" + (f" ({about})" if about else ""))
        if question.unit:
            console.say(message(N_("Counted in: {unit}"), unit=Label(question.unit)))

    def _options(self, interview: Interview, ask: Ask) -> list[tuple[str, str, str]]:
        """The ids, labels and explanations a person may choose from."""
        text = self._language.text
        if ask.question.kind == "yes_no":
            return [(word, text(word), "") for word in YES_NO]
        options = options_for(self._session.rulebase, interview.answers, ask.question, ask.index)
        return [(option.id, text(option.label), text(option.help or "")) for option in options]


def _interpret(question: Question, options: list[tuple[str, str, str]], typed: str) -> Answer:
    """What was typed, with numbers and words of the list turned into options.

    Raises AnswerError.
    """
    if not options:
        return read_answer(question, typed)
    by_label = {label.casefold(): option for option, label, _ in options}
    words = [typed]
    if question.kind == "choices" and typed.casefold() not in by_label:
        words = [word for word in typed.replace(",", " ").split() if word]
    chosen = []
    for word in words:
        if word.isascii() and word.isdigit():
            if not 1 <= int(word) <= len(options):
                last = Quantity(len(options))
                raise AnswerError(message(N_("Please type a number from 1 to {last}."), last=last))
            chosen.append(options[int(word) - 1][0])
        else:
            chosen.append(by_label.get(word.casefold(), word.lower()))
    return read_answer(question, ",".join(chosen))
