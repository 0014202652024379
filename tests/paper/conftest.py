"""The bakery's strategy, ready to be written in any format."""

from __future__ import annotations

from datetime import date

import pytest

from advisor.advise import open_case
from advisor.core.rules.rulebase import Rulebase
from advisor.engine.reference import ReferenceMatcher
from advisor.language import english
from advisor.paper.strategy import Strategy
from tests.driving import firm

DAY = date(2026, 11, 27)


def strategy_of(rulebase: Rulebase, scenario: str, day: date = DAY) -> Strategy:
    """The strategy of a scenario."""
    case = open_case(rulebase, firm(scenario, rulebase), ReferenceMatcher(rulebase), day)
    return Strategy(case, english())


@pytest.fixture(scope="session")
def bakery(real: Rulebase) -> Strategy:
    return strategy_of(real, "bakery")
