"""An answer to one question as it was entered, with the own words beside it."""

from __future__ import annotations

from dataclasses import dataclass

from advisor.core.interview.answer import DONT_KNOW, Answer, clean
from advisor.core.interview.answers import Answers
from advisor.core.interview.steps import Ask, Cell, Interview, answer_of, words_beside
from advisor.core.interview.typed import Problem
from advisor.core.interview.typed_answer import Taken, read_typed
from advisor.core.rules.fact import Missing
from advisor.core.rules.question import OwnWords, Question
from advisor.core.rules.rulebase import Rulebase


@dataclass(frozen=True)
class Reply:
    """What was answered; ``words`` were typed beside it.

    They are None where none were, and '' where those typed before were taken away.
    """

    ask: Ask
    taken: Taken
    words: str | None = None

    @property
    def given(self) -> dict[Cell, Answer]:
        """The single answers in it."""
        given: dict[Cell, Answer] = {self.ask.cell: self.taken.answer}
        if self.words is not None:
            given[words_cell(self.ask)] = self.words or DONT_KNOW
        return given


def replied(rulebase: Rulebase, ask: Ask, taken: Taken, words: str, before: str) -> Reply | Problem:
    """An answer with what was typed beside it; ``before`` are the words typed earlier."""
    beside = words_beside(rulebase, ask.question)
    if beside is None or not words.strip():
        return Reply(ask, taken, "" if beside is not None and before else None)
    found = read_typed(beside, words)
    return found if isinstance(found, Problem) else Reply(ask, taken, clean(words))


def words_cell(ask: Ask) -> Cell:
    """Where the own words beside an answer are kept."""
    return f"{ask.question.id}_words", ask.index


def words_worth_asking(rulebase: Rulebase, question: Question, answer: Answer) -> OwnWords | None:
    """The question for own words beside an answer; None where there is nothing to add.

    Beside “I don't know” and “none of these” there is not.
    """
    alone = [*question.alone, *((one,) for one in question.alone)]
    nothing = answer is DONT_KNOW or answer in alone
    return None if nothing else words_beside(rulebase, question)


def words_before(answers: Answers, words: OwnWords, index: int | None) -> str:
    """The own words typed before, '' if none were."""
    before = answer_of(answers, words, index)
    return before if isinstance(before, str) else ""


def counting_answer(interview: Interview, ask: Ask) -> Answer | None:
    """The answer that counts now, given or presumed; None where there is none."""
    if ask.answered:
        return answer_of(interview.answers, ask.question, ask.index)
    state = next((one.state for one in interview.presumed if one.cell == ask.cell), None)
    return None if isinstance(state, Missing) else state
