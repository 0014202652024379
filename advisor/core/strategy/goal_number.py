"""A goal's number in a sentence: from where to where, by when, and how much is missing.

Everything is in the owner's unit and period.
"""

from __future__ import annotations

from collections.abc import Iterator

from advisor.core.message import N_, Amount, Label, Message, Quantity, Shown, Words, joined, message
from advisor.core.planning.gap import Gap
from advisor.core.reasoning.templates import currency_of
from advisor.core.rules.catalogue import Kpi
from advisor.core.rules.fact import BUSINESS, Subject
from advisor.core.strategy.advice import Advice
from advisor.core.strategy.means import goal_day
from advisor.core.strategy.periods import PER, counted_per

MEASURE, OWN_MEASURE = "goal.measure", "own"
# What is asked on a day on which the plan is looked at, with a number and without one.
REVIEWED = N_("What was done, what does the number say, what should stop?")
REVIEWED_UNCOUNTED = N_("What was done, what came of it, what should stop?")
READINESS, SOFT = "goal.readiness", "soft"
FIGURES = ("goal.baseline", "goal.target", "goal.date")
PASSED = N_("That day has passed.")


def number_of(advice: Advice, key: str, subject: Subject = BUSINESS) -> float | None:
    """A fact that is a number; None where it is unknown or does not apply."""
    state = advice.inference.state(key, subject)
    return float(state) if isinstance(state, (int, float)) else None


def is_counted(advice: Advice, subject: Subject) -> bool:
    """Whether a goal's number is one of whole things or people, and no share, money or time."""
    return advice.inference.state("goal.unit", subject) == "count"


def measure(advice: Advice, subject: Subject) -> Shown | None:
    """What a goal is counted in: the owner's measure, the proposed one where that is soft."""
    own = advice.inference.state("goal.measure_words", subject)
    if advice.inference.state(MEASURE, subject) == OWN_MEASURE and isinstance(own, str):
        return Words(own)
    hard = advice.knows(MEASURE, subject) and advice.inference.state(READINESS, subject) != SOFT
    if hard:
        return advice.fact(MEASURE, subject)
    units = (kpi.unit for kpi in kpis_of(advice, subject) if kpi.unit is not None)
    proposed = next(units, None)
    return advice.fill(proposed, subject) if proposed is not None else None


def has_number(advice: Advice) -> bool:
    """Whether anything is counted for any goal."""
    return any(measure(advice, goal) is not None for goal in advice.profile.subjects("goal"))


def kpis_of(advice: Advice, subject: Subject) -> tuple[Kpi, ...]:
    """The measure of a goal, and after it what moves before it does."""
    found = (r.item for r in advice.recommendations if r.subject == subject)
    return tuple(item for item in found if isinstance(item, Kpi))


def kpi_of(advice: Advice, subject: Subject) -> Kpi | None:
    """The measure of a goal; None where none is recommended."""
    return next(iter(kpis_of(advice, subject)), None)


def gap_of(advice: Advice, subject: Subject) -> Gap | None:
    """What is missing of a goal; None where the owner has not given all its numbers."""
    goals = advice.profile.subjects("goal")
    return next((gap for gap in advice.plan.gaps if goals[gap.figures.goal] == subject), None)


def missing_of(advice: Advice, subject: Subject) -> float | None:
    """What is missing, negative where the number has to fall; None where that is not known."""
    now, target = (advice.inference.state(key, subject) for key in FIGURES[:2])
    if isinstance(now, (int, float)) and isinstance(target, (int, float)):
        return target - now
    return None


def has_passed(advice: Advice, subject: Subject) -> bool:
    """Whether the day of a goal has passed, so that the owner has to set another one."""
    known = advice.knows("goal.date", subject)
    return known and goal_day(advice.inference, subject, advice.day) is None


def way(advice: Advice, subject: Subject) -> Message | None:
    """From where to where, and how much that is; what is known of it; None for nothing."""
    counted = measure(advice, subject)
    now, target = (advice.inference.state(key, subject) for key in FIGURES[:2])
    if counted is None:
        return None
    unit = advice.inference.state("goal.unit", subject)
    # A share is of each hundred, over whatever time they come.
    per = None if unit == "share" else PER.get(counted_per(advice, subject))
    values: dict[str, Shown] = {"measure": counted}
    if per is not None:
        values["per"] = Label(per)
    if isinstance(target, (int, float)):
        values["target"] = figure_shown(advice, subject, target)
    # Nothing so far is no figure to start from.
    nothing = now == 0 and "target" in values and unit == "money"
    if isinstance(now, (int, float)) and not nothing:
        # “From 34 to 50 of 100”: the hundred is named once.
        values["now"] = (bare if "target" in values else figure_shown)(advice, subject, now)
    dated = advice.knows("goal.date", subject)
    known = ("now" in values, "target" in values, dated, per is not None)
    if dated:
        values["day"] = advice.fact("goal.date", subject)
    in_words = advice.inference.state("goal.day_in_words", subject)
    by_words = not dated and isinstance(in_words, str) and ("target" in values or "now" in values)
    if by_words:
        values["words"] = Words(str(in_words).rstrip("."))
        if nothing:
            values["now"] = bare(advice, subject, 0)
        told = message(_BY_WORDS["now" in values, "target" in values, per is not None], **values)
    else:
        told = message((_FROM_NOTHING if nothing else _WAYS)[known], **values)
    said = [told]
    missing = missing_of(advice, subject)
    if missing and not nothing:
        said.extend(_missing(advice, subject, missing, per, from_zero=now == 0))
    if has_passed(advice, subject):
        said.append(message(PASSED))
    return joined(said)


