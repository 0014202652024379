"""The plan and the numbers as a workbook: a list to tick off, and sheets to count in."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from io import BytesIO
from itertools import pairwise
from typing import Any

import openpyxl
from openpyxl.chart import LineChart, Reference
from openpyxl.chart.axis import DateAxis
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from advisor.core.message import N_
from advisor.core.planning.gap import rounded
from advisor.core.strategy.figures import Figures, Way
from advisor.language import Language
from advisor.paper.packed import packed
from advisor.paper.pages import printable
from advisor.paper.schedule import KINDS, Entry

# The columns of the plan with their widths in characters; only the first are printed, for the
# others would make the print too small to read.
COLUMNS = (
    (N_("From"), 16),
    (N_("What"), 36),
    (N_("Who"), 14),
    (N_("Time"), 24),
    (N_("Set up by"), 16),
    (N_("First step"), 42),
    (N_("Done?"), 8),
    (N_("What came of it"), 28),
    (N_("Kind"), 14),
    (N_("Class of work"), 16),
    (N_("Goes on until"), 17),
    (N_("Because"), 48),
    (N_("Number"), 10),
)
PRINTED, DONE = 8, 7
# From so many weeks on, a number is counted once a month.
MOST_WEEKS = 30
# Weeks to count in where a goal has no day.
SOME_WEEKS = 12
# A cell of a workbook takes 32,767 characters.
MOST_TEXT = 32_000
# A row can be no higher, in points.
MOST_HEIGHT = 400.0
_DAY = "ddd d mmm yyyy"
_HEAD = PatternFill("solid", fgColor="E3EEF7")
_FILL_IN = PatternFill("solid", fgColor="FFFBE6")
_THIN = Side(style="thin", color="C9CED6")
_BORDER = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)


def workbook(entries: Sequence[Entry], figures: Figures, title: str, language: Language) -> bytes:
    """An Excel workbook: the plan, and a sheet for each goal's number with its line."""
    book = openpyxl.Workbook()
    plan = book.active
    if not isinstance(plan, Worksheet):
        raise TypeError("a new workbook has a sheet")
    _plan(plan, entries, language)
    for number, way in enumerate(figures.ways, start=1):
        name = language.text(N_("Number"))
        sheet = book.create_sheet(name if len(figures.ways) == 1 else f"{name} {number}")
        _count(sheet, _line(way), way, language)
    if not figures.ways:
        days = [(figures.day + timedelta(weeks=week), None) for week in range(SOME_WEEKS + 1)]
        _count(book.create_sheet(language.text(N_("Number"))), days, None, language)
    book.properties.title, book.properties.creator = printable(title)[:255], ""
    made = BytesIO()
    book.save(made)
    return packed(made.getvalue(), figures.day)


# ── The plan ───────────────────────────────────────────────────────────────────


def _plan(sheet: Worksheet, entries: Sequence[Entry], language: Language) -> None:
    sheet.title = language.text(N_("Plan"))
    _write(sheet, 1, [language.text(name) for name, _ in COLUMNS], head=True)
    for number, entry in enumerate(entries, start=2):
        values = _row(entry, language)
        _write(sheet, number, values)
        sheet.row_dimensions[number].height = _height(values)
        for column in (DONE, DONE + 1):
            sheet.cell(number, column).fill = _FILL_IN
    for column, (_, width) in enumerate(COLUMNS, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    last, letter = max(len(entries) + 1, 2), get_column_letter(DONE)
    answers = ",".join(map(language.text, (N_("yes"), N_("no"))))
    choice = DataValidation(type="list", formula1=f'"{answers}"', allow_blank=True)
    choice.add(f"{letter}2:{letter}{last}")
    sheet.add_data_validation(choice)
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{last}"
    sheet.print_area = f"A1:{get_column_letter(PRINTED)}{last}"
    _print(sheet)


def _row(entry: Entry, language: Language) -> tuple[str | date | float | None, ...]:
    """The cells of an entry, under ``COLUMNS``."""
    return (
        entry.day,
        entry.what,
        entry.who,
        entry.time,
        entry.until,
        entry.first_step,
        None,
        None,
        language.text(KINDS[entry.kind]),
        entry.class_of_work,
        entry.goes_on,
        entry.because,
        entry.number,
    )


def _height(values: Sequence[Any]) -> float:
    """The height of a row in points, so that all that is printed of it can be read."""
    lines = [
        len(textwrap.wrap(value, width - 1))
        for value, (_, width) in zip(values[:PRINTED], COLUMNS, strict=False)
        if isinstance(value, str)
    ]
    return min(15.0 * max(lines, default=1) + 3, MOST_HEIGHT)


def _write(sheet: Worksheet, number: int, values: Sequence[Any], *, head: bool = False) -> None:
    for column, value in enumerate(values, start=1):
        cell: Any = sheet.cell(number, column)
        if isinstance(value, str):
            # Whatever it begins with, it is text and no formula.
            cell.value, cell.data_type = value[:MOST_TEXT], "s"
            cell.quotePrefix = value.startswith(("=", "+", "-", "@"))
        else:
            cell.value = value
        if isinstance(value, date):
            cell.number_format = _DAY
        cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="left")
        cell.border = _BORDER
        if head:
            # Without a name a font is whatever the program takes.
            cell.font, cell.fill = Font(name="Calibri", size=11, bold=True), _HEAD


