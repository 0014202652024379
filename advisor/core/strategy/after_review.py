"""From a strategy and the review of it: what became of it, as the next strategy needs it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import date
from typing import Protocol

from advisor.core.interview.answers import Answers
from advisor.core.interview.known_now import Progress
from advisor.core.interview.profile import Profile
from advisor.core.interview.review import HOURS, NUMBER
from advisor.core.planning.plan import Plan
from advisor.core.planning.work import Rhythm
from advisor.core.reasoning.inference import Inference
from advisor.core.rules.fact import Subject
from advisor.core.strategy.diagnosis import Choice, Diagnosis
from advisor.core.strategy.last_time import LastTime, Tried

# Where nothing was done for lack of hours, the next plan asks for this share of them, and
# never for less than the smaller one; our own judgement.
SMALLER, SMALLEST = 0.5, 0.25


class Strategy(Protocol):
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


def after_review(
    before: Strategy, now: Strategy, progress: Mapping[str, Progress | None]
) -> LastTime:
    """What the last review says of the strategy ``before`` it, with all that is known ``now``.

    ``progress`` is that of each goal's number in this review, None where it is not known.
    """
    known, review = before.last_time, now.answers.reviews[-1]
    reviewed = {key: work for work in review.work for key in before.plan.in_one_go(work.work)}
    done = {key for key, work in reviewed.items() if work.done == "yes"}
    done |= known.going_on
    moved = {goal: one for goal, one in progress.items() if one is not None}
    over = {key for key in done if _is_over(before, key, review.day)}
    finished = known.finished | over
    stopped = known.stopped | {key for key, work in reviewed.items() if work.sign == "stop"}
    return LastTime(
        finished=finished,
        going_on=frozenset(done - over),
        begun=frozenset(key for key, work in reviewed.items() if work.done == "partly"),
        stopped=stopped,
        carried_out=(*known.carried_out, *_carried_out(before, finished | stopped)),
        questioned=(*known.questioned, *_questioned(before, moved, done)),
        progress=moved,
        share=_share(known.share, now.answers),
        numbers=dict(_numbers(before, now)),
    )


def _is_over(before: Strategy, key: str, day: date) -> bool:
    """Whether done work does not go on: it has no rhythm, or has run its time."""
    placed = before.plan.placed(key)
    if placed is None:
        return key not in before.last_time.going_on
    if placed.task.rhythm is Rhythm.ONCE:
        return True
    return placed.task.weekly_for is not None and placed.until <= day


def _questioned(before: Strategy, moved: Mapping[str, Progress], done: set[str]) -> Iterator[Tried]:
    for diagnosis in before.diagnoses:
        if moved.get(diagnosis.goal, "closer") == "closer":
            continue
        for choice in diagnosis.choices[:1]:
            if any(move.key in done for move in choice.moves):
                yield _tried(diagnosis, choice)


def _carried_out(before: Strategy, over: Set[str]) -> Iterator[Tried]:
    for diagnosis in before.diagnoses:
        for choice in diagnosis.choices:
            if all(move.key in over for move in choice.moves):
                yield _tried(diagnosis, choice)


def _tried(diagnosis: Diagnosis, choice: Choice) -> Tried:
    return Tried(diagnosis.goal, choice.answers.item.id, choice.approach.item.id)


def _share(before: float, answers: Answers) -> float:
    held = answers.held[-1]
    review = held.review
    given_since = answers.business.get(HOURS) != held.after.business.get(HOURS)
    if HOURS in review.now or given_since:
        return 1.0
    nothing = bool(review.work) and all(work.done == "no" for work in review.work)
    if nothing and any(work.why == "hours" for work in review.work):
        return max(before * SMALLER, SMALLEST)
    return before


def _numbers(
    before: Strategy, now: Strategy
) -> Iterator[tuple[str, tuple[tuple[date, float], ...]]]:
    """The numbers of every goal that were counted before the one known now, with their days.

    What a review counted stays what it was, also where the answer was changed later.
    """
    review = now.answers.reviews[-1]
    for goal in before.profile.subjects("goal"):
        known = before.last_time.numbers.get(goal.goal, ())
        counted = _counted(before, goal)
        if counted is not None and (before.day, counted) not in known:
            known = (*known, (before.day, counted))
        said = review.goals.get(goal.goal, {}).get(NUMBER)
        if isinstance(said, (int, float)) and now.inference.state(NUMBER, goal) != said:
            known = (*known, (review.day, float(said)))
        yield goal.goal, known


def _counted(strategy: Strategy, goal: Subject) -> float | None:
    """The number given for the day of a strategy: by its review, else by the first answers."""
    reviews = strategy.answers.reviews
    number = (
        reviews[-1].goals.get(goal.goal, {}).get(NUMBER)
        if reviews
        else strategy.inference.state(NUMBER, goal)
    )
    return float(number) if isinstance(number, (int, float)) else None
