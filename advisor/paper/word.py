"""Pages as a Word file: real headings, lists and tables, so that they can be edited."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph

from advisor.paper.drawing import Picture
from advisor.paper.packed import packed
from advisor.paper.pages import SECTION, PageBlock, Pages, are_facts, parts_of, shares
from advisor.report.blocks import Blank, Heading, Line, Lines, Paragraph, Table, stopped

MARK, SOFT = RGBColor(0x16, 0x32, 0x4F), RGBColor(0x5B, 0x61, 0x6B)
# The width of a page without its margins, and its height, both in centimetres.
WIDE, HIGH = 17.0, 25.5
ROW_HEIGHT = Cm(0.76)
GREY = "C9CED6"
# The style of page one, whose type is as large as one page takes: one of these, in points.
FRONT = "Page One"
SIZES = (14.0, 13.0, 12.0, 11.0)
# The usual width of a character and height of a line, as parts of the size of the type.
_CHARACTER, _LINE = 0.49, 1.25
# What is longer may go on on the next page.
SHORT = 1200


def word(pages: Pages) -> bytes:
    """A Word file in A4; the front is followed by a new page."""
    document = docx.Document()
    _set_up(document, pages)
    for block in pages.front:
        _add(document, block, pages.cues, FRONT if pages.fit else "List Bullet")
    first = len(document.paragraphs)
    for block in pages.rest:
        _add(document, block, pages.cues)
    if pages.fit and document.paragraphs[first:]:
        document.paragraphs[first].paragraph_format.page_break_before = True
    made = BytesIO()
    document.save(made)
    return packed(made.getvalue(), pages.day)


def _set_up(document: WordDocument, pages: Pages) -> None:
    """Paper, styles, properties and the numbers of the pages."""
    properties = document.core_properties
    properties.title, properties.author, properties.comments = pages.title[:255], "", ""
    properties.language = pages.language
    properties.created = properties.modified = datetime(
        pages.day.year, pages.day.month, pages.day.day
    )
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    # A sheet is filled in by hand, and is better one page than two.
    section.top_margin, section.bottom_margin = (
        (Cm(1.8), Cm(2.2)) if pages.fit else (Cm(1.4), Cm(1.7))
    )
    section.footer_distance = Cm(0.9)
    styles: Any = document.styles
    styles["Normal"].font.name = "Calibri"
    styles["Normal"].font.size = Pt(10.5 if pages.fit else 10)
    styles["Normal"].paragraph_format.space_after = Pt(4)
    styles["List Bullet"].paragraph_format.space_after = Pt(3)
    # The entries of a list stand apart; that style would set them without a gap.
    for tight in styles["List Bullet"].element.findall(f".//{qn('w:contextualSpacing')}"):
        tight.getparent().remove(tight)
    for name, size in (("Title", 20), ("Heading 1", 14), ("Heading 2", 12)):
        style = styles[name]
        style.font.size, style.font.color.rgb = Pt(size), MARK
        style.font.name = "Calibri"
        style.element.rPr.rFonts.attrib.clear()
        style.paragraph_format.space_after = Pt(4)
    styles["Heading 1"].paragraph_format.space_before = Pt(15 if pages.fit else 11)
    front = styles.add_style(FRONT, WD_STYLE_TYPE.PARAGRAPH)
    front.base_style = styles["List Bullet"]
    front.font.size = Pt(_fitting(pages.front))
    footer = section.footer.paragraphs[0]
    footer.style = styles["Normal"]
    footer.paragraph_format.tab_stops.add_tab_stop(Cm(WIDE), WD_TAB_ALIGNMENT.RIGHT)
    _soft(footer, f"{pages.footer[:80]}\t")
    before, _, after = pages.page.partition("{n}")
    _soft(footer, before)
    _field(footer, "PAGE")
    _soft(footer, after.partition("{of}")[0])
    _field(footer, "NUMPAGES")


def _fitting(blocks: Iterable[PageBlock]) -> float:
    """The largest type in which the blocks are sure to be one page."""
    lines = [line for block in blocks if isinstance(block, Lines) for line in block.lines]
    lengths = [len(line.label) + len(line.said) for line in lines]
    room = HIGH / 2.54 * 72 - 90

    def height(size: float) -> float:
        columns = WIDE / 2.54 * 72 / (size * _CHARACTER) - 6
        return sum((length // columns + 1) * size * _LINE + 3 for length in lengths)

    return next((size for size in SIZES if height(size) < room * 0.92), 10.5)


def _soft(paragraph: WordParagraph, text: str) -> None:
    run = paragraph.add_run(text)
    run.font.size, run.font.color.rgb = Pt(9), SOFT


def _field(paragraph: WordParagraph, name: str) -> None:
    """A field that Word works out, such as the number of the page."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    shown = paragraph.add_run("1")
    shown.font.size, shown.font.color.rgb = Pt(9), SOFT
    run = shown._r  # noqa: SLF001 - python-docx has no fields
    field.append(run)
    paragraph._p.append(field)  # noqa: SLF001 - python-docx has no fields


