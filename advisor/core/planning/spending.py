"""What work costs, month by month, and whether the money is there.

A month's money that is left may be put aside for a later outlay; the money of later
months cannot be spent before.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import isinf

from advisor.core.planning.calendar import Calendar
from advisor.core.planning.ledger import TOLERANCE, Ledger
from advisor.core.planning.plan import Spending
from advisor.core.planning.work import Claim, Doer, Task


@dataclass(frozen=True, slots=True)
class Bill:
    """What is to be paid: a task from its first to its last week, and hours of help by week.

    ``setup_once`` says that the help of the setup weeks comes out of the money there
    is once; ``setup`` are those hours, ``upkeep`` the hours of the weeks after.
    """

    task: Task
    claim: Claim
    urgent: bool
    first: int
    until: int
    setup: tuple[tuple[int, float], ...] = ()
    upkeep: tuple[tuple[int, float], ...] = ()
    setup_once: bool = False


def affordable_hours(task: Task, ledger: Ledger, calendar: Calendar) -> list[float]:
    """The hours of help that each week's part of the month's money buys, outlays deducted."""
    price = ledger.means.help_price
    if not price:
        return [float("inf")] * calendar.weeks
    outlay, in_month = task.outlay_monthly or 0.0, calendar.weeks_in_month
    hours = [
        max(ledger.money_left(month) - outlay, 0.0) / price / weeks
        for month, weeks in enumerate(in_month)
    ]
    return [hours[month] for month in calendar.month_of]


def setup_out_of_once(task: Task, ledger: Ledger) -> bool:
    """Whether the money there is once pays for all the help it takes to set it up."""
    price = ledger.means.help_price
    return bool(price) and task.setup_hours * (price or 0.0) <= ledger.once_left + TOLERANCE


def pay(bill: Bill, ledger: Ledger, calendar: Calendar, *, unlimited: bool) -> Spending | None:
    """The spending for a bill, or None if the money does not suffice or is not known."""
    task, means = bill.task, ledger.means
    if task.outlay_once == 0 and task.outlay_monthly == 0 and not (bill.setup or bill.upkeep):
        return Spending(open=means.help_price is None and task.doer is Doer.BOUGHT)
    months = calendar.month_of
    price = means.help_price or 0.0
    monthly = [0.0] * len(calendar.months)
    left = [float("inf") if unlimited else ledger.money_left(m) for m in range(len(monthly))]
    for month in range(months[bill.first], months[bill.until] + 1):
        monthly[month] += task.outlay_monthly or 0.0
    for week, hours in bill.upkeep if bill.setup_once else (*bill.setup, *bill.upkeep):
        monthly[months[week]] += hours * price
    once = sum(hours for _, hours in bill.setup) * price if bill.setup_once else 0.0
    unfunded = 0.0
    if any(spent > there + TOLERANCE for spent, there in zip(monthly, left, strict=True)):
        if bill.claim is not Claim.DUTY or bill.setup or bill.upkeep:
            return None
        unfunded, monthly = sum(monthly), [0.0] * len(monthly)
    outlay = task.outlay_once or 0.0
    from_once = min(outlay, float("inf") if unlimited else max(ledger.once_left - once, 0.0))
    once, outlay = once + from_once, outlay - from_once
    # This month's money first, then what was put aside in the months before.
    for month in range(months[bill.first], -1, -1):
        part = min(outlay, max(left[month] - monthly[month], 0.0))
        monthly[month] += part
        outlay -= part
    if outlay > TOLERANCE:
        if bill.claim is not Claim.DUTY:
            return None
        unfunded += outlay
    unpriced = task.unpriced or (means.help_price is None and task.doer is Doer.BOUGHT)
    paid = Spending(once, tuple(monthly) if any(monthly) else (), unpriced, unfunded)
    if not unlimited and not bill.urgent and unsaid(paid, ledger):
        return None
    return paid


def unsaid(paid: Spending, ledger: Ledger) -> bool:
    """Whether it comes out of money of which the owner has not said how much there is."""
    once = isinf(ledger.once_left) and paid.once > 0
    return once or (ledger.means.money_monthly is None and any(paid.monthly))
