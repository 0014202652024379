"""The laws of every plan, over random work and means."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.core.planning.cases import Case, random_case
from tests.core.planning.laws import LAWS
from tests.core.planning.planned import Law, Planned

CASES = st.integers(0, 10**9).map(lambda seed: random_case(Random(seed)))  # noqa: S311


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(case=CASES)
def test_law(law: Law, case: Case) -> None:
    assert list(law(Planned(case))) == []
