"""What changed its place between two outlines: as little as explains it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from advisor.core.message import Message
from advisor.core.reasoning.outline import Justification, OutlineItem
from advisor.core.reasoning.outline_difference import placing, reordered

orders = st.lists(st.sampled_from("abcdef"), unique=True)


def item(section: str) -> OutlineItem:
    return OutlineItem("x", "tactic", section, Message("X"), Justification())


def test_an_item_on_one_side_only_came_in_or_went_out() -> None:
    assert (placing(None, item("do")), placing(item("do"), None)) == ("added", "removed")


def test_an_item_in_another_section_moved() -> None:
    assert placing(item("do"), item("later")) == "moved"


def test_an_item_in_the_same_section_did_not_move() -> None:
    assert placing(item("do"), item("do")) is None


@given(orders, orders)
def test_without_what_is_reordered_the_rest_keeps_its_order(
    before: list[str], after: list[str]
) -> None:
    moved = reordered(before, after)
    both = {*before} & {*after} - {*moved}
    assert [n for n in before if n in both] == [n for n in after if n in both]


@given(orders, st.data())
def test_one_item_put_elsewhere_is_at_most_one_reordered(
    before: list[str], data: st.DataObject
) -> None:
    if before:
        after = list(before)
        name = after.pop(data.draw(st.integers(0, len(after) - 1)))
        after.insert(data.draw(st.integers(0, len(after))), name)
        assert len(reordered(before, after)) <= 1