# From, to and by when, as far as they are known; whether there is a period.
_WAYS = {
    (True, True, True, True): N_("{measure}: from {now} to {target} {per} by {day}."),
    (True, True, True, False): N_("{measure}: from {now} to {target} by {day}."),
    (True, True, False, True): N_("{measure}: from {now} to {target} {per}; no date is set yet."),
    (True, True, False, False): N_("{measure}: from {now} to {target}; no date is set yet."),
    (True, False, True, True): N_("{measure}: {now} {per} now; no target is set yet for {day}."),
    (True, False, True, False): N_("{measure}: {now} now; no target is set yet for {day}."),
    (True, False, False, True): N_(
        "{measure}: {now} {per} now; no target and no date are set yet."
    ),
    (True, False, False, False): N_("{measure}: {now} now; no target and no date are set yet."),
    (False, True, True, True): N_("{measure}: {target} {per} by {day}; how many now is not known."),
    (False, True, True, False): N_("{measure}: {target} by {day}; how many now is not known."),
    (False, True, False, True): N_("{measure}: {target} {per}; how many now is not known."),
    (False, True, False, False): N_("{measure}: {target}; how many now is not known."),
    (False, False, True, True): N_("{measure}, by {day}; not counted yet."),
    (False, False, True, False): N_("{measure}, by {day}; not counted yet."),
    (False, False, False, True): N_("{measure}; not counted yet."),
    (False, False, False, False): N_("{measure}; not counted yet."),
}


# By when, where the owner has only words for it; from, to and whether there is a period.
_BY_WORDS = {
    (True, True, True): N_("{measure}: from {now} to {target} {per}, “{words}”."),
    (True, True, False): N_("{measure}: from {now} to {target}, “{words}”."),
    (True, False, True): N_("{measure}: {now} {per} now; no target yet for “{words}”."),
    (True, False, False): N_("{measure}: {now} now; no target yet for “{words}”."),
    (False, True, True): N_("{measure}: {target} {per}, “{words}”. How many now is not known."),
    (False, True, False): N_("{measure}: {target}, “{words}”. How many now is not known."),
}


_FROM_NOTHING = {
    (False, True, True, True): N_("{measure}: {target} {per} by {day}; nothing so far."),
    (False, True, True, False): N_("{measure}: {target} by {day}; nothing so far."),
    (False, True, False, True): N_(
        "{measure}: {target} {per}; nothing so far, no date is set yet."
    ),
    (False, True, False, False): N_("{measure}: {target}; nothing so far, and no date is set yet."),
}


def figure_shown(
    advice: Advice, subject: Subject, value: float, counted_in: str = "goal.unit"
) -> Shown:
    """A number of a goal in the owner's unit, which the fact ``counted_in`` names."""
    if advice.inference.state(counted_in, subject) == "share":
        return message(N_("{n} of 100"), n=Quantity(value))
    return bare(advice, subject, value, counted_in)


def bare(advice: Advice, subject: Subject, value: float, counted_in: str = "goal.unit") -> Shown:
    """A number of a goal in the owner's unit, a share without its hundred."""
    unit = advice.inference.state(counted_in, subject)
    if unit == "money":
        return Amount(value, currency_of(advice.inference))
    return Quantity(value, str(unit) if unit in ("hours", "days") else "")


def _missing(
    advice: Advice, subject: Subject, by: float, per: str | None, *, from_zero: bool
) -> Iterator[Message]:
    """How much is missing, where the way ``from_zero`` does not say it already."""
    unit = advice.inference.state("goal.unit", subject)
    missing, falls = bare(advice, subject, abs(by)), by < 0
    counted = is_counted(advice, subject)
    if unit == "share":
        template = N_("That is {missing} fewer of each 100.")
        template = template if falls else N_("That is {missing} more of each 100.")
        if not from_zero:
            yield message(template, missing=missing)
        return
    less, fewer = N_("That is {missing} less {per}."), N_("That is {missing} fewer {per}.")
    if per is not None:
        template = N_("That is {missing} more {per}.")
        template = template if not falls else fewer if counted else less
        if not from_zero:
            yield message(template, missing=missing, per=Label(per))
        return
    gap, weekly = gap_of(advice, subject), 0.0
    if gap is not None and gap.periods_left and gap.figures.whole:
        weekly = abs(by / gap.periods_left)
    if weekly >= 1 and counted:
        each = bare(advice, subject, round(weekly))
        if from_zero:
            yield message(N_("That is about {each} a week."), each=each)
            return
        template = N_("That is {missing} fewer in all, about {each} a week.")
        more = N_("That is {missing} more in all, about {each} a week.")
        yield message(template if falls else more, missing=missing, each=each)
    elif not from_zero:
        less, fewer = N_("That is {missing} less."), N_("That is {missing} fewer.")
        template = N_("That is {missing} more.")
        yield message(template if not falls else fewer if counted else less, missing=missing)
