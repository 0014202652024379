"""What was marked or typed for a question, checked: the answer, or what is wrong with it."""

from __future__ import annotations

from advisor.core.interview.answer import DONT_KNOW, AnswerError, check_answer
from advisor.core.interview.doubt import reply_doubt
from advisor.core.interview.reply import Reply, replied
from advisor.core.interview.steps import Ask, Interview
from advisor.core.interview.typed import Problem, Unclear
from advisor.core.interview.typed_answer import Taken, read_typed, which_is_meant
from advisor.core.interview.typed_choice import Offered
from advisor.core.interview.typed_money import CURRENCY
from advisor.core.message import N_, Message, message
from advisor.core.rules.question import Question
from advisor.environment import Environment

UNKNOWN = DONT_KNOW.value
# Between the ids of options that are marked and not handed in, where they are kept.
MARKS_BETWEEN = ","

# Said where Enter finds no mark: it goes on, and never chooses by itself.
NOTHING_MARKED = N_("Nothing is marked yet. A key in front of a line or Space marks it.")


NO_CURRENCY = N_(
    "Please type a currency, such as euro, € or EUR, or “another one” where it is not known here."
)


def is_typed(question: Question) -> bool:
    """Whether an answer is typed: a currency is so sooner than it is found among two dozen."""
    return question.id == CURRENCY or not (question.spec.options or question.kind == "yes_no")


class AnswerCheck:
    """Checks what is entered on screens; every method returns a message where it is refused."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment

    def marked(self, question: Question, chosen: tuple[str, ...]) -> Taken | Message:
        """The answer that marks stand for, by their ids."""
        if not chosen:
            return Message(NOTHING_MARKED)
        several = question.kind == "choices" and chosen != (UNKNOWN,)
        return self._checked(question, list(chosen) if several else chosen[0])

    def unknown(self, question: Question) -> Taken | Message:
        """“I don't know”, where the question may be left unknown."""
        return self._checked(question, UNKNOWN)

    def typed(self, question: Question, text: str) -> Taken | Message:
        """The answer that a text stands for."""
        environment = self._environment
        language = environment.language
        # By their words: the numbers of options that are not shown mean nothing.
        options = () if text.strip().isdigit() else question.options
        offered = [Offered(one.id, language.text(one.label)) for one in options]
        style = language.style
        found = read_typed(question, text, offered=offered, today=environment.day, style=style)
        if isinstance(found, Problem):
            is_wrong = is_typed(question) and question.spec.options and text.strip()
            return message(NO_CURRENCY) if is_wrong else found.message
        if isinstance(found, Unclear):
            return which_is_meant(question, text, found)
        return found.value

    def reply(self, ask: Ask, taken: Taken, words: str, before: str = "") -> Reply | Message:
        """An answer with the own words beside it; ``before`` are those typed earlier."""
        found = replied(self._environment.rulebase, ask, taken, words, before)
        return found.message if isinstance(found, Problem) else found

    def doubt(self, interview: Interview, reply: Reply) -> Message | None:
        """What makes an answer look like a slip, None where nothing does."""
        environment = self._environment
        found = reply_doubt(environment.rulebase, interview.answers, reply, environment.day)
        return found.message if found is not None else None

    @staticmethod
    def _checked(question: Question, raw: object) -> Taken | Message:
        try:
            return Taken(check_answer(question, raw))
        except AnswerError as error:
            return error.problem
