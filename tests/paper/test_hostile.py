"""What an owner wrote appears literally in every format, and does nothing there."""

from __future__ import annotations

import io
from datetime import date
from zipfile import ZipFile

import openpyxl
import pytest

from advisor.core.strategy.figures import Figures
from advisor.language import english
from advisor.paper.calendar import calendar
from advisor.paper.formats import PRINTED, Printed
from advisor.paper.html import slides
from advisor.paper.lesson import Slide
from advisor.paper.pages import UNWRITTEN, Pages, laid_out
from advisor.paper.schedule import Entry
from advisor.paper.signs import written_out
from advisor.paper.strategy import print_pages
from advisor.paper.table import table
from advisor.paper.workbook import workbook
from advisor.report import markdown
from advisor.report.blocks import Blank, Document, Heading, Line, Lines, Paragraph, Table
from tests.paper.reading import READERS, html_tree, squeezed

DAY = date(2026, 11, 27)
HOSTILE = (
    '#set page(fill: red) $x$ *b* _i_ `c` @ref <lab> #panic("x") \\ // c',
    '#image("/etc/passwd") #import "@preview/x:1.0.0": * #read("a")',
    "<script>alert(1)</script> & <b>x</b> ]]> </w:t></w:r> &lt;",
    "{{ 7*7 }} {% raw %} {n} {of} %s",
    '=HYPERLINK("http://x.example","y")',
    "+1+cmd|' /C calc'!A0",
    "@SUM(A1)",
    "-2+3",
    "Пекарня «Рожь», Ελλάδα",
    "[a](javascript:x) ![i](http://x.example/y.png) | c",
    "END:VEVENT BEGIN:VALARM SUMMARY:x;y,z\\n\\; ATTACH:http://x.example",
    "x" * 300,
)
# Written from right to left; a reader of PDF finds it as it is seen.
TURNED = "שלום 🥐 👩‍🍳 مخبز 漢字"
CONTROLS = "a\x00b\x1b[31mc\x7fd\ud800e\ufffff"
CONTROLLED = "ab[31mcdef"


def pages(*texts: str) -> Pages:
    """Every text in every place there is."""
    blocks = [
        block
        for text in texts
        for block in (
            Heading(2, text),
            Paragraph(text),
            Lines((Line(text, text, text, text),)),
            Table((text[:99], "b"), ((text, ""),)),
            Blank(text),
        )
    ]
    return laid_out(texts[0][:99], [Heading(1, texts[0])], blocks, DAY, english())


def entries(*texts: str) -> list[Entry]:
    return [
        Entry(f"{n}", "step", DAY, text, text, text, text, DAY, None, text, text)
        for n, text in enumerate(texts)
    ]


@pytest.mark.parametrize("form", PRINTED)
def test_every_text_is_read_back_from_what_is_printed(form: Printed) -> None:
    found = squeezed(READERS[form](print_pages(form, pages(*HOSTILE))))
    # Heading, paragraph, four parts of a line, a cell, a label.
    assert [t[:40] for t in HOSTILE if found.count(squeezed(t)) < 8] == []


@pytest.mark.parametrize("form", PRINTED)
def test_what_no_file_may_hold_is_left_out_and_nothing_with_it(form: Printed) -> None:
    assert READERS[form](print_pages(form, pages(CONTROLS))).count(CONTROLLED) >= 8


@pytest.mark.parametrize("form", PRINTED)
def test_ten_thousand_characters_without_a_gap_are_all_there(form: Printed) -> None:
    made = laid_out("t", [Heading(1, "t")], [Paragraph("q" * 10_000)], DAY, english())
    assert READERS[form](print_pages(form, made)).count("q") == 10_000


@pytest.mark.parametrize("form", ["docx", "html"])
def test_other_scripts_and_pictures_are_kept_as_they_were_written(form: Printed) -> None:
    assert READERS[form](print_pages(form, pages(TURNED))).count(TURNED) >= 8


def test_a_web_page_has_no_script_and_fetches_nothing() -> None:
    tree = html_tree(print_pages("html", pages(*HOSTILE, TURNED)))
    names = {element.tag for element in tree.iter() if isinstance(element.tag, str)}
    assert names.isdisjoint({"script", "img", "link", "iframe", "object", "form", "b", "image"})
    links = [value for e in tree.iter() for key, value in e.attrib.items() if key.endswith("href")]
    assert all(link.startswith("#part-") for link in links)
    (policy,) = (m.get("content") for m in tree.iter("meta") if "http-equiv" in m.attrib)
    assert policy.startswith("default-src 'none'")


