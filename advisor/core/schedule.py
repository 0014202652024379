"""Fitting work to the hours and the money there are, and into twelve weeks.

Actions, rules and looking are taken in rank order; one is kept if the whole plan still fits every
week, and otherwise goes to "later" with what it would take.  A week's hours pay
first for what already runs, then for setting up what comes next.  The owner's
time cannot be bought: money buys help only for work that others may do.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from advisor.core.catalogue import PHASES, Phase, Tactic, Work
from advisor.core.message import N_, Message, counted, message
from advisor.core.wording import hours_shown

WEEKS = 12

# How many weeks after everything of the earlier phases is set up a phase may begin:
# who has plenty of hands still listens before acting, and speaks last (§4.20, §3.6).
PAUSE: Mapping[Phase, int] = {"relationships": 1, "collaboration": 1, "content": 2}
WEEKS_A_MONTH = 52 / 12
MOST_TACTICS = 12

# With so few hours a week of their own, an owner with money buys help first.
SCARCE = 1.0
TOLERANCE = 1e-9

Payer = Literal["owner", "staff", "help"]


@dataclass(frozen=True, slots=True)
class Means:
    """What the owner can put in: hours a week, money a month, the price of an hour of help.

    ``help_rate`` is None where the owner named none; nothing is bought then.
    ``season_hours`` are the owner's hours a week in a busy season, None without one.
    """

    owner_hours: float
    staff_hours: float = 0.0
    money: float = 0.0
    help_rate: float | None = None
    season_hours: float | None = None

    @property
    def most_tactics(self) -> int:
        """How many tactics a plan may hold, however small they are; our own judgement.

        Three, and one for every hour a week that somebody has: more would be begun
        and not kept up.
        """
        return min(3 + int(self.owner_hours + self.staff_hours), MOST_TACTICS)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Recommended work: its key in the outline and its place in the ranking."""

    key: str
    work: Work


@dataclass(frozen=True, slots=True)
class Slot:
    """Work in the plan: who does it, in which weeks it is set up (from 1).

    ``rests`` says that it pauses in the busy season, when there are fewer hours.
    """

    key: str
    work: Work
    payer: Payer
    money: float
    first_week: int
    ready_week: int
    rests: bool = False


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
    best = _Timetable(means, ())
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
                trial = _Timetable(means, [*kept, (candidate, payer)])
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
    return _with_season(best.plan(tuple(later)), kept, means)


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
        c for r in candidate.work.requires if r not in in_plan for c in all_ if c.work.id == r
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
    if work.delegable and means.staff_hours > 0:
        payers.append("staff")
    # A stranger can be paid to do something, not to keep a firm's rules or hear its people.
    buyable = work.delegable and isinstance(work, Tactic)
    helped = buyable and means.help_rate is not None and means.money > 0
    alone: list[Payer] = ["owner", "help"] if means.owner_hours > SCARCE else ["help", "owner"]
    return payers + [payer for payer in alone if payer == "owner" or helped]


def _price(work: Work, payer: Payer, means: Means) -> float:
    """Money a month: bought help, and the work's own outlay."""
    hours = work.paid_hours[1]
    if payer == "help":
        hours += work.weekly_hours[1] * WEEKS_A_MONTH + work.setup_hours[1]
    return round(hours * (means.help_rate or 0.0), 2)


def _reason(work: Work, means: Means) -> Message:
    weekly, setup, paid = work.weekly_hours[1], work.setup_hours[1], work.paid_hours[1]
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


class _Timetable:
    """One trial: lays work into the weeks and says whether all of it fits."""

    def __init__(self, means: Means, chosen: Sequence[tuple[Candidate, Payer]]) -> None:
        self._limits = {"owner": means.owner_hours, "staff": means.staff_hours}
        self._load = {"owner": [0.0] * WEEKS, "staff": [0.0] * WEEKS}
        self.money = sum(_price(candidate.work, payer, means) for candidate, payer in chosen)
        self.fits = self.money <= means.money + TOLERANCE
        self.slots: list[Slot] = []
        ready_by_id: dict[str, int] = {}
        ready_by_phase: dict[Phase, int] = {}
        for candidate, payer in _in_starting_order(chosen):
            work = candidate.work
            waits = max((ready_by_id.get(r, 0) for r in work.requires), default=0)
            after = max(waits, _earliest(work.phase, ready_by_phase))
            placed = self._place(work, payer, after)
            if placed is None:
                self.fits = False
                return
            first, ready = placed
            ready_by_id[work.id] = max(ready, ready_by_id.get(work.id, 0))
            ready_by_phase[work.phase] = max(ready, ready_by_phase.get(work.phase, 0))
            price = _price(work, payer, means)
            self.slots.append(Slot(candidate.key, work, payer, price, first + 1, ready + 1))

    def _place(self, work: Work, payer: Payer, after: int) -> tuple[int, int] | None:
        """Book the hours; (first, ready) as indices of weeks, None if it does not fit."""
        if after >= WEEKS:
            return None
        if payer == "help":
            ready = after + max(work.takes_weeks - 1, 0)
            return (after, ready) if ready < WEEKS else None
        load, limit = self._load[payer], self._limits[payer]
        setup, weekly = work.setup_hours[1], work.weekly_hours[1]
        first: int | None = None
        ready = after
        for week in range(after, WEEKS):
            ready = week
            spare = limit - load[week]
            if setup <= TOLERANCE:
                break
            if spare > TOLERANCE:
                first = week if first is None else first
                used = min(spare, setup)
                load[week] += used
                setup -= used
            if setup <= TOLERANCE:
                break
        if setup > TOLERANCE:
            return None
        begun = ready if first is None else first
        start = ready if first is None else ready + 1
        for week in range(start, WEEKS):
            load[week] += weekly
            if load[week] > limit + TOLERANCE:
                return None
        # What is ready only after the last week has not been shown to fit.
        if weekly > limit + TOLERANCE or (weekly > 0 and start >= WEEKS):
            return None
        return begun, min(max(ready, begun + work.takes_weeks - 1), WEEKS - 1)

    def plan(self, later: tuple[Postponed, ...]) -> Plan:
        return Plan(
            tuple(self.slots),
            later,
            tuple(round(h, 2) for h in self._load["owner"]),
            tuple(round(h, 2) for h in self._load["staff"]),
            round(self.money, 2),
        )


def _earliest(phase: Phase, ready: Mapping[Phase, int]) -> int:
    """The first week a phase may begin, given when the earlier phases are set up."""
    earlier = [ready[p] for p in PHASES[: PHASES.index(phase)] if p in ready]
    return max(earlier) + PAUSE.get(phase, 0) if earlier else 0


def _in_starting_order(
    chosen: Sequence[tuple[Candidate, Payer]],
) -> list[tuple[Candidate, Payer]]:
    """By phase, listening before speaking; within a phase by rank, after what it waits for."""
    remaining = sorted(chosen, key=lambda pair: PHASES.index(pair[0].work.phase))
    ordered: list[tuple[Candidate, Payer]] = []
    ids = {candidate.work.id for candidate, _ in chosen}
    while remaining:
        placed = {candidate.work.id for candidate, _ in ordered}
        pick = next(
            (
                pair
                for pair in remaining
                if all(r in placed for r in pair[0].work.requires if r in ids)
            ),
            remaining[0],
        )
        remaining.remove(pick)
        ordered.append(pick)
    return ordered
