"""The outline as blocks: what is a heading, what a line, and which why stands beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from advisor.core.message import Label, message
from advisor.core.reasoning.outline import Detail, OutlineItem
from advisor.language import english
from advisor.report.blocks import Block, Heading, Line, Lines, Paragraph, Table
from advisor.report.document import build_document
from tests.report.firm import entry, outline


def blocks(*items: OutlineItem) -> tuple[Block, ...]:
    return build_document(outline(*items), english()).blocks


def lines(*items: OutlineItem) -> list[Line]:
    """All lines, in the order in which they are read."""
    found = blocks(*items)
    return [line for block in found if isinstance(block, Lines) for line in block.lines]


def test_a_document_is_titled_with_the_firm_and_dated() -> None:
    assert blocks(entry("x"))[:2] == (
        Heading(1, "A social media strategy for Rye & Co"),
        Paragraph("As of January 5, 2026.", aside=True),
    )


def test_work_is_a_row_of_the_plan_and_a_line_with_its_reason() -> None:
    details = (
        Detail("When", date(2026, 1, 5), "when"),
        Detail("Who", Label("you"), "who"),
        Detail("Time", Label("1 h"), "effort"),
    )
    item = entry("x", "tactics", kind="tactic", details=details)
    (table,) = (block for block in blocks(item) if isinstance(block, Table))
    assert table.rows == (("January 5, 2026", "X", "you", "1 h"),)
    assert Line("X", "Because it is strong.", "Our own judgement") in lines(item)


def test_the_reasoning_stands_at_the_end_only_where_it_is_asked_for() -> None:
    made = outline(entry("x"))
    plain = build_document(made, english()).blocks
    whole = build_document(made, english(), reasoning=True).blocks
    assert whole[: len(plain)] == plain
    assert Heading(3, "Your answers") in whole[len(plain) :]


def test_what_is_left_out_is_one_line_with_its_reason() -> None:
    (line,) = lines(entry("x", "left-out"))
    assert line == Line("X", "Because it is strong.", "Our own judgement")


def test_the_figures_of_a_goal_are_one_line() -> None:
    goal = entry("x", "programme", kind="measured", details=(Detail("Now", Label("3")),))
    assert lines(goal) == [Line("X", "Now: 3.")]


def test_relationships_with_the_same_next_move_are_written_once() -> None:
    move = entry("move", kind="development")
    people = [
        entry(name, "relationships", kind="relationship", children=(replace(move, id=f"m:{name}"),))
        for name in ("x", "y", "z")
    ]
    assert [line.label for line in lines(*people)] == ["X", "y; z"]


def test_there_are_at_most_five_open_questions() -> None:
    asked = [entry(name, "open-questions", kind="ask") for name in "abcdefg"]
    assert [line.label for line in lines(*asked)] == ["A", "B", "C", "D", "E"]


def test_what_is_not_printed_is_left_to_screens() -> None:
    made = outline(entry("x", "left-out"))
    hidden = replace(made, sections=tuple(replace(s, printed=False) for s in made.sections))
    assert len(build_document(hidden, english()).blocks) == 2


def test_a_section_without_items_says_why() -> None:
    made = outline(entry("x"))
    empty = replace(made.sections[0], items=(), note=message("nothing is needed."))
    found = build_document(replace(made, sections=(empty,)), english()).blocks
    assert Paragraph("Nothing is needed.") in found
