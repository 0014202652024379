"""Every strategy that the real rule base can give keeps to the laws of ``tests/laws.py``."""

from __future__ import annotations

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st

from advisor.advise import open_case
from advisor.core.interview.profile import build_profile
from advisor.core.rules.rulebase import Rulebase
from advisor.engine.chain import Matcher, run
from tests.builders import answers
from tests.laws import DAY, broken
from tests.strategies import UNSHRUNK, examples, interviews

# Each part draws interviews of its own.
PARTS = 5


@pytest.mark.slow
@settings(UNSHRUNK, max_examples=examples(24))
@given(st.data())
def test_random_interviews_give_lawful_strategies(
    real: Rulebase, reference: Matcher, data: st.DataObject
) -> None:
    assert broken(open_case(real, data.draw(interviews(real)), reference, DAY)) == {}


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("part", range(PARTS))
def test_more_interviews_give_lawful_strategies_alike_on_both_engines(
    part: int, real: Rulebase, engine: Matcher, reference: Matcher
) -> None:
    @seed(part)
    @settings(UNSHRUNK, max_examples=examples(400 // PARTS))
    @given(st.data())
    def are_lawful_and_alike(data: st.DataObject) -> None:
        case = open_case(real, data.draw(interviews(real)), engine, DAY)
        assert broken(case) == {}
        assert run(real, case.profile, reference) == case.inference

    are_lawful_and_alike()


def test_a_goal_that_is_no_longer_possible_does_not_count(real: Rulebase) -> None:
    alone = answers("knowledge", "customers", staff=1)
    assert [goal.id for goal in build_profile(real, alone).goals] == ["customers"]
