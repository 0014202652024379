"""Reviews in a file: read back as they were kept, with everything else left as it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from advisor.core.interview.review import Review, WorkReview
from advisor.core.rules.rulebase import Rulebase
from advisor.errors import InvalidError
from advisor.files.interview import InterviewFile, read_interview
from advisor.files.interview_written import write_interview
from tests.builders import after
from tests.conftest import ROOT

REVIEW = Review(
    date(2026, 2, 2),
    date(2026, 1, 5),
    (
        WorkReview("listen-first", "partly", "other", 'They said "later"'),
        WorkReview("formal-alliance", "yes", sign="stop"),
    ),
    {"business.owner_hours": 1.5},
    {"customers": {"goal.baseline": 36, "goal.in_the_way": "not_known"}},
    "Nobody knew",
    "A second bakery",
)
BEGUN = """\
format = 2
title = "Rye & Co"

[answers] # ours
name = "Rye & Co"

[[answers.goal]]
kind = "customers"
"""
HAND = """
[[reviews]] # the first one
day = 2026-02-02
since = 2026-01-05
mood = "fair" # nobody asked

[[reviews.work]]
work = "listen-frst"
done = "yes"
"""


def read(path: Path, text: str, rulebase: Rulebase) -> InterviewFile:
    path.write_text(text, encoding="utf-8")
    return read_interview(path, rulebase)


def test_a_review_is_read_back_as_it_was_kept(real: Rulebase, tmp_path: Path) -> None:
    file = read_interview(ROOT / "scenarios" / "bakery.toml", real)
    later = Review(date(2026, 4, 6), REVIEW.day, heard="Good bread")
    kept = after(real, file.answers, REVIEW, later)
    write_interview(tmp_path / "a.toml", "Rye & Co", kept)
    assert read_interview(tmp_path / "a.toml", real).answers == kept


def test_what_is_unknown_is_noted_and_stays_in_the_file_with_its_comments(
    real: Rulebase, tmp_path: Path
) -> None:
    path = tmp_path / "a.toml"
    file = read(path, BEGUN + HAND, real)
    assert [note.code for note in file.notes] == ["unknown-key", "unknown-work"]
    assert [note.line for note in file.notes] == [13, 16]
    (review,) = file.answers.reviews
    assert review.work == ()
    answers = after(real, file.answers, Review(date(2026, 4, 6), review.day, heard="Good bread"))
    write_interview(path, file.title, answers, kept=file.kept, before=file.text)
    written = path.read_text(encoding="utf-8")
    for line in HAND.strip().splitlines():
        assert line in written
    assert "[answers] # ours" in written
    assert len(read_interview(path, real).answers.reviews) == 2


def test_the_day_of_a_review_may_be_written_with_a_time(real: Rulebase, tmp_path: Path) -> None:
    text = f"{BEGUN}[[reviews]]\nday = 2026-02-02T09:30:00\nsince = 2026-01-05\n"
    file = read(tmp_path / "a.toml", text, real)
    write_interview(file.path, file.title, file.answers)
    assert read_interview(file.path, real).answers == file.answers


@pytest.mark.parametrize(
    "text",
    [
        BEGUN + "[[reviews]]\nday = 2026-02-02\nsince = 2026-01-05\nmood = 1\n"
        "answers = { owner_hours = 2, stuff = 3 }\n",
        BEGUN + "[[reviews]]\nday = 2026-02-02\nsince = 2026-01-05\nmood = 1\n"
        "answers.owner_hours = 2\nanswers.stuff = 3\n",
        "reviews = [{ day = 2026-02-02, since = 2026-01-05, mood = 1, "
        "answers = { owner_hours = 2, stuff = 3 } }]\n" + BEGUN,
    ],
)
@pytest.mark.parametrize("hours", [2, 3])
def test_in_whatever_form_it_is_written_what_is_unknown_stays(
    real: Rulebase, tmp_path: Path, text: str, hours: int
) -> None:
    file = read(tmp_path / "a.toml", text, real)
    business = {**file.answers.business, "business.owner_hours": hours}
    goals = (*file.answers.goals, {"goal.kind": "hiring"})
    changed = replace(file.answers.with_entries("goal", goals), business=business)
    write_interview(file.path, file.title, changed, kept=file.kept)
    again = read_interview(file.path, real)
    assert again.answers.business == business
    assert [goal["goal.kind"] for goal in again.answers.goals] == ["customers", "hiring"]
    keys = {note.key for note in again.notes}
    assert keys == {"reviews[0].mood", "reviews[0].answers.stuff"}


@pytest.mark.parametrize(
    ("review", "expected"),
    [
        ("since = 2026-01-05", "a review needs a day"),
        ("day = 2026-02-02", "a review needs a since"),
        ("day = 2026-01-02\nsince = 2026-01-05", "is before the day of the strategy"),
        ('day = "soon"\nsince = 2026-01-05', "day takes a date"),
        (
            "day = 2026-02-02\nsince = 2026-01-05\n[[reviews]]\nday = 2026-01-20",
            "is before the day of the strategy, 2026-02-02",
        ),
        (
            'day = 2026-02-02\nsince = 2026-01-05\nwork = [{ work = "listen-first" }]',
            "it needs done, one of no, partly, yes",
        ),
        (
            'day = 2026-02-02\nsince = 2026-01-05\nwork = [{ work = "x", done = "part" }]',
            "done cannot be 'part' (did you mean 'partly'?)",
        ),
        (
            'day = 2026-02-02\nsince = 2026-01-05\nnow = { owner_hours = "few" }',
            "A number is expected here",
        ),
        ("day = 2026-02-02\nsince = 2026-01-05\nheard = 3", "heard must be text"),
        (
            "day = 2026-02-02\nsince = 2026-01-05\nanswers = { goal = 3 }",
            "write [[reviews.answers.goal]], with two brackets",
        ),
    ],
)
def test_what_is_wrong_in_a_review_is_told(
    review: str, expected: str, real: Rulebase, tmp_path: Path
) -> None:
    with pytest.raises(InvalidError) as caught:
        read(tmp_path / "a.toml", f"{BEGUN}\n[[reviews]]\n{review}\n", real)
    assert expected in str(caught.value)
    assert "reviews[" in str(caught.value)


def test_what_is_answered_after_a_review_is_kept_under_it(real: Rulebase, tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    first = read_interview(ROOT / "scenarios" / "bakery.toml", real).answers
    reviewed = after(real, first, REVIEW)
    others = tuple({**place, "place.name": "Ours"} for place in first.entries("place")[:1])
    goal = {**reviewed.goals[0], "goal.baseline": 40, "goal.target": 60}
    business = {**reviewed.business, "business.owner_hours": 3}
    changed = replace(reviewed.with_entries("goal", (goal,)), business=business)
    changed = changed.with_entries("place", others).with_entries("matter", ())
    later = after(real, changed, Review(date(2026, 4, 6), REVIEW.day, heard="Good bread"))
    write_interview(path, "Rye & Co", reviewed)
    text = write_interview(path, "Rye & Co", changed)
    assert read_interview(path, real).answers == changed
    assert text.count("owner_hours = 3") == 1
    write_interview(path, "Rye & Co", later)
    read_back = read_interview(path, real).answers
    assert read_back == later
    assert read_back.at_first == first
    write_interview(path, "Rye & Co", reviewed)
    assert read_interview(path, real).answers.business["business.owner_hours"] == 1.5


def test_going_on_with_a_review_changes_what_is_said_and_leaves_the_rest(
    real: Rulebase, tmp_path: Path
) -> None:
    path = tmp_path / "a.toml"
    known = """
[[reviews.work]]
work = "formal-alliance" # with Bo
done = "no"
why = "hours"
mood = "grim"

[[reviews.work]]
work = "listen-first"
done = "no"

[[reviews.goal]]
goal = "customers"
in_the_way = "the moon"
"""
    file = read(path, BEGUN + HAND + known, real)
    before = file.answers.held[-1].before
    said = WorkReview("formal-alliance", "yes", sign="stop")
    (review,) = file.answers.reviews
    goals = {"customers": {"goal.baseline": 36}}
    review = replace(review, work=(said,), heard="Good bread", goals=goals)
    written = write_interview(
        path,
        file.title,
        after(real, before, review),
        kept=file.kept,
        before=file.text,
        written=file.answers.reviews,
    )
    for line in (*HAND.strip().splitlines(), "# with Bo", 'mood = "grim"', '"the moon"'):
        assert line in written
    assert 'why = "hours"' not in written
    assert '"listen-first"' not in written
    assert read_interview(path, real).answers.reviews == (review,)
