"""What page one says of the goals after the first: what is done for each, or what it waits for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from advisor.core.message import N_, Message, joined, message
from advisor.core.planning.plan import Placement, ReasonKind
from advisor.core.planning.work import Rhythm
from advisor.core.rules.fact import Subject
from advisor.core.strategy.advice import Advice
from advisor.core.strategy.diagnosis import Diagnosis
from advisor.core.strategy.goal_name import goal_name
from advisor.core.strategy.page_line import Line

HOURS = N_("{goal}: “{title}” waits until somebody has the hours for it.")
MONEY = N_("{goal}: “{title}” waits until there is money for it.")
MONEY_UNSAID = N_("{goal}: “{title}” waits until you have said what money there is.")
OTHER_WORK = N_("{goal}: “{title}” waits for other work that is not in this plan.")
TOO_NEAR = N_("{goal}: “{title}” needs a later day than the one you named.")
AFTERWARDS = N_("{goal}: “{title}” waits until steps of this plan are done.")
WAITS: Mapping[ReasonKind, str] = {
    ReasonKind.HOURS: HOURS,
    ReasonKind.SHARE: HOURS,
    ReasonKind.HOURS_UNKNOWN: N_("{goal}: “{title}” waits until hours for it are named."),
    ReasonKind.MONEY: MONEY,
    ReasonKind.MONEY_UNKNOWN: MONEY_UNSAID,
    ReasonKind.ONCE_UNKNOWN: MONEY_UNSAID,
    ReasonKind.DAY: TOO_NEAR,
    ReasonKind.LATE: TOO_NEAR,
    ReasonKind.DAY_UNKNOWN: N_("{goal}: “{title}” waits for a day that is not known yet."),
    ReasonKind.NOBODY: N_("{goal}: “{title}” waits for somebody who can do it."),
    ReasonKind.BEYOND: AFTERWARDS,
    ReasonKind.ENOUGH: AFTERWARDS,
    ReasonKind.HURRIED: AFTERWARDS,
}


def other_goals(advice: Advice) -> Iterator[Line]:
    """One line about all goals after the first; none where there is only one."""
    others = advice.diagnoses[1:]
    if others:
        title = N_("The second goal") if len(others) == 1 else N_("The other goals")
        firings = tuple(f for d in others for c in d.choices for f in c.approach.firings)
        text = joined(_said(advice, diagnosis) for diagnosis in others)
        yield Line("other", title, text, ("goal.kind",), firings=firings)


def _said(advice: Advice, diagnosis: Diagnosis) -> Message:
    goal = goal_name(advice, Subject(goal=diagnosis.goal))
    moves = [move.key for choice in diagnosis.choices for move in choice.moves]
    first = advice.diagnoses[0]
    if {move.key for choice in first.choices for move in choice.moves}.intersection(moves):
        return message(N_("{goal}: what is done for the first goal serves it, too."), goal=goal)
    placed = _first_placed(advice, diagnosis, moves)
    if placed is not None:
        once = placed.task.rhythm is Rhythm.ONCE
        return message(
            N_("{goal}: “{title}”, on {day}.") if once else N_("{goal}: “{title}”, from {day} on."),
            goal=goal,
            title=advice.titled(placed.key),
            day=placed.start,
        )
    late = next((late for key in moves if (late := advice.plan.late(key)) is not None), None)
    if late is not None:
        template = WAITS.get(late.reason.kind, OTHER_WORK)
        return message(template, goal=goal, title=advice.titled(late.key))
    return message(N_("{goal}: it waits; this plan is about the first goal."), goal=goal)


def _first_placed(advice: Advice, diagnosis: Diagnosis, moves: list[str]) -> Placement | None:
    """The move of a goal that begins first, else the first work that is for it alone."""
    leads = [placed for key in moves if (placed := advice.plan.placed(key)) is not None]
    alone = (p for p in advice.plan.placements if advice.work[p.key].goals == (diagnosis.goal,))
    return min(leads or alone, key=lambda placed: placed.start, default=None)
