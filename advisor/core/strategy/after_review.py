"""From a strategy and the review of it: what became of it, as the next strategy needs it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Protocol

from advisor.core.interview.answers import Answers
from advisor.core.interview.known_now import Progress, direction, progress
from advisor.core.interview.profile import Profile
from advisor.core.interview.review import HOURS, NUMBER, Review
from advisor.core.planning.plan import Plan
from advisor.core.planning.work import Rhythm
from advisor.core.reasoning.inference import Inference
from advisor.core.strategy.diagnosis import Diagnosis
from advisor.core.strategy.last_time import LastTime, Questioned

# Where nothing was done for lack of hours, the next plan asks for this share of them, and
# never for less than the smaller one; our own judgement.
SMALLER, SMALLEST = 0.5, 0.25


class Reviewed(Protocol):
    """A strategy, with all that was known when it was made."""

    answers: Answers
    day: date

    @property
    def profile(self) -> Profile:
        """The answers as facts."""

    @property
    def inference(self) -> Inference:
        """What followed from them."""

    @property
    def diagnoses(self) -> Sequence[Diagnosis]:
        """What held each goal back, and what was to answer it."""

    @property
    def plan(self) -> Plan:
        """The work and its dates."""

    @property
    def last_time(self) -> LastTime:
        """What had become of the strategies before it."""


def after_review(before: Reviewed, review: Review) -> LastTime:
    """What a review says of the strategy ``before`` it, with all that was known then."""
    known = before.last_time
    reviewed = {key: work for work in review.work for key in before.plan.in_one_go(work.work)}
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
        share=_share(known.share, review),
        numbers=dict(_numbers(before)),
    )


def _is_over(before: Reviewed, key: str, day: date) -> bool:
    """Whether done work does not go on: it has no rhythm, or has run its time."""
    placed = before.plan.placed(key)
    if placed is None:
        return key not in before.last_time.going_on
    if placed.task.rhythm is Rhythm.ONCE:
        return True
    return placed.task.weekly_for is not None and placed.until <= day


def _questioned(
    before: Reviewed, moved: Mapping[str, Progress], done: set[str]
) -> Iterator[Questioned]:
    for diagnosis in before.diagnoses:
        if moved.get(diagnosis.goal, "closer") == "closer":
            continue
        for choice in diagnosis.choices[:1]:
            if any(move.key in done for move in choice.moves):
                approach, obstacle = choice.approach.item.id, choice.answers.item.id
                yield Questioned(diagnosis.goal, obstacle, approach)


def _moved(before: Reviewed, review: Review) -> Iterator[tuple[str, Progress]]:
    for entity in before.profile.goals:
        was = entity.facts.get(NUMBER)
        number = review.goals.get(entity.id, {}).get(NUMBER)
        if isinstance(was, (int, float)) and isinstance(number, (int, float)):
            yield entity.id, progress(was, number, direction(entity))


def _share(before: float, review: Review) -> float:
    if HOURS in review.now:
        return 1.0
    nothing = bool(review.work) and all(work.done == "no" for work in review.work)
    if nothing and any(work.why == "hours" for work in review.work):
        return max(before * SMALLER, SMALLEST)
    return before


def _numbers(before: Reviewed) -> Iterator[tuple[str, tuple[tuple[date, float], ...]]]:
    """The numbers of every goal up to the strategy before, with their days."""
    for goal in before.profile.subjects("goal"):
        known = before.last_time.numbers.get(goal.goal, ())
        number = before.inference.state(NUMBER, goal)
        if isinstance(number, (int, float)) and _is_new(before, goal.goal):
            known = (*known, (before.day, float(number)))
        yield goal.goal, known


def _is_new(before: Reviewed, goal: str) -> bool:
    """Whether a number was given for that day, and not only taken over from a day before."""
    reviews = before.answers.reviews
    return not reviews or NUMBER in reviews[-1].goals.get(goal, {})
