"""A lesson out of any firm: its facts, and what a class can predict about its strategy.

Nothing is written by hand for a firm.  Right answers are what the rules concluded;
wrong ones are what they nearly concluded, or concluded second.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.core.message import Message
from advisor.core.reasoning.outline import FactUse
from advisor.core.rules.fact import naming_fact
from advisor.core.strategy.case import Case
from advisor.core.teaching.absent import left_out, nearly
from advisor.core.teaching.prediction import Prediction
from advisor.core.teaching.quiz import alliance, first_relationship, leading_reason, wish


@dataclass(frozen=True, slots=True)
class FactGroup:
    """Answers that belong together: an area of the interview, a goal or a relationship."""

    title: Message
    facts: tuple[FactUse, ...]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A firm as a class meets it, and what the class is asked."""

    facts: tuple[FactGroup, ...]
    predictions: tuple[Prediction, ...]


QUESTIONS = (leading_reason, first_relationship, alliance, wish, left_out, nearly)


def make_lesson(case: Case) -> Lesson:
    """The lesson that one firm gives; where there is nothing to predict, nothing is asked."""
    asked = (make(case) for make in QUESTIONS)
    predictions = tuple(one for one in asked if one is not None and one.open)
    return Lesson(tuple(_facts(case)), predictions)


def _facts(case: Case) -> Iterator[FactGroup]:
    rulebase, profile = case.rulebase, case.profile
    for area in rulebase.areas:
        keys = [question.id for question in rulebase.area_questions(area)]
        for subject in profile.subjects(area.repeat or "business"):
            facts = case.explainer.answers_used(keys, subject)
            title = f"{{{naming_fact(area.repeat)}}}" if area.repeat else area.title
            if facts:
                yield FactGroup(case.fill(title, subject), facts)
