"""A review in lines: asked about what was planned, kept in the file, and the plan made anew."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from advisor.advise import open_case
from advisor.core.interview.review import WorkReview
from advisor.core.rules.rulebase import Rulebase
from advisor.engine.chain import Matcher
from advisor.files.interview import read_interview
from advisor.files.store import read_saved
from advisor.interview_session import InterviewSession
from advisor.language import english
from advisor.plain.console import Console, Stop
from advisor.plain.looking_back import LookingBack
from tests.driving import DAY, environment
from tests.plain.talking import Finished, Talk

MADE = date(2026, 10, 26)
# Nothing begins on it.
SATURDAY = date(2026, 11, 28)


def look_back(
    path: Path,
    rulebase: Rulebase,
    matcher: Matcher,
    *typed: str,
    since: date | None = None,
    day: date = DAY,
) -> str:
    """What is said while these lines are typed in a review of a saved interview."""
    session = InterviewSession(replace(environment(rulebase, matcher, path.parent.parent), day=day))
    session.open_saved(read_saved(path, rulebase))
    target = io.StringIO()
    console = Console(english(), io.StringIO("".join(f"{line}\n" for line in typed)), target)
    LookingBack(session, console).hold(since)
    session.close()
    return target.getvalue()


def begun(path: Path, rulebase: Rulebase, matcher: Matcher) -> list[str]:
    """The work that should have begun by the day of the review."""
    answers = read_interview(path, rulebase).answers
    plan = open_case(rulebase, answers, matcher, MADE).plan
    return [placement.key for placement in plan.placements if placement.start <= DAY]


def test_a_review_is_asked_kept_and_read_back(
    finished: Finished, real: Rulebase, reference: Matcher
) -> None:
    path = finished("bakery")
    keys = begun(path, real, reference)
    work = ["no", "1", "yes", "no", "partly", "Rosa was away", *([""] * (len(keys) - 3))]
    typed = (MADE.isoformat(), "36", *work, "Nobody knew", "2", "Rain", "3", "", "yes")
    said = look_back(path, real, reference, *typed)
    assert "New customers: how many now? It was 30." in said
    (review,) = read_interview(path, real).answers.reviews
    assert (review.day, review.since) == (DAY, MADE)
    assert review.work == (
        WorkReview(keys[0], "no", "hours"),
        WorkReview(keys[1], "yes", sign="works"),
        WorkReview(keys[2], "partly", "other", "Rosa was away"),
    )
    assert review.goals == {"customers": {"goal.baseline": 36, "goal.in_the_way": "not_known"}}
    assert review.now == {"business.owner_hours": 3}
    assert (review.heard, review.changed) == ("Nobody knew", "Rain")


@pytest.mark.parametrize("number", ["36", ""])
def test_nothing_is_kept_unless_it_is_wanted(
    number: str, finished: Finished, real: Rulebase, reference: Matcher
) -> None:
    path = finished("bakery")
    before = path.read_text(encoding="utf-8")
    silence = [""] * (len(begun(path, real, reference)) + 4)
    said = look_back(path, real, reference, MADE.isoformat(), number, *silence, "no")
    assert ("Nothing is kept." if number else "Nothing was said") in said
    assert path.read_text(encoding="utf-8") == before


def test_the_strategy_leads_to_a_review(talk: Talk, finished: Finished) -> None:
    finished("bakery")
    assert "On which day was this strategy made?" in talk("1", ":look-back")


def test_a_review_of_today_is_gone_on_with_before_anything_is_asked(
    finished: Finished, real: Rulebase, reference: Matcher
) -> None:
    path = finished("bakery")
    keys = begun(path, real, reference)
    silence = [""] * (len(keys) + 4)
    look_back(path, real, reference, MADE.isoformat(), "36", *silence, "yes")
    declined = look_back(path, real, reference, "no")
    assert "You kept a review today." in declined
    assert "New customers" not in declined
    said = look_back(path, real, reference, "yes", "", "yes", *silence, "yes")
    assert "So far: 36." in said
    (review,) = read_interview(path, real).answers.reviews
    assert review.goals == {"customers": {"goal.baseline": 36}}
    assert review.work[0].done == "yes"


def test_a_review_of_today_can_go_on_about_another_strategy(
    finished: Finished, real: Rulebase, reference: Matcher
) -> None:
    path = finished("bakery")
    silence = [""] * (len(begun(path, real, reference)) + 3)
    look_back(path, real, reference, MADE.isoformat(), "36", "yes", "", *silence, "yes")
    (before,) = read_interview(path, real).answers.reviews
    assert before.work
    typed = ("yes", *[""] * 30)
    same = look_back(path, real, reference, *typed, "yes", since=MADE)
    assert "is left out" not in same
    other = MADE - timedelta(days=7)
    said = look_back(path, real, reference, *typed, "yes", since=other)
    assert "What was said of the work in the plan of Mon 26 Oct 2026 is left out" in said
    (review,) = read_interview(path, real).answers.reviews
    assert review == replace(before, since=other, work=())


def test_a_review_can_be_left_at_any_question(
    finished: Finished, real: Rulebase, reference: Matcher
) -> None:
    path = finished("bakery")
    before = path.read_text(encoding="utf-8")
    said = look_back(path, real, reference, MADE.isoformat(), "36", "yes", ":back")
    assert said.endswith("Nothing is kept.\n")
    assert path.read_text(encoding="utf-8") == before


def test_a_review_can_be_left_where_yes_or_no_is_asked(
    finished: Finished, real: Rulebase, reference: Matcher
) -> None:
    path = finished("bakery")
    before = path.read_text(encoding="utf-8")
    silence = [""] * (len(begun(path, real, reference)) + 4)
    answered = (MADE.isoformat(), "36", *silence)
    assert look_back(path, real, reference, *answered, ":back").endswith("Nothing is kept.\n")
    with pytest.raises(Stop):
        look_back(path, real, reference, *answered, ":quit")
    assert path.read_text(encoding="utf-8") == before
    look_back(path, real, reference, *answered, "yes")
    said = look_back(path, real, reference, ":back")
    assert said.endswith("Nothing is kept.\n")
    assert "Please type yes or no" not in said


def test_a_command_is_nothing_that_was_heard(
    finished: Finished, real: Rulebase, reference: Matcher
) -> None:
    path = finished("bakery")
    silence = [""] * len(begun(path, real, reference))
    typed = (MADE.isoformat(), "36", *silence, ":help", "", "", "", "", "yes")
    assert ":back to leave it" in look_back(path, real, reference, *typed)
    (review,) = read_interview(path, real).answers.reviews
    assert review.heard == ""


def test_the_day_of_the_strategy_is_read_as_people_write_it(
    finished: Finished, real: Rulebase, reference: Matcher
) -> None:
    said = look_back(finished("bakery"), real, reference, "soon", "yesterday", ":back")
    assert "Please write a day that has been, like Tue 27 Oct 2026" in said
    assert "No step of this plan has come to its day yet" not in said


def test_on_the_same_day_it_is_said_why_no_work_is_asked_about(
    finished: Finished, real: Rulebase, reference: Matcher
) -> None:
    said = look_back(finished("bakery"), real, reference, "today", "", ":back", day=SATURDAY)
    assert "No step of this plan has come to its day yet, so none is asked about." in said
