"""The line of page one about hours and money."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from math import ceil

from advisor.core.message import N_, Amount, Listing, Message, Shown, joined, message
from advisor.core.planning.plan import ReasonKind
from advisor.core.planning.sentences import why_unspent
from advisor.core.reasoning.templates import currency_of, hours_shown
from advisor.core.strategy.advice import Advice
from advisor.core.strategy.page_line import Line


def means_line(advice: Advice) -> Line:
    """The hours and the money of the fullest week and month, and how much there is."""
    plan, means = advice.plan, advice.means
    owned = (dict(week.load.by_person).get(means.owner.key, 0.0) for week in plan.weeks)
    fullest = max(owned, default=0.0)
    used, limit = _at_most(fullest), means.owner.most_hours
    told: list[Message] = []
    if limit is None:
        template = N_("At most {used} of yours a week; you have not said how many there are.")
        told.append(message(template, used=used))
    elif limit:
        template = N_("At most {used} of your {limit} a week.")
        # Both are rounded alike, so that what is used is never more than there is.
        told.append(message(template, used=used, limit=_at_most(limit)))
        talks = _fullest_minutes(advice)
        if talks is not None:
            template = N_("Talks and calls come on top, at most {minutes} in one week.")
            told.append(message(template, minutes=talks))
    else:
        told.append(_owner_minutes(advice))
    if limit != 0 and means.owner.until is not None:
        told.append(message(N_("You have them until {day}."), day=means.owner.until))
    others = _others_hours(advice)
    if others:
        template = N_("Help from others, at most a week: {hours}.")
        told.append(message(template, hours=Listing(others)))
    told += _hours_not_said(advice)
    spent, currency = plan.money, currency_of(advice.inference)
    if spent.monthly:
        told.append(message(N_("At most {money} a month."), money=Amount(spent.monthly, currency)))
    if spent.once:
        told.append(message(N_("{money} once."), money=Amount(spent.once, currency)))
    if not spent.monthly and not spent.once and (spent.monthly_limit or spent.once_limit):
        told.append(why_unspent(spent.unspent))
    keys = ("business.owner_hours", "business.money")
    return Line("hours", N_("Hours and money"), joined(told), keys)


def _hours_not_said(advice: Advice) -> Iterator[Message]:
    """Those who do something and have not said how many hours they have, once for all rows."""
    wanted = {placement.person for placement in advice.plan.placements}
    late = (p.reason for p in advice.plan.postponed)
    wanted.update(k for r in late if r.kind is ReasonKind.HOURS_UNKNOWN for k in r.people)
    silent = [p.key for p in advice.means.staff if p.hours is None and p.key in wanted]
    names = Listing(tuple(advice.people.name(key) for key in silent))
    if silent:
        template = N_("First ask how many hours they have; nobody has said yet: {people}.")
        yield message(template, people=names)


def _owner_minutes(advice: Advice) -> Message:
    """What is asked of an owner without hours."""
    minutes = _fullest_minutes(advice)
    if minutes is None:
        return message(N_("None of your own hours."))
    freed = [p.ready for p in advice.plan.placements if p.task.frees_hours]
    if freed:
        day = min(freed)
        early = _fullest_minutes(advice, before=day)
        if early is not None:
            template = N_(
                "No weekly hours of your own before {day}, only {early} in person in the fullest "
                "week; from then on at most {minutes} a week of those that become free."
            )
            return message(template, day=day, early=early, minutes=minutes)
        template = N_(
            "No weekly hours of your own before {day}; from then on at most {minutes} a week of "
            "those that become free."
        )
        return message(template, day=day, minutes=minutes)
    template = N_("No weekly hours of your own, only {minutes} in person in the fullest week.")
    return message(template, minutes=minutes)


def _fullest_minutes(advice: Advice, before: date = date.max) -> Shown | None:
    """The minutes outside the hours that the owner gives in the fullest week; None for none."""
    weeks = (week.load.owner_minutes for week in advice.plan.weeks if week.first < before)
    minutes = max(weeks, default=0.0)
    return hours_shown((minutes / 60, minutes / 60)) if minutes else None


def _at_most(hours: float) -> Shown:
    """The most hours that somebody gives in a week, up to the next quarter of an hour."""
    quarters = ceil(round(hours * 4, 2)) / 4 if hours >= 1 else hours
    return hours_shown((quarters, quarters))


def _others_hours(advice: Advice) -> tuple[Message, ...]:
    """The fullest week of everybody else who does something."""
    most: dict[str, float] = {}
    for week in advice.plan.weeks:
        for person, hours in week.load.by_person:
            most[person] = max(most.get(person, 0.0), hours)
    return tuple(
        message(
            N_("{who} {hours}"),
            who=advice.people.name(person),
            hours=_at_most(hours),
        )
        for person, hours in most.items()
        if person != advice.means.owner.key and hours
    )
