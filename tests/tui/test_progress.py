"""Where one is in the interview, in words."""

from __future__ import annotations

from advisor.core.interview.progress import review
from advisor.core.interview.steps import plan_interview
from advisor.language import english
from advisor.tui.widgets.progress import place_in_words
from tests.builders import answers, rulebase

BASE = rulebase()


def test_a_place_is_its_part_of_the_interview() -> None:
    parts = review(BASE, plan_interview(BASE, answers("hiring", people=("Rosa",))))
    assert place_in_words(english(), parts[2].area, parts) == "People (part 3 of 3)"
