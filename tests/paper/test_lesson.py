"""A lesson on paper and as slides."""

from __future__ import annotations

from advisor.paper.lesson import slides_of
from advisor.report.blocks import Blank, Document, Heading, Line, Lines, Paragraph

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
