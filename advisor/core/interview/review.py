"""What the owner says some time after a strategy was made: a review, one a day at most.

What it makes of the answers: see ``advisor.core.interview.known_now``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, get_args

from advisor.core.interview.answer import Answer

Done = Literal["yes", "partly", "no"]
DONE: tuple[Done, ...] = get_args(Done)

# Why something was not done, or only in part.
Hindrance = Literal["hours", "money", "others", "unwilling", "unclear", "other"]
HINDRANCES: tuple[Hindrance, ...] = get_args(Hindrance)
# The one that the owner says more about in own words.
OTHER: Hindrance = "other"

# What was seen of work: that it helps, or what the plan named as the sign to stop.
Sign = Literal["works", "stop"]
SIGNS: tuple[Sign, ...] = get_args(Sign)

# The answers that a review can replace, besides the number, the cause and the day of each goal.
HOURS, MONEY = "business.owner_hours", "business.money"
NUMBER, CAUSE, DAY = "goal.baseline", "goal.in_the_way", "goal.date"
NOW_KEYS = (HOURS, MONEY)
GOAL_KEYS = (NUMBER, CAUSE, DAY)


@dataclass(frozen=True, slots=True)
class WorkReview:
    """What became of one piece of planned work, ``work`` being its key in the plan.

    ``why`` says what kept it from being done and ``words`` the same in the owner's
    words; both are '' where nothing was said.
    """

    work: str
    done: Done
    why: Hindrance | None = None
    words: str = ""
    sign: Sign | None = None


@dataclass(frozen=True)
class Review:
    """One review, held on ``day``, of the strategy made on ``since``.

    ``now`` holds answers of the business as they are now, by question id, ``goals``
    those of goals by the goal's id.  ``heard`` and ``changed`` are the owner's words
    about what people said and what changed outside, '' for nothing.
    """

    day: date
    since: date
    work: tuple[WorkReview, ...] = ()
    now: Mapping[str, Answer] = field(default_factory=dict)
    goals: Mapping[str, Mapping[str, Answer]] = field(default_factory=dict)
    heard: str = ""
    changed: str = ""


def goal_said(review: Review, goal: str, key: str) -> Answer | None:
    """What a review says of a goal under one of its keys; None for nothing."""
    return review.goals.get(goal, {}).get(key)
