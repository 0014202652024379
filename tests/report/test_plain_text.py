from __future__ import annotations

from datetime import date

from advisor.advise import advise
from advisor.core.rules.rulebase import Rulebase
from advisor.engine.chain import Matcher
from advisor.language import english
from advisor.report.blocks import Document, Heading, Line, Lines, Paragraph, Table
from advisor.report.plain_text import WIDTH, render_text, sections_of, text_lines
from tests.driving import firm

DOCUMENT = Document(
    "Plan",
    (
        Heading(1, "Plan"),
        Paragraph("As of today.", aside=True),
        Heading(2, "First"),
        Lines((Line("Who", "Café *Rosa*", "Article §1.1"), Line("Alone"))),
        Heading(2, "Second"),
        Table(("Goal", "Now"), (("More orders", "30"),)),
    ),
)


def test_a_document_is_written_without_marks_and_its_sections_are_numbered() -> None:
    assert [line for line in text_lines(DOCUMENT) if line] == [
        "Plan",
        "As of today.",
        "1. First",
        "  Who: Café *Rosa* (Article §1.1)",
        "  Alone",
        "2. Second",
        "  More orders",
        "    Now: 30",
    ]


def test_a_section_can_be_had_alone() -> None:
    second = sections_of(DOCUMENT)[1]
    assert second.title == "Second"
    assert list(text_lines(second)) == ["  More orders", "    Now: 30"]


def test_a_file_has_short_lines(real: Rulebase, reference: Matcher) -> None:
    outline = advise(real, firm("bakery", real), reference, date(2026, 1, 5))
    assert max(len(line) for line in render_text(outline, english()).splitlines()) <= WIDTH
