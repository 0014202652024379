"""What is read for a review before it is asked."""

from __future__ import annotations

from datetime import date

import pytest

from advisor.core.strategy.reviewing import read_made

DAY = date(2027, 3, 31)


@pytest.mark.parametrize(
    ("typed", "made"),
    [("2027-03-31", DAY), ("2027-04-01", None), ("last spring", None), ("", None)],
)
def test_a_strategy_was_made_on_a_day_that_is_not_in_the_future(
    typed: str, made: date | None
) -> None:
    assert read_made(typed, DAY) == made
