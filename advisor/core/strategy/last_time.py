"""What became of the strategy before the last review, as the next plan needs it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from advisor.core.interview.known_now import HELD_UP, Progress, direction, progress
from advisor.core.interview.review import HOURS, NUMBER, Review
from advisor.core.planning.means import Means
from advisor.core.planning.work import Rhythm, Task
from advisor.core.reasoning.recommendation import Recommendation
from advisor.core.rules.catalogue import Work

if TYPE_CHECKING:
    from advisor.core.strategy.advice import Advice

# Of what was begun, so much of the setting up is left; our own judgement.
LEFT = 0.5
# Where nothing was done for lack of hours, the next plan asks for this share of them, and
# never for less than the smaller one; our own judgement.
SMALLER, SMALLEST = 0.5, 0.25


@dataclass(frozen=True, slots=True)
class Questioned:
    """An approach whose lead move was done while the number of its goal did not come closer."""

    goal: str
    obstacle: str
    approach: str


@dataclass(frozen=True)
class LastTime:
    """What all reviews together say about the work; keys are those of the plans before.

    ``finished`` work is done and does not go on; ``going_on`` is done once and has its
    rhythm; ``begun`` was done in part.  Of ``stopped`` work the sign to stop was seen.
    ``share`` is the share of the owner's hours that the plan asks for.  ``progress`` is that of
    each goal whose number was counted anew, ``numbers`` has all that were counted before.
    """

    finished: frozenset[str] = frozenset()
    going_on: frozenset[str] = frozenset()
    begun: frozenset[str] = frozenset()
    stopped: frozenset[str] = frozenset()
    questioned: tuple[Questioned, ...] = ()
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


def last_time(before: Advice, now: Advice) -> LastTime:
    """What the last review says of the strategy ``before`` it, with all that was known then.

    ``now`` is only asked for what its answers are, never for its plan.
    """
    review, known = now.answers.reviews[-1], before.last_time
    reviewed = {key: work for work in review.work for key in _same_go(before, work.work)}
    done = {key for key, work in reviewed.items() if work.done == "yes"}
    done |= known.going_on
    moved = dict(_moved(before, review))
    over = {key for key in done if _is_over(before, key, review.day)}
    return LastTime(
        finished=known.finished | over,
        going_on=frozenset(done - over),
        begun=frozenset(key for key, work in reviewed.items() if work.done == "partly"),
        stopped=known.stopped | {key for key, work in reviewed.items() if work.sign == "stop"},
        questioned=(*known.questioned, *_questioned(before, moved, done)),
        progress=moved,
        share=_share(known.share, review, now),
        numbers=dict(_numbers(before)),
    )


def _same_go(before: Advice, key: str) -> Iterable[str]:
    """The keys of everything that was done in one go with planned work."""
    placed = before.plan.placed(key)
    return (key,) if placed is None else (placed.key, *placed.task.also)


def _is_over(before: Advice, key: str, day: date) -> bool:
    """Whether done work does not go on: it has no rhythm, or has run its time."""
    placed = before.plan.placed(key)
    if placed is None:
        return key not in before.last_time.going_on
    if placed.task.rhythm is Rhythm.ONCE:
        return True
    return placed.task.weekly_for is not None and placed.until <= day


def _questioned(
    before: Advice, moved: Mapping[str, Progress], done: set[str]
) -> Iterator[Questioned]:
    for diagnosis in before.diagnoses:
        if moved.get(diagnosis.goal, "closer") == "closer":
            continue
        for choice in diagnosis.choices[:1]:
            if any(move.key in done for move in choice.moves):
                approach, obstacle = choice.approach.item.id, choice.answers.item.id
                yield Questioned(diagnosis.goal, obstacle, approach)


def _moved(before: Advice, review: Review) -> Iterator[tuple[str, Progress]]:
    for entity in before.profile.goals:
        was = entity.facts.get(NUMBER)
        number = review.goals.get(entity.id, {}).get(NUMBER)
        if isinstance(was, (int, float)) and isinstance(number, (int, float)):
            yield entity.id, progress(was, number, direction(entity))


def _share(before: float, review: Review, now: Advice) -> float:
    if HOURS in review.now:
        return 1.0
    nothing = bool(review.work) and all(work.done == "no" for work in review.work)
    held_up = now.known.business.get(HELD_UP)
    if nothing and isinstance(held_up, tuple) and "hours" in held_up:
        return max(before * SMALLER, SMALLEST)
    return before


def _numbers(before: Advice) -> Iterator[tuple[str, tuple[tuple[date, float], ...]]]:
    """The numbers of every goal up to the strategy before, with their days."""
    for goal in before.profile.subjects("goal"):
        known = before.last_time.numbers.get(goal.goal, ())
        number = before.inference.state(NUMBER, goal)
        if isinstance(number, (int, float)) and _is_new(before, goal.goal):
            known = (*known, (before.day, float(number)))
        yield goal.goal, known


def _is_new(before: Advice, goal: str) -> bool:
    """Whether a number was given for that day, and not only taken over from a day before."""
    reviews = before.answers.reviews
    return not reviews or NUMBER in reviews[-1].goals.get(goal, {})
