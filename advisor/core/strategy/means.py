"""What the owner can put in, as the planner reads it: people and hours, money, fixed days."""

from __future__ import annotations

from datetime import date

from advisor.core.planning.means import OWNER_KEY, Means, Person, Role
from advisor.core.reasoning.inference import Inference
from advisor.core.rules.fact import BUSINESS, Subject
from advisor.core.rules.rulebase import Rulebase
from advisor.core.strategy.later_day import later_day
from advisor.core.strategy.people import People, people_of

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def means_of(rulebase: Rulebase, inference: Inference, people: People, today: date) -> Means:
    """The means of one firm.

    What no question asks about there is none of; what the owner did not answer is
    unknown.  The earliest day that is fixed for a goal is the deadline.  A goal whose day is
    too near to show what begins now has the day that is proposed instead.
    """
    rate = inference.state("business.help_rate", BUSINESS)
    fixed, goals = _goal_days(inference, "goal.fixed_day"), inference.profile.subjects("goal")
    return Means(
        today=today,
        people=people.persons,
        goal_days=tuple(
            later_day(inference, g, today) or goal_day(inference, g, today) for g in goals
        ),
        busy_months=months_of(inference, "business.busy_months"),
        dead_months=months_of(inference, "business.dead_months"),
        money_once=_number(rulebase, inference, "business.money_once"),
        money_monthly=_number(rulebase, inference, "business.money"),
        money_from=_day(inference.state("business.money_from", BUSINESS)),
        help_price=float(rate) if isinstance(rate, (int, float)) else None,
        open=inference.state("business.capacity", BUSINESS) != "not_open",
        opening=_day(inference.state("business.opening", BUSINESS)),
        deadline=min(filter(None, fixed), default=None),
        deadlines=fixed,
    )


def goal_day(inference: Inference, goal: Subject, today: date) -> date | None:
    """The day of a goal; None where none is set, or where it has passed.

    A day that has passed is for the owner to set anew: nothing can be planned up to it.
    """
    day = _day(inference.state("goal.date", goal))
    return day if day is not None and day >= today else None


def people_who_help(rulebase: Rulebase, inference: Inference) -> People:
    """The owner, with the hours they have in ordinary and in busy months, and all others."""
    season = months_of(inference, "business.busy_months")
    return people_of(
        inference,
        Person(
            OWNER_KEY,
            Role.OWNER,
            _number(rulebase, inference, "business.owner_hours"),
            _number(rulebase, inference, "business.season_hours") if season else None,
            until=_day(inference.state("business.hours_until", BUSINESS)),
        ),
    )


def _number(rulebase: Rulebase, inference: Inference, key: str) -> float | None:
    state = inference.state(key, BUSINESS)
    if isinstance(state, (int, float)):
        return float(state)
    return None if key in rulebase.questions else 0.0


def months_of(inference: Inference, key: str, subject: Subject = BUSINESS) -> frozenset[int]:
    """The months that an answer names, by their numbers."""
    state = inference.state(key, subject)
    named = state if isinstance(state, tuple) else ()
    return frozenset(MONTHS.index(month) + 1 for month in named if month in MONTHS)


def _goal_days(inference: Inference, key: str) -> tuple[date | None, ...]:
    goals = inference.profile.subjects("goal")
    return tuple(_day(inference.state(key, goal)) for goal in goals)


def _day(state: object) -> date | None:
    return state if isinstance(state, date) else None
