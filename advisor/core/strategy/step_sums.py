"""Sums of the owner's numbers that stand with the work that acts on them."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.core.message import Message
from advisor.core.reasoning.recommendation import Recommendation
from advisor.core.rules.catalogue import Work
from advisor.core.rules.fact import Subject
from advisor.core.strategy.advice import Advice
from advisor.core.strategy.goal_number import missing_of
from advisor.core.strategy.owing import schedule
from advisor.core.strategy.raising import last_time
from advisor.core.strategy.where_it_works import needed_of_them
from advisor.core.strategy.worth import instead


def step_sums(advice: Advice, recommendation: Recommendation) -> Iterator[Message]:
    """The sums that the rule base wants beside this work, as far as the numbers are known."""
    work = recommendation.item
    wanted = work.sum if isinstance(work, Work) else None
    if wanted == "owed":
        found = schedule(advice, recommendation.subject)
        yield from () if found is None else (found,)
        return
    goal = Subject(goal=next(iter(recommendation.goals), ""))
    if wanted is None or not goal.goal:
        return
    missing = missing_of(advice, goal) or 0.0
    if wanted == "last_round" and missing > 0:
        yield from last_time(advice, goal, missing)
    elif wanted == "small_work":
        yield from instead(advice, goal)
    elif wanted == "together":
        # The total is among the reasons already; here only who is needed for it.
        yield from needed_of_them(advice, goal)
