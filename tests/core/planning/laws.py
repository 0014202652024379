"""What must hold of every plan: one small law each, naming what breaks it."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.core.planning.calendar import Calendar
from advisor.core.planning.missing import apply_changes
from advisor.core.planning.plan import ReasonKind
from advisor.core.planning.planner import make_plan
from advisor.core.planning.who import allowed
from advisor.core.planning.work import Claim, Doer
from tests.core.planning import laws_of_days, laws_of_means
from tests.core.planning.cases import priced
from tests.core.planning.planned import Law, Planned


def each_task_has_one_place(planned: Planned) -> Iterator[str]:
    keys = [p.key for p in planned.plan.placements] + [p.key for p in planned.plan.postponed]
    if sorted(keys) != sorted(task.key for task in planned.case.tasks):
        yield f"tasks in the plan and under later: {sorted(keys)}"


def duties_are_not_rationed(planned: Planned) -> Iterator[str]:
    rationed = {ReasonKind.HOURS, ReasonKind.HOURS_UNKNOWN, ReasonKind.SHARE}
    rationed |= {ReasonKind.MONEY, ReasonKind.MONEY_UNKNOWN, ReasonKind.ONCE_UNKNOWN}
    for late in planned.plan.postponed:
        own_duty = late.task.claim is Claim.DUTY and late.task.doer is not Doer.BOUGHT
        if own_duty and late.reason.kind in rationed:
            yield f"{late.key} is a duty and has to wait: {late.reason}"


def people_do_what_they_may(planned: Planned) -> Iterator[str]:
    for placement in planned.plan.placements:
        duty = placement.claim is Claim.DUTY and placement.person == planned.case.means.owner.key
        if placement.person in placement.task.never:
            yield f"{placement.person} must not do {placement.key}"
        people = {person.key for person in allowed(placement.task, planned.case.means)}
        if placement.person not in people and not duty:
            yield f"{placement.person} does {placement.key}"


def leads_begin_or_something_is_missing(planned: Planned) -> Iterator[str]:
    case = planned.case
    limit = planned.calendar.lead_limit
    found = {missing.key: missing for missing in planned.missing}
    for task in case.tasks:
        placed = planned.placed.get(task.key)
        in_time = placed is not None and placed.start < limit
        if task.leads and in_time == (task.key in found):
            yield f"{task.key} begins {placed and placed.start}, missing: {found.get(task.key)}"
    for missing in found.values():
        if missing.changes:
            means = apply_changes(case.means, missing.changes)
            begun = make_plan(case.tasks, means).placed(missing.key)
            if begun is None or begun.start >= Calendar(means).lead_limit:
                yield f"{missing.key} does not begin with {missing.changes}"


def an_unknown_price_never_blocks(planned: Planned) -> Iterator[str]:
    """With nothing to pay instead, the same work is in the plan."""
    # Help without a known price is another matter: it is not counted either way.
    if any(task.unpriced for task in planned.case.tasks):
        other = Planned(priced(planned.case))
        if set(planned.placed) != set(other.placed):
            yield f"{set(planned.placed) ^ set(other.placed)}"


def order_of_input_does_not_matter(planned: Planned) -> Iterator[str]:
    if make_plan(tuple(reversed(planned.case.tasks)), planned.case.means) != planned.plan:
        yield "reversed tasks make another plan"


LAWS: tuple[Law, ...] = (
    each_task_has_one_place,
    duties_are_not_rationed,
    people_do_what_they_may,
    leads_begin_or_something_is_missing,
    an_unknown_price_never_blocks,
    order_of_input_does_not_matter,
    *laws_of_means.LAWS,
    *laws_of_days.LAWS,
)
