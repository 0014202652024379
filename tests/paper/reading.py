"""What independent readers find in each format: the text that a person would see."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Mapping
from typing import Any

import docx
import html5lib
import icalendar
import openpyxl
import pypdf
from markdown_it import MarkdownIt

from advisor.paper.formats import Form

# White space, and what breaks a word that is too long for its line.
_SPACE = re.compile(r"[\s\u200b]+")


def squeezed(text: str) -> str:
    """Text without white space: lines are broken in different places by different formats."""
    return _SPACE.sub("", text)


def _pdf(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)


def _docx(content: bytes) -> str:
    document = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def _html(content: bytes) -> str:
    return "\n".join(html_tree(content).itertext())


def html_tree(content: bytes) -> Any:
    """The elements a browser would make."""
    return html5lib.parse(content.decode("utf-8"), namespaceHTMLElements=False)


def _ics(content: bytes) -> str:
    calendar = icalendar.Calendar.from_ical(content)
    events = calendar.walk("VEVENT")
    return "\n".join(f"{e.get('SUMMARY', '')}\n{e.get('DESCRIPTION', '')}" for e in events)


def _xlsx(content: bytes) -> str:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return "\n".join(
        str(cell.value)
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    )


def _csv(content: bytes) -> str:
    rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    return "\n".join(cell for row in rows for cell in row)


def _md(content: bytes) -> str:
    tokens = MarkdownIt().enable("table").parse(content.decode("utf-8"))
    shown = (child for token in tokens for child in token.children or ())
    assert {child.type for token in tokens for child in token.children or ()} <= TEXT
    return "".join(child.content or "\n" for child in shown)


# What is no link, no picture and no markup of somebody else's.
TEXT = {"text", "text_special", "softbreak", "strong_open", "strong_close", "em_open", "em_close"}
READERS: Mapping[Form, Callable[[bytes], str]] = {
    "pdf": _pdf,
    "docx": _docx,
    "html": _html,
    "ics": _ics,
    "xlsx": _xlsx,
    "csv": _csv,
    "md": _md,
    "txt": lambda content: content.decode("utf-8"),
    "json": lambda content: content.decode("utf-8"),
}
