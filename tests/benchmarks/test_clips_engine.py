"""The yardstick runs the same rules: its consults are equal, whatever the rule base."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advisor.core.interview.profile import build_profile
from advisor.engine.chain import run
from advisor.engine.reference import ReferenceMatcher
from tests.strategies import answers_for, examples, rulebases

clips_engine = pytest.importorskip("tests.benchmarks.clips_engine", exc_type=ImportError)


@pytest.mark.slow
@settings(max_examples=examples(60), deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_random_rule_bases_come_out_equal_in_clips(data: st.DataObject) -> None:
    base = data.draw(rulebases())
    clips, ours = clips_engine.ClipsMatcher(base), ReferenceMatcher(base)
    for _ in range(4):
        profile = build_profile(base, data.draw(answers_for(base)))
        assert run(base, profile, clips) == run(base, profile, ours)
    clips.close()
