"""One way through all the work: each piece takes its turn for hours, money and days.

With a task comes what it waits for and is not placed yet.  Either all of that fits
into what is left, or none of it is placed.  A second turn would change nothing:
hours and money only become fewer and days only later while work is placed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from advisor.core.planning.calendar import Calendar
from advisor.core.planning.ledger import Ledger
from advisor.core.planning.order import before, circular, in_order
from advisor.core.planning.placing import Placer
from advisor.core.planning.plan import Placement, Reason, ReasonKind
from advisor.core.planning.who import can_be_helped
from advisor.core.planning.work import Claim, Task, most_support


def goes_first(task: Task) -> bool:
    """Whether it is placed before or among the lead moves of the first goal."""
    return task.claim is Claim.DUTY or task.leads or task.is_baseline


def asked_for_others(tasks: Sequence[Task]) -> frozenset[str]:
    """The keys of permissions that other work waits for and that are no lead moves themselves."""
    needed = {key for task in tasks for key in task.waits_for}
    return frozenset(
        task.key
        for task in tasks
        if task.permission and task.key in needed and task.claim is not Claim.LEAD
    )


def best_trial(tasks: Sequence[Task], calendar: Calendar, asked_for: frozenset[str]) -> Trial:
    """The best of some trials: paid help named is asked after the owner, or before.

    Where a lead move of the first goal begins too late, all of them are tried at their
    smallest dose as well: none has its full hours while another waits.
    """
    best = Trial.of(tasks, calendar, asked_for, helped=False)
    if any(can_be_helped(task, calendar.means) for task in tasks):
        helped = Trial.of(tasks, calendar, asked_for, helped=True)
        best = helped if helped.score > best.score else best
    if not all(best.in_time):
        lean = Trial.of(tasks, calendar, asked_for, helped=best.placer.helped, lean=True)
        best = lean if lean.score > best.score else best
    return best


@dataclass
class Trial:
    """What is placed so far; ``order`` are all tasks in the order of their turns.

    ``asked_for`` are the permissions that have no turn of their own.
    """

    placer: Placer
    order: tuple[Task, ...]
    tasks: dict[str, Task]
    asked_for: frozenset[str]
    ledger: Ledger
    placed: dict[str, Placement] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        tasks: Sequence[Task],
        calendar: Calendar,
        asked_for: frozenset[str],
        *,
        helped: bool,
        lean: bool = False,
    ) -> Trial:
        """A trial in which every task has had its turn, but for permissions ``asked_for`` others.

        Those are placed together with what they are needed for, or not at all.  Only
        what the lead moves of the first goal need is asked for before them, since an
        answer takes time; where the lead move does not fit, it is all done again
        without asking.
        """
        by_key = {task.key: task for task in tasks}
        order, circle = in_order(tasks, calendar), circular(by_key)
        early: dict[str, Task] = {}
        for task in order:
            needs = task.leads or task.claim is Claim.DUTY
            for one in before(task, by_key) if needs else ():
                if one.key in asked_for and one.key not in circle:
                    early.setdefault(one.key, task)
        while True:
            ledger = Ledger.of(calendar.means, calendar)
            trial = cls(Placer(calendar, helped, lean), order, by_key, asked_for, ledger)
            trial._take_turns([task for task in order if task.key not in circle], early)
            in_vain = [key for key in early if trial._in_vain(key)]
            if not in_vain:
                return trial
            early = {key: task for key, task in early.items() if key not in in_vain}

    def _take_turns(self, tasks: Sequence[Task], early: Mapping[str, Task]) -> None:
        """A turn for each task; ``early`` permissions have theirs first: answers take time."""
        for key, lead in early.items():
            if key not in self.placed:
                self._turn(self.tasks[key], serves=lead)
        for task in tasks:
            if task.key not in self.placed and task.key not in self.asked_for:
                self._turn(task)

    def _in_vain(self, permission: str) -> bool:
        """Whether no lead move of the first goal that needs a permission is placed."""
        return permission in self.placed and not any(
            one.key == permission
            for placement in self.placed.values()
            if placement.task.leads or placement.task.claim is Claim.DUTY
            for one in before(placement.task, self.tasks)
        )

    def reasons(self) -> dict[str, Reason]:
        """Why each task that is not placed does not fit beside those that are, by key."""
        circle = circular(self.tasks)
        late = {key: Reason(ReasonKind.CIRCLE) for key in self.tasks if key in circle}
        for task in self.order:
            if task.key in self.placed or task.key in late or task.key in self.asked_for:
                continue
            failed = self._turn(task, explain=True)
            if failed is None:
                continue
            which, reason = failed
            if which is not task:
                late[which.key] = late.get(which.key, reason)
                reason = Reason(ReasonKind.TASK, task=which.key)
            late[task.key] = reason
        for key in self.asked_for:
            if key not in self.placed:
                late.setdefault(key, Reason(ReasonKind.NOT_NEEDED))
        return late

    def _turn(
        self, task: Task, *, explain: bool = False, serves: Task | None = None
    ) -> tuple[Task, Reason] | None:
        """Place a task and what it waits for, or nothing; what does not fit, or None.

        With ``serves`` it is placed under the claim of that task.
        """
        if self._enough(task):
            return task, Reason(ReasonKind.HURRIED if self._hurried else ReasonKind.ENOUGH)
        ledger, placed = self.ledger.copy(), dict(self.placed)
        served = serves or task
        for one in (*before(task, self.tasks), task):
            if one.key in placed:
                continue
            found = self._find(one, served, ledger, placed, explain=explain)
            if isinstance(found, Reason):
                return one, found
            if one is not served and (found.claim < one.claim or one.permission):
                found = replace(found, serves=served.key)
            placed[one.key] = found
            ledger.book(found.bookings, found.minutes, found.spending, found.claim)
            ledger.free_up(self.placer.calendar.week_of(found.ready), one.frees_hours)
        self.ledger, self.placed = ledger, placed
        return None

    def _enough(self, task: Task) -> bool:
        """Whether it only supports the main steps, and there are enough steps without it.

        Where all is over soon, whatever only supports them.
        """
        carries = task.carries and not self.placer.calendar.hurried
        weighs = task.ends or task.decides or carries or task.not_after
        if task.claim is not Claim.SUPPORT or weighs:
            return False
        claims = [p.task.claim for p in self.placed.values() if p.task.step]
        leads, support = claims.count(Claim.LEAD), claims.count(Claim.SUPPORT)
        return task.step and support >= (0 if self._hurried else most_support(leads))

    @property
    def _hurried(self) -> bool:
        """Whether there is time for the main steps only."""
        led = any(one.claim is Claim.LEAD for one in self.order)
        return led and self.placer.calendar.hurried

    def _find(
        self,
        one: Task,
        served: Task,
        ledger: Ledger,
        placed: dict[str, Placement],
        *,
        explain: bool,
    ) -> Placement | Reason:
        absent = next((key for key in one.waits_for if key not in placed), None)
        if absent is not None:
            kind = ReasonKind.TASK if absent in self.tasks else ReasonKind.ABSENT
            return Reason(kind, task=absent)
        claim = min(one.claim, served.claim)
        urgent = goes_first(served) or one.claim is Claim.DUTY
        return self.placer.place(one, claim, ledger, placed, urgent=urgent, explain=explain)

    @property
    def in_time(self) -> tuple[bool, ...]:
        """Whether each lead move of the first goal begins within four weeks, in their order."""
        limit, placed = self.placer.calendar.lead_limit, self.placed
        return tuple(
            task.key in placed and placed[task.key].start < limit
            for task in self.order
            if task.leads
        )

    @property
    def score(self) -> tuple[object, ...]:
        """The more the better: the lead moves of the first goal decide, in their order."""
        placed = self.placed
        by_claim = [sum(p.task.claim is claim for p in placed.values()) for claim in Claim]
        first_goal = sum(p.task.goal == 0 for p in placed.values())
        whole = -sum(p.reduced for p in placed.values())
        return self.in_time, by_claim[:2], first_goal, by_claim[2:], whole
