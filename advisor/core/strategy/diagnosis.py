"""What holds a goal back, which approach answers it, and which lead moves carry that out.

Approaches and lead moves are chosen here, before anything is planned; whether a lead
move of an approach can begin in time is for the plan to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from advisor.core.reasoning.inference import Inference
from advisor.core.reasoning.recommendation import Recommendation
from advisor.core.rules.catalogue import Approach, Obstacle, Work
from advisor.core.rules.fact import BUSINESS, Subject
from advisor.core.strategy.last_time import NOTHING_REVIEWED, LastTime
from advisor.core.strategy.later_day import days_left

# The owner's own view of what is in the way.
OWN_VIEW = "goal.in_the_way"
NOTHING = "nothing"

# How many approaches a goal may have, by its rank.
MOST_APPROACHES = (2, 1, 1)

View = Literal["same", "also", "other", ""]


@dataclass(frozen=True, slots=True)
class Choice:
    """An approach chosen for a goal: the obstacle it answers, and its lead moves by rank."""

    approach: Recommendation
    answers: Recommendation
    moves: tuple[Recommendation, ...]


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What holds one goal back, the heaviest obstacle first, and what answers it.

    ``passed_over`` are recommended approaches to it that were not chosen, the best
    first.  ``view`` says how the owner's own view of what is in the way compares:
    the same, also among the obstacles, another; '' where they gave none.
    """

    goal: str
    obstacles: tuple[Recommendation, ...]
    choices: tuple[Choice, ...]
    passed_over: tuple[Recommendation, ...] = ()
    view: View = ""

    @property
    def main(self) -> Recommendation | None:
        """The obstacle that is the diagnosis."""
        return self.obstacles[0] if self.obstacles else None

    @property
    def next(self) -> Recommendation | None:
        """The obstacle after it."""
        return self.obstacles[1] if len(self.obstacles) > 1 else None


def diagnoses(
    inference: Inference,
    recommendations: Sequence[Recommendation],
    day: date,
    last_time: LastTime = NOTHING_REVIEWED,
) -> tuple[Diagnosis, ...]:
    """One diagnosis for each goal, in the goals' order.

    ``recommendations`` are all that stand, the most valuable first; equals are in the
    order of the catalogue.  An approach that ``last_time`` doubts comes after all others,
    and the obstacle that it answers after what they answer; an obstacle about which all is
    done comes last.  Where a goal's day is near, seen from ``day``, what takes longer than
    that comes after what does not.
    """
    goals = inference.profile.subjects("goal")
    return tuple(
        _diagnosis(inference, goal, recommendations, most, day, last_time)
        for goal, most in zip(goals, MOST_APPROACHES, strict=False)
    )


def lead_moves(found: Iterable[Diagnosis]) -> frozenset[str]:
    """The keys of the work that carries out a chosen approach; other lead moves are support."""
    return frozenset(m.key for d in found for choice in d.choices for m in choice.moves)


def _diagnosis(
    inference: Inference,
    goal: Subject,
    recommendations: Sequence[Recommendation],
    most: int,
    day: date,
    last_time: LastTime,
) -> Diagnosis:
    answered_before = last_time.answered(goal.goal)
    obstacles = tuple(
        r for r in recommendations if isinstance(r.item, Obstacle) and r.subject in (goal, BUSINESS)
    )
    slow = _too_slow(inference, goal, recommendations, day)
    # What was tried without the number coming closer is no longer what is tried first.
    obstacles = tuple(sorted(obstacles, key=lambda r: r.item.id in answered_before))
    rank = {r.item.id: number for number, r in reversed(tuple(enumerate(obstacles)))}
    answering = []
    for recommendation in recommendations:
        item = recommendation.item
        if isinstance(item, Approach) and goal.goal in recommendation.goals:
            answered = sorted(rank[name] for name in item.answers if name in rank)
            moves = _moves(item, goal, recommendations)
            if answered and moves:
                answering.append(Choice(recommendation, obstacles[answered[0]], moves))
    # What answers the heavier obstacle first; the order of the recommendations among equals.
    answering.sort(
        key=lambda choice: (
            last_time.doubts(goal.goal, choice.approach.item.id),
            choice.approach.item.id in slow,
            rank[choice.answers.item.id],
        )
    )
    # An obstacle whose approach is carried out is no longer named, unless nothing else is left.
    over = last_time.dealt_with(goal.goal) - {choice.answers.item.id for choice in answering}
    obstacles = tuple(sorted(obstacles, key=lambda r: r.item.id in over))
    if (answered_before or over or slow) and answering:
        leading = answering[0].answers
        obstacles = tuple(sorted(obstacles, key=lambda r: r is not leading))
    chosen = _chosen(answering, most, last_time)
    return Diagnosis(
        goal.goal,
        tuple(r for r in obstacles if r.item.id not in over) or obstacles,
        tuple(chosen),
        tuple(choice.approach for choice in answering if choice not in chosen),
        _view(inference, goal, obstacles),
    )


def _too_slow(
    inference: Inference, goal: Subject, recommendations: Sequence[Recommendation], day: date
) -> frozenset[str]:
    """The approaches whose moves all take longer than to a goal's day, where that is near."""
    left = days_left(inference, goal, day)
    if left is None:
        return frozenset()
    slow: set[str] = set()
    for recommendation in recommendations:
        item = recommendation.item
        if isinstance(item, Approach) and goal.goal in recommendation.goals:
            moves = [m.item for m in _moves(item, goal, recommendations)]
            takes = [timedelta(weeks=m.takes_weeks) for m in moves if isinstance(m, Work)]
            if takes and min(takes) > left:
                slow.add(item.id)
    return frozenset(slow)


def _chosen(answering: Sequence[Choice], most: int, last_time: LastTime) -> list[Choice]:
    """The approaches that are followed: one more where one only goes on with what was begun."""
    going_on = [
        choice
        for choice in answering[:most]
        if all(move.key in last_time.going_on for move in choice.moves)
    ]
    return list(answering[: most + bool(going_on)])


def _moves(
    approach: Approach, goal: Subject, recommendations: Sequence[Recommendation]
) -> tuple[Recommendation, ...]:
    return tuple(
        r
        for r in recommendations
        if isinstance(r.item, Work) and approach.id in r.item.carries and goal.goal in r.goals
    )


def _view(inference: Inference, goal: Subject, obstacles: Sequence[Recommendation]) -> View:
    said = inference.state(OWN_VIEW, goal)
    if not isinstance(said, str) or not obstacles or said == NOTHING:
        return ""
    seen = [said in r.item.seen_as for r in obstacles if isinstance(r.item, Obstacle)]
    return "same" if seen[0] else "also" if any(seen) else "other"
