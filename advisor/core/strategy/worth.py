"""What is missing of a goal in money and hours, by what the owner says that one brings or takes."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.core.message import N_, Amount, Label, Message, Quantity, Shown, message
from advisor.core.planning.ledger import WEEKS_A_MONTH
from advisor.core.reasoning.templates import currency_of, hours_shown
from advisor.core.rules.fact import Subject
from advisor.core.strategy.advice import Advice
from advisor.core.strategy.counts import SHARE, counted, whole_per
from advisor.core.strategy.goal_number import is_counted, number_of
from advisor.core.strategy.periods import IN_A_YEAR, PER, counted_per

DIRECT, BETTER_WORK = "direct", "better_work"
# Less of it than this a week is no work given up.
LEAST_A_WEEK = 0.1


def in_worth(advice: Advice, subject: Subject, missing: float) -> Iterator[Message]:
    """What is missing in money and in hours, with what is given up for it."""
    found = counted(advice, subject, missing)
    if found is None:
        return
    count, per = found
    values: dict[str, Shown]
    price = number_of(advice, "goal.price", subject)
    kind = advice.inference.state("goal.kind", subject)
    if price and kind == DIRECT:
        yield from _saved(advice, subject, price, count, per)
    elif price and kind == BETTER_WORK:
        yield from instead(advice, subject)
    elif price:
        values = {"each": money(advice, price), "total": money(advice, price * count)}
        yield with_period(values, per, AT, AT_PER)
    hours = number_of(advice, "goal.hours_each", subject)
    if hours:
        values = {"each": _time(hours), "total": _in_halves(count * hours)}
        yield with_period(values, per, AT, AT_PER)


def costs_now(advice: Advice, subject: Subject) -> Iterator[Message]:
    """What all of them cost today, in hours, where no target says how many are too many."""
    hours, now = (number_of(advice, f"goal.{key}", subject) for key in ("hours_each", "baseline"))
    if hours and now and is_counted(advice, subject):
        values: dict[str, Shown] = {"each": _time(hours), "total": _in_halves(now * hours)}
        yield with_period(values, counted_per(advice, subject), _NOW, _NOW_PER)


_NOW, _NOW_PER = (
    N_("At {each} each that is {total} now; our sum."),
    N_("At {each} each that is {total} {per} now; our sum."),
)


def _time(hours: float) -> Shown:
    return Quantity(hours, "hours") if hours >= 1 else hours_shown((hours, hours))


def _in_halves(hours: float) -> Shown:
    return Quantity(round(2 * hours) / 2, "hours") if hours >= 1 else _time(hours)


AT, AT_PER = (
    N_("At {each} each that is {total}; our sum."),
    N_("At {each} each that is {total} {per}; our sum."),
)


def with_period(values: dict[str, Shown], per: str, without: str, within: str) -> Message:
    """A sentence with its period, or the one without where there is none."""
    label = PER.get(per)
    if label is None:
        return message(without, **values)
    return message(within, per=Label(label), **values)


def money(advice: Advice, amount: float) -> Amount:
    """An amount in the owner's currency, rounded as it is worth saying."""
    # Cents matter only in small sums.
    return Amount(round(amount, 2 if abs(amount) < 100 else 0), currency_of(advice.inference))


# ── Direct instead of through a portal ─────────────────────────────────────────


def most_kept(advice: Advice) -> tuple[Subject, float] | None:
    """The place that keeps the most of what is paid there, and how much of 100; None for none."""
    fees = {
        place: fee
        for place in advice.profile.subjects("place")
        if (fee := number_of(advice, "place.fee", place)) is not None and 0 < fee < 100
    }
    most = max(fees, key=lambda place: fees[place], default=None)
    return None if most is None else (most, fees[most])


def _saved(
    advice: Advice, subject: Subject, price: float, count: float, per: str
) -> Iterator[Message]:
    kept = most_kept(advice)
    if kept is None:
        return
    place, fee = kept
    cost = number_of(advice, "goal.own_cost", subject) or 0.0
    gain = price * fee / 100 - cost
    if gain <= 0:
        return
    values: dict[str, Shown] = {
        "place": advice.fact("place.name", place),
        "keeps": money(advice, price * fee / 100),
        "price": money(advice, price),
        "gain": money(advice, gain),
        "n": Quantity(round(count)),
        "total": money(advice, gain * count),
    }
    if cost:
        values["cost"] = money(advice, cost)
    without, within = _SAVED[bool(cost)]
    yield with_period(values, per, without, within)
    yield from _dearer(advice, subject, place, price)


