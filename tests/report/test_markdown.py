"""Documents as Markdown."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from advisor.core.interview.answer import clean
from advisor.report.blocks import Document, Heading, Line, Lines, Paragraph, Table
from advisor.report.markdown import escape, render

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
MARKS = (
    *("<b>", "[a](b)", "![", "](", "#", "##", "-", "+", "1.", "2)", "=", "==", "---", "~~", "*"),
    *("**", "_", "`", "```", "|", ">", "\\", "&amp;", "&", ";", ":", "http://a.b", "www.a.b"),
    *("x", " ", "\n", "\t", "    ", "<!--", "-->", "[^1]", "1", "a", "é"),
)
MARKUP = st.one_of(st.text(max_size=30), st.lists(st.sampled_from(MARKS), max_size=8).map("".join))
PLAIN = {"text", "text_special", "strong_open", "strong_close"}


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
        ("~~gone~~", r"\~\~gone\~\~"),
        ("&lt; &#60; R&D; AT&T", r"\&lt; \&#60; R\&D; AT&T"),
        ("http://x www.x", r"http\://x www\.x"),
        ("one\n# two", "one # two"),
        ("-- -", r"\-- -"),
        ("plain, 2-3 #tag at 10:30", "plain, 2-3 #tag at 10:30"),
    ],
)
def test_markup_in_an_answer_is_shown_as_typed(text: str, escaped: str) -> None:
    assert escape(text) == escaped


@settings(max_examples=500, deadline=None)
@given(MARKUP)
def test_whatever_an_answer_holds_it_comes_out_as_the_text_it_is(typed: str) -> None:
    shown = clean(typed)
    assume(shown)
    for block in (Paragraph(shown), Heading(3, shown), Lines((Line("a", shown),))):
        (inline,) = (
            token
            for token in READER.parse(render(Document("t", (block,))))
            if token.type == "inline"
        )
        pieces = inline.children or []
        assert {piece.type for piece in pieces} <= PLAIN
        assert "".join(piece.content for piece in pieces).removeprefix("a: ") == shown


def test_an_answer_in_a_table_stays_in_its_cell() -> None:
    text = render(Document("t", (Table(("x",), (("a|b",), (r"c\|d",))),)))
    cells = [
        "".join(piece.content for piece in token.children or [])
        for token in READER.parse(text)
        if token.type == "inline"
    ]
    assert cells == ["x", "a|b", r"c\|d"]


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
