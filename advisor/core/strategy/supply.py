"""What one source brings of all that comes in, and what there is beside what people want."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.core.message import N_, Label, Message, Quantity, Shown, Words, message
from advisor.core.rules.fact import BUSINESS, Subject
from advisor.core.strategy.advice import Advice
from advisor.core.strategy.goal_number import is_counted, number_of
from advisor.core.strategy.periods import PER, counted_per

# Goals whose number is what comes in, so that a source brings a part of it.
COMING_IN = ("customers", "leads", "off_season", "better_work", "keep")


def one_source(advice: Advice, subject: Subject) -> Iterator[Message]:
    """How much comes from the source that brings the most, and what is left without it."""
    share, now = (number_of(advice, f"goal.{key}", subject) for key in ("source_share", "baseline"))
    if not share:
        return
    comes_in = advice.inference.state("goal.kind", subject) in COMING_IN
    values: dict[str, Shown] = {"share": Quantity(share)}
    who = advice.inference.state("goal.source_share_words", subject)
    if isinstance(who, str):
        values["who"] = Words(who.rstrip("."))
    yield message(_SOURCE[comes_in, "who" in values], **values)
    counts = is_counted(advice, subject)
    brings = round((now or 0) * share / 100)
    if not (comes_in and counts and now and brings):
        return
    if brings == now:
        yield message(N_("Without it nothing is left."))
        return
    values = {"n": Quantity(brings), "now": Quantity(now), "rest": Quantity(now - brings)}
    per = PER.get(counted_per(advice, subject))
    if per is None:
        template = N_("That is about {n} of {now}, and {rest} without it; our sum.")
        yield message(template, **values)
    else:
        template = N_("That is about {n} of {now} {per}, and {rest} without it; our sum.")
        yield message(template, per=Label(per), **values)


# Whether the goal's number is what comes in, and whether it is said through whom.
_SOURCE = {
    (True, True): N_("{share} of 100 come through one source: “{who}”."),
    (True, False): N_("{share} of 100 come through one source."),
    (False, True): N_("Of the good ones, {share} of 100 came through one source: “{who}”."),
    (False, False): N_("Of the good ones, {share} of 100 came through one source."),
}


def demand(advice: Advice, subject: Subject) -> Iterator[Message]:
    """What people want beside what there is; once, with the first goal."""
    wanted, there = (number_of(advice, f"business.{key}") for key in ("demand", "supply"))
    if not wanted or there is None or subject != advice.profile.subjects("goal")[0]:
        return
    values: dict[str, Shown] = {"wanted": Quantity(wanted), "there": Quantity(there)}
    unit = advice.inference.state("business.demand_words", BUSINESS)
    if isinstance(unit, str):
        values["unit"] = Words(unit.rstrip("."))
    if there >= wanted:
        template = N_("People want {wanted} and you have {there}, so there is enough.")
        told_in = N_("People want {wanted} and you have {there} (“{unit}”), so there is enough.")
    else:
        values |= {
            "short": Quantity(wanted - there),
            "served": Quantity(round(100 * there / wanted)),
        }
        template = N_(
            "People want {wanted} and you have {there}: enough for {served} of 100, and you are "
            "{short} short; our sum."
        )
        told_in = N_(
            "People want {wanted} and you have {there} (“{unit}”): enough for {served} of 100, and "
            "you are {short} short; our sum."
        )
    yield message(told_in if "unit" in values else template, **values)
