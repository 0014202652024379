"""Who should bring what is missing of a goal, and what can still count by its day.

All sums are of numbers the owner gave, and marked as ours.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import timedelta

from advisor.core.message import N_, Message, Quantity, Shown, message
from advisor.core.planning.gap import Gap, rounded
from advisor.core.planning.plan import Placement
from advisor.core.planning.work import Claim, Stage
from advisor.core.rules.catalogue import Work
from advisor.core.rules.fact import Subject
from advisor.core.strategy.advice import Advice
from advisor.core.strategy.counts import ENOUGH, of_share
from advisor.core.strategy.goal_number import bare
from advisor.core.strategy.later_day import later_day, shows_after
from advisor.core.strategy.periods import IN_THREE_MONTHS

# The part of the first move where there are others besides; our own judgement.
FIRST_PART, ENOUGH_MOVES = 0.5, 2
# Money is brought by those who are asked for it, and by no work besides.
RAISED = "investment"


# ── Who brings it ──────────────────────────────────────────────────────────────


def by_the_first_move(advice: Advice, subject: Subject, missing: float) -> Iterator[Message]:
    """Which part of what is missing the first move should bring; our own judgement.

    Asking brings nothing by itself, so the part is for a move that acts.  Of one move alone
    nobody can say how much of it would come without it.
    """
    if isinstance(advice.inference.state("goal.line", subject), (int, float)):
        return  # It is all or nothing: no move brings a part of it.
    movers = _movers(advice, subject)
    total, people = _total(advice, subject, missing)
    if len(movers) < ENOUGH_MOVES or total < ENOUGH:
        return
    whole = people or float(missing).is_integer()
    brings = rounded(total * FIRST_PART, whole=whole)
    yield message(
        N_("In our judgement one step should bring about half of what is missing, {n}: {what}."),
        n=Quantity(brings) if people else bare(advice, subject, brings),
        what=advice.titled(movers[0].key),
    )


def _total(advice: Advice, subject: Subject, missing: float) -> tuple[float, bool]:
    """What is missing, in people where that is clear; whether it is people."""
    found = of_share(advice, subject, missing)
    if found is None:
        return abs(missing), False
    _, count, per = found
    times = IN_THREE_MONTHS.get(per)
    return (count, True) if count >= ENOUGH or times is None else (round(count * times), True)


def _movers(advice: Advice, subject: Subject) -> tuple[Placement, ...]:
    """The first planned move that acts of each approach, then the best of what supports."""
    plan = advice.plan
    rank = advice.profile.subjects("goal").index(subject)
    marked = [p for p in plan.placements if p.task.brings and p.task.goal == rank]
    if marked:
        return tuple(sorted(marked, key=lambda p: p.task.place))
    if advice.inference.state("goal.kind", subject) == RAISED:
        return ()
    found: dict[str, Placement] = {}
    for choice in (c for d in advice.diagnoses if d.goal == subject.goal for c in d.choices):
        placed = [p for move in choice.moves if (p := plan.placed(move.key)) is not None]
        # What another move of the same approach waits for only prepares it.
        prepared = {key for p in placed for key in p.task.waits_for}
        acting = [p for p in placed if _acts(advice, p, prepared)]
        if acting:
            # What goes on brings more than what is done once.
            best = max(acting, key=lambda p: (p.weekly_hours, -p.task.place))
            found.setdefault(best.key, best)
    others = [p for p in plan.placements if p.task.carries and p.task.goal == rank]
    prepared = {key for p in plan.placements for key in p.task.waits_for}
    for other in sorted(others, key=lambda p: p.task.place):
        if other.task.stage is Stage.OFFER and _acts(advice, other, prepared):
            found.setdefault(other.key, other)
    return tuple(found.values())


def _acts(advice: Advice, placement: Placement, prepared: Collection[str]) -> bool:
    """Whether it brings somebody: it neither asks nor only prepares other work."""
    task, item = placement.task, advice.work[placement.key].item
    asks = task.stage is Stage.LISTEN or (isinstance(item, Work) and item.phase == "sentence")
    return not (asks or task.claim is Claim.DUTY or task.permission or task.key in prepared)


# ── What can still count ───────────────────────────────────────────────────────


def shows_from(advice: Advice, subject: Subject) -> Message | None:
    """That a goal's day is too near to show what begins now; None where it is not."""
    if later_day(advice.inference, subject, advice.day) is None:
        return None
    template = N_("That day is too near to count it: what begins now shows from {first} on.")
    return message(template, first=advice.day + shows_after(advice.inference, subject))


def countable(advice: Advice, subject: Subject, gap: Gap) -> Iterator[Message]:
    """What begins too late to show by the goal's day, where a result takes its time."""
    lag = shows_after(advice.inference, subject)
    last = gap.figures.day - lag
    if not lag:
        return
    values: dict[str, Shown] = {"day": gap.figures.day, "last": last}
    if last - advice.day >= timedelta(days=1):
        yield message(N_("Only what begins by {last} can still be counted by {day}."), **values)
    else:
        first = advice.day + lag
        figures = gap.figures
        values["first"] = first
        values["target"] = bare(advice, subject, figures.target)
        half = (figures.now + figures.target) / 2
        values["half"] = bare(advice, subject, round(half) if figures.whole else round(half, 2))
        values["later"] = later_day(advice.inference, subject, advice.day) or first
        template = N_(
            "By {day} only what began by {last} can be counted; what begins now shows from "
            "{first} on. So set the day later: {half} on {first}, {target} on {later} (our "
            "estimate)."
        )
        yield message(template, **values)
