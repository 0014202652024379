"""What a sum of money to be raised means: how many must give, what came last time, what is left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import ceil, floor, log10

from advisor.core.message import N_, Message, Quantity, Shown, counted, message
from advisor.core.rules.fact import Subject
from advisor.core.strategy.advice import Advice
from advisor.core.strategy.goal_number import bare, is_counted, number_of
from advisor.core.strategy.periods import PER, counted_per
from advisor.core.strategy.worth import AT, AT_PER, money, most_kept, with_period

# They pay now for what they get later.
PREPAID, MONTHLY = "prepaid", "monthly"
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


def raised(advice: Advice, subject: Subject, missing: float) -> Iterator[Message]:
    """Everything that the owner's figures say of money, or people who give it, still missing."""
    if missing <= 0:
        return
    yield from _whole(advice, subject)
    yield from _what_they_give(advice, subject, missing)
    last = tuple(last_time(advice, subject, missing))
    yield from _must_give(advice, subject, missing)
    yield from last
    if not last:
        yield from _one_in(advice, subject, missing)


def _whole(advice: Advice, subject: Subject) -> Iterator[Message]:
    """What comes from elsewhere, and whether less than everything is nothing."""
    target, promised = (number_of(advice, f"goal.{key}", subject) for key in ("target", "promised"))
    if not target:
        return
    if promised and _in_money(advice, subject):
        values = {"promised": bare(advice, subject, promised)}
        values["whole"] = bare(advice, subject, target + promised)
        yield message(N_("With {promised} from elsewhere that makes {whole}."), **values)
    if advice.inference.state("goal.all_or_nothing", subject) == "yes":
        template = N_("It is all or nothing: below {target} nothing is paid out.")
        yield message(template, target=bare(advice, subject, target))


def _in_money(advice: Advice, subject: Subject) -> bool:
    return advice.inference.state("goal.unit", subject) == "money"


def _left_of(advice: Advice, amount: float) -> float:
    """What is left of an amount that is given, after what a place keeps of it."""
    kept = most_kept(advice)
    return amount if kept is None else amount * (100 - kept[1]) / 100


def _givers(advice: Advice, missing: float, each: float) -> int:
    """How many must give for what is missing."""
    return ceil(missing / _left_of(advice, each) - 1e-9)


def _what_they_give(advice: Advice, subject: Subject, missing: float) -> Iterator[Message]:
    """What the missing givers would give, where people are counted and not their money."""
    usual = number_of(advice, "goal.usual_share", subject)
    if usual and is_counted(advice, subject):
        monthly = advice.inference.state("goal.gift", subject) == MONTHLY
        per = "month" if monthly else counted_per(advice, subject)
        values: dict[str, Shown] = {"each": money(advice, usual)}
        values["total"] = money(advice, usual * missing)
        yield with_period(values, per, AT, AT_PER)


def _must_give(advice: Advice, subject: Subject, missing: float) -> Iterator[Message]:
    """How many must give, at what one usually gives."""
    usual = _usual(advice, subject)
    if usual is None:
        yield from _as_last_time(advice, subject, missing)
        return
    kept, number = most_kept(advice), _givers(advice, missing, usual)
    values: dict[str, Shown] = {"each": bare(advice, subject, usual)}
    if kept is None:
        template = N_("At {each} from each, {n} must give; our sum.")
    else:
        (place, fee), few = kept, ceil(missing / usual - 1e-9)
        template = N_(
            "At {each} from each, {few} would give it; {place} keeps {fee} of 100, which "
            "leaves {left}, so {n} must give; our sum."
        )
        values |= {"few": Quantity(few), "fee": Quantity(fee)}
        values["place"] = advice.fact("place.name", place)
        values["left"] = bare(advice, subject, round(_left_of(advice, few * usual)))
    yield message(template, n=Quantity(number), **values)
    of = number_of(advice, "goal.of", subject)
    if of and number < of and advice.inference.state("goal.gift", subject) == PREPAID:
        values = {"share": Quantity(round(100 * number / of)), "of": Quantity(of)}
        yield message(N_("That is {share} of 100 of all {of}."), **values)
        yield counted(
            "They pay now, so they bring no more money later: the {n} other must pay what all of "
            "them cost.",
            "They pay now, so they bring no more money later: the {n} others must pay what all of "
            "them cost.",
            round(of - number),
        )


def _as_last_time(advice: Advice, subject: Subject, missing: float) -> Iterator[Message]:
    """How many must give, at what one gave last time: nobody knows what one usually gives."""
    total, givers, of = (
        number_of(advice, f"goal.{key}", subject) for key in ("last_sum", "last_givers", "of")
    )
    if not total or not givers or not _in_money(advice, subject):
        return
    kept, needed = most_kept(advice), _givers(advice, missing, total / givers)
    values: dict[str, Shown] = {"each": bare(advice, subject, _about(total / givers))}
    values["n"] = Quantity(needed)
    if kept:
        values |= {"place": advice.fact("place.name", kept[0]), "fee": Quantity(kept[1])}
    if of:
        values["of"] = Quantity(of)
    enough = None if not of else of >= needed
    yield message(_LAST_TIME[kept is not None, enough], **values)


