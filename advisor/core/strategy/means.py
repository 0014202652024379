"""What the owner can put in, as the planner reads it: people and hours, money, fixed days."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from advisor.core.message import N_, Label, Shown
from advisor.core.planning.means import HELP_KEY, OWNER_KEY, Means, Person, Role
from advisor.core.reasoning.inference import Inference
from advisor.core.rules.fact import BUSINESS
from advisor.core.rules.rulebase import Rulebase

# All others in the firm together, where they were not named one by one.
STAFF_KEY = "staff"
NAMES: Mapping[str, str] = {
    OWNER_KEY: N_("you"),
    STAFF_KEY: N_("others in the business"),
    HELP_KEY: N_("paid help"),
}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def means_of(rulebase: Rulebase, inference: Inference, today: date) -> Means:
    """The means of one firm.

    What no question asks about there is none of; what the owner did not answer is
    unknown.  Unknown hours of others count as none: nobody is counted on unasked.
    """

    def number(key: str) -> float | None:
        state = inference.state(key, BUSINESS)
        if isinstance(state, (int, float)):
            return float(state)
        return None if key in rulebase.questions else 0.0

    def months(key: str) -> frozenset[int]:
        state = inference.state(key, BUSINESS)
        named = state if isinstance(state, tuple) else ()
        return frozenset(MONTHS.index(month) + 1 for month in named if month in MONTHS)

    people = [
        Person(
            OWNER_KEY,
            Role.OWNER,
            number("business.owner_hours"),
            number("business.season_hours") if months("business.busy_months") else None,
        )
    ]
    if staff := number("business.staff_hours"):
        people.append(Person(STAFF_KEY, Role.COLLEAGUE, staff))
    rate = inference.state("business.help_rate", BUSINESS)
    opening = _day(inference, "business.opening")
    return Means(
        today=today,
        people=tuple(people),
        goal_days=tuple(
            day if isinstance(day := inference.state("goal.date", goal), date) else None
            for goal in inference.profile.subjects("goal")
        ),
        busy_months=months("business.busy_months"),
        dead_months=months("business.dead_months"),
        money_once=number("business.money_once"),
        money_monthly=number("business.money"),
        help_price=float(rate) if isinstance(rate, (int, float)) else None,
        open=inference.state("business.capacity", BUSINESS) != "not_open",
        opening=opening,
    )


def _day(inference: Inference, key: str) -> date | None:
    state = inference.state(key, BUSINESS)
    return state if isinstance(state, date) else None


def name_of(key: str) -> Shown:
    """A person of the plan as the owner is addressed."""
    return Label(NAMES[key])
