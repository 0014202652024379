"""Fitting work to the hours and the money there are, and into twelve weeks.

Actions, rules and looking are taken in rank order; one is kept if the whole plan still fits every
week, and otherwise goes to "later" with what it would take.  A week's hours pay
first for what already runs, then for setting up what comes next.  The owner's
time cannot be bought: money buys help only for work that others may do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from advisor.core.message import N_, Message, counted, message
from advisor.core.reasoning.templates import hours_shown
from advisor.core.rules.catalogue import Tactic, Work
from advisor.core.strategy.weeks import (
    TOLERANCE,
    WEEKS_A_MONTH,
    Candidate,
    Means,
    Payer,
    Slot,
    Timetable,
)

# With so few hours a week of their own, an owner with money buys help first.
SCARCE = 1.0


@dataclass(frozen=True, slots=True)
class Postponed:
    """Work that does not fit, and what it would take; no reason where there is enough to do.

    ``builds_on`` is the key of the work that would have to be in the plan before.
    """

    key: str
    work: Work
    reason: Message | None = None
    builds_on: str | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """The work that fits, in the order it starts, and the hours of every week.

    ``season_hours`` are the owner's hours a week for what goes on in the busy season.
    """

    slots: tuple[Slot, ...]
    later: tuple[Postponed, ...]
    owner_weeks: tuple[float, ...]
    staff_weeks: tuple[float, ...]
    money: float
    season_hours: float = 0.0


def fit(candidates: Sequence[Candidate], means: Means) -> Plan:
    """The plan for candidates given in rank order; never over the means."""
    kept: list[tuple[Candidate, Payer]] = []
    later: list[Postponed] = []
    best = Timetable(means, ())
    waiting = list(candidates)
    progress = True
    while waiting and progress:
        # Work may stand before one it waits for; another round gives it its chance.
        progress = False
        for candidate in tuple(waiting):
            if not _ready(candidate, kept, candidates):
                continue
            waiting.remove(candidate)
            if isinstance(candidate.work, Tactic) and _tactics(kept) == means.most_tactics:
                later.append(Postponed(candidate.key, candidate.work))
                continue
            for payer in _payers(candidate.work, means):
                trial = Timetable(means, [*kept, (candidate, payer)])
                if trial.fits:
                    kept.append((candidate, payer))
                    best = trial
                    progress = True
                    break
            else:
                later.append(
                    Postponed(candidate.key, candidate.work, _reason(candidate.work, means))
                )
    later += [Postponed(c.key, c.work, builds_on=_missing(c, kept, candidates)) for c in waiting]
    order = {candidate.key: number for number, candidate in enumerate(candidates)}
    later.sort(key=lambda postponed: order[postponed.key])
    weeks = best.weeks
    plan = Plan(
        tuple(best.slots), tuple(later), weeks["owner"], weeks["staff"], round(best.money, 2)
    )
    return _with_season(plan, kept, means)


def _tactics(kept: Sequence[tuple[Candidate, Payer]]) -> int:
    return sum(isinstance(candidate.work, Tactic) for candidate, _ in kept)


def _with_season(plan: Plan, kept: Sequence[tuple[Candidate, Payer]], means: Means) -> Plan:
    """What the busy season's hours do not carry rests, the least valuable first."""
    limit = means.season_hours if means.season_hours is not None else means.owner_hours
    running, resting = 0.0, set()
    for candidate, payer in kept:
        weekly = candidate.work.weekly_hours[1] if payer == "owner" else 0.0
        if running + weekly > limit + TOLERANCE:
            resting.add(candidate.key)
        else:
            running += weekly
    slots = tuple(replace(slot, rests=slot.key in resting) for slot in plan.slots)
    return replace(plan, slots=slots, season_hours=round(running, 2))


def _ready(
    candidate: Candidate, kept: Sequence[tuple[Candidate, Payer]], all_: Sequence[Candidate]
) -> bool:
    """Whether everything recommended that this one waits for is in the plan."""
    return _missing(candidate, kept, all_) is None


def _missing(
    candidate: Candidate, kept: Sequence[tuple[Candidate, Payer]], all_: Sequence[Candidate]
) -> str | None:
    """The key of the first work that this one waits for and that is not in the plan."""
    in_plan = {other.work.id for other, _ in kept}
    about = candidate.key.partition(":")[2]
    wanted = [
        c for r in candidate.work.waits_for if r not in in_plan for c in all_ if c.work.id == r
    ]
    # Of several copies the one about the same person is meant.
    wanted.sort(key=lambda other: other.key.partition(":")[2] != about)
    return wanted[0].key if wanted else None


def _payers(work: Work, means: Means) -> list[Payer]:
    """Who might do it, in the order they are asked.

    Colleagues come first; bought help before the owner only where the owner has
    next to no time.
    """
    payers: list[Payer] = []
    if work.who != "owner" and means.staff_hours > 0:
        payers.append("staff")
    # A stranger can be paid to do something, not to keep a firm's rules or hear its people.
    buyable = work.who in ("anyone", "bought") and isinstance(work, Tactic)
    helped = buyable and means.help_rate is not None and means.money > 0
    alone: list[Payer] = ["owner", "help"] if means.owner_hours > SCARCE else ["help", "owner"]
    return payers + [payer for payer in alone if payer == "owner" or helped]


def _reason(work: Work, means: Means) -> Message:
    weekly, setup = work.weekly_hours[1], work.setup_hours[1]
    paid = weekly * WEEKS_A_MONTH + setup if work.who == "bought" else 0.0
    if paid and means.help_rate is None:
        return counted(
            "It takes {n} hour of paid help a month; say what an hour of help costs you.",
            "It takes {n} hours of paid help a month; say what an hour of help costs you.",
            round(paid),
        )
    if paid and paid * (means.help_rate or 0) > means.money:
        return counted(
            "It takes {n} hour of paid help a month, more than the money allows.",
            "It takes {n} hours of paid help a month, more than the money allows.",
            round(paid),
        )
    once, each = hours_shown((setup, setup)), hours_shown((weekly, weekly))
    if not weekly:
        return message(N_("It takes {once}; your hours are spent by then."), once=once)
    if not setup:
        return message(N_("It takes {each} a week; your hours are spent by then."), each=each)
    return message(
        N_("It takes {once} to begin with and {each} a week; your hours are spent by then."),
        once=once,
        each=each,
    )
