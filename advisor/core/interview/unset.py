"""Which number or day of a goal is asked for, and nobody has set yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.core.interview.answer import DONT_KNOW
from advisor.core.interview.answers import Answers
from advisor.core.interview.profile import build_profile
from advisor.core.interview.review import DAY
from advisor.core.rules.fact import Missing
from advisor.core.rules.rulebase import Rulebase

KIND, TARGET, DAY_IN_WORDS = "goal.kind", "goal.target", "goal.day_in_words"


@dataclass(frozen=True, slots=True)
class Unset:
    """A goal by its kind, and which of the two nobody has set."""

    kind: str
    number: bool
    day: bool


def unset_goals(rulebase: Rulebase, answers: Answers) -> Iterator[Unset]:
    """The goals whose target or day was answered with “I don't know”, where it is asked.

    A day that is known in words counts as set.
    """
    for goal in build_profile(rulebase, answers).goals:
        given = answers.goals[goal.place]
        number, day = (
            goal.facts.get(key) is Missing.UNKNOWN and given.get(key) is DONT_KNOW
            for key in (TARGET, DAY)
        )
        day = day and not isinstance(goal.facts.get(DAY_IN_WORDS), str)
        if number or day:
            yield Unset(str(goal.facts[KIND]), number, day)
