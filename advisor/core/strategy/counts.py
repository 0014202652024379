"""What is missing of a goal, in people and in whole groups; sums of ours, marked as ours."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from advisor.core.message import N_, Label, Message, Quantity, Shown, message
from advisor.core.planning.ledger import WEEKS_A_MONTH
from advisor.core.rules.fact import Subject
from advisor.core.strategy.advice import Advice
from advisor.core.strategy.goal_number import is_counted, number_of
from advisor.core.strategy.periods import (
    IN_THREE_MONTHS,
    PER,
    WEEKS,
    counted_per,
)

# Fewer people than this are better said over a longer time.
ENOUGH = 3
SHARE = "share"


def of_share(advice: Advice, subject: Subject, missing: float) -> tuple[float, float, str] | None:
    """Of how many, how many are missing, and in which period; None where that is not clear."""
    of = number_of(advice, "goal.of", subject)
    if not of or advice.inference.state("goal.unit", subject) != SHARE:
        return None
    return of, abs(missing) * of / 100, whole_per(advice, subject)


def whole_per(advice: Advice, subject: Subject) -> str:
    """The period of the whole that a share is of."""
    per = str(advice.inference.state("goal.of_per", subject))
    # What is counted in all is a share over whatever time it takes.
    return per if per in (*PER, "all") else counted_per(advice, subject)


def counted(advice: Advice, subject: Subject, missing: float) -> tuple[float, str] | None:
    """How many whole things are missing, and in which period; None where no things are counted."""
    if is_counted(advice, subject):
        return abs(missing), counted_per(advice, subject)
    found = of_share(advice, subject, missing)
    return None if found is None else found[1:]


def in_people(advice: Advice, subject: Subject, missing: float) -> Iterator[Message]:
    """How many a share is, where it is clear of how many, and in what time."""
    found = of_share(advice, subject, missing)
    if found is None:
        return
    of, count, per = found
    values: dict[str, Shown] = {"of": Quantity(of), "n": Quantity(round(count))}
    label, times = PER.get(per), IN_THREE_MONTHS.get(per)
    if label is not None:
        values["per"] = Label(label)
    # "More" would be wrong of what is saved or should fall: the goal's line says which it is.
    if label is None:
        template = N_("Of {of} that is about {n}; our sum.")
    elif count >= ENOUGH or times is None:
        template = N_("Of {of} {per} that is about {n} {per}; our sum.")
    else:
        template = N_("Of {of} {per} that is about {n} in three months; our sum.")
        values["n"] = Quantity(round(count * times))
    if values["n"] != Quantity(0):
        yield message(template, **values)


def in_persons_and_groups(advice: Advice, subject: Subject, missing: float) -> Iterator[Message]:
    """How many people, and how many whole groups, what is missing is."""
    found = counted(advice, subject, missing)
    if found is None or missing <= 0:
        return
    count, per = found
    times = number_of(advice, "goal.each_times", subject)
    if times and times != 1 and round(count / times):
        yield _persons(advice, subject, count, per, times)
    size = number_of(advice, "goal.group_size", subject)
    if size and count >= size:
        groups = Quantity(ceil(count / size - 1e-9))
        yield message(N_("In groups of {size} that is {n}."), size=Quantity(size), n=groups)


def _persons(advice: Advice, subject: Subject, count: float, per: str, times: float) -> Message:
    weeks, lasts = number_of(advice, "goal.each_weeks", subject), WEEKS.get(per)
    n = round(count / times)
    values: dict[str, Shown] = {
        "times": Quantity(times),
        "n": Quantity(n),
        "people": advice.fill("{person}" if n == 1 else "{people}", subject),
    }
    if weeks is None or lasts is None or weeks <= 0:
        return message(N_("At {times} each that is about {n} more {people}."), **values)
    # So many come at a time; in a month so many of them are new.
    monthly = WEEKS_A_MONTH / (times * weeks)
    values |= {"weeks": Quantity(weeks, "weeks"), "new": Quantity(round(count * monthly))}
    now, target = (number_of(advice, f"goal.{key}", subject) for key in ("baseline", "target"))
    if advice.inference.state("goal.unit", subject) == SHARE or now is None or target is None:
        template = N_(
            "At {times} each that is about {n} more {people} at a time; each stays {weeks}, so "
            "about {new} more must start each month."
        )
        return message(template, **values)
    values |= {"now": Quantity(round(now * monthly)), "then": Quantity(round(target * monthly))}
    template = N_(
        "At {times} each that is about {n} more {people} at a time; each stays {weeks}, so about "
        "{then} must start each month instead of {now}."
    )
    return message(template, **values)
