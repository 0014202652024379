"""Lines that name entries, and lines that answer for several."""

from __future__ import annotations

import pytest

from advisor.core.interview.typed_choice import Offered
from advisor.core.interview.typed_entries import NamedLine, RowsLine, parse_entry, parse_rows

KINDS = (Offered("peer", "A firm near us"), Offered("trade", "A firm in our own trade"))
NAMES = ("Rosa", "Café Bea", "Cy")


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("Rosa, 1", NamedLine("Rosa", ("peer",))),
        ("Rosa = a firm near us", NamedLine("Rosa", ("peer",))),
        ("Rosa", NamedLine("Rosa")),
        ("Rosa & Co, Linz", NamedLine("Rosa & Co, Linz")),
        ("Rosa, Linz, 2", NamedLine("Rosa, Linz", ("trade",))),
        ("Rosa, a firm", NamedLine("Rosa", ("peer", "trade"))),
        ("Rosa, 9", NamedLine("Rosa")),
        ("Rosa = x", NamedLine("Rosa")),
    ],
)
def test_a_line_is_a_name_and_perhaps_a_kind(typed: str, line: NamedLine) -> None:
    assert parse_entry(typed, KINDS) == line


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("3", RowsLine((0,), "3")),
        ("2 = 1,4", RowsLine((1,), "1,4")),
        ("1-3=4", RowsLine((0, 1, 2), "4")),
        ("1,3 = 4", RowsLine((0, 2), "4")),
        ("all=2", RowsLine((0, 1, 2), "2")),
        ("café = 2", RowsLine((1,), "2")),
        ("2 = 1 “sent nine”", RowsLine((1,), "1", "sent nine")),
        ('1 "late"', RowsLine((0,), "1", "late")),
        ("1,2-3 = 1", RowsLine((0, 1, 2), "1")),
        ("1-2, 3 = 1", RowsLine((0, 1, 2), "1")),
        ("4 = 1", None),
        ("0 = 1", None),
    ],
)
def test_a_line_answers_for_the_entries_it_names(typed: str, line: RowsLine | None) -> None:
    assert parse_rows(typed, NAMES, 0) == line


def test_without_an_entry_one_is_at_a_line_must_name_one() -> None:
    assert parse_rows("3", NAMES, None) is None
