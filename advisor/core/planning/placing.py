"""Placing one piece of work: the best way to do it, or the reason why there is none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from advisor.core.planning.booking import book
from advisor.core.planning.calendar import LEAD_WEEKS, Calendar
from advisor.core.planning.job import Job
from advisor.core.planning.ledger import Ledger, Room
from advisor.core.planning.means import Person, Role
from advisor.core.planning.minutes import name_minutes
from advisor.core.planning.plan import Placement, Reason, ReasonKind
from advisor.core.planning.timing import frame_of, too_late
from advisor.core.planning.who import able, allowed, has_hours, named_for
from advisor.core.planning.work import SOON_WEEKS, Claim, Doer, Task

SOON = timedelta(weeks=LEAD_WEEKS)
# Talks fall in the first weeks, and so does what the owner owes in person.
AT_ONCE = timedelta(weeks=SOON_WEEKS)
# So long work waits for whoever should rather do it, or does the rest of the same sitting.
A_WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Placer:
    """Places work into a ledger.

    ``helped`` asks paid help before the owner, ``lean`` gives lead moves of the first goal
    no more than their smallest dose.
    """

    calendar: Calendar
    helped: bool
    lean: bool = False

    def place(
        self,
        task: Task,
        claim: Claim,
        ledger: Ledger,
        placed: Mapping[str, Placement],
        *,
        urgent: bool,
        explain: bool,
    ) -> Placement | Reason:
        """The placement of a task whose prerequisites are placed, or why there is none.

        Nothing is booked.  Without ``explain`` the reason is found only as far as it
        costs nothing.
        """
        frame = frame_of(task, placed, self.calendar)
        if isinstance(frame, Reason):
            return frame
        job = Job(task, claim, urgent, frame, ledger, self.calendar, lean=self.lean)
        found = self._best(job, _seated(task, placed))
        if found is None and explain:
            return self._reason(job)
        return found or Reason(ReasonKind.HOURS)

    def _best(self, job: Job, seated: str) -> Placement | None:
        """The best way in hours, or minutes of the owner where that comes too late.

        What the owner owes in person and what takes a talk is done in the first weeks, and
        lead moves that only the owner can make begin in time, whatever the hours.
        """
        found = self._in_hours(job, seated)
        task, means = job.task, self.calendar.means
        owner_may = means.owner in allowed(task, means)
        # Nobody else knows the people, or hours have become free.
        theirs = owner_may and (task.doer is Doer.KNOWS or job.ledger.minutes_from > 0)
        no_hours = means.owner.most_hours == 0
        limit = None
        if job.claim is Claim.DUTY and task.doer is Doer.OWNER:
            late = found is None or found.ready >= job.frame.floor + AT_ONCE
        elif task.is_talk and owner_may and job.claim is not Claim.HOUSEKEEPING:
            late = found is None or found.start >= job.frame.floor + AT_ONCE
            limit = AT_ONCE
        elif task.doer is Doer.OWNER or (task.leads and theirs):
            takes = self.calendar.waited(task.goal, timedelta(weeks=task.takes_weeks))
            soon = job.frame.floor + SOON
            late = found is None or (task.leads and max(found.start, found.ready - takes) >= soon)
        else:
            owed = job.claim is Claim.DUTY and _in_house(task)
            late = found is None and (owed or (theirs and no_hours))
        named = name_minutes(job, within=limit) if late else None
        if named is None and found is None and limit is not None:
            # A talk later is better than none.
            named = name_minutes(job)
        return named or found

    def _in_hours(self, job: Job, seated: str) -> Placement | None:
        """The first of those able who begins soon; otherwise whoever begins first.

        What anybody can do goes on to whoever has the hours to be done more than a week
        earlier, unless somebody is named for it.
        All its hours a week are tried before fewer.  ``seated`` is who does the rest of
        the same sitting, '' for nobody.
        """
        task, means = job.task, self.calendar.means
        people = able(task, means, helped=self.helped, urgent=job.urgent)
        limit = job.frame.floor + SOON
        if job.urgent:
            limit = max(min(limit, self.calendar.lead_limit), job.frame.floor + timedelta(days=1))
        ways: list[Placement] = []
        for least in dict.fromkeys((job.most, _least(job))):
            for person in people:
                way = book(job, person, least=least)
                if way is None:
                    continue
                ways.append(way)
                # A duty is done by whoever is done first.
                settled = task.doer is not Doer.ANYONE or named_for(task, person)
                settled = settled or job.claim is Claim.HOUSEKEEPING
                if way.start < limit and settled and job.claim is not Claim.DUTY:
                    return way
            if ways and job.claim is Claim.DUTY:
                first = self._first_done(ways)
                same = (way for way in ways if way.person == seated)
                return next((w for w in same if w.ready <= first.ready + A_WEEK), first)
            soon = [way for way in ways if way.start < limit]
            if soon:
                return _swift(soon)
        return min(ways, key=lambda way: (way.start, way.ready), default=None)

    def _first_done(self, ways: Sequence[Placement]) -> Placement:
        """Who is done first with what is owed; volunteers only where others take a week more."""
        first = min(ways, key=_ready)
        helping = {p.key for p in self.calendar.means.staff if p.role is Role.VOLUNTEERS}
        own = (way for way in ways if way.person not in helping)
        best = min(own, key=_ready, default=first)
        return best if best.ready <= first.ready + A_WEEK else first

    def _reason(self, job: Job) -> Reason:
        """What alone would have to be otherwise: the hours, the money, or the day."""
        task, means, ledger = job.task, self.calendar.means, job.ledger
        might = allowed(task, means)
        if not might:
            return Reason(ReasonKind.NOBODY)
        alone = replace(job, task=replace(task, owner_minutes=0))
        without = replace(job, claim=_unrationed(job.claim), room=Room(hours=True))
        by_hours = self._fits(without, might)
        by_money = self._fits(replace(job, room=Room(money=True)), might)
        by_both = by_hours or self._fits(replace(without, room=Room(True, True)), might)
        once, monthly = task.outlay_once or 0.0, task.outlay_monthly or 0.0
        if by_money and not by_hours:
            return Reason(self._short_of_money(job, might), once=once, monthly=monthly)
        if not by_both:
            frame = job.frame
            return too_late(task, self.calendar, frame.floor, frame.limit, frame.anchor)
        people = tuple(person for person in might if person.role is not Role.PAID) or might
        # Nobody lacks hours who gives none; where that is all of them, they are asked.
        people = tuple(filter(has_hours, people)) or people
        names = tuple(person.key for person in people)
        if task.owner_minutes and self._fits(alone, might):
            people, names = (means.owner,), (means.owner.key,)
        if job.claim is Claim.HOUSEKEEPING and self._fits(
            replace(job, claim=Claim.SUPPORT), people
        ):
            return Reason(ReasonKind.SHARE, names, task.setup_hours, task.weekly_hours)
        known = any(person.hours for person in people)
        unknown = any(person.hours is None for person in people)
        kind = ReasonKind.HOURS_UNKNOWN if unknown and not known else ReasonKind.HOURS
        free = max(
            max(ledger.free(person.key, job.claim)[job.first :], default=0.0) for person in people
        )
        setup = task.setup_hours + task.owner_minutes / 60
        return Reason(kind, names, setup, task.weekly_hours, free, once, monthly)

    def _short_of_money(self, job: Job, people: Sequence[Person]) -> ReasonKind:
        """Whether there is too little money, or how much there is has not been said."""
        # What is urgent may be paid out of money of which the owner has not said how much there is.
        if not self._fits(replace(job, urgent=True), people):
            return ReasonKind.MONEY
        monthly = self.calendar.means.money_monthly
        return ReasonKind.MONEY_UNKNOWN if monthly is None else ReasonKind.ONCE_UNKNOWN

    def _fits(self, job: Job, people: Sequence[Person]) -> bool:
        return any(book(job, person, least=_least(job)) is not None for person in people)


def _seated(task: Task, placed: Mapping[str, Placement]) -> str:
    """Who does other work of the same sitting; '' for nobody."""
    same = (p.person for p in placed.values() if task.sitting and p.task.sitting == task.sitting)
    return next(same, "")


def _swift(ways: Sequence[Placement]) -> Placement:
    """The first of some ways that is done no more than a week after another; known hours first."""
    known = [way for way in ways if not way.provisional] or ways
    last = min(map(_ready, known)) + A_WEEK
    return next(way for way in known if way.ready <= last)


def _ready(way: Placement) -> date:
    return way.ready


def _least(job: Job) -> float:
    """A duty is not done by half."""
    return job.task.weekly_hours if job.claim is Claim.DUTY else job.task.smallest_dose


def _unrationed(claim: Claim) -> Claim:
    return Claim.SUPPORT if claim is Claim.HOUSEKEEPING else claim


def _in_house(task: Task) -> bool:
    return task.doer is not Doer.BOUGHT
