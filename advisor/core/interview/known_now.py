"""Answers as they are known now: those of the interview, with what reviews said later.

What was answered first stays beside it (``Answers.at_first``), so that nothing that was
planned before is lost.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from advisor.core.interview.answer import DONT_KNOW, Answer
from advisor.core.interview.answers import Answers
from advisor.core.interview.profile import Entity, build_profile, counted_entries
from advisor.core.interview.review import NUMBER, Review
from advisor.core.rules.rulebase import Rulebase

# Facts that come from reviews; a rule base that wants to read them declares them.
REVIEWED, HELD_UP, DONE_WORK = "business.reviewed", "business.held_up", "business.done"
PROGRESS = "goal.progress"

Progress = Literal["closer", "none", "away"]


def known_now(rulebase: Rulebase, answers: Answers) -> Answers:
    """The answers with everything that their reviews replaced; the same where there are none.

    Facts about the reviews stand among them, for the rules that read them.
    """
    if not answers.reviews or answers.at_first is not None:
        return answers
    business: dict[str, Answer] = dict(answers.business)
    goals: list[dict[str, Answer]] = [dict(entry) for entry in answers.goals]
    entities = build_profile(rulebase, answers).goals
    places = dict(
        zip((e.id for e in entities), counted_entries(rulebase, "goal", answers), strict=True)
    )
    by_id = {entity.id: entity for entity in entities}
    for review in answers.reviews:
        business.update(review.now)
        for goal, place in places.items():
            entry, said = goals[place], review.goals.get(goal, {})
            before, now = entry.get(NUMBER), said.get(NUMBER)
            entry[PROGRESS] = DONT_KNOW
            if isinstance(before, (int, float)) and isinstance(now, (int, float)):
                entry[PROGRESS] = progress(before, now, direction(by_id[goal]))
            entry.update(said)
    business.update(_facts_of(answers.reviews))
    return replace(answers.with_entries("goal", tuple(goals)), business=business, at_first=answers)


def before_last_review(answers: Answers) -> Answers:
    """The answers as they were before the last review; there must be one."""
    first = answers.at_first or answers
    return replace(first, reviews=answers.reviews[:-1])


def progress(before: float, now: float, direction: int) -> Progress:
    """Whether a number came closer to its target; ``direction`` is 1 where it should grow.

    >>> progress(30, 34, 1), progress(12, 14, -1), progress(5, 5, 1)
    ('closer', 'away', 'none')
    """
    if now == before:
        return "none"
    return "closer" if (now - before) * direction > 0 else "away"


def direction(goal: Entity) -> int:
    """1 where the number of a goal should grow, -1 where it should fall."""
    first, target = goal.facts.get(NUMBER), goal.facts.get("goal.target")
    if isinstance(first, (int, float)) and isinstance(target, (int, float)) and first != target:
        return 1 if target > first else -1
    return -1 if goal.facts.get("goal.direction") == "down" else 1


def _facts_of(reviews: tuple[Review, ...]) -> Mapping[str, Answer]:
    """What rules may read of reviews: of the last one what held work up, of all what was done."""
    undone = (work for work in reviews[-1].work if work.done != "yes" and work.why is not None)
    held_up = tuple(dict.fromkeys(work.why for work in undone if work.why is not None))
    done = dict.fromkeys(
        work.work.partition(":")[0]
        for review in reviews
        for work in review.work
        if work.done == "yes"
    )
    return {REVIEWED: "yes", HELD_UP: held_up, DONE_WORK: tuple(done)}
