"""What a row of a decision table stands for."""

from __future__ import annotations

from typing import Any

import pytest

from advisor.core.rules.rule import Rule
from advisor.core.rules.table import Row, Table, misfits, place_in_table, rule_of


def table(*rows: dict[str, Any], **more: Any) -> Table:
    """A table over firms of a size that asks something; a row says the rest."""
    fields = {
        "id": "sizes",
        "judgement": True,
        "because": "You are {many}.",
        "columns": ["business.size"],
        "concludes": ["ask"],
        "row": list(rows),
        **more,
    }
    return Table.model_validate(fields)


ROW = {"id": "one", "business.size": "solo", "many": "one", "ask": "Who?"}


def only_rule(**more: Any) -> Rule:
    """The rule of a table with one row."""
    row = {**ROW, **more.pop("row", {})}
    one = table(row, **more)
    return Rule.model_validate(rule_of(one, one.rows[0]))


def test_a_row_is_a_rule_under_its_own_id() -> None:
    written = {
        "id": "one",
        "judgement": True,
        "because": "You are one.",
        "when": {"business.size": "solo"},
        "then": {"ask": "Who?"},
    }
    assert only_rule() == Rule.model_validate(written)


def test_what_the_table_tests_is_tested_before_the_columns() -> None:
    assert only_rule(when={"business.local": "yes"}).facts_read == (
        "business.local",
        "business.size",
    )


def test_a_shared_test_that_is_a_column_keeps_the_place_of_the_column() -> None:
    found = only_rule(
        when={"business.local": "yes"}, columns=["business.size", "business.local"]
    ).facts_read
    assert found == ("business.size", "business.local")


def test_a_cell_wins_over_what_the_table_tests() -> None:
    rule = only_rule(when={"business.size": "large"})
    assert rule.when[0].options == ("solo",)


def test_a_row_without_a_cell_does_not_test_the_fact() -> None:
    one = table({k: v for k, v in ROW.items() if k != "business.size"})
    assert Rule.model_validate(rule_of(one, one.rows[0])).when == ()


def test_findings_of_the_row_join_those_of_the_table() -> None:
    one = table(
        {"id": "one", "many": "one", "business.f": "yes"},
        concludes=["business.f"],
        then={"find": {"business.g": "no"}},
    )
    found = Rule.model_validate(rule_of(one, one.rows[0])).then.find
    assert found == (("business.f", "yes"), ("business.g", "no"))


@pytest.mark.parametrize(
    ("own", "basis"),
    [({}, ((), True)), ({"principles": ["listen"]}, (("listen",), False))],
    ids=["the table's", "its own"],
)
def test_a_row_has_the_basis_of_the_table_or_its_own(own: dict[str, Any], basis: Any) -> None:
    rule = only_rule(row=own)
    assert (rule.principles, rule.judgement) == basis


def test_words_of_a_row_stand_in_what_is_asked_as_well() -> None:
    one = table({"id": "one", "many": "one"}, concludes=[], then={"ask": "Are you {many}?"})
    assert Rule.model_validate(rule_of(one, one.rows[0])).then.ask == "Are you one?"


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ({"id": "one", "many": "one"}, "ask"),
        ({"id": "one", "ask": "?"}, "many"),
        ({**ROW, "size": "solo"}, "size"),
        ({**ROW, "many": 1}, "many"),
    ],
    ids=["no conclusion", "no word", "no such column", "word that is no text"],
)
def test_a_row_that_does_not_fit_its_table_is_reported_by_column(
    row: dict[str, Any], column: str
) -> None:
    one = table(row)
    assert [cell.column for cell in misfits(one, one.rows[0])] == [column]


def test_a_row_with_a_reason_of_its_own_needs_no_words() -> None:
    one = table({"id": "one", "ask": "?", "because": "So it is."})
    assert list(misfits(one, one.rows[0])) == []


@pytest.mark.parametrize(
    ("field", "place"),
    [
        ("when.business.size", "row.0.business.size"),
        ("when.business.local", "when.business.local"),
        ("then.ask", "row.0.ask"),
        ("because", "because"),
        ("id", "row.0.id"),
    ],
)
def test_a_field_of_the_rule_is_found_in_its_cell_or_in_what_is_shared(
    field: str, place: str
) -> None:
    one = table(ROW, when={"business.local": "yes"})
    assert place_in_table(one, one.rows[0], 0, field) == place


def test_rows_are_frozen_like_any_definition() -> None:
    with pytest.raises(ValueError, match="frozen"):
        Row(id="one").id = "two"  # type: ignore[misc]
