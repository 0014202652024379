"""What a review asks about one strategy, and whether what was said fits it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from advisor.core.diagnostic import Diagnostic, expected, nearest
from advisor.core.interview.answer import Answer
from advisor.core.interview.check_review import review_problems
from advisor.core.interview.review import CAUSE, DAY, NOW_KEYS, NUMBER, Review, WorkReview
from advisor.core.interview.typed import UNKNOWN_STYLE, Style, Understood
from advisor.core.interview.typed_date import parse_day
from advisor.core.message import Message, Shown
from advisor.core.planning.work import Rhythm
from advisor.core.rules.catalogue import Tactic
from advisor.core.rules.question import Question
from advisor.core.strategy.advice import Advice
from advisor.core.strategy.goal_name import goal_name
from advisor.core.strategy.goal_number import measure


@dataclass(frozen=True, slots=True)
class WorkAsked:
    """Planned work that should have begun, with the sign to stop it.

    None where it has none, or is done once and does not go on.
    """

    key: str
    title: Message
    stop: Message | None


@dataclass(frozen=True, slots=True)
class NumberAsked:
    """The number of a goal: what is counted, and what it was before, None if not known."""

    goal: str
    title: Shown
    measure: Shown
    before: Shown | None
    question: Question


@dataclass(frozen=True, slots=True)
class DayAsked:
    """The day of a goal, which has passed by the day of the review."""

    goal: str
    title: Shown
    before: Shown
    question: Question


@dataclass(frozen=True, slots=True)
class NowAsked:
    """An answer that may be another one by now, and what it was before."""

    question: Question
    before: Shown


@dataclass(frozen=True)
class ReviewForm:
    """Everything that a review asks.

    ``cause`` is the question of what stands in the way of a goal, None where the rule base
    has none.
    """

    since: date
    work: tuple[WorkAsked, ...]
    numbers: tuple[NumberAsked, ...]
    days: tuple[DayAsked, ...]
    now: tuple[NowAsked, ...]
    cause: Question | None


def read_made(typed: str, day: date, style: Style = UNKNOWN_STYLE) -> date | None:
    """The day a strategy was made on, as typed on ``day``; None for no day, or a later one."""
    found = parse_day(typed, day, style, past=True)
    return found.value if isinstance(found, Understood) and found.value <= day else None


def review_form(advice: Advice, day: date) -> ReviewForm:
    """What to ask on ``day`` about a strategy, which was made on the day of ``advice``."""
    questions = advice.rulebase.questions
    return ReviewForm(
        advice.day,
        tuple(_work(advice, day)),
        tuple(_numbers(advice)),
        tuple(_days(advice, day)),
        tuple(NowAsked(questions[key], advice.fact(key)) for key in NOW_KEYS if key in questions),
        questions.get(CAUSE),
    )


def _work(advice: Advice, day: date) -> Iterator[WorkAsked]:
    for placement in advice.plan.placements:
        if placement.start <= day:
            work = advice.work[placement.key]
            goes_on = placement.task.rhythm is not Rhythm.ONCE
            tactic = work.item if isinstance(work.item, Tactic) and goes_on else None
            stop = advice.fill(tactic.stop_when, work.subject) if tactic is not None else None
            yield WorkAsked(placement.key, advice.titled(placement.key), stop)


def _numbers(advice: Advice) -> Iterator[NumberAsked]:
    question = advice.rulebase.questions.get(NUMBER)
    for subject in advice.profile.subjects("goal"):
        counted = measure(advice, subject)
        if question is not None and counted is not None:
            before = advice.fact(NUMBER, subject) if advice.knows(NUMBER, subject) else None
            title = advice.fact("goal.kind", subject)
            yield NumberAsked(subject.goal, title, counted, before, question)


def _days(advice: Advice, day: date) -> Iterator[DayAsked]:
    question = advice.rulebase.questions.get(DAY)
    for subject in advice.profile.subjects("goal") if question is not None else ():
        set_ = advice.inference.state(DAY, subject)
        if question is not None and isinstance(set_, date) and set_ < day:
            title = goal_name(advice, subject)
            yield DayAsked(subject.goal, title, advice.fact(DAY, subject), question)


def problems_of(advice: Advice, review: Review) -> tuple[Diagnostic, ...]:
    """What is wrong with a new review of a strategy; every work it names has to be in its plan."""
    found = review_problems(advice.rulebase, advice.answers, review)
    blamed = {problem.key for problem in found}
    return (*found, *(p for p in _not_planned(advice, review) if p.key not in blamed))


def _not_planned(advice: Advice, review: Review) -> Iterator[Diagnostic]:
    planned = [placement.key for placement in advice.plan.placements]
    for number, one in enumerate(review.work):
        if advice.plan.placed(one.work) is None:
            hint = nearest(one.work, planned) or f"expected one of {expected(planned)}"
            text = f"'{one.work}' was not in the plan of {advice.day}"
            yield Diagnostic("not-planned", text, key=f"work[{number}].work", hint=hint)


# ── Filling it in ──────────────────────────────────────────────────────────────


def with_work(review: Review, one: WorkReview) -> Review:
    """The review with what became of one piece of work, in place of what it said before."""
    rest = tuple(other for other in review.work if other.work != one.work)
    return replace(review, work=(*rest, one))


def without_work(review: Review, key: str) -> Review:
    """The review without anything about one piece of work."""
    return replace(review, work=tuple(other for other in review.work if other.work != key))


def with_goal(review: Review, goal: str, key: str, answer: Answer) -> Review:
    """The review with one answer about a goal as it is now."""
    said = {**review.goals.get(goal, {}), key: answer}
    return replace(review, goals={**review.goals, goal: said})


def without_goal(review: Review, goal: str, key: str) -> Review:
    """The review without one answer about a goal."""
    said = {name: answer for name, answer in review.goals.get(goal, {}).items() if name != key}
    rest = {name: answers for name, answers in review.goals.items() if name != goal}
    return replace(review, goals={**rest, goal: said} if said else rest)


def with_now(review: Review, key: str, answer: Answer) -> Review:
    """The review with one answer about the business as it is now."""
    return replace(review, now={**review.now, key: answer})


def without_now(review: Review, key: str) -> Review:
    """The review without one answer about the business."""
    return replace(review, now={name: said for name, said in review.now.items() if name != key})


def said_of(review: Review, key: str) -> WorkReview | None:
    """What a review says of one piece of work; None for nothing."""
    return next((one for one in review.work if one.work == key), None)


def says_nothing(review: Review) -> bool:
    """Whether a review says nothing at all."""
    said = (review.work, review.now, review.goals, review.heard, review.changed)
    return not any(said)
