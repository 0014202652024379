"""The command that keeps a review of a strategy: asked line by line, or said with options."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

from advisor.cli.context import announced, emit, typed_input
from advisor.cli.grammar import Adder, add_date, day_of
from advisor.core.diagnostic import expected, nearest
from advisor.errors import AdvisorError, InvalidError

if TYPE_CHECKING:
    from advisor.core.interview.answer import Answer
    from advisor.core.interview.review import Done, Hindrance, Review
    from advisor.core.rules.question import Question
    from advisor.core.rules.rulebase import Rulebase
    from advisor.core.strategy.advice import Advice
    from advisor.environment import Environment
    from advisor.interview_session import InterviewSession
    from advisor.review_session import ReviewSession

DONE = {"done": "yes", "partly": "partly", "undone": "no"}


def add_review(add: Adder) -> None:
    """Add the command and its options."""
    parser = add(
        "review",
        review,
        "say what became of a strategy, and have the next one made from what is known now",
        "advisor review my-bakery.toml",
        "advisor review my-bakery.toml --list",
        "advisor review my-bakery.toml --since 2027-01-05 --done answer-twice-a-week "
        "--undone formal-alliance=hours --number customers=36",
    )
    parser.add_argument("file", type=Path, help="a saved interview")
    parser.add_argument(
        "--since",
        type=day_of,
        metavar="YYYY-MM-DD",
        help="the day the strategy was made; default: of the last review, else of the file",
    )
    parser.add_argument(
        "--list",
        action="store_true",
        help="list the work, goals, days that have passed, and causes",
    )
    for name, about in (
        ("done", "work that was done"),
        ("partly", "work that was done in part, and why only so"),
        ("undone", "work that was not done, and why"),
    ):
        metavar = "WORK" if name == "done" else "WORK[=WHY]"
        parser.add_argument(f"--{name}", action="append", default=[], metavar=metavar, help=about)
    parser.add_argument(
        "--stop",
        action="append",
        default=[],
        metavar="WORK",
        help="work of which you saw the sign to stop",
    )
    for name, metavar, about in (
        ("number", "GOAL=NUMBER", "the number of a goal now"),
        ("cause", "GOAL=CAUSE", "what stands in the way of a goal, after what you heard"),
        ("day", "GOAL=DAY", "the day of a goal, where another one is set"),
    ):
        parser.add_argument(f"--{name}", action="append", default=[], metavar=metavar, help=about)
    for name, about in (
        ("heard", "what people said, in their words"),
        ("changed", "what has changed outside"),
        ("hours", "your hours a week now"),
        ("money", "the money a month now"),
    ):
        parser.add_argument(f"--{name}", help=about)
    add_date(parser)


def review(arguments: argparse.Namespace) -> int:
    """Keep a review and print what changed; without options ask for it line by line."""
    from advisor.files.store import read_saved
    from advisor.interview_session import InterviewSession
    from advisor.review_session import ReviewSession

    environment = announced(arguments)
    session = InterviewSession(environment)
    session.open_saved(read_saved(arguments.file, environment.rulebase))
    try:
        for note in session.take_notes():
            print(f"advisor: {note}", file=sys.stderr)
        held = ReviewSession(session)
        since = arguments.since or held.made_on
        if arguments.list:
            _list(held, session.environment, since)
            return 0
        if _is_said(arguments):
            _keep(arguments, held, environment, since)
        elif not _asked(session, arguments.since):
            return 1
        if session.unsaved:
            raise AdvisorError(session.unsaved)
        _show(session)
    finally:
        session.close()
    return 0


def _is_said(arguments: argparse.Namespace) -> bool:
    lists = (*DONE, "stop", "number", "cause", "day")
    words = ("heard", "changed", "hours", "money")
    return any(getattr(arguments, name) for name in (*lists, *words))


def _asked(session: InterviewSession, since: date | None) -> bool:
    from advisor.plain.console import Console, Stop
    from advisor.plain.looking_back import LookingBack

    console = Console(session.environment.language, typed_input(), sys.stdout)
    try:
        return LookingBack(session, console).hold(since)
    except Stop:
        print("advisor: nothing is kept", file=sys.stderr)
        return False


def _keep(
    arguments: argparse.Namespace, held: ReviewSession, environment: Environment, since: date
) -> None:
    """Keep what the options say; raises InvalidError for what does not fit."""
    from advisor.report.reviews import left_out
    from advisor.review_session import of_plan

    before = held.begun
    begun, again = of_plan(before, since), held.todays is not None
    problems = held.keep(_said(arguments, held.made(since), begun))
    if problems:
        raise InvalidError([replace(p, file=str(arguments.file)) for p in problems])
    if again:
        print("advisor: added to the review of today", file=sys.stderr)
    if begun.work != before.work:
        said = environment.language.say(left_out(before.since))
        print(f"advisor: {said}", file=sys.stderr)


def _show(session: InterviewSession) -> None:
    """What changed, and where it is kept."""
    from advisor.report.reviews import since_text

    emit(since_text(session.case, session.environment.language))
    print(f"advisor: kept in {session.path}", file=sys.stderr)


def _list(held: ReviewSession, environment: Environment, since: date) -> None:
    from advisor.core.strategy.reviewing import review_form
    from advisor.report.reviews import asks_day

    form = review_form(held.made(since), environment.day)
    language = environment.language
    for work in form.work:
        print(f"{work.key}: {language.say(work.title)}")
    for number in form.numbers:
        print(f"{number.goal}: {language.show(number.measure)}")
    for day in form.days:
        print(f"day of {day.goal}: {language.say(asks_day(day))}")
    if form.cause is not None:
        print(f"causes: {expected((option.id for option in form.cause.options), 40)}")


# ── What the options say ───────────────────────────────────────────────────────


def _said(arguments: argparse.Namespace, advice: Advice, begun: Review) -> Review:
    """The review with what the options say; raises AdvisorError for what cannot be read.

    ``begun`` is what was said in it before, today.
    """
    from advisor.core.interview import review as reviews
    from advisor.core.strategy.reviewing import with_goal, with_now, with_work

    day = begun.day
    made = replace(
        begun,
        heard=arguments.heard or begun.heard,
        changed=arguments.changed or begun.changed,
    )
    stopped = set(arguments.stop)
    for option, done in DONE.items():
        for text in getattr(arguments, option):
            key, _, why = text.partition("=")
            work = reviews.WorkReview(key, cast("Done", done), *_why(why))
            if key in stopped:
                stopped.remove(key)
                work = replace(work, sign="stop")
            made = with_work(made, work)
    for key in sorted(stopped):
        made = with_work(made, reviews.WorkReview(key, "yes", sign="stop"))
    of_goals = (("number", reviews.NUMBER), ("cause", reviews.CAUSE), ("day", reviews.DAY))
    for option, key in of_goals:
        for goal, answer in _of_goals(arguments, option, advice.rulebase, key, day):
            made = with_goal(made, goal, key, answer)
    for option, key in (("hours", reviews.HOURS), ("money", reviews.MONEY)):
        text = getattr(arguments, option)
        if text is not None:
            answer = _answer(advice.rulebase.questions[key], text, f"--{option}", day)
            made = with_now(made, key, answer)
    return made


def _why(text: str) -> tuple[Hindrance | None, str]:
    from advisor.core.interview.review import HINDRANCES

    known = next((one for one in HINDRANCES if one == text), None)
    if text and known is None and nearest(text, HINDRANCES):
        raise AdvisorError(f"'{text}' is no reason ({nearest(text, HINDRANCES)})")
    return (known, "") if known or not text else ("other", text)


def _of_goals(
    arguments: argparse.Namespace, option: str, rulebase: Rulebase, key: str, day: date
) -> Iterator[tuple[str, Answer]]:
    for text in getattr(arguments, option):
        goal, equals, typed = text.partition("=")
        if not equals:
            raise AdvisorError(f"--{option} takes GOAL=…, not '{text}'")
        yield goal, _answer(rulebase.questions[key], typed, f"--{option} {goal}", day)


def _answer(question: Question, typed: str, where: str, day: date) -> Answer:
    from advisor.core.interview.answer import AnswerError
    from advisor.core.interview.typed_answer import read_answer
    from advisor.files.answer_values import say

    try:
        return read_answer(question, typed, day)
    except AnswerError as error:
        raise AdvisorError(f"{where}: {say(error.problem)}") from None
