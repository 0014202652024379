"""What a copy of an interview is called."""

from __future__ import annotations

from advisor.language import english
from advisor.report.copies import copy_title


def test_two_copies_of_one_interview_can_be_told_apart() -> None:
    taken = {"Rye"}
    for expected in ("Rye, copy", "Rye, copy 2", "Rye, copy 3"):
        title = copy_title(english(), "Rye", taken)
        assert title == expected
        taken.add(title)
