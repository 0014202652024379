"""Laying work into twelve weeks: who gives the hours, when it begins, whether all of it fits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from advisor.core.rules.catalogue import Work
from advisor.core.rules.work import PHASES, Phase

WEEKS = 12

# How many weeks after everything of the earlier phases is set up a phase may begin:
# who has plenty of hands still listens before acting, and speaks last (§4.20, §3.6).
PAUSE: Mapping[Phase, int] = {"relationships": 1, "collaboration": 1, "content": 2}
WEEKS_A_MONTH = 52 / 12
MOST_TACTICS = 12
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


def _price(work: Work, payer: Payer, means: Means) -> float:
    """Money a month: bought help, and the work's own outlay."""
    hours = 0.0
    if payer == "help":
        hours += work.weekly_hours[1] * WEEKS_A_MONTH + work.setup_hours[1]
    return round(hours * (means.help_rate or 0.0), 2)


class Timetable:
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
            waits = max((ready_by_id.get(r, 0) for r in work.waits_for), default=0)
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

    @property
    def weeks(self) -> Mapping[str, tuple[float, ...]]:
        """The hours of each week, by who gives them."""
        return {payer: tuple(round(h, 2) for h in load) for payer, load in self._load.items()}


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
                if all(r in placed for r in pair[0].work.waits_for if r in ids)
            ),
            remaining[0],
        )
        remaining.remove(pick)
        ordered.append(pick)
    return ordered
