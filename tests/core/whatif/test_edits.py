"""Which other answers are worth trying."""

from __future__ import annotations

from typing import Any

import pytest

from advisor.core.rules.slice import conditions_of
from advisor.core.whatif.edits import CandidateEdits
from tests.builders import answers, item, question, rule, rulebase


def others(test: dict[str, float], given: dict[str, Any], **more: Any) -> list[object]:
    """The other answers to a number that a rule asks for."""
    base = rulebase(
        question("business.p", "number", **more),
        item("x", "tactic", claim="duty"),
        rule("r", {"business.p": test}, recommend="x"),
    )
    changes = CandidateEdits(base, conditions_of(base)).of(answers("hiring", **given))
    return [change.after for change in changes]


@pytest.mark.parametrize(
    ("test", "given", "expected"),
    [
        ({"min": 3}, {"p": 1}, [3, 4]),
        ({"min": 2.5}, {"p": 1}, [3]),
        ({"max": 2.5}, {"p": 7}, [2]),
        ({"min": 2.5}, {}, [0, 3]),
        ({"max": 0.5}, {"p": 7}, [0]),
    ],
)
def test_a_whole_number_is_only_changed_for_another_whole_one(
    test: dict[str, float], given: dict[str, Any], expected: list[object]
) -> None:
    assert others(test, given, whole=True) == expected


def test_any_other_number_may_have_a_half() -> None:
    assert others({"min": 2.5}, {"p": 1}) == [2.5, 3]