def test_a_word_file_refers_to_nothing_outside() -> None:
    with ZipFile(io.BytesIO(print_pages("docx", pages(*HOSTILE)))) as parts:
        links = [n for n in parts.namelist() if n.endswith(".rels")]
        assert links
        assert [n for n in links if b'TargetMode="External"' in parts.read(n)] == []


def test_a_calendar_has_one_event_an_entry_whatever_its_text() -> None:
    made = calendar(entries(*HOSTILE, TURNED), "Rye\r\nEND:VCALENDAR", DAY, english())
    assert made.count(b"BEGIN:VEVENT") == len(HOSTILE) + 1
    assert b"BEGIN:VALARM\r\n" not in made
    assert max(map(len, made.split(b"\r\n"))) <= 75
    found = squeezed(READERS["ics"](made))
    assert [t[:40] for t in (*HOSTILE, TURNED) if found.count(squeezed(t)) < 3] == []


def test_no_cell_of_a_workbook_is_a_formula() -> None:
    figures = Figures(DAY, DAY, (), (), (), (), ())
    made = workbook(entries(*HOSTILE, TURNED), figures, HOSTILE[4], english())
    book = openpyxl.load_workbook(io.BytesIO(made))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert [cell.value for cell in cells if cell.data_type == "f"] == []
    values = {cell.value for cell in cells}
    assert [text[:40] for text in (*HOSTILE, TURNED) if text not in values] == []


def test_no_cell_of_a_table_begins_like_a_formula() -> None:
    made = table(entries(*HOSTILE, TURNED), english())
    cells = READERS["csv"](made).split("\n")
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []
    assert {f"'{text}" for text in HOSTILE[4:8]} <= set(cells)


def test_markdown_is_read_back_as_it_was_written() -> None:
    document = Document("x", tuple(Paragraph(text) for text in (*HOSTILE, TURNED)))
    found = squeezed(READERS["md"](markdown.render(document).encode()))
    assert [t[:40] for t in (*HOSTILE, TURNED) if squeezed(t) not in found] == []


def test_signs_without_a_font_are_written_out_and_it_is_said() -> None:
    # A sign for private use, for which no font is known.
    text = "Café \U0010abcd Linden"
    made = laid_out("t", [Heading(1, "t")], [Paragraph(text)], DAY, english())
    found = squeezed(READERS["pdf"](print_pages("pdf", made)))
    assert "Café[U+10ABCD]Linden" in found
    assert squeezed(UNWRITTEN) in found


def test_where_every_sign_has_a_font_nothing_is_said_of_fonts() -> None:
    made = laid_out("t", [Heading(1, "t")], [Paragraph("Café «Рожь» שלום ☐ ✓")], DAY, english())
    assert "fonts-noto" not in READERS["pdf"](print_pages("pdf", made))


@pytest.mark.parametrize(
    ("text", "lacking", "shown"),
    [
        ("a 漢字 b", "漢字", "a [HanZi] b"),
        ("👩\u200d🍳👍🏽!", "👩🍳👍", "[woman, cooking, thumbsup]!"),
        ("＜b＞", "＜＞", "[U+FF1C]b[U+FF1E]"),
        ("漢字", "", "漢字"),
    ],
)
def test_a_sign_is_named_in_brackets_and_never_as_markup(
    text: str, lacking: str, shown: str
) -> None:
    assert written_out(text, lacking) == shown


def test_slides_show_every_text_and_run_none() -> None:
    blocks = (Table(("a", "b"), tuple((text, text) for text in (*HOSTILE, TURNED))),)
    made = slides(HOSTILE[0], [Slide(HOSTILE[2], blocks)], english())
    tree = html_tree(made)
    found = squeezed("\n".join(tree.itertext()))
    assert [text[:40] for text in (*HOSTILE, TURNED) if found.count(squeezed(text)) < 2] == []
    names = {element.tag for element in tree.iter() if isinstance(element.tag, str)}
    assert names.isdisjoint({"script", "img", "link", "iframe", "object", "form", "b"})
