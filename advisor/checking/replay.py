"""Doing an interview over again from its answers, one question at a time.

Shows which questions an owner with these answers would really be asked.
"""

from __future__ import annotations

from collections.abc import Iterator

from advisor.core.answer import DONT_KNOW
from advisor.core.interview import (
    Ask,
    Step,
    add_entry,
    answer_of,
    close_group,
    give_answer,
    plan_interview,
)
from advisor.core.profile import Answers
from advisor.core.rulebase import Rulebase


def replay(rulebase: Rulebase, answers: Answers) -> Iterator[tuple[Step, Answers]]:
    """Every step in the order it comes up, with the answers given before it.

    A question that ``answers`` leave open is answered with "don't know"; one that
    must be answered ends the interview there.
    """
    given = Answers()
    while True:
        step = plan_interview(rulebase, given).next
        if step is None:
            return
        yield step, given
        if isinstance(step, Ask):
            answer = answer_of(answers, step.question, step.index)
            if answer is None:
                if step.question.required:
                    return
                answer = DONT_KNOW
            given = give_answer(given, step.question, step.index, answer)
        elif step.count < len(answers.entries(step.group)):
            given = add_entry(given, step.group)
        else:
            given = close_group(given, step.group)


def questions_asked(rulebase: Rulebase, answers: Answers) -> tuple[Ask, ...]:
    """The questions asked, in order."""
    return tuple(step for step, _ in replay(rulebase, answers) if isinstance(step, Ask))
