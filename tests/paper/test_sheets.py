"""Sheets to fill in: filled with what is known, empty where it is not."""

from __future__ import annotations

import pytest

from advisor.core.rules.rulebase import Rulebase
from advisor.language import english
from advisor.paper.formats import PRINTED, Printed
from advisor.paper.sheets import SHEETS, sheet_pages
from advisor.paper.strategy import Strategy, print_pages
from advisor.report.blocks import Blank, Lines, Table
from tests.paper.conftest import strategy_of
from tests.paper.reading import READERS


@pytest.mark.parametrize("form", PRINTED)
def test_the_agreement_names_the_firm_and_its_partners(form: Printed, bakery: Strategy) -> None:
    made = print_pages(form, sheet_pages("agreement", bakery.case, english()))
    found = READERS[form](made)
    assert [n for n in ("Rye & Co", "Café Rosa", "Florist Linden") if n not in found] == []
    assert "Saturday regulars" not in found


@pytest.mark.parametrize("name", [name for name in SHEETS if name != "page-one"])
def test_every_sheet_has_room_to_write_and_says_something_already(
    name: str, bakery: Strategy
) -> None:
    blocks = sheet_pages(name, bakery.case, english()).blocks
    tables = [block for block in blocks if isinstance(block, Table)]
    assert any("" in row for table in tables for row in table.rows) or any(
        isinstance(block, Blank) for block in blocks
    )
    assert any(any(row) for table in tables for row in table.rows) or any(
        isinstance(block, Lines) for block in blocks
    )


def test_the_number_to_count_is_on_the_count_sheet(bakery: Strategy) -> None:
    pages = sheet_pages("count", bakery.case, english())
    tables = [block for block in pages.blocks if isinstance(block, Table)]
    assert [row[0] for row in tables[0].rows][:2] == ["Fri 27 Nov", "Fri 4 Dec"]


def test_replies_have_the_words_of_the_plan(bakery: Strategy) -> None:
    pages = sheet_pages("replies", bakery.case, english())
    said = [line.text for b in pages.blocks if isinstance(b, Lines) for line in b.lines]
    assert any("Sorry that you had to wait" in text for text in said)


def test_ready_replies_come_from_the_rule_base(bakery: Strategy, real: Rulebase) -> None:
    pages = sheet_pages("replies", bakery.case, english())
    said = [line for b in pages.blocks if isinstance(b, Lines) for line in b.lines]
    replies = real.ready_replies
    assert len(replies) > 4
    assert [(line.label, line.text) for line in said[-len(replies) :]] == [
        (reply.title, f"“{reply.say}”") for reply in replies
    ]


def test_every_sheet_is_made_for_a_firm_of_which_nothing_is_known(real: Rulebase) -> None:
    case = strategy_of(real, "not-begun-yet").case
    for name in SHEETS:
        assert sheet_pages(name, case, english()).blocks
