"""What a review asks, in words."""

from __future__ import annotations

import pytest

from advisor.core.interview.review import WorkReview
from advisor.language import english
from advisor.report.reviews import so_far, work_said


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("36", "So far: 36. An empty line leaves it so."),
        ("Nobody knew us.", "So far: Nobody knew us. An empty line leaves it so."),
        ("Why not?", "So far: Why not? An empty line leaves it so."),
    ],
)
def test_what_was_said_so_far_ends_with_one_stop(said: str, shown: str) -> None:
    assert english().say(so_far(said)) == shown


def test_own_words_about_work_end_with_one_stop_too() -> None:
    said = work_said(WorkReview("x", "no", "other", "Rosa was away."), english())
    assert english().say(so_far(said)).startswith("So far: not done, “Rosa was away.” An empty")
