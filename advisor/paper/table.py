"""Everything that has a date as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date

from advisor.core.message import N_
from advisor.language import Language
from advisor.paper.schedule import KINDS, Entry

HEADER = (
    N_("From"),
    N_("Kind"),
    N_("What"),
    N_("Who"),
    N_("Time"),
    N_("Class of work"),
    N_("Set up by"),
    N_("Goes on until"),
    N_("First step"),
    N_("Because"),
    N_("Number"),
)
# What makes a formula of a cell in common spreadsheets.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def table(entries: Iterable[Entry], language: Language) -> bytes:
    """One row an entry under a header; UTF-8 with the mark by which spreadsheets know it.

    A text that a spreadsheet would take for a formula gets an apostrophe in front.
    """
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow(map(language.text, HEADER))
    for entry in entries:
        writer.writerow(map(_cell, _row(entry, language)))
    return made.getvalue().encode("utf-8-sig")


def _row(entry: Entry, language: Language) -> tuple[str | date | float | None, ...]:
    """The cells of an entry, under ``HEADER``."""
    return (
        entry.day,
        language.text(KINDS[entry.kind]),
        entry.what,
        entry.who,
        entry.time,
        entry.class_of_work,
        entry.until,
        entry.goes_on,
        entry.first_step,
        entry.because,
        entry.number,
    )


def _cell(value: str | date | float | None) -> str:
    """A cell as text; days as 2027-03-31, numbers with a point.

    >>> _cell("=1+1"), _cell(-5.0), _cell(None)
    ("'=1+1", '-5', '')
    """
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (int, float)):
        return f"{value:g}" if value != int(value) else str(int(value))
    return f"'{value}" if value.startswith(_FORMULA) else value
