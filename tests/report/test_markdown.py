"""Documents as Markdown."""

from __future__ import annotations

import pytest

from advisor.report.blocks import Document, Heading, Line, Lines, Paragraph, Table
from advisor.report.markdown import escape, render


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("*bold* _it_", r"\*bold\* \_it\_"),
        ("<b>x</b>", r"\<b\>x\</b\>"),
        ("[a](b)", r"\[a\](b)"),
        ("# 1", r"\# 1"),
        ("1. one", r"1\. one"),
        ("a|b", r"a\|b"),
        ("- x", r"\- x"),
        ("plain, 2-3 #tag", "plain, 2-3 #tag"),
    ],
)
def test_markup_in_an_answer_is_shown_as_typed(text: str, escaped: str) -> None:
    assert escape(text) == escaped


def test_blocks_are_written_one_after_another() -> None:
    document = Document(
        "t",
        (
            Heading(1, "T"),
            Paragraph("p", aside=True),
            Lines((Line("a", "b", "c"), Line("Why?", "d"), Line("e"))),
            Table(("x", "y"), (("1", "2"),)),
        ),
    )
    assert render(document) == (
        "# T\n\n*p*\n\n- **a:** b *(c)*\n- **Why?** d\n- **e**\n\n"
        "| x | y |\n| --- | --- |\n| 1 | 2 |\n"
    )
