"""The order of items: kind by kind, as listed, whatever file an item is in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from advisor.core.rules.layout import ItemOrder, in_order
from tests.builders import item, problems_of, rule

ITEMS = (item("b"), item("a"), item("d"), item("c"), item("z", "reason"))
ORDER = ItemOrder(kind="stance", items=("d", "b"))


def test_listed_items_come_first_and_the_rest_by_their_ids() -> None:
    assert [one.id for one in in_order(ITEMS, [ORDER])] == ["z", "d", "b", "a", "c"]


@given(st.permutations(ITEMS))
def test_the_order_of_files_makes_no_difference(shuffled: list[object]) -> None:
    assert in_order(shuffled, [ORDER]) == in_order(ITEMS, [ORDER])  # type: ignore[arg-type]


def test_an_order_that_lists_what_there_is_not_is_reported() -> None:
    order = ItemOrder(kind="stance", items=("listn", "listen"))
    (problem,) = problems_of(item("listen"), rule("r", recommend="listen"), orders=(order,))
    assert (problem.code, problem.hint) == ("unknown-item", "did you mean 'listen'?")


def test_an_item_listed_twice_is_reported() -> None:
    order = ItemOrder(kind="stance", items=("listen", "listen"))
    found = problems_of(item("listen"), rule("r", recommend="listen"), orders=(order,))
    assert [problem.code for problem in found] == ["duplicate-id"]


def test_an_order_of_no_kind_of_items_is_reported() -> None:
    found = problems_of(orders=(ItemOrder(kind="aproach", items=()),))
    assert [(one.code, one.hint) for one in found] == [("unknown-kind", "did you mean 'approach'?")]
