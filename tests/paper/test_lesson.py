"""A lesson on paper and as slides."""

from __future__ import annotations

from advisor.paper.lesson import slides_of
from advisor.paper.pages import blocks_data
from advisor.report.blocks import Blank, Document, Heading, Line, Lines, Paragraph, Table

ASKED = Document(
    "t",
    (
        Heading(1, "A bakery"),
        Paragraph("About it"),
        Heading(2, "The firm"),
        Heading(3, "Facts"),
        Lines((Line("Name", "Rye"),)),
        Heading(2, "What do you expect?"),
        Heading(3, "1. Which?"),
        Lines((Line("☐ 1", "This"),)),
        Blank("Because:"),
    ),
)
ANSWERED = Document(
    "t",
    (*ASKED.blocks[:5], *(Heading(2, "x"), Heading(3, "1. Which?")), Lines((Line("✓ 1", "This"),))),
)
STRATEGY = Document("s", (Heading(1, "Strategy"), Heading(2, "Page"), Lines((Line("Goal", "x"),))))


def test_each_question_is_followed_by_its_answer_and_the_firm_is_shown_once() -> None:
    found = slides_of(ASKED, ANSWERED, STRATEGY)
    titles = [slide.title for slide in found]
    assert titles[:4] == ["A bakery", "Facts", "1. Which?", "1. Which?"]
    assert [b.lines[0].label for s in found[2:4] for b in s.blocks if isinstance(b, Lines)] == [
        *("☐ 1", "✓ 1")
    ]
    assert titles[-1] == "Page"


def test_a_second_firm_comes_after_the_first_strategy() -> None:
    other = Document("o", (Heading(1, "Other"), Table(("", "A", "B"), (("Size", "1", "2"),))))
    assert slides_of(ASKED, ANSWERED, STRATEGY, other)[-1].title == "Other"


def test_groups_of_few_facts_are_one_slide() -> None:
    facts = [
        block
        for n in range(3)
        for block in (Heading(3, f"Group {n}"), Lines((Line("Name", f"x{n}"),)))
    ]
    asked = Document("t", (*ASKED.blocks[:3], *facts, *ASKED.blocks[5:]))
    answered = Document("t", (*ANSWERED.blocks[:3], *facts, *ANSWERED.blocks[5:]))
    found = slides_of(asked, answered, STRATEGY)
    assert [slide.title for slide in found][:2] == ["A bakery", "The firm"]
    assert [b.text for b in found[1].blocks if isinstance(b, Heading)] == [
        *("Group 0", "Group 1", "Group 2")
    ]


def test_what_is_too_long_for_a_slide_goes_on_on_the_next() -> None:
    rows = tuple((f"row {n}", "word " * 30, "word " * 30) for n in range(6))
    other = Document("o", (Heading(1, "Other"), Table(("", "A", "B"), rows)))
    tables = [
        block
        for slide in slides_of(ASKED, ANSWERED, STRATEGY, other)
        for block in slide.blocks
        if isinstance(block, Table)
    ]
    assert len(tables) > 1
    assert tuple(row for table in tables for row in table.rows) == rows


def test_choices_stay_with_the_lines_to_say_why_and_facts_stand_in_two_columns() -> None:
    facts = Lines(tuple(Line(f"Fact {n}", "few words") for n in range(4)))
    data = blocks_data([facts, facts, Blank("Because:")], ())
    assert [(one["facts"], one["stays"]) for one in data] == [
        *((True, False), (False, True), (False, False))
    ]
