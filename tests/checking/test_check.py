"""What a scenario expects, compared with an outline."""

from __future__ import annotations

from datetime import date

import pytest

from advisor.checking import check
from advisor.checking.expectation import Expectation
from advisor.core.message import message
from advisor.core.reasoning.outline import Justification, Outline, OutlineItem, Section, Totals


def item(name: str, *also: str) -> OutlineItem:
    return OutlineItem(name, "tactic", "plan", message(name), Justification(), also=also)


ITEMS = (item("ask:rosa", "ask:bea", "thank:rosa"), item("show"))
OUTLINE = Outline(
    "Rye",
    date(2026, 1, 5),
    (Section("plan", "Plan", ITEMS),),
    Totals(0, None, 0, None, 0, None, ""),
)


@pytest.mark.parametrize(
    ("first", "second", "got"),
    [
        ("ask", "show", []),
        ("ask:bea", "show", []),
        # Work that is done within other work stands where that stands, whatever names it.
        ("thank:rosa", "show", []),
        ("thank", "show", []),
        ("show", "thank", ["after it"]),
        ("ask", "thank", ["in one line with it"]),
        ("ask", "listen", ["no listen"]),
    ],
)
def test_an_order_is_that_of_the_lines(first: str, second: str, got: list[str]) -> None:
    expect = Expectation(order=((first, second),))
    assert [one.got for one in check._order(expect, OUTLINE)] == got
