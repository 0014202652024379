"""Which number or day of a goal nobody has set."""

from __future__ import annotations

from typing import Any

import pytest

from advisor.core.interview.answer import DONT_KNOW
from advisor.core.interview.answers import Answers
from advisor.core.interview.unset import unset_goals
from advisor.core.rules.rulebase import Rulebase

UNKNOWN = {"goal.target": DONT_KNOW, "goal.date": DONT_KNOW}


@pytest.mark.parametrize(
    ("goal", "expected"),
    [
        ({"goal.kind": "customers", **UNKNOWN}, [(True, True)]),
        ({"goal.kind": "customers"}, []),
        ({"goal.kind": "customers", "goal.measure": "followers", **UNKNOWN}, [(False, True)]),
        ({"goal.kind": "unsure", **UNKNOWN}, [(True, False)]),
        ({"goal.kind": "keep", **UNKNOWN}, []),
        ({"goal.kind": DONT_KNOW, **UNKNOWN}, []),
        ({"goal.kind": "hiring", **UNKNOWN, "goal.target": 9}, [(False, True)]),
        (
            {"goal.kind": "hiring", **UNKNOWN, "goal.target": 9, "goal.day_in_words": "in spring"},
            [],
        ),
    ],
)
def test_only_what_is_asked_of_a_goal_and_answered_with_dont_know_is_unset(
    goal: dict[str, Any], expected: list[tuple[bool, bool]], real: Rulebase
) -> None:
    given = Answers(groups={"goal": (goal,)})
    assert [(one.number, one.day) for one in unset_goals(real, given)] == expected
