"""The strategy in each of the formats there are."""

from __future__ import annotations

import json

import pytest

from advisor.language import english
from advisor.report.export import FORMATS, Format, render_as
from tests.report.firm import entry, outline

OUTLINE = outline(entry("x"))


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_names_the_firm_and_ends_with_a_line_break(form: Format) -> None:
    found = render_as(form, OUTLINE, english())
    assert "Rye & Co" in found.replace("\\&", "&")
    assert found.endswith("\n")


def test_json_lists_what_stands_under_an_item_after_it() -> None:
    parent = entry("x", children=(entry("y"),))
    items = json.loads(render_as("json", outline(parent), english()))["items"]
    assert [(one["id"], one["parent"]) for one in items] == [("x", ""), ("y", "x")]


def test_json_keeps_what_is_for_later_apart() -> None:
    found = json.loads(render_as("json", outline(entry("x"), entry("y", "later")), english()))
    assert [[one["id"] for one in found[part]] for part in ("items", "later")] == [["x"], ["y"]]
