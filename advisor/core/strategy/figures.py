"""The figures that are drawn of a strategy, on screens, in lines and on paper: data only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from advisor.core.message import Shown
from advisor.core.planning.work import Claim
from advisor.core.reasoning.recommendation import link_value
from advisor.core.rules.catalogue import Level
from advisor.core.rules.fact import Subject
from advisor.core.strategy.advice import Advice
from advisor.core.strategy.goal_name import goal_name
from advisor.core.strategy.goal_number import figure_shown, gap_of, measure

_LEVELS: tuple[Level, ...] = ("low", "medium", "high")


@dataclass(frozen=True, slots=True)
class Worth:
    """One relationship: its value to the goals, and what is planned with it.

    ``value`` is the highest it has for a goal, None where no rule concluded one;
    ``points`` sum it up over the goals.  ``hours`` are those of all planned work that is
    about it, with the owner's minutes in person; of work with several, its part.
    """

    subject: Subject
    name: Shown
    value: Level | None
    points: int
    hours: float


@dataclass(frozen=True, slots=True)
class WeekHours:
    """One of the first twelve weeks: hours by class of work, and how many there are.

    ``limit`` sums up the hours there are; None where somebody has not said theirs.
    """

    number: int
    first: date
    by_claim: tuple[tuple[Claim, float], ...]
    limit: float | None
    busy: bool = False

    @property
    def hours(self) -> float:
        """All hours of the week."""
        return sum(hours for _, hours in self.by_claim)


@dataclass(frozen=True, slots=True)
class Bar:
    """Planned work in time: begun on ``start``, set up on ``ready``, going on until ``until``.

    ``rests`` are the first days of weeks in which it pauses.
    """

    key: str
    title: Shown
    claim: Claim
    start: date
    ready: date
    until: date
    rests: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """A goal's number on a day; ``shown`` is the number in the goal's unit."""

    day: date
    figure: float
    shown: Shown


@dataclass(frozen=True, slots=True)
class Way:
    """A goal's number today, at each milestone, and on its day: the last point is the target.

    ``counted`` are the numbers of the days before, as reviews have them.
    ``measure`` is None where nothing says what is counted.
    """

    goal: str
    title: Shown
    measure: Shown | None
    points: tuple[Point, ...]
    counted: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything that is drawn of one strategy; what there is nothing of is empty."""

    day: date
    last: date
    relationships: tuple[Worth, ...]
    weeks: tuple[WeekHours, ...]
    bars: tuple[Bar, ...]
    ways: tuple[Way, ...]
    reviews: tuple[date, ...]


def figures_of(advice: Advice) -> Figures:
    """The figures of one firm's strategy."""
    plan = advice.plan
    return Figures(
        day=advice.day,
        last=plan.last,
        relationships=worths(advice),
        weeks=week_hours(advice),
        bars=tuple(
            Bar(p.key, advice.titled(p.key), p.claim, p.start, p.ready, p.until, p.rests)
            for p in plan.placements
        ),
        ways=ways(advice),
        reviews=() if advice.nothing_needed else plan.reviews,
    )


def worths(advice: Advice) -> tuple[Worth, ...]:
    """Every relationship, the most valuable first."""
    return tuple(_worth(advice, name) for name in advice.ranked_relationships)


def ways(advice: Advice) -> tuple[Way, ...]:
    """The goals whose number, target and day are known."""
    found = (_way(advice, subject) for subject in advice.profile.subjects("goal"))
    return tuple(way for way in found if way is not None)


def _worth(advice: Advice, name: str) -> Worth:
    subject = Subject(relationship=name)
    values = (link_value(advice.inference, Subject(g.id, name)) for g in advice.profile.goals)
    known = [value for value in values if value is not None]
    hours = 0.0
    for placement in advice.plan.placements:
        several = advice.bundled(placement.key)
        if any(one.subject.relationship == name for one in several):
            minutes = sum(minutes for _, minutes in placement.minutes)
            hours += (placement.hours + minutes / 60) / len(several)
    return Worth(
        subject,
        advice.fact("relationship.name", subject),
        max(known, key=_LEVELS.index, default=None),
        advice.scores[name],
        round(hours, 2),
    )


def week_hours(advice: Advice) -> tuple[WeekHours, ...]:
    """The first twelve weeks; none where no week asks for hours."""
    found = []
    for week in advice.plan.weeks:
        limits = [hours for _, hours in week.load.limits]
        known = [hours for hours in limits if hours is not None]
        # A limit of some beside the hours of all would look like too much work.
        limit = sum(known) if limits and len(known) == len(limits) else None
        found.append(WeekHours(week.number, week.first, week.load.by_claim, limit, week.busy))
    return tuple(found) if any(week.hours for week in found) else ()


def _way(advice: Advice, subject: Subject) -> Way | None:
    """The way of one goal's number; None where the owner has not given all of it."""
    gap = gap_of(advice, subject)
    if gap is None:
        return None

    def points(dated: Iterable[tuple[date, float]]) -> tuple[Point, ...]:
        return tuple(Point(day, n, figure_shown(advice, subject, n)) for day, n in dated)

    return Way(
        subject.goal,
        goal_name(advice, subject),
        measure(advice, subject),
        points([(advice.day, gap.figures.now), *((s.day, s.figure) for s in gap.milestones)]),
        points(advice.last_time.numbers.get(subject.goal, ())),
    )
