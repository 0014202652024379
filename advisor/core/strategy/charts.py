"""What can be drawn of a strategy: hours by week, relationships, and the way to each number."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from advisor.core.message import Amount, Quantity, Shown
from advisor.core.planning.work import Claim
from advisor.core.reasoning.recommendation import link_value
from advisor.core.reasoning.templates import currency_of
from advisor.core.rules.catalogue import Level
from advisor.core.rules.fact import Subject
from advisor.core.strategy.advice import Advice
from advisor.core.strategy.goal_number import gap_of, measure


@dataclass(frozen=True, slots=True)
class WeekHours:
    """Hours of everybody in one week by claim; ``limit`` is what there is, None if not said."""

    first: date
    by_claim: tuple[tuple[Claim, float], ...]
    limit: float | None

    @property
    def hours(self) -> float:
        return sum(hours for _, hours in self.by_claim)


@dataclass(frozen=True, slots=True)
class Effort:
    """One relationship: the highest value it has for a goal, None for none; hours of the plan."""

    subject: Subject
    name: Shown
    value: Level | None
    hours: float


@dataclass(frozen=True, slots=True)
class Stone:
    """A figure on a day, and how it is shown."""

    day: date
    figure: float
    shown: Shown


@dataclass(frozen=True, slots=True)
class Way:
    """From today's figure of a goal over milestones to the target, which is the last stone.

    ``counted`` are the figures of the days before, as reviews have them.
    """

    subject: Subject
    measure: Shown
    stones: tuple[Stone, ...]
    counted: tuple[Stone, ...] = ()


def week_hours(advice: Advice) -> tuple[WeekHours, ...]:
    """The first weeks of the plan; nothing where no week asks for hours."""
    weeks = tuple(
        WeekHours(week.first, week.load.by_claim, _limit(week.load.limits))
        for week in advice.plan.weeks
    )
    return weeks if any(week.hours for week in weeks) else ()


def _limit(limits: tuple[tuple[str, float | None], ...]) -> float | None:
    """The hours of all; None where somebody has not said them."""
    known = [limit for _, limit in limits if limit is not None]
    return sum(known) if limits and len(known) == len(limits) else None


def efforts(advice: Advice) -> tuple[Effort, ...]:
    """Every relationship, the most valuable first, with the hours the plan spends on it."""
    spent: dict[str, float] = defaultdict(float)
    for placement in advice.plan.placements:
        minutes = sum(minutes for _, minutes in placement.minutes)
        spent[advice.work[placement.key].subject.relationship] += placement.hours + minutes / 60
    return tuple(
        Effort(
            subject := Subject(relationship=name),
            advice.fact("relationship.name", subject),
            _value(advice, name),
            round(spent[name], 2),
        )
        for name in advice.ranked_relationships
    )


def _value(advice: Advice, relationship: str) -> Level | None:
    levels: tuple[Level, ...] = ("high", "medium", "low")
    links = (Subject(goal.id, relationship) for goal in advice.profile.goals)
    found = {link_value(advice.inference, link) for link in links}
    return next((level for level in levels if level in found), None)


def ways(advice: Advice) -> tuple[Way, ...]:
    """The goals whose number, target and day are known and not reached yet."""
    found = []
    for subject in advice.profile.subjects("goal"):
        gap, counted = gap_of(advice, subject), measure(advice, subject)
        if gap is None or counted is None or not gap.missing:
            continue
        money = advice.inference.state("goal.unit", subject) == "money"
        currency = currency_of(advice.inference)
        before = advice.last_time.numbers.get(subject.goal, ())
        ahead = ((advice.day, gap.figures.now), *((s.day, s.figure) for s in gap.milestones))
        earlier, stones = (
            tuple(
                Stone(day, figure, Amount(figure, currency) if money else Quantity(figure))
                for day, figure in figures
            )
            for figures in (before, ahead)
        )
        found.append(Way(subject, counted, stones, earlier))
    return tuple(found)
