"""Random answers from a seed: the same seed always draws the same firm."""

from __future__ import annotations

import math
from datetime import date, timedelta
from random import Random

from advisor.core.interview.answer import DONT_KNOW, Answer
from advisor.core.interview.answers import Answers, Entry
from advisor.core.rules.fact import Group
from advisor.core.rules.question import Question
from advisor.core.rules.rulebase import Rulebase

WORDS = ("Anna", "Café Rosa", "Кафе Роза", "the school", "[b]x[/]", "{business.name}", "O'Neill")
MOST_ENTRIES = 4
UNKNOWN, LEFT_OPEN = 0.2, 0.15
FIRST_DAY, DAYS = date(2026, 1, 1), 1400


def answer_to(chance: Random, asked: Question) -> Answer:
    """A valid answer to a question, now and then "don't know"."""
    if not asked.required and chance.random() < UNKNOWN:
        return DONT_KNOW
    if asked.kind in ("number", "money"):
        low, high = math.ceil(asked.min or 0), int(min(asked.max or 0, 2000))
        number = chance.choice((low, high, chance.randint(low, high), min(high, low + 5)))
        quarter = 0.0 if asked.whole or number == high else chance.choice((0, 0.25, 0.5))
        return number + quarter if quarter else number
    if asked.kind == "date":
        return FIRST_DAY + timedelta(chance.randrange(DAYS))
    if asked.kind == "text":
        return chance.choice(WORDS)
    if asked.kind == "choices":
        alone = [option.id for option in asked.options if option.alone]
        shared = [option.id for option in asked.options if not option.alone]
        if alone and chance.random() < 0.25:
            return (chance.choice(alone),)
        chosen = chance.sample(shared, chance.randint(1, min(len(shared), asked.limit or 99, 4)))
        return tuple(one for one in shared if one in chosen)
    return chance.choice(asked.spec.options)


def random_answers(chance: Random, rulebase: Rulebase, most: int = MOST_ENTRIES) -> Answers:
    """Answers that an owner could give, of ``most`` entries a list; some are left open."""

    def entry(questions: tuple[Question, ...]) -> Entry:
        return {
            asked.id: answer_to(chance, asked)
            for asked in questions
            if asked.required or chance.random() > LEFT_OPEN
        }

    business = tuple(q for q in rulebase.definitions.questions if q.scope == "business")
    groups: dict[Group, tuple[Entry, ...]] = {}
    for group in rulebase.groups:
        count = chance.randint(0, min(rulebase.group_area(group).at_most, most))
        if count:
            asked = rulebase.group_questions(group)
            groups[group] = tuple(entry(asked) for _ in range(count))
    return Answers(entry(business), groups, frozenset(rulebase.groups))
