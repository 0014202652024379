"""Whole dates as people type them: 2027-03-31, 31 March 2027, 6/30/2027, June 2027."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date

from advisor.core.interview.typed import Problem, Style, Typed, Unclear, Understood
from advisor.core.message import N_, Label, Message, Quantity, Words, message

MONTHS = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)
# How a day, a month and a part of one are written.
MONTH = r"(?P<month>[a-z]{3,9})\.?"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
PARTS = {"end": 0, "late": 0, "mid": 15, "middle": 15, "start": 1, "beginning": 1, "early": 1}
PART = rf"(?:(?P<part>{'|'.join(PARTS)})[ -](?:of )?)?"
_YEAR = r"(?P<year>\d{4}|\d{2})"

Fields = dict[str, str]


def whole_date(text: str, style: Style) -> Typed[date] | None:
    """The day of a date that names its year, in small letters; None if it is none.

    A month alone is its last day, and so is a year.
    """
    for pattern, read in _WHOLE:
        if found := re.fullmatch(pattern, text):
            return read(found.groupdict(), style)
    return None


def _numbers(fields: Fields, _style: Style) -> Typed[date]:
    return existing(_year(fields["year"]), int(fields["number"]), int(fields["day"]))


def _either(fields: Fields, style: Style) -> Typed[date]:
    """6/30/2027 and 30/6/2027; 6/7/2027 by the style of the region, or unclear."""
    year, one, other = _year(fields["year"]), int(fields["one"]), int(fields["other"])
    month_first, day_first = existing(year, one, other), existing(year, other, one)
    if one == other or other > 12:
        return month_first if one <= 12 else day_first
    if one > 12:
        return day_first
    if style.day_first is not None:
        return day_first if style.day_first else month_first
    both = (month_first, day_first)
    return Unclear(tuple(one.value for one in both if isinstance(one, Understood)))


def _named(fields: Fields, _style: Style) -> Typed[date]:
    month = month_named(fields["month"])
    if month is None:
        return Problem(_no_month(fields["month"]))
    return existing(_year(fields["year"]), month, int(fields["day"]))


def _month_of_year(fields: Fields, _style: Style) -> Typed[date]:
    month = month_named(fields["month"])
    if month is None:
        return Problem(_no_month(fields["month"]))
    return part_of_month(_year(fields["year"]), month, fields.get("part") or "end")


def _numbered_month(fields: Fields, _style: Style) -> Typed[date]:
    year, month = _year(fields["year"]), int(fields["number"])
    return part_of_month(year, month, "end") if month in range(1, 13) else existing(year, month, 1)


def _christmas(fields: Fields, _style: Style) -> Typed[date]:
    return existing(_year(fields["year"]), 12, 25)


def _easter(fields: Fields, _style: Style) -> Typed[date]:
    return Understood(easter_of(_year(fields["year"])))


def _quarter(fields: Fields, _style: Style) -> Typed[date]:
    return part_of_month(_year(fields["year"]), 3 * int(fields["quarter"]), "end")


def _whole_year(fields: Fields, _style: Style) -> Typed[date]:
    part = fields.get("part") or "end"
    year = _year(fields["year"])
    months = {0: (12, 31), 15: (6, 30), 1: (1, 1)}
    return existing(year, *months[PARTS[part]])


_WHOLE: tuple[tuple[str, Callable[[Fields, Style], Typed[date]]], ...] = (
    (r"(?P<year>\d{4})[-./](?P<number>\d{1,2})[-./](?P<day>\d{1,2})", _numbers),
    (rf"(?P<day>\d{{1,2}})\. ?(?P<number>\d{{1,2}})\. ?{_YEAR}", _numbers),
    (rf"(?P<one>\d{{1,2}})/(?P<other>\d{{1,2}})/{_YEAR}", _either),
    (r"(?P<one>\d{1,2})-(?P<other>\d{1,2})-(?P<year>\d{4})", _either),
    (r"(?P<number>\d{1,2})[./-](?P<year>\d{4})", _numbered_month),
    (r"(?P<year>\d{4})[./-](?P<number>\d{1,2})", _numbered_month),
    (r"(?:christmas|xmas),? (?P<year>\d{4})", _christmas),
    (r"easter,? (?P<year>2[01]\d\d)", _easter),
    (rf"{PART}(?P<year>2[01]\d\d)", _whole_year),
    (rf"{DAY} (?:of )?{MONTH},? {_YEAR}", _named),
    (rf"{MONTH} (?:the )?{DAY},? (?P<year>\d{{4}})", _named),
    (rf"{PART}{MONTH},? (?P<year>\d{{4}})", _month_of_year),
    (r"(?:end of )?q(?P<quarter>[1-4]),? (?P<year>\d{4})", _quarter),
)


def existing(year: int, month: int, day: int) -> Typed[date]:
    """The day, or which part of it does not exist."""
    if not 1 <= year <= 9999:
        return Problem(message(N_("The year must be between 2000 and 2100.")))
    if not 1 <= month <= 12:
        return Problem(
            message(N_("There is no such day: a year has 12 months, not {n}."), n=Quantity(month))
        )
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        return Problem(
            message(
                N_("There is no such day: {month} {year} has {last} days."),
                month=Label(MONTHS[month - 1]),
                year=Words(str(year)),
                last=Quantity(last),
            )
        )
    return Understood(date(year, month, day))


def part_of_month(year: int, month: int, part: str) -> Typed[date]:
    """The day that a part of a month stands for: of its end the last one."""
    if not 1 <= year < 9999:
        return Problem(message(N_("The year must be between 2000 and 2100.")))
    return existing(year, month, PARTS[part] or monthrange(year, month)[1])


def _year(written: str) -> int:
    return int(written) + (2000 if len(written) == 2 else 0)


def month_named(written: str) -> int | None:
    """The month of this name or a beginning of it that no other has."""
    if written == "sept":
        return 9
    found = [n for n, name in enumerate(MONTHS, start=1) if name.casefold().startswith(written)]
    return found[0] if len(found) == 1 else None


def _no_month(written: str) -> Message:
    return message(N_("There is no month called “{typed}”."), typed=Words(written))


def easter_of(year: int) -> date:
    """Easter Sunday of the western churches, after Gauss, as Meeus and Butcher put it."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    leap, common = divmod(century, 4)
    moon = (19 * golden + century - leap - (8 * century + 13) // 25 + 15) % 30
    weekday = (32 + 2 * common + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
