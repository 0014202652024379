"""What a goal is called among the others: its kind, and where two are alike, its measure."""

from __future__ import annotations

from advisor.core.message import N_, Shown, message
from advisor.core.rules.fact import Subject
from advisor.core.strategy.advice import Advice
from advisor.core.strategy.goal_number import MEASURE

KIND = "goal.kind"


def goal_name(advice: Advice, goal: Subject) -> Shown:
    """The goal's kind; where another is of the same kind, with its measure."""
    goal = Subject(goal=goal.goal)
    kind = advice.inference.state(KIND, goal)
    alike = [g for g in advice.profile.subjects("goal") if advice.inference.state(KIND, g) == kind]
    name = advice.fact(KIND, goal)
    if alike == [goal] or not advice.knows(MEASURE, goal):
        return name
    return message(N_("{goal} ({measure})"), goal=name, measure=advice.fact(MEASURE, goal))
