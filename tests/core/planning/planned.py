"""A plan with what it was made from, each part made once: what the laws of plans look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from advisor.core.planning.calendar import Calendar
from advisor.core.planning.means import Person, Role
from advisor.core.planning.missing import Missing, missing_means
from advisor.core.planning.plan import Placement, Plan
from advisor.core.planning.planner import make_plan
from tests.core.planning.cases import Case

UNKNOWN_PACE, HELP_PACE = 2.0, 10.0


@dataclass(frozen=True, repr=False)
class Planned:
    """One plan with what it was made from."""

    case: Case

    @cached_property
    def plan(self) -> Plan:
        return make_plan(self.case.tasks, self.case.means)

    @cached_property
    def calendar(self) -> Calendar:
        return Calendar(self.case.means)

    @cached_property
    def placed(self) -> dict[str, Placement]:
        return {placement.key: placement for placement in self.plan.placements}

    @cached_property
    def missing(self) -> tuple[Missing, ...]:
        return missing_means(self.case.tasks, self.case.means, self.plan)

    def booked(self) -> Counter[tuple[str, int]]:
        booked: Counter[tuple[str, int]] = Counter()
        for placement in self.plan.placements:
            for booking in placement.bookings:
                booked[booking.person, booking.week] += booking.hours  # type: ignore[assignment]
        return booked

    def limit(self, person: Person, week: int) -> float:
        """The hours a person has in a week, as the owner said them."""
        start = self.case.means.today + timedelta(weeks=week)
        if person.until is not None and start > person.until:
            return 0.0
        if person.hours is None:
            return HELP_PACE if person.role is Role.PAID else UNKNOWN_PACE
        busy = start.month in self.case.means.busy_months
        return person.busy_hours if busy and person.busy_hours is not None else person.hours


# Looks at one plan and names what breaks it.
Law = Callable[[Planned], Iterator[str]]
