"""Who is asked to do work, in which order."""

from __future__ import annotations

from dataclasses import replace

from advisor.core.planning.calendar import LEAD_WEEKS
from advisor.core.planning.ledger import MOST_MINUTES
from advisor.core.planning.means import Means, Person, Role
from advisor.core.planning.work import Claim, Doer, Stage, Task

# What is left for the owner in person of work that is handed on, in minutes; our judgement.
IN_PERSON = 15
STAFF_ORDER = (Role.PARTNER, Role.COLLEAGUE, Role.FAMILY, Role.VOLUNTEERS)


def able(task: Task, means: Means, *, helped: bool, urgent: bool) -> tuple[Person, ...]:
    """Those who could do a task, the one to ask first in front.

    ``helped`` puts paid help before the owner.  Those with no hours at all are left
    out; those whose hours are not known come last, and only for ``urgent`` work; there the
    preferred comes first all the same.  Others are asked for their hours before a visit
    or an answer is laid on them.
    """
    people = [
        p
        for p in _allowed(task, means, helped=helped)
        if has_hours(p) and not _asked_for_hours_first(task, p)
    ]
    # Who already wins people is asked though their hours are not known yet.
    people.sort(
        key=lambda p: (
            p.hours is None and p.role is not Role.PAID and not (urgent and _wanted(task, p)),
            not _wanted(task, p),
        )
    )
    return tuple(p for p in people if urgent or p.hours is not None or p.role is Role.PAID)


def _asked_for_hours_first(task: Task, person: Person) -> bool:
    """Whether nobody knows yet what a helper could give, and the work is a visit or an answer."""
    helper = person.hours is None and person.role not in (Role.OWNER, Role.PARTNER, Role.PAID)
    in_person = task.doer in (Doer.OWNER, Doer.KNOWS) or task.claim is Claim.DUTY
    return helper and in_person and not named_for(task, person)


def named_for(task: Task, person: Person) -> bool:
    """Whether a person is named for it: as the best one, or as who knows the people."""
    return _wanted(task, person) or any(map(person.answers_to, task.known_by))


def _wanted(task: Task, person: Person) -> bool:
    return bool(task.prefers) and person.answers_to(task.prefers)


def allowed(task: Task, means: Means) -> tuple[Person, ...]:
    """Those who may do a task, whether they have hours or not."""
    return tuple(_allowed(task, means, helped=False))


def handed_on(task: Task, means: Means) -> Task:
    """The same task where an owner with too few hours would block it: others do the most of it.

    Too few are those with which it would not be done in four weeks.

    What is owed, and what the owner did themselves, stays with them; so does what is no
    more than some minutes.
    """
    owner, most = means.owner, task.setup_hours * 60 + task.owner_minutes
    needed = task.doer is Doer.OWNER and not task.alone and task.claim is not Claim.DUTY
    small = task.is_habit and most <= MOST_MINUTES
    hours = owner.most_hours
    able = hours is None or hours * LEAD_WEEKS * 60 >= most
    if not needed or small or (able and has_hours(owner)):
        return task
    if not any(p.standing and p.hours is not None and has_hours(p) for p in means.staff):
        return task
    return replace(task, doer=Doer.KNOWS, owner_minutes=max(task.owner_minutes, IN_PERSON))


def has_hours(person: Person) -> bool:
    """Whether a person may have hours: some are known, or it is not known."""
    return person.hours is None or max(person.hours, person.busy_hours or 0.0) > 0


def _allowed(task: Task, means: Means, *, helped: bool) -> list[Person]:
    asked = _fit(task, means, helped=helped)
    return [p for p in asked if p.key not in task.never or p.role is Role.OWNER]


def _fit(task: Task, means: Means, *, helped: bool) -> list[Person]:
    """Those whom the kind of work allows, whoever it concerns."""
    owner = means.owner
    staff = sorted(means.staff, key=lambda person: STAFF_ORDER.index(person.role))
    if task.doer is Doer.OWNER:
        partners = [person for person in staff if person.role is Role.PARTNER]
        return [owner] if task.alone else [owner, *partners]
    if task.doer is Doer.BOUGHT:
        return [means.helper]
    if task.doer is Doer.KNOWS:
        within = [owner, *(p for p in staff if _speaks(p, means) or named_for(task, p))]
        if not task.known_by:
            return within
        knowing = (p for name in task.known_by for p in within if p.answers_to(name))
        known = list(dict.fromkeys(knowing))
        if not known or any(map(has_hours, known)):
            return known
        # Who knows them best has no time: then it is somebody in their place.
        return [*known, *(person for person in within if person not in known)]
    if not can_be_helped(task, means):
        return [means.helper, owner] if _nobody_has_time(task, means) else [*staff, owner]
    return [*staff, means.helper, owner] if helped else [*staff, owner, means.helper]


def _speaks(person: Person, means: Means) -> bool:
    """Whether a person may speak for the firm; family and friends only for an owner without hours.

    Whoever is thanked or asked for an agreement expects the owner, not a relative who helps out.
    """
    if person.role is Role.FAMILY and has_hours(means.owner):
        return False
    return person.standing


def buyable(task: Task) -> bool:
    """Whether help can be bought for it.

    Somebody from outside can be paid to do a thing, not to do what the firm owes, to
    keep its rules or to ask its people.
    """
    fit = task.claim in (Claim.LEAD, Claim.SUPPORT) and task.stage is not Stage.LISTEN
    return task.doer is Doer.BOUGHT or (task.doer is Doer.ANYONE and fit)


def _nobody_has_time(task: Task, means: Means) -> bool:
    """Whether hands are bought for what is owed, since nobody in the firm has an hour for it."""
    paid = bool(means.money_monthly or means.money_once)
    idle = not any(map(has_hours, (means.owner, *means.staff)))
    return task.claim is Claim.DUTY and paid and idle


def can_be_helped(task: Task, means: Means) -> bool:
    """Whether paid help that the owner has named may do it, and there is money for it.

    Nobody is hired for work that need not be bought.
    """
    if means.helper not in means.people or means.helper.key in task.never:
        return False
    if task.doer is not Doer.ANYONE or not buyable(task):
        return False
    money = means.money_monthly is None or means.money_once is None
    money = money or bool(means.money_monthly) or bool(means.money_once)
    named = means.helper.hours is not None
    return (means.help_price is not None and money) or (named and means.help_price is None)
