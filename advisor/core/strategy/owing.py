"""A payment plan for a debt, from what is in the till and what is left over in a month."""

from __future__ import annotations

from math import ceil

from advisor.core.message import N_, Amount, Message, Quantity, Shown, message
from advisor.core.planning.gap import rounded_up
from advisor.core.reasoning.templates import currency_of
from advisor.core.rules.fact import Subject
from advisor.core.strategy.advice import Advice
from advisor.core.strategy.goal_number import number_of

# How much of what is in the till is paid at once, and of what is left over each month, so
# that a bad month can be borne.  Our own judgement.
AT_ONCE, A_MONTH = 0.6, 0.9
# Who waits longer than this is owed another answer.
MOST_MONTHS = 24


def schedule(advice: Advice, matter: Subject) -> Message | None:
    """A first part and parts each month that could be offered; None where it is not known."""
    owed = number_of(advice, "matter.sum", matter)
    till, left_over = (number_of(advice, f"business.{key}") for key in ("in_hand", "left_over"))
    if not owed or till is None or left_over is None:
        return None
    first = min(owed, _round(AT_ONCE * till))
    rest, monthly = owed - first, A_MONTH * left_over
    values: dict[str, Shown] = {"first": _money(advice, first), "till": _money(advice, till)}
    if rest <= 0:
        return message(
            N_("A proposal from your own figures: all of it at once, out of the {till} you have."),
            **values,
        )
    months = ceil(rest / monthly - 1e-9) if monthly else MOST_MONTHS + 1
    if months > MOST_MONTHS:
        return None
    part = min(rounded_up(rest / months, 3), rest)
    # Larger parts may be fewer.
    months = ceil(rest / part - 1e-9)
    values |= {"part": _money(advice, part), "months": Quantity(months)}
    values["free"] = _money(advice, left_over)
    return message(_IN_PARTS[bool(first), months > 1], **values)


# Whether something is paid at once, and whether the rest takes more than a month.
_IN_PARTS = {
    (False, True): N_(
        "A proposal from your own figures: {part} a month out of the {free} that is left over, "
        "{months} times."
    ),
    (False, False): N_(
        "A proposal from your own figures: {part} next month, out of the {free} that is left over."
    ),
    (True, True): N_(
        "A proposal from your own figures: {first} now out of the {till} you have, then {part} a "
        "month out of the {free} that is left over, {months} times."
    ),
    (True, False): N_(
        "A proposal from your own figures: {first} now out of the {till} you have, then {part} "
        "next month, out of the {free} that is left over."
    ),
}


def _round(amount: float) -> float:
    """A sum as it is offered: down to two figures.

    >>> _round(48300.0), _round(0.6 * 80), _round(7.0)
    (48000.0, 48.0, 7.0)
    """
    step = 10.0 ** max(len(str(int(amount))) - 2, 0)
    return float(amount // step * step) if amount >= 1 else 0.0


def _money(advice: Advice, amount: float) -> Amount:
    return Amount(amount, currency_of(advice.inference))
