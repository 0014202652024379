"""What a goal's number means: how many people it is, who should bring them, what can still count.

All sums are of numbers the owner gave, and marked as ours.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import timedelta

from advisor.core.message import N_, Label, Listing, Message, Quantity, Shown, message
from advisor.core.planning.gap import Gap
from advisor.core.planning.plan import Placement
from advisor.core.planning.work import Claim, Stage
from advisor.core.rules.catalogue import Work
from advisor.core.rules.fact import Subject
from advisor.core.strategy.advice import Advice
from advisor.core.strategy.goal_number import COUNTS, bare
from advisor.core.strategy.means import goal_day
from advisor.core.strategy.periods import IN_THREE_MONTHS, PER, counted_per, period_of, waits

# Fewer people than this are better said over a longer time.
ENOUGH = 3
# The parts of the first two moves; the rest is for what else is planned.  Our own judgement.
PARTS = (0.5, 0.3)
# How long after the first figures the target is set, where its day comes too soon.
MOST_LATER = timedelta(days=91)
# Money is brought by those who are asked for it, and by no work besides.
RAISED = "investment"
# Those who may be asked for a yes; a following is nobody to count on.
ASKED = frozenset(
    {"customers", "regulars", "advocates", "volunteers", "donors", "investors", "former_staff"}
)
# Of so few, a number in their name counts others: “A girl with 40,000 followers”.
FEW = ("one", "few")
# A number of people in a name: “The 3,400 who gave in 2021”, “The list of 65”, “Donors (65)”.
# A year is none, nor is what only ends a name, as in “Café 24”.
COUNT = r"(?<![\d.,])(?:\d{1,3}(?:[ ,.\u00a0]\d{3})+|\d{2,6})(?![\d.,]*\d)"
COUNTED = re.compile(rf"{COUNT}(?=\s+[^\W\d])|(?:(?<=\()|(?<=\bof )){COUNT}", re.IGNORECASE)
YEARS = range(1900, 2101)


def in_people(advice: Advice, subject: Subject, missing: float) -> Iterator[Message]:
    """How many a share is, where it is clear of how many, and in what time."""
    found = _people(advice, subject, missing)
    if found is None:
        return
    of, count, per = found
    values: dict[str, Shown] = {"of": Quantity(of), "n": Quantity(round(count))}
    label, times = PER.get(per), IN_THREE_MONTHS.get(per)
    if label is not None:
        values["per"] = Label(label)
    if label is None:
        template, less = _PEOPLE
    elif count >= ENOUGH or times is None:
        template, less = _PEOPLE_PER
    else:
        template, less = _PEOPLE_IN_THREE_MONTHS
        values["n"] = Quantity(round(count * times))
    if values["n"] != Quantity(0):
        yield message(template if missing > 0 else less, **values)


def _people(advice: Advice, subject: Subject, missing: float) -> tuple[float, float, str] | None:
    """Of how many, how many are missing, and in which period; None where that is not clear."""
    of = advice.inference.state("goal.of", subject)
    share = advice.inference.state("goal.unit", subject) == "share"
    if not share or not isinstance(of, (int, float)) or not of:
        return None
    words = advice.inference.state("goal.of_words", subject)
    period = counted_per(advice, subject)
    counted_in = period_of(words, period) if isinstance(words, str) else period
    return None if counted_in is None else (of, abs(missing) * of / 100, counted_in)


_PEOPLE = (
    N_("Of {of} that is about {n} more; our sum."),
    N_("Of {of} that is about {n} fewer; our sum."),
)
_PEOPLE_PER = (
    N_("Of {of} {per} that is about {n} more {per}; our sum."),
    N_("Of {of} {per} that is about {n} fewer {per}; our sum."),
)
_PEOPLE_IN_THREE_MONTHS = (
    N_("Of {of} {per} that is about {n} more in three months; our sum."),
    N_("Of {of} {per} that is about {n} fewer in three months; our sum."),
)


# ── Who brings it ──────────────────────────────────────────────────────────────


def by_the_moves(advice: Advice, subject: Subject, missing: float) -> Iterator[Message]:
    """Which part of what is missing each of the first moves should bring; our own judgement.

    Asking brings nothing by itself, so the parts are for moves that act.  Of one move alone
    nobody can say how much of it would come without it.
    """
    if isinstance(advice.inference.state("goal.line", subject), (int, float)):
        return  # It is all or nothing: no move brings a part of it.
    movers = _movers(advice, subject)
    total, people = _total(advice, subject, missing)
    if len(movers) < len(PARTS) or total < ENOUGH:
        return
    whole = people or float(missing).is_integer()
    parts, left = [], total
    for placement, part in zip(movers, PARTS, strict=False):
        brings = round(total * part) if whole else round(total * part, 2)
        left -= brings
        parts.append(_part(advice, subject, advice.titled(placement.key), brings, people=people))
    rest = message(N_("what else is planned"))
    parts.append(_part(advice, subject, rest, left, people=people))
    template = N_("What should bring it, by our own judgement: {parts}.")
    yield message(template, parts=Listing(tuple(parts)))


def _part(
    advice: Advice, subject: Subject, what: Message, brings: float, *, people: bool
) -> Message:
    shown = Quantity(round(brings)) if people else bare(advice, subject, brings)
    return message(N_("{what} – about {n}"), what=what, n=shown)


def _total(advice: Advice, subject: Subject, missing: float) -> tuple[float, bool]:
    """What is missing, in people where that is clear; whether it is people."""
    found = _people(advice, subject, missing)
    if found is None:
        return abs(missing), False
    _, count, per = found
    times = IN_THREE_MONTHS.get(per)
    return (count, True) if count >= ENOUGH or times is None else (round(count * times), True)


def _movers(advice: Advice, subject: Subject) -> tuple[Placement, ...]:
    """The first planned move that acts of each approach, then the best of what supports."""
    plan = advice.plan
    rank = advice.profile.subjects("goal").index(subject)
    marked = [p for p in plan.placements if p.task.brings and p.task.goal == rank]
    if marked:
        return tuple(sorted(marked, key=lambda p: p.task.place)[: len(PARTS)])
    if advice.inference.state("goal.kind", subject) == RAISED:
        return ()
    prepared = {key for p in plan.placements for key in p.task.waits_for}
    found: dict[str, Placement] = {}
    for choice in (c for d in advice.diagnoses if d.goal == subject.goal for c in d.choices):
        placed = (plan.placed(move.key) for move in choice.moves)
        acting = [p for p in placed if p is not None and _acts(advice, p, prepared)]
        if acting:
            # What goes on brings more than what is done once.
            best = max(acting, key=lambda p: (p.weekly_hours, -p.task.place))
            found.setdefault(best.key, best)
    others = [p for p in plan.placements if p.task.carries and p.task.goal == rank]
    for other in sorted(others, key=lambda p: p.task.place):
        if other.task.stage is Stage.OFFER and _acts(advice, other, prepared):
            found.setdefault(other.key, other)
    return tuple(found.values())[: len(PARTS)]


def _acts(advice: Advice, placement: Placement, prepared: Collection[str]) -> bool:
    """Whether it brings somebody: it neither asks nor only prepares other work."""
    task, item = placement.task, advice.work[placement.key].item
    asks = task.stage is Stage.LISTEN or (isinstance(item, Work) and item.phase == "sentence")
    return not (asks or task.claim is Claim.DUTY or task.permission or task.key in prepared)


# ── How many must say yes ──────────────────────────────────────────────────────


def must_say_yes(advice: Advice, subject: Subject, missing: float) -> Iterator[Message]:
    """How many must give or come, and one in how many of those whose number was named."""
    needed = missing
    unit = advice.inference.state("goal.unit", subject)
    usual = advice.inference.state("goal.usual_share", subject)
    if missing <= 0:
        return
    if unit == "money":
        if not isinstance(usual, (int, float)) or not usual:
            return
        values: dict[str, Shown] = {"each": bare(advice, subject, usual)}
        kept = _kept(advice)
        if kept is None:
            template = N_("At {each} from each, {n} must give; our sum.")
        else:
            place, fee = kept
            template = N_(
                "At {each} from each, {few} would give it; {place} keeps {fee} of 100, which "
                "leaves {left}, so {n} must give; our sum."
            )
            few = -(-needed // usual)
            left = few * usual * (100 - fee) / 100
            values |= {"few": Quantity(few), "place": place, "fee": Quantity(fee)}
            values["left"] = bare(advice, subject, round(left))
            usual *= (100 - fee) / 100
        needed = -(-needed // usual)
        yield message(template, n=Quantity(needed), **values)
    elif unit not in COUNTS or PER.get(counted_per(advice, subject)) is not None:
        return
    for name in advice.ranked_relationships:
        asked = Subject(relationship=name)
        called = advice.inference.state("relationship.name", asked)
        kind = advice.inference.state("relationship.kind", asked)
        several = advice.inference.state("relationship.number", asked) not in FEW
        fits = kind in ASKED and several and isinstance(called, str)
        number = _number_in(str(called)) if fits else 0
        if number >= 2 * needed > 0:
            who = advice.fill("{relationship.name}", asked)
            template = N_("Of {who}, one in {n} would have to say yes.")
            yield message(template, who=who, n=Quantity(round(number / needed)))
            return


def _kept(advice: Advice) -> tuple[Shown, float] | None:
    """The place that keeps the most of what is given there, and how much of 100."""
    fees = {
        place: fee
        for place in advice.profile.subjects("place")
        if isinstance(fee := advice.inference.state("place.fee", place), (int, float))
        and 0 < fee < 100
    }
    most = max(fees, key=lambda place: fees[place], default=None)
    return None if most is None else (advice.fact("place.name", most), fees[most])


def _number_in(name: str) -> int:
    """The number of people in a name, 0 for none.

    >>> _number_in("The list of the 3,400 who gave in 2021"), _number_in("Donors (65)")
    (3400, 65)
    >>> _number_in("Café 24")
    0
    """
    found = [int(re.sub(r"\D", "", one)) for one in COUNTED.findall(name)]
    return max((number for number in found if number not in YEARS), default=0)


# ── What can still count ───────────────────────────────────────────────────────


def shows_from(advice: Advice, subject: Subject) -> Message | None:
    """That a goal's day is too near to show what begins now; None where it is not."""
    day, lag = goal_day(advice.inference, subject, advice.day), waits(advice, subject)
    if not lag or day is None or day - lag > advice.day:
        return None
    template = N_("That day is too near to count it: what begins now shows from {first} on.")
    return message(template, first=advice.day + lag)


def countable(advice: Advice, subject: Subject, gap: Gap) -> Iterator[Message]:
    """What begins too late to show by the goal's day, where a result takes its time."""
    lag = waits(advice, subject)
    last = gap.figures.day - lag
    if not lag:
        return
    values: dict[str, Shown] = {"day": gap.figures.day, "last": last}
    if last - advice.day >= timedelta(days=1):
        yield message(N_("Only what begins by {last} can still be counted by {day}."), **values)
    else:
        first = advice.day + lag
        figures = gap.figures
        values["first"] = first
        values["target"] = bare(advice, subject, figures.target)
        half = (figures.now + figures.target) / 2
        values["half"] = bare(advice, subject, round(half) if figures.whole else round(half, 2))
        values["later"] = first + min(lag, MOST_LATER)
        template = N_(
            "By {day} only what began by {last} can be counted; what begins now shows from "
            "{first} on. So set the day later: {half} on {first}, {target} on {later} (our "
            "estimate)."
        )
        yield message(template, **values)
