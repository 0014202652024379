"""What was marked or typed for a question, checked: the answer, or what is wrong with it."""

from __future__ import annotations

from advisor.core.interview.answer import DONT_KNOW, AnswerError, check_answer, clean
from advisor.core.interview.doubt import doubt
from advisor.core.interview.reply import Reply
from advisor.core.interview.steps import Ask, Interview, words_beside
from advisor.core.interview.typed import Problem, Unclear
from advisor.core.interview.typed_answer import Taken, read_typed, which_is_meant
from advisor.core.message import N_, Label, Message, message
from advisor.core.rules.question import Question
from advisor.environment import Environment

UNKNOWN = DONT_KNOW.value
# Between the ids of options that are marked and not handed in, where they are kept.
MARKS_BETWEEN = ","


class AnswerCheck:
    """Checks what is entered on screens; every method returns a message where it is refused."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment

    def marked(self, question: Question, chosen: tuple[str, ...]) -> Taken | Message:
        """The answer that marks stand for, by their ids."""
        if not chosen:
            return Message(N_("Please choose one, or “I don't know” where there is one."))
        several = question.kind == "choices" and chosen != (UNKNOWN,)
        return self._checked(question, list(chosen) if several else chosen[0])

    def unknown(self, question: Question) -> Taken | Message:
        """“I don't know”, where the question may be left unknown."""
        return self._checked(question, UNKNOWN)

    def typed(self, question: Question, text: str) -> Taken | Message:
        """The answer that a text stands for."""
        environment = self._environment
        found = read_typed(question, text, today=environment.day, style=environment.language.style)
        if isinstance(found, Problem):
            return found.message
        if isinstance(found, Unclear):
            return which_is_meant(question, text, found)
        return found.value

    def reply(self, ask: Ask, taken: Taken, words: str, before: str = "") -> Reply | Message:
        """An answer with the own words beside it; ``before`` are those typed earlier."""
        beside = words_beside(self._environment.rulebase, ask.question)
        if beside is None or not words.strip():
            return Reply(ask, taken, "" if beside is not None and before else None)
        found = read_typed(beside, words)
        return found.message if isinstance(found, Problem) else Reply(ask, taken, clean(words))

    def doubt(self, interview: Interview, ask: Ask, reply: Reply) -> Message | None:
        """What makes an answer look like a slip, None where nothing does."""
        taken, question = reply.taken, ask.question
        if reply.words and question.kind == "choices" and set(question.alone) & marked(taken):
            nothing = next(o for o in question.options if o.id in marked(taken))
            return message(
                N_("You chose “{option}” and typed something beside it."),
                option=Label(nothing.label),
            )
        found = doubt(
            self._environment.rulebase,
            interview.answers,
            question,
            ask.index,
            taken,
            self._environment.day,
        )
        return found.message if found is not None else None

    @staticmethod
    def _checked(question: Question, raw: object) -> Taken | Message:
        try:
            return Taken(check_answer(question, raw))
        except AnswerError as error:
            return error.problem


def marked(taken: Taken) -> frozenset[str]:
    """The ids of the options that an answer names."""
    return frozenset(taken.answer if isinstance(taken.answer, tuple) else ())
