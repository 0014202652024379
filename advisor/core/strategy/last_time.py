"""What became of the strategy before the last review, as the next plan needs it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from advisor.core.interview.known_now import Progress
from advisor.core.planning.means import Means
from advisor.core.planning.work import Task
from advisor.core.reasoning.recommendation import Recommendation
from advisor.core.rules.catalogue import Work

# Of what was begun, so much of the setting up is left; our own judgement.
LEFT = 0.5


@dataclass(frozen=True, slots=True)
class Tried:
    """An approach that was followed for a goal, and the obstacle that it answered."""

    goal: str
    obstacle: str
    approach: str


@dataclass(frozen=True)
class LastTime:
    """What all reviews together say about the work; keys are those of the plans before.

    ``finished`` work is done and does not go on; ``going_on`` is done once and has its
    rhythm; ``begun`` was done in part.  Of ``stopped`` work the sign to stop was seen.
    Of ``questioned`` approaches a lead move was done while the number of the goal did not come
    closer; of those that are ``carried_out`` every lead move is done or stopped.
    ``share`` is the share of the owner's hours that the plan asks for.  ``progress`` is that of
    each goal whose number was counted anew, ``numbers`` has all that were counted before.
    """

    finished: frozenset[str] = frozenset()
    going_on: frozenset[str] = frozenset()
    begun: frozenset[str] = frozenset()
    stopped: frozenset[str] = frozenset()
    questioned: tuple[Tried, ...] = ()
    carried_out: tuple[Tried, ...] = ()
    share: float = 1.0
    progress: Mapping[str, Progress] = field(default_factory=dict)
    numbers: Mapping[str, tuple[tuple[date, float], ...]] = field(default_factory=dict)

    def is_over(self, work: Recommendation) -> bool:
        """Whether work is planned no more: it is done, or did not help."""
        return isinstance(work.item, Work) and work.key in self.finished | self.stopped

    def doubts(self, goal: str, approach: str) -> bool:
        """Whether an approach was tried for a goal and its number did not come closer."""
        return any(q.goal == goal and q.approach == approach for q in self.questioned)

    def answered(self, goal: str) -> frozenset[str]:
        """The obstacles of a goal whose approach is doubted, by their items' ids."""
        return frozenset(q.obstacle for q in self.questioned if q.goal == goal)

    def dealt_with(self, goal: str) -> frozenset[str]:
        """The obstacles of a goal whose approach is carried out, by their items' ids."""
        return frozenset(tried.obstacle for tried in self.carried_out if tried.goal == goal)

    def rest_of(self, task: Task) -> Task:
        """What is left of a task: of what goes on its rhythm, of what was begun a part."""
        if task.key in self.going_on:
            return replace(
                task, setup_hours=0.0, owner_minutes=0, takes_weeks=0, outlay_once=0.0, waits_for=()
            )
        if task.key in self.begun:
            return replace(task, setup_hours=task.setup_hours * LEFT)
        return task

    def fewer(self, means: Means) -> Means:
        """The means with the share of the owner's hours that this plan asks for."""
        if self.share == 1.0:
            return means
        owner = means.owner
        fewer = replace(
            owner,
            hours=None if owner.hours is None else owner.hours * self.share,
            busy_hours=None if owner.busy_hours is None else owner.busy_hours * self.share,
        )
        people = tuple(fewer if person is owner else person for person in means.people)
        return replace(means, people=people)


NOTHING_REVIEWED = LastTime()
