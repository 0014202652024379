"""Where one is in the interview, in words."""

from __future__ import annotations

import pytest

from advisor.core.interview.progress import review
from advisor.core.interview.steps import plan_interview
from advisor.language import english
from advisor.tui.widgets.progress import place_in_words
from tests.builders import answers, rulebase

BASE = rulebase()
GIVEN = answers("hiring", people=("Rosa",))


@pytest.mark.parametrize(
    ("area", "said"),
    [("business", "Business (part 1 of 3)"), ("relationship", "People (part 3 of 3) · Rosa")],
)
def test_a_place_is_the_part_and_whom_it_is_about(area: str, said: str) -> None:
    interview = plan_interview(BASE, GIVEN)
    step = next(step for step in interview.steps if step.area.id == area)
    parts = review(BASE, interview)
    assert place_in_words(BASE, english(), GIVEN, step, parts) == said
