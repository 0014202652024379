"""What a rule author is told about tables: the row, the cell and the column that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.files.rulebase import load_rulebase
from tests.files.rule_folder import told

TABLE = """\
[[table]]
id = "values"
judgement = true
each = "link"
because = "They are {who}."
columns = ["relationship.kind"]
concludes = ["link.value"]
row = [
  { id = "row-a", "relationship.kind" = "regulars", "link.value" = "low", who = "regulars" },
  ROW
]
"""


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (
            '{ id = "row-b", "relationship.kind" = "staf", "link.value" = "low", who = "x" },',
            (
                "b.toml:10: table[values].row[row-b].relationship.kind: unknown option of "
                "relationship.kind 'staf' (did you mean 'staff'?)"
            ),
        ),
        (
            '{ id = "row-b", "relationship.kind" = "staff", "link.value" = "lo", who = "x" },',
            (
                "b.toml:10: table[values].row[row-b].link.value: unknown option of link.value 'lo' "
                "(did you mean 'low'?)"
            ),
        ),
        (
            '{ id = "row-b", "relationship.knd" = "staff", "link.value" = "low", who = "x" },',
            (
                "b.toml:10: table[values].row[row-b].relationship.knd: the table has no column "
                "'relationship.knd' (did you mean 'relationship.kind'?)"
            ),
        ),
        (
            '{ id = "row-b", "relationship.kind" = "staff", who = "x" },',
            "b.toml:10: table[values].row[row-b].link.value: the row has no 'link.value'",
        ),
        (
            '{ id = "row-b", "relationship.kind" = "staff", "link.value" = "low" },',
            "b.toml:10: table[values].row[row-b].who: the row has no 'who'",
        ),
        (
            '{ id = "row-b", "link.value" = "low", because = "{goal.kynd}" },',
            "b.toml:10: table[values].row[row-b].because: unknown fact 'goal.kynd'",
        ),
        (
            '{ id = "row-b", "link.value" = "low", because = "{easily} found" },',
            (
                "b.toml:10: table[values].row[row-b].because: {easily} is no fact "
                "(a fact has a dot, as {goal.kind}; cells fill words of their table's texts only)"
            ),
        ),
        (
            '{ id = "row-a", "link.value" = "low", who = "x" },',
            (
                "b.toml:10: table[values].row[row-a].id: the id 'row-a' is already that of "
                "[[rule]] (the first is in b.toml:9; give one of them another id)"
            ),
        ),
        (
            '{ id = "b", "relationship.kind" = { nto = "x" }, "link.value" = "low", who = "x" },',
            "b.toml:10: table[values].row[b].relationship.kind: unknown operator 'nto'",
        ),
    ],
)
def test_a_mistake_in_a_row_names_the_cell(folder: Path, row: str, expected: str) -> None:
    (folder / "b.toml").write_text(TABLE.replace("ROW", row), encoding="utf-8")
    (line,) = told(folder)
    assert line.startswith(expected)


def test_what_a_table_shares_is_wrong_once_however_many_rows_it_has(folder: Path) -> None:
    row = '{ id = "row-b", "link.value" = "low", who = "x" },'
    text = TABLE.replace("ROW", row).replace("They", "{goal.kynd}")
    (folder / "b.toml").write_text(text, encoding="utf-8")
    (line,) = told(folder)
    assert line.startswith("b.toml:5: table[values].because: unknown fact 'goal.kynd'")


def test_rows_are_rules_with_the_words_of_the_row(folder: Path) -> None:
    text = TABLE.replace("ROW", "").replace("{who}", "{who} of {relationship.name}")
    (folder / "b.toml").write_text(text, encoding="utf-8")
    rule = load_rulebase(folder).rules["row-a"]
    assert rule.because == "They are regulars of {relationship.name}."


def test_the_rules_of_a_table_are_kept_by_its_id(folder: Path) -> None:
    (folder / "b.toml").write_text(TABLE.replace("ROW", ""), encoding="utf-8")
    assert load_rulebase(folder).definitions.tables == {"values": ("row-a",)}


KPI = """\
[[kpi]]
id = "kpi-orders"
title = "Orders"
text = "Orders."
counts = ["COUNT"]
unit = "orders"
how_to_measure = "Count."

