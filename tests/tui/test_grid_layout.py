"""How wide the columns of a grid are."""

from __future__ import annotations

from itertools import product

import pytest

from advisor.tui.widgets.grid_layout import AROUND, SHORTEST, has_room, lay_out

KEYS, LABELS = ("1", "2", "?"), ("often", "hardly ever", "I don't know")


def test_labels_stand_above_the_marks_where_they_have_room() -> None:
    layout = lay_out(["Rosa", "The club"], KEYS, LABELS, 80)
    assert layout.labelled
    assert layout.heads == ("1 often", "2 hardly ever", "? I don't know")
    assert layout.columns == (7, 13, 14)


def test_without_room_for_labels_the_name_takes_what_the_marks_leave() -> None:
    name = "The association of all the gardeners of our valley"
    layout = lay_out([name], KEYS, LABELS, 60)
    assert (layout.labelled, layout.heads, layout.columns) == (False, KEYS, (3, 3, 3))
    assert layout.names == 60 - AROUND - 2 - 3 * 5


@pytest.mark.parametrize(("columns", "window"), product((1, 3, 11), range(20, 130, 7)))
def test_a_table_that_has_room_is_no_wider_than_the_window(columns: int, window: int) -> None:
    layout = lay_out(["x" * 50, "y"], ["1"] * columns, ["label"] * columns, window)
    taken = sum(width + 2 for width in (layout.names, *layout.columns))
    assert layout.names >= SHORTEST
    assert (taken <= window - AROUND) == has_room(columns, window)
