"""Pages as a Word file: real headings, lists and tables, so that they can be edited."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.enum.text import WD_BREAK, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph

from advisor.paper.packed import packed
from advisor.paper.pages import PageBlock, Pages, parts_of
from advisor.paper.pictures import Picture
from advisor.report.blocks import Blank, Heading, Line, Lines, Paragraph, Table, stopped

MARK, SOFT = RGBColor(0x16, 0x32, 0x4F), RGBColor(0x5B, 0x61, 0x6B)
GRID = "Table Grid"
PICTURE_WIDTH = Cm(14.5)
ROW_HEIGHT = Cm(0.9)


def word(pages: Pages) -> bytes:
    """A Word file in A4; the front is followed by a new page."""
    document = docx.Document()
    _set_up(document, pages)
    for block in pages.front:
        _add(document, block, pages.cues)
    if pages.rest and pages.fit:
        document.paragraphs[-1].add_run().add_break(WD_BREAK.PAGE)
    for block in pages.rest:
        _add(document, block, pages.cues)
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
    section.top_margin = section.bottom_margin = Cm(1.8)
    styles: Any = document.styles
    styles["Normal"].font.size, styles["Normal"].font.name = Pt(10.5), "Calibri"
    styles["Normal"].paragraph_format.space_after = Pt(5)
    # The entries of a list stand apart; that style would set them without a gap.
    for tight in styles["List Bullet"].element.findall(f".//{qn('w:contextualSpacing')}"):
        tight.getparent().remove(tight)
    for name, size in (("Title", 20), ("Heading 1", 14), ("Heading 2", 12)):
        style = styles[name]
        style.font.size, style.font.color.rgb = Pt(size), MARK
        style.font.name = "Calibri"
        style.element.rPr.rFonts.attrib.clear()
        style.paragraph_format.space_after = Pt(4)
    footer = section.footer.paragraphs[0]
    footer.style = styles["Normal"]
    footer.paragraph_format.tab_stops.add_tab_stop(Cm(17), WD_TAB_ALIGNMENT.RIGHT)
    _soft(footer, f"{pages.footer[:80]}\t")
    before, _, after = pages.page.partition("{n}")
    _soft(footer, before)
    _field(footer, "PAGE")
    _soft(footer, after.partition("{of}")[0])
    _field(footer, "NUMPAGES")


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


def _add(document: WordDocument, block: PageBlock, cues: tuple[str, ...]) -> None:
    if isinstance(block, Heading):
        document.add_heading(block.text, block.level - 1)
    elif isinstance(block, Paragraph):
        run = document.add_paragraph().add_run(block.text)
        if block.aside:
            run.font.color.rgb, run.font.size = SOFT, Pt(9.5)
    elif isinstance(block, Lines):
        for line in block.lines:
            _add_line(document, line, cues)
    elif isinstance(block, Table):
        _add_table(document, block)
    elif isinstance(block, Blank):
        _add_blank(document, block)
    else:
        _add_picture(document, block)


def _add_line(document: WordDocument, line: Line, cues: tuple[str, ...]) -> None:
    paragraph = document.add_paragraph(style="List Bullet")
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
    table = document.add_table(1, len(block.header), style=GRID)
    head = table.rows[0]
    _repeated(head)
    for cell, text in zip(head.cells, block.header, strict=True):
        cell.paragraphs[0].add_run(text).bold = True
        shade = OxmlElement("w:shd")
        shade.set(qn("w:val"), "clear")
        shade.set(qn("w:fill"), "E3EEF7")
        cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001 - python-docx shades no cells
    for texts in block.rows:
        row = table.add_row()
        if not all(texts):
            row.height = ROW_HEIGHT
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    for cell in (cell for row in table.rows for cell in row.cells):
        cell.paragraphs[0].paragraph_format.space_after = Pt(2)
    _widths(table, block)
    document.add_paragraph().paragraph_format.space_after = Pt(2)


def _widths(table: Any, block: Table) -> None:
    """Columns as wide as what stands in them asks for, together as wide as the page."""
    table.autofit = False
    blank = any(not any(row) for row in block.rows)
    texts = zip(block.header, *block.rows, strict=True)
    wanted = [min(max(*map(len, column), 15), 34) for column in texts]
    if blank:
        wanted = [max(len(text), 10) for text in block.header]
    for column, share in zip(table.columns, wanted, strict=True):
        width = Cm(17 * share / sum(wanted))
        column.width = width
        for cell in column.cells:
            cell.width = width


def _repeated(row: Any) -> None:
    """The header stands again on each page that the table goes on to."""
    again = OxmlElement("w:tblHeader")
    again.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(again)  # noqa: SLF001 - python-docx repeats no rows


def _add_blank(document: WordDocument, block: Blank) -> None:
    """Empty paragraphs with a line below each, which stay when something is typed there."""
    if block.label:
        document.add_paragraph(block.label).paragraph_format.keep_with_next = True
    for _ in range(block.lines):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_before = Pt(8)
        edges = OxmlElement("w:pBdr")
        # Neighbours with the same border would be framed as one, without a line between.
        for name in ("bottom", "between"):
            edge = OxmlElement(f"w:{name}")
            for key, value in (("val", "single"), ("sz", "4"), ("space", "1"), ("color", "5B616B")):
                edge.set(qn(f"w:{key}"), value)
            edges.append(edge)
        paragraph._p.get_or_add_pPr().append(edges)  # noqa: SLF001 - python-docx has no borders


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
    shape = document.add_picture(BytesIO(png(picture)), width=PICTURE_WIDTH)
    described = shape._inline.docPr  # noqa: SLF001 - python-docx has no text alternatives
    described.set("descr", picture.text)
    described.set("title", picture.title)