def _print(sheet: Worksheet) -> None:
    """A4, as wide as the paper, with the header on each page."""
    sheet.page_setup.paperSize = 9
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    if sheet.sheet_properties.pageSetUpPr is not None:
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    margins = sheet.page_margins
    margins.left = margins.right = margins.top = margins.bottom = 0.4


# ── The number of a goal ───────────────────────────────────────────────────────


def _line(way: Way) -> list[tuple[date, float | None]]:
    """The days to count on, each with the number that a straight way would have there."""
    first, last = way.points[0].day, way.points[-1].day
    weeks = max((last - first).days // 7, 1)
    step = timedelta(weeks=1 if weeks <= MOST_WEEKS else 4)
    days = {point.day for point in way.points}
    day = first
    while day < last:
        days.add(day)
        day += step
    counted = [(point.day, None) for point in way.counted]
    return [*counted, *((day, _at(way, day)) for day in sorted(days))]


def _at(way: Way, day: date) -> float:
    """The number on the way from one milestone to the next."""
    for before, after in pairwise(way.points):
        if before.day <= day <= after.day:
            span = (after.day - before.day).days or 1
            part = (day - before.day).days / span
            whole = all(float(point.figure).is_integer() for point in way.points)
            return rounded(before.figure + (after.figure - before.figure) * part, whole=whole)
    return way.points[-1].figure


def _count(
    sheet: Worksheet,
    days: Sequence[tuple[date, float | None]],
    way: Way | None,
    language: Language,
) -> None:
    text = language.text
    # The lines of the chart are named by the header.
    header = (N_("Day"), N_("On the way"), N_("Counted"), N_("What was different"))
    _write(sheet, 1, tuple(map(text, header)), head=True)
    known = {p.day: p.figure for p in (*way.counted, way.points[0])} if way is not None else {}
    for number, (day, figure) in enumerate(days, start=2):
        counted = known.get(day)
        _write(sheet, number, (day, figure, counted, None))
        for column in (3, 4):
            sheet.cell(number, column).fill = _FILL_IN
    for letter, width in zip("ABCD", (17, 12, 12, 40), strict=True):
        sheet.column_dimensions[letter].width = width
    for number, said in enumerate(_notes(way, language), start=len(days) + 3):
        cell: Any = sheet.cell(number, 1)
        cell.value, cell.data_type = printable(said)[:MOST_TEXT], "s"
        sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=4)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "A2"
    sheet.add_chart(_chart(sheet, len(days), way, language), "F2")
    _print(sheet)


def _notes(way: Way | None, language: Language) -> Iterator[str]:
    if way is None:
        yield language.text(N_("No number with a target and a day is set yet. Count all the same."))
        return
    counted = way.measure if way.measure is not None else way.title
    yield f"{language.text(N_('Counted here:'))} {language.show(counted)}"
    yield language.text(N_("Fill in the yellow cells; the line in the picture follows."))


def _chart(sheet: Worksheet, count: int, way: Way | None, language: Language) -> LineChart:
    """The milestones and what was counted, as two lines over the days."""
    chart: Any = LineChart()
    chart.height, chart.width = 9, 18
    title = way.measure if way is not None and way.measure is not None else None
    chart.title = printable(language.show(title))[:80] if title is not None else None
    chart.add_data(
        Reference(sheet, min_col=2, max_col=3, min_row=1, max_row=count + 1), titles_from_data=True
    )
    chart.set_categories(Reference(sheet, min_col=1, min_row=2, max_row=count + 1))
    # Days as far apart as they are, so that an even way is a straight line.
    chart.x_axis = DateAxis(crossAx=chart.y_axis.axId)
    chart.x_axis.baseTimeUnit, chart.x_axis.majorTimeUnit = "days", "months"
    chart.x_axis.majorUnit = 1
    chart.x_axis.number_format, chart.x_axis.delete, chart.y_axis.delete = "d mmm", False, False
    chart.legend.position = "b"
    planned, counted = chart.series
    planned.graphicalProperties.line.dashStyle = "dash"
    planned.graphicalProperties.line.solidFill = "8A8F98"
    counted.graphicalProperties.line.solidFill = "16324F"
    counted.marker.symbol = "circle"
    planned.smooth = counted.smooth = False
    return chart  # type: ignore[no-any-return]
