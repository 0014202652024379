"""The plan as bars: only what is drawn is explained."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from advisor.core.message import Words
from advisor.core.planning.work import Claim
from advisor.core.strategy.figures import Bar, Figures
from advisor.language import english
from advisor.paper.plan_bars import bars
from tests.paper.conftest import DAY

THIN = "thin bar: it goes on"
REVIEWS = "days to look at the plan"


def drawn(weeks_on: int, *reviews: date) -> str:
    """A plan of one work that takes a week and then goes on for some weeks."""
    ready = DAY + timedelta(days=7)
    until = ready + timedelta(weeks=weeks_on)
    bar = Bar("x", Words("Talk"), Claim.LEAD, DAY, ready, until)
    return bars(Figures(DAY, until, (), (), (bar,), (), reviews), english()).svg


@pytest.mark.parametrize("weeks_on", [0, 5])
@pytest.mark.parametrize("reviews", [(), (DAY + timedelta(days=20),)])
def test_a_thin_bar_is_explained_where_there_is_one(
    weeks_on: int, reviews: tuple[date, ...]
) -> None:
    svg = drawn(weeks_on, *reviews)
    assert (THIN in svg.casefold()) == bool(weeks_on)
    assert (REVIEWS in svg) == bool(reviews)
