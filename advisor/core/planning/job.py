"""A piece of work that is being given its place: what stays the same whichever way it is tried."""

from __future__ import annotations

from dataclasses import dataclass

from advisor.core.planning.calendar import SHOWN_WEEKS, Calendar
from advisor.core.planning.ledger import NO_ROOM, Ledger, Room
from advisor.core.planning.timing import Frame
from advisor.core.planning.work import Claim, Task


@dataclass(frozen=True, slots=True)
class Job:
    """A task with all that does not change while ways of doing it are tried.

    ``urgent`` work is a duty, a lead move for the first goal or what such work
    waits for: it may rest on hours and money the owner has not said.
    """

    task: Task
    claim: Claim
    urgent: bool
    frame: Frame
    ledger: Ledger
    calendar: Calendar
    room: Room = NO_ROOM
    lean: bool = False

    @property
    def most(self) -> float:
        """The hours a week it may take."""
        task = self.task
        return task.smallest_dose if self.lean and task.leads else task.weekly_hours

    @property
    def owed(self) -> bool:
        """Whether it is given whatever it takes; a lead move that it waits for takes its weeks."""
        return self.claim is Claim.DUTY and not self.task.leads

    @property
    def first(self) -> int:
        return self.calendar.week_of(self.frame.floor)

    @property
    def last(self) -> int:
        return self.calendar.week_of(self.frame.limit)

    def rests(self, week: int) -> bool:
        """Whether it rests because there are no customers."""
        return self.task.needs_customers and self.calendar.dead[week]

    @property
    def goes_on(self) -> bool:
        """Whether it takes hours each week once it is set up."""
        return self.task.weekly_hours > 0 and self.task.weekly_for != 0

    def must_go_on(self, week: int, since: int) -> bool:
        """Whether it may not pause in a week for want of hours, having gone on ``since`` another.

        A duty never may.  Other work may in busy months, and once it has gone on for
        twelve weeks: what comes later is no reason to leave it undone now.
        """
        if self.rests(week):
            return False
        first_weeks = week < since + SHOWN_WEEKS and not self.calendar.busy[week]
        return first_weeks or self.claim is Claim.DUTY
