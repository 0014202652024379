"""The plan's reasons as sentences: why here, why then, why later, what is missing.

``title`` gives the words for a task's key and ``name`` those for a person's key;
both are passed by the caller, who knows the catalogue and the firm.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from advisor.core.message import N_, Amount, Listing, Message, Quantity, Shown, message
from advisor.core.planning.means import OWNER_KEY
from advisor.core.planning.missing import Change, ChangeKind, Missing
from advisor.core.planning.plan import Hold, HoldKind, Placement, Postponed, ReasonKind, Unspent
from advisor.core.planning.work import Anchor, Claim

# Fewer hours than this are none to an owner.
LEAST = 1 / 24

Title = Callable[[str], Shown]
Name = Callable[[str], Shown]

HERE = {
    Claim.DUTY: N_("This comes before everything else: you owe it, whatever the plan."),
    Claim.LEAD: N_("It carries out the approach to your goal, so it has hours before other work."),
    Claim.SUPPORT: N_("It supports the main steps, so it gets the hours they leave."),
    Claim.HOUSEKEEPING: N_("Rules and watching come last and take at most a fifth of the hours."),
}
LEAD_OF_OTHER_GOAL = N_(
    "It carries out the approach to another goal, so it comes after the steps for the first."
)
SERVES = N_("It is done now because {task} waits for it.")

THEN = {
    HoldKind.NOW: N_("Nothing has to come before it, so it begins at once."),
    HoldKind.TASK: N_("It begins when this is done: {task}."),
    HoldKind.PERMISSION: N_("It begins when there is an answer to this: {task}."),
    HoldKind.LISTENING: N_("First people are asked, and have time to answer: {task}."),
    HoldKind.LEADS: N_("Posting comes after this step is set up: {task}."),
    HoldKind.FIRST: N_("The main step starts first: {task}."),
    HoldKind.MONEY: N_("It begins when enough money has been put aside."),
    HoldKind.HOURS: N_("Until then this takes the hours ({person}): {task}."),
}
HOURS_ONLY = N_("Before that there are too few hours for it ({person}).")

DAYS = {
    Anchor.OPENING: N_("It begins no earlier than {day}, because of the opening day."),
    Anchor.SEASON: N_("It begins no earlier than {day}, because of the season."),
    Anchor.DEADLINE: N_("It begins no earlier than {day}, because of the deadline."),
    Anchor.GOAL_DAY: N_("It begins no earlier than {day}, because of the goal's day."),
}
ANY_DAY = N_("It begins no earlier than {day}.")

UNKNOWN_DAYS = {
    Anchor.OPENING: N_("Its place depends on the opening day; say when that is."),
    Anchor.SEASON: N_("Its place depends on the season; say when that begins."),
    Anchor.DEADLINE: N_("Its place depends on the deadline; say when that is."),
    Anchor.GOAL_DAY: N_("Its place depends on the goal's day; say when that is."),
}
ANY_UNKNOWN_DAY = N_("Its place depends on a day that is not known yet.")

UNSPENT = {
    Unspent.NOTHING_LEFT: N_("All the money there is has a use in this plan."),
    Unspent.NOT_SAID: N_("You have not said how much money there is."),
    Unspent.ONCE_NOT_SAID: N_("You have not said whether there is a sum you could spend once."),
    Unspent.PRICE_UNKNOWN: N_("Help could do more of this; say what an hour of help costs you."),
    Unspent.TOO_DEAR: N_("What is left to buy costs more than the money that is left."),
    Unspent.OWN_WORK: N_("What is left to do cannot be bought, so keep the money."),
    Unspent.ALL_DONE: N_("Nothing in this plan needs more money, so keep the rest."),
}


def why_here(placement: Placement, title: Title) -> Message:
    """Why work has its place before other work: its claim, or what waits for it."""
    if placement.serves:
        return message(SERVES, task=title(placement.serves))
    if placement.claim is Claim.LEAD and placement.task.goal != 0:
        return message(LEAD_OF_OTHER_GOAL)
    return message(HERE[placement.claim])


def why_then(placement: Placement, title: Title, name: Name) -> Message:
    """Why work begins on its day and not before."""
    hold = placement.hold
    if hold.kind is HoldKind.DAY:
        return _day(hold)
    if hold.kind is HoldKind.HOURS and not hold.task:
        return message(HOURS_ONLY, person=name(hold.person))
    values: dict[str, Shown] = {}
    if hold.task:
        values["task"] = title(hold.task)
    if hold.kind is HoldKind.HOURS:
        values["person"] = name(hold.person)
    return message(THEN[hold.kind], **values)


def _day(hold: Hold) -> Message:
    template = DAYS.get(hold.anchor, ANY_DAY) if hold.anchor else ANY_DAY
    return message(template, day=hold.day or date.min)


def why_later(late: Postponed, title: Title, name: Name, currency: str = "") -> Message:
    """The one reason why work is not in the plan; ``currency`` is an ISO 4217 code or ''."""
    reason = late.reason
    if reason.kind in (ReasonKind.HOURS, ReasonKind.HOURS_UNKNOWN):
        return _hours_short(late, name)
    if reason.kind is ReasonKind.SHARE:
        template = N_("The plan has enough regular work; take it up when some of it is done.")
        return message(template)
    if reason.kind is ReasonKind.MONEY:
        return _money_short(late, currency)
    if reason.kind is ReasonKind.DAY:
        template = N_("It could not be ready by {day}.")
        return message(template, day=reason.day or date.min)
    if reason.kind is ReasonKind.LATE:
        template = N_("What comes before it leaves too little time until {day}.")
        return message(template, day=reason.day or date.min)
    if reason.kind is ReasonKind.BEYOND:
        template = N_("It comes after these weeks: this plan ends on {day}.")
        return message(template, day=reason.day or date.min)
    if reason.kind is ReasonKind.DAY_UNKNOWN:
        unknown = UNKNOWN_DAYS.get(reason.anchor) if reason.anchor else None
        return message(unknown or ANY_UNKNOWN_DAY)
    if reason.kind is ReasonKind.TASK:
        template = N_("It waits for this, which is not in the plan: {task}.")
        return message(template, task=title(reason.task))
    return message(OTHERS[reason.kind])


OTHERS = {
    ReasonKind.MONEY_UNKNOWN: N_("It costs money; say how much you can spend."),
    ReasonKind.ONCE_UNKNOWN: N_("It costs money; say whether there is a sum you could spend once."),
    ReasonKind.ABSENT: N_("It waits for work that is not recommended here."),
    ReasonKind.CIRCLE: N_("It waits for work that waits for it."),
    ReasonKind.NOBODY: N_("Nobody among you can do it."),
    ReasonKind.ENOUGH: N_("The plan has enough steps; take it up when some of them are done."),
    ReasonKind.HURRIED: N_(
        "There is no time for it before that day; take it up afterwards if it is still of use."
    ),
    ReasonKind.NOT_NEEDED: N_("What it would permit is not in the plan."),
}


def _hours_short(late: Postponed, name: Name) -> Message:
    reason = late.reason
    people = Listing(tuple(name(person) for person in reason.people))
    if reason.kind is ReasonKind.HOURS_UNKNOWN:
        return message(N_("It needs hours nobody has named yet ({people})."), people=people)
    setup, weekly = _hours(reason.setup), _hours(reason.weekly)
    if not reason.weekly or (reason.setup and reason.free >= reason.weekly):
        template = N_("It takes {setup} once; too few hours are left for that ({people}).")
        return message(template, setup=setup, people=people)
    if reason.free < LEAST:
        template = N_("It takes {weekly} a week; no hours are left for that ({people}).")
        return message(template, weekly=weekly, people=people)
    free = _hours(reason.free)
    template = N_("It takes {weekly} a week; at most {free} a week are left ({people}).")
    return message(template, weekly=weekly, people=people, free=free)


def _hours(hours: float) -> Quantity:
    """A stretch of time as people say it: minutes below an hour, else quarters of hours."""
    if 0 < hours < 1:
        return Quantity(5 * max(round(hours * 12), 1), N_("min"))
    return Quantity(round(hours * 4) / 4, N_("h"))


def _money_short(late: Postponed, currency: str) -> Message:
    reason = late.reason
    once, monthly = Amount(reason.once, currency), Amount(reason.monthly, currency)
    if reason.once and reason.monthly:
        template = N_("It costs {once} once and {monthly} a month, more than there is.")
        return message(template, once=once, monthly=monthly)
    if reason.monthly:
        template = N_("It costs {monthly} a month, more than there is.")
        return message(template, monthly=monthly)
    if reason.once:
        return message(N_("It costs {once}, more than there is."), once=once)
    return message(N_("It needs bought help, which costs more than there is."))


def what_is_missing(missing: Missing, name: Name, currency: str = "") -> tuple[Message, ...]:
    """What would make a lead move begin within four weeks, or when it begins at the earliest.

    A sentence for each change of means, and one for the day on which it then begins.
    """
    if missing.changes:
        changes = tuple(_change(change, name, currency) for change in missing.changes)
        day = missing.begins or date.min
        return (*changes, message(N_("Then it can begin on {day}."), day=day))
    if missing.begins is None:
        return (message(N_("No hours or money would make it possible.")),)
    template = N_("It begins on {day}; no hours or money would make that earlier.")
    return (message(template, day=missing.begins),)


def _change(change: Change, name: Name, currency: str) -> Message:
    if change.kind is ChangeKind.DAY:
        template = N_("The goal's day would have to be {day} or later.")
        return message(template, day=change.day or date.min)
    if change.kind is ChangeKind.HOURS:
        return _hours_needed(change, name)
    amount, now = Amount(change.needed, currency), Amount(change.now, currency)
    if change.kind is ChangeKind.MONEY_ONCE:
        if not change.now:
            template = N_("It takes {amount} once; so far there is no money for it.")
            return message(template, amount=amount)
        return message(N_("It takes {amount} once instead of {now}."), amount=amount, now=now)
    if not change.now:
        template = N_("It takes {amount} a month; so far there is no money for it.")
        return message(template, amount=amount)
    return message(N_("It takes {amount} a month instead of {now}."), amount=amount, now=now)


def _hours_needed(change: Change, name: Name) -> Message:
    hours, now = _hours(change.needed), _hours(change.now)
    if change.person == OWNER_KEY:
        if not change.now:
            template = N_("It needs at least {hours} a week of your own; today you have none.")
            return message(template, hours=hours)
        template = N_("It needs at least {hours} a week of your own; today you have {now}.")
        return message(template, hours=hours, now=now)
    person = name(change.person)
    if not change.now:
        template = N_("It needs at least {hours} a week ({person}); today there are none.")
        return message(template, hours=hours, person=person)
    template = N_("It needs at least {hours} a week ({person}); today there are {now}.")
    return message(template, hours=hours, person=person, now=now)


def why_unspent(unspent: Unspent) -> Message:
    """Why money is left, or that none is."""
    return message(UNSPENT[unspent])
