"""Replays an interview from its answers, one question at a time.

Shows which questions an owner with these answers would really be asked.
"""

from __future__ import annotations

from collections.abc import Iterator

from advisor.core.interview.answer import DONT_KNOW
from advisor.core.interview.answers import Answers
from advisor.core.interview.navigation import Navigation, add, answer, begin, finish_list
from advisor.core.interview.steps import Ask, Step, answer_of
from advisor.core.rules.rulebase import Rulebase


def replay(rulebase: Rulebase, answers: Answers) -> Iterator[tuple[Step, Answers]]:
    """Every step in the order it comes up, with the answers given before it.

    A question that ``answers`` leave open, or answer with what is not on offer, is
    answered with "don't know"; one that must be answered ends the interview there.
    """
    for navigation in _walks(rulebase, answers):
        if navigation.step is not None:
            yield navigation.step, navigation.answers


def collected(rulebase: Rulebase, answers: Answers) -> Answers:
    """The answers an interview really collects: those to questions nobody asks are not in it."""
    *_, last = _walks(rulebase, answers)
    return last.answers


def _walks(rulebase: Rulebase, answers: Answers) -> Iterator[Navigation]:
    navigation: Navigation | None = begin(rulebase, Answers())
    while navigation is not None:
        yield navigation
        step = navigation.step
        if step is None:
            return
        if isinstance(step, Ask):
            navigation = _answered(rulebase, navigation, step, answers)
        elif step.count < len(answers.entries(step.group)):
            navigation = add(rulebase, navigation, step.group)
        else:
            navigation = finish_list(rulebase, navigation, step.group)


def _answered(
    rulebase: Rulebase, navigation: Navigation, ask: Ask, answers: Answers
) -> Navigation | None:
    given = answer_of(answers, ask.question, ask.index)
    if given is not None:
        following = answer(rulebase, navigation, given)
        if following.at != navigation.at:
            return following
    return None if ask.question.required else answer(rulebase, navigation, DONT_KNOW)


def questions_asked(rulebase: Rulebase, answers: Answers) -> tuple[Ask, ...]:
    """The questions asked, in order."""
    return tuple(step for step, _ in replay(rulebase, answers) if isinstance(step, Ask))