[[table]]
id = "measure-*"
each = "goal"
judgement = true
because = "Plain."
rows_from = "counts"
columns = ["goal.kind"]
concludes = ["recommend"]
then = { value = "high" }
"""


def test_a_measure_says_for_which_answers_it_is_recommended(folder: Path) -> None:
    (folder / "b.toml").write_text(KPI.replace("COUNT", "hiring"), encoding="utf-8")
    rule = load_rulebase(folder).rules["measure-orders"]
    assert (rule.then.recommend, rule.when[0].options) == ("kpi-orders", ("hiring",))


def test_a_wrong_answer_of_a_measure_is_found_at_the_measure(folder: Path) -> None:
    (folder / "b.toml").write_text(KPI.replace("COUNT", "hirings"), encoding="utf-8")
    (line,) = told(folder)
    assert line.startswith(
        "b.toml:5: kpi[kpi-orders].counts: unknown option of goal.kind 'hirings'"
    )


def test_a_wrong_column_is_reported_once_and_not_at_its_cells(folder: Path) -> None:
    row = '{ id = "row-b", "relationship.kind" = "staff", "link.value" = "low", who = "x" },'
    text = TABLE.replace("ROW", row).replace('= ["relationship.kind"]', '= ["relationship.knd"]')
    (folder / "b.toml").write_text(text, encoding="utf-8")
    (line,) = told(folder)
    assert line == (
        "b.toml:6: table[values].columns: unknown fact 'relationship.knd' "
        "(did you mean 'relationship.kind'?)"
    )


def test_a_wrong_column_of_measures_is_reported_once(folder: Path) -> None:
    text = KPI.replace("COUNT", "hiring").replace('["goal.kind"]', '["goal.knd"]')
    (folder / "b.toml").write_text(text, encoding="utf-8")
    (line,) = told(folder)
    assert line.startswith("b.toml:15: table[measure-*].columns: unknown fact 'goal.knd'")


def test_cells_under_a_wrong_column_are_not_blamed_for_it(folder: Path) -> None:
    text = TABLE.replace("ROW", "").replace('"relationship.kind"', '"relationship.knd"')
    (folder / "b.toml").write_text(text, encoding="utf-8")
    (line,) = told(folder)
    assert line.startswith("b.toml:6: table[values].columns: unknown fact 'relationship.knd'")


def test_a_fact_that_is_no_column_is_to_be_added_to_the_columns(folder: Path) -> None:
    row = '{ id = "row-b", "business.name" = { known = true }, "link.value" = "low", who = "x" },'
    (folder / "b.toml").write_text(TABLE.replace("ROW", row), encoding="utf-8")
    (line,) = told(folder)
    assert line == (
        "b.toml:10: table[values].row[row-b].business.name: the table has no column "
        "'business.name' (add \"business.name\" to columns)"
    )


def test_a_table_whose_rows_come_from_measures_is_called_by_a_letter_first(folder: Path) -> None:
    text = TABLE.replace("ROW", "").replace('id = "values"', 'id = "*-values"')
    (folder / "b.toml").write_text(text, encoding="utf-8")
    assert "expected small letters and digits joined by hyphens, * for a measure" in told(folder)[0]


def test_no_two_tables_have_the_same_id(folder: Path) -> None:
    tables = (TABLE.replace("ROW", "").replace("row-a", name) for name in ("row-a", "row-b"))
    (folder / "b.toml").write_text("\n".join(tables), encoding="utf-8")
    (line,) = told(folder)
    assert "table[values].id: the id 'values' is already that of [[table]]" in line
    assert "the first is in b.toml:1" in line