# Whether a place keeps some of it, and whether there are as many, where that is known.
_LAST_TIME = {
    (False, None): N_("At about {each} from each, as last time, {n} must give; our sum."),
    (False, True): N_("At about {each} from each, as last time, {n} of {of} must give; our sum."),
    (False, False): N_(
        "At about {each} from each, as last time, {n} must give, more than the {of} there are; "
        "our sum."
    ),
    (True, None): N_(
        "At about {each} from each, as last time, and {fee} of 100 kept by {place}, {n} must give; "
        "our sum."
    ),
    (True, True): N_(
        "At about {each} from each, as last time, and {fee} of 100 kept by {place}, {n} of {of} "
        "must give; our sum."
    ),
    (True, False): N_(
        "At about {each} from each, as last time, and {fee} of 100 kept by {place}, {n} must "
        "give, more than the {of} there are; our sum."
    ),
}


def _usual(advice: Advice, subject: Subject) -> float | None:
    """What one usually gives, where money is counted; None where that is not known."""
    if not _in_money(advice, subject):
        return None
    return number_of(advice, "goal.usual_share", subject) or None


def last_time(advice: Advice, subject: Subject, missing: float) -> Iterator[Message]:
    """What came together last time, and how far the same again reaches."""
    total, givers = (number_of(advice, f"goal.last_{key}", subject) for key in ("sum", "givers"))
    if is_counted(advice, subject) and givers and givers >= missing:
        yield _of_those(missing, givers)
    if not total or not _in_money(advice, subject):
        return
    values: dict[str, Shown] = {"sum": bare(advice, subject, total)}
    if givers:
        values |= {"givers": Quantity(givers)}
        values["each"] = bare(advice, subject, _about(total / givers))
        yield message(N_("Last time {givers} gave {sum}, about {each} each."), **values)
    else:
        yield message(N_("Last time {sum} came in."), **values)
    kept, left = most_kept(advice), missing - _left_of(advice, total)
    if kept is not None:
        place, fee = advice.fact("place.name", kept[0]), Quantity(kept[1])
        yield message(N_("Of that {place} would keep {fee} of 100."), place=place, fee=fee)
    if left <= 0:
        yield message(N_("The same again would be enough."))
        return
    values["left"] = bare(advice, subject, round(left))
    if not givers:
        yield message(N_("The same again leaves {left} to find; our sum."), **values)
    else:
        more, of = _givers(advice, left, total / givers), number_of(advice, "goal.of", subject)
        values["more"] = Quantity(more)
        template = N_("The same again leaves {left}, about {more} more who give as much; our sum.")
        if of and of - givers >= more:
            values["others"] = Quantity(of - givers)
            template = N_(
                "The same again leaves {left}, about {more} of the other {others}; our sum."
            )
        yield message(template, **values)
    yield message(N_("A first mark to look at, in our judgement: {sum} again."), sum=values["sum"])


def _of_those(missing: float, givers: float) -> Message:
    """How many of those who gave last time have to say yes."""
    several = givers >= 2 * missing
    template = N_("Of the {givers} who gave last time, {n} would have to say yes.")
    if several:
        template = N_("Of the {givers} who gave last time, one in {n} would have to say yes.")
    number = floor(givers / missing + 0.5) if several else ceil(missing - 1e-9)
    return message(template, givers=Quantity(givers), n=Quantity(number))


def _about(amount: float) -> float:
    """An average with three figures.

    >>> _about(2432.43), _about(59.6)
    (2430.0, 59.6)
    """
    return round(amount, 2 - floor(log10(amount))) if amount > 0 else amount


def _one_in(advice: Advice, subject: Subject, missing: float) -> Iterator[Message]:
    """One in how many of those whose number is known would have to say yes."""
    needed, in_all = missing, PER.get(counted_per(advice, subject)) is None
    usual = _usual(advice, subject)
    if usual is not None:
        needed = _givers(advice, missing, usual)
    elif not is_counted(advice, subject) or not in_all:
        return
    of = number_of(advice, "goal.of", subject)
    gift = advice.inference.state("goal.gift", subject)
    if of and isinstance(gift, str) and gift != PREPAID and of >= 2 * needed:
        template = N_("Of {of}, one in {n} would have to say yes.")
        yield message(template, of=Quantity(of), n=Quantity(round(of / needed)))
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


def _number_in(name: str) -> int:
    """The number of people in a name, 0 for none.

    >>> _number_in("The list of the 3,400 who gave in 2021"), _number_in("Donors (65)")
    (3400, 65)
    >>> _number_in("Café 24")
    0
    """
    found = [int(re.sub(r"\D", "", one)) for one in COUNTED.findall(name)]
    return max((number for number in found if number not in YEARS), default=0)