_SAVED = {
    False: (
        N_("Of {price} {place} keeps {keeps}; {n} moved save {total}; our sum."),
        N_("Of {price} {place} keeps {keeps}; {n} moved {per} save {total} {per}; our sum."),
    ),
    True: (
        N_(
            "Of {price} {place} keeps {keeps}, and direct costs you {cost}: {gain} saved on each, "
            "so {n} moved save {total}; our sum."
        ),
        N_(
            "Of {price} {place} keeps {keeps}, and direct costs you {cost}: {gain} saved on each, "
            "so {n} moved {per} save {total} {per}; our sum."
        ),
    ),
}


def _dearer(advice: Advice, subject: Subject, place: Subject, price: float) -> Iterator[Message]:
    """What a higher fee than before takes of those who come through the place."""
    fee, before = (number_of(advice, f"place.{key}", place) for key in ("fee", "fee_before"))
    of, now = (number_of(advice, f"goal.{key}", subject) for key in ("of", "baseline"))
    share = advice.inference.state("goal.unit", subject) == SHARE
    if None in (fee, before, of, now) or not share:
        return
    more = of * (100 - now) / 100 * price * (fee - before) / 100  # type: ignore[operator]
    if more > 0:
        period = whole_per(advice, subject)
        values: dict[str, Shown] = {"before": Quantity(before or 0.0), "more": money(advice, more)}
        yield with_period(values, period, _DEARER, _DEARER_PER)


_DEARER = N_("It kept {before} of 100 before; the rise costs you about {more}.")
_DEARER_PER = N_("It kept {before} of 100 before; the rise costs you about {more} {per}.")


# ── Better work instead of other work ──────────────────────────────────────────


def instead(advice: Advice, subject: Subject) -> Iterator[Message]:
    """What the missing ones bring, and how much of the other work that pays for.

    What there is already has been paid for, so it is not counted.
    """
    keys = ("price", "target", "baseline")
    price, target, now = (number_of(advice, f"goal.{key}", subject) for key in keys)
    if not target or not price or not is_counted(advice, subject):
        return
    per = counted_per(advice, subject)
    more = target - now if now and now < target else target
    n: Shown = Quantity(more)
    values: dict[str, Shown] = {
        "n": message(N_("{n} more"), n=n) if more < target else n,
        "each": money(advice, price),
        "total": money(advice, more * price),
    }
    small = number_of(advice, "goal.small_price", subject)
    if not small:
        yield with_period(values, per, _TIMES, _TIMES_PER)
        return
    as_many = more * price / small
    values |= {"many": Quantity(round(as_many)), "small": money(advice, small)}
    weekly = as_many * IN_A_YEAR.get(per, 0) / IN_A_YEAR["week"]
    one = round(price / small)
    if one >= 1 and more > 1 and weekly >= LEAST_A_WEEK:
        values |= {"one": Quantity(one), "weekly": Quantity(round(weekly, 1))}
        yield with_period(values, per, _AS_MANY, _SO_MANY_A_WEEK)
    else:
        yield with_period(values, per, _AS_MANY, _AS_MANY_PER)
    yield from _given_up(advice, subject, small, weekly)


_TIMES = N_("{n} at {each} are {total}; our sum.")
_TIMES_PER = N_("{n} at {each} are {total} {per}; our sum.")
_AS_MANY = N_("{n} at {each} are {total}, as much as {many} of the others at {small}; our sum.")
_AS_MANY_PER = N_(
    "{n} at {each} are {total} {per}, as much as {many} of the others at {small}; our sum."
)
_SO_MANY_A_WEEK = N_(
    "{n} at {each} are {total} {per}: {many} of the others at {small}, {weekly} a week (one pays "
    "for {one}); our sum."
)


def _given_up(advice: Advice, subject: Subject, small: float, weekly: float) -> Iterator[Message]:
    """What it costs and frees to take less of the other work, and whether the money bears it."""
    hours, most = (number_of(advice, f"goal.small_{key}", subject) for key in ("hours", "count"))
    month = small * WEEKS_A_MONTH
    one: dict[str, Shown] = {"cost": money(advice, month)}
    if hours:
        one["hours"] = Quantity(hours, "hours")
        yield message(
            N_("One fewer a week costs about {cost} a month and frees {hours} a week."),
            **one,
        )
    else:
        yield message(N_("One fewer a week costs about {cost} a month."), **one)
    fewer = min(round(weekly), round(most or 0))
    if fewer < 2:
        return
    budget, cost = number_of(advice, "business.money"), fewer * month
    several: dict[str, Shown] = {"n": Quantity(fewer), "cost": money(advice, cost)}
    if budget and budget >= cost:
        several |= {"money": money(advice, budget), "left": money(advice, budget - cost)}
        yield message(
            N_("{n} fewer cost {cost} a month, which leaves {left} of your {money}."), **several
        )
    else:
        template = N_("{n} fewer cost {cost} a month, and the better work has to bring that.")
        yield message(template, **several)