def _add(
    document: WordDocument, block: PageBlock, cues: tuple[str, ...], style: str = "List Bullet"
) -> None:
    if isinstance(block, Heading):
        heading = document.add_heading(block.text, block.level - 1)
        if style == FRONT and block.level > SECTION:
            styles: Any = document.styles
            heading.runs[0].font.size = styles[FRONT].font.size
    elif isinstance(block, Paragraph):
        run = document.add_paragraph().add_run(block.text)
        if block.aside:
            run.font.color.rgb, run.font.size = SOFT, Pt(9.5)
    elif isinstance(block, Lines):
        for line in block.lines:
            _add_line(document, line, cues, style)
        if are_facts(block) and style != FRONT:
            # Short facts stand close together.
            for paragraph in document.paragraphs[-len(block.lines) :]:
                paragraph.paragraph_format.space_after = Pt(0)
    elif isinstance(block, Table):
        _add_table(document, block)
    elif isinstance(block, Blank):
        _add_blank(document, block)
    else:
        _add_picture(document, block)


def _add_line(document: WordDocument, line: Line, cues: tuple[str, ...], style: str) -> None:
    paragraph = document.add_paragraph(style=style)
    paragraph.paragraph_format.keep_together = len(line.said) < SHORT
    label = stopped(line.label, more=bool(line.said))
    if label:
        paragraph.add_run(f"{label} ").bold = True
    for cue, part in parts_of(line.text, cues):
        if cue:
            paragraph.add_run().add_break()
            paragraph.add_run(f"{cue} ").font.color.rgb = MARK
        paragraph.add_run(part)
    if line.because:
        if line.text:
            paragraph.add_run().add_break()
        run = paragraph.add_run(line.because)
        run.italic, run.font.color.rgb = True, SOFT
    if line.aside:
        run = paragraph.add_run(f" ({line.aside})")
        run.font.size, run.font.color.rgb = Pt(9), SOFT


def _add_table(document: WordDocument, block: Table) -> None:
    table = document.add_table(1, len(block.header))
    _edged(table, ("top", "left", "bottom", "right", "insideH", "insideV"), GREY)
    head = table.rows[0]
    _repeated(head)
    for cell, text in zip(head.cells, block.header, strict=True):
        cell.paragraphs[0].add_run(text).bold = True
        cell.paragraphs[0].paragraph_format.keep_with_next = True
        shade = OxmlElement("w:shd")
        shade.set(qn("w:val"), "clear")
        shade.set(qn("w:fill"), "E3EEF7")
        cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001 - python-docx shades no cells
    for texts in block.rows:
        row = table.add_row()
        if sum(map(len, texts)) < SHORT:
            _whole(row)
        if not all(texts):
            row.height = ROW_HEIGHT
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    for cell in (cell for row in table.rows for cell in row.cells):
        cell.paragraphs[0].paragraph_format.space_before = Pt(1.5)
        cell.paragraphs[0].paragraph_format.space_after = Pt(1.5)
    _widths(table, block)
    _end(document)


def _widths(table: Any, block: Table) -> None:
    """Columns as wide as they ask for, together as wide as the page."""
    table.autofit = False
    wanted = shares(block)
    for column, share in zip(table.columns, wanted, strict=True):
        width = Cm(WIDE * share / sum(wanted))
        column.width = width
        for cell in column.cells:
            cell.width = width


def _edged(table: Any, edges: Iterable[str], colour: str) -> None:
    """Thin lines at some edges of a table and none at the others; text begins at the margin."""
    borders = OxmlElement("w:tblBorders")
    for name in edges:
        edge = OxmlElement(f"w:{name}")
        for key, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", colour)):
            edge.set(qn(f"w:{key}"), value)
        borders.append(edge)
    table._tbl.tblPr.append(borders)  # noqa: SLF001 - python-docx has no borders


def _end(document: WordDocument) -> None:
    """What parts a table from what follows it: a paragraph that takes next to no room."""
    after = document.add_paragraph().paragraph_format
    after.space_after, after.line_spacing = Pt(0), Pt(5)


def _repeated(row: Any) -> None:
    """The header stands again on each page that the table goes on to."""
    _marked(row, "tblHeader")


def _whole(row: Any) -> None:
    """The row is not parted between two pages."""
    _marked(row, "cantSplit")


def _marked(row: Any, name: str) -> None:
    mark = OxmlElement(f"w:{name}")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)  # noqa: SLF001 - python-docx has neither


def _add_blank(document: WordDocument, block: Blank) -> None:
    """Rows with a line below each, which stays where it is when something is typed there."""
    # What is chosen from stays on one page with the lines to say why.
    for paragraph in reversed(document.paragraphs):
        if paragraph.style is None or paragraph.style.name != "List Bullet":
            break
        paragraph.paragraph_format.keep_with_next = True
    if block.label:
        label = document.add_paragraph(block.label).paragraph_format
        label.keep_with_next, label.space_after = True, Pt(0)
    table = document.add_table(block.lines, 1)
    _edged(table, ("bottom", "insideH"), "8A8F98")
    for row in table.rows:
        row.height = ROW_HEIGHT
        _whole(row)
    _end(document)


def _add_picture(document: WordDocument, picture: Picture) -> None:
    """The picture in pixels with its text alternative; that in words where it cannot be drawn."""
    head = document.add_paragraph()
    head.add_run(picture.title).bold = True
    head.paragraph_format.keep_with_next = True
    try:
        # Word shows no SVG of every age, so typst makes pixels of it.
        from advisor.paper.pdf import png
    except ImportError:
        document.add_paragraph(picture.text)
        return
    shape = document.add_picture(BytesIO(png(picture)), width=Cm(WIDE))
    described = shape._inline.docPr  # noqa: SLF001 - python-docx has no text alternatives
    described.set("descr", picture.text)
    described.set("title", picture.title)
