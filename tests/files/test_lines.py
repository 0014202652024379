"""Lines of tables and keys in TOML text."""

from __future__ import annotations

from advisor.files.lines import LineIndex

TEXT = '''\
format = 1

[[rule]]
id = "one"
because = """
[[rule]]
id = "not a rule"
"""

[[rule]]
id = "two"
[rule.when]
"business.staff" = { min = 2 }
then = { ask = "?" }

[[question]]
id = "q"
[[question.option]]
id = "a"
[[question.option]]
id = "b"
'''
INDEX = LineIndex(TEXT)


def test_a_table_is_found_by_its_number() -> None:
    assert INDEX.line("rule", 1) == 10


def test_text_inside_a_string_is_no_table() -> None:
    assert INDEX.line("rule", 2) is None


def test_a_key_of_a_sub_table_is_found() -> None:
    assert INDEX.line("rule", 1, "when.business.staff") == 13


def test_an_entry_of_a_nested_list_is_found() -> None:
    assert INDEX.line("question", 0, "option.1.id") == 21


def test_an_unknown_key_falls_back_to_its_parent() -> None:
    assert INDEX.line("rule", 1, "when.nothing") == 12


def test_a_key_before_any_table_is_found() -> None:
    assert INDEX.line("", 0, "format") == 1


def test_entries_of_a_list_that_goes_over_several_lines_are_numbered() -> None:
    index = LineIndex('[[table]]\nrow = [\n  { id = "a" },\n  { id = "b" },\n]\nid = "t"\n')
    assert [index.line("table", 0, key) for key in ("row.0", "row.1.id", "id")] == [3, 4, 6]


def test_only_a_line_feed_ends_a_line() -> None:
    index = LineIndex('title = "a\u2028b\x85c"\r\nstaff = 3\n')
    assert index.line("", 0, "staff") == 2
