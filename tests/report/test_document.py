"""The outline as blocks: what is a heading, what a line, and which why stands beside it."""

from __future__ import annotations

from dataclasses import replace

from advisor.core.message import Label, Words, message
from advisor.core.reasoning.outline import Detail, OutlineItem
from advisor.language import english
from advisor.report.blocks import Block, Heading, Line, Lines, Paragraph, Table
from advisor.report.document import build_document
from tests.report.firm import entry, outline


def blocks(*items: OutlineItem) -> tuple[Block, ...]:
    return build_document(outline(*items), english()).blocks


def lines(*items: OutlineItem) -> list[Line]:
    """The lines before the reasoning at the end."""
    found = blocks(*items)
    end = next(n for n, b in enumerate(found) if isinstance(b, Heading) and "reasoning" in b.text)
    return [line for block in found[:end] if isinstance(block, Lines) for line in block.lines]


def test_a_document_is_titled_with_the_firm_and_dated() -> None:
    assert blocks(entry("x"))[:2] == (
        Heading(1, "A social media strategy for Rye & Co"),
        Paragraph("As of January 5, 2026.", aside=True),
    )


def test_an_item_has_a_heading_its_details_and_its_reason() -> None:
    item = entry("x", details=(Detail("First step", Words("Call.")),))
    assert lines(item) == [
        Line("First step", "Call."),
        Line("Why", "Because it is strong.", "Our own judgement"),
    ]


def test_what_is_left_out_is_one_line_with_its_reason() -> None:
    (line,) = lines(entry("x", "left-out"))
    assert line == Line("X", "Because it is strong.", "Our own judgement")


def test_figures_of_several_goals_stand_side_by_side() -> None:
    goals = [
        entry(name, "programme", kind="measured", details=(Detail("Now", Label(now)),))
        for name, now in (("x", "3"), ("y", "5"))
    ]
    tables = [block for block in blocks(*goals) if isinstance(block, Table)]
    assert tables == [Table(("Goal", "Now"), (("X", "3"), ("Y", "5")))]


def test_what_the_plan_adds_up_to_follows_the_tactics() -> None:
    (table,) = (block for block in blocks(entry("x")) if isinstance(block, Table))
    assert table.rows[0] == ("Your own hours, in the fullest week", "0", "2")


def test_a_section_without_items_says_why() -> None:
    made = outline(entry("x"))
    empty = replace(made.sections[0], items=(), note=message("nothing is needed."))
    found = build_document(replace(made, sections=(empty,)), english()).blocks
    assert Paragraph("Nothing is needed.") in found
