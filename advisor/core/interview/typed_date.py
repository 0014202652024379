"""Days as people type them, relative to a given today.

Own code and not dateparser: that silently takes 6/7/2027 as June, makes "June 2027" a
day of June picked from today's, does not say that 30 February does not exist, and reads
neither "end of May" nor "mid-March".
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from advisor.core.interview.typed import UNKNOWN_STYLE, Problem, Style, Typed, Unclear, Understood
from advisor.core.interview.typed_number import parse_number
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
_MONTH = r"(?P<month>[a-z]{3,9})\.?"
_YEAR = r"(?P<year>\d{4}|\d{2})"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
LEAD = re.compile(r"^(?:by|until|till|before|within|on|at|in|the|next|around|about)\s+(?=\S)")
WEEKDAY = re.compile(
    r"^(?:(?:mon|tues?|wednes|thurs?|fri|satur|sun)day"
    r"|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)[.,]?\s+(?=\S)"
)
SPAN = re.compile(
    r"(?P<count>.+?)\s+(?P<unit>days?|weeks?|fortnights?|months?|years?)"
    r"(?:\s+from\s+(?:now|today))?"
)
AGO = re.compile(r"(?P<count>.+?)\s+(?P<unit>days?|weeks?|fortnights?|months?|years?)\s+ago")
# Words of a day that is counted from today, and is not one of every year.
_WHEN = re.compile(r"\b(?:in|from|today|tomorrow|next|this (?:month|year))\b")
# 29 February comes again after eight years at the latest.
LONGEST_WAIT = 8 * 12
PARTS = {"end": 0, "late": 0, "mid": 15, "middle": 15, "start": 1, "beginning": 1, "early": 1}
_PART = rf"(?:(?P<part>{'|'.join(PARTS)})[ -](?:of )?)?"
LONGEST = 40

Fields = dict[str, str]


def parse_day(
    typed: str,
    today: date | None = None,
    style: Style = UNKNOWN_STYLE,
    *,
    past: bool = False,
) -> Typed[date]:
    """One day: 2027-03-31, 31.3.2027, 31 March, 6/30/2027, end of May, in six months.

    A month alone is its last day.  What names no year is the next one from ``today``, with
    ``past`` the last one up to it; without a ``today`` only whole dates are read.
    """
    found = _day(typed, today, style, past=past)
    if found is not None:
        return found
    return Problem(
        message(
            N_(
                "Please write a day like 31 March 2027, end of March or in six months,"
                " or ? if there is none. You typed “{typed}”."
            ),
            typed=Words(typed[:LONGEST]),
        )
    )


def _day(typed: str, today: date | None, style: Style, *, past: bool) -> Typed[date] | None:
    text = " ".join(typed.replace(",", " , ").casefold().split()).replace(" ,", ",")
    if len(text) <= LONGEST:
        text = WEEKDAY.sub("", text).rstrip(".") if not re.search(r"\d\.$", text) else text
        for pattern, read in _WHOLE:
            if found := re.fullmatch(pattern, text):
                return read(found.groupdict(), style)
        if today is not None:
            relative = _gone(text, today) if past else None
            relative = relative or _relative(text, today)
            if relative is not None:
                return relative
        bare = LEAD.sub("", text)
        if bare != text:
            return _day(bare, today, style, past=past)
    return None


# ── whole dates ────────────────────────────────────────────────────────────────


def _numbers(fields: Fields, _style: Style) -> Typed[date]:
    return _existing(_year(fields["year"]), int(fields["number"]), int(fields["day"]))


def _either(fields: Fields, style: Style) -> Typed[date]:
    """6/30/2027 and 30/6/2027; 6/7/2027 by the style of the region, or unclear."""
    year, one, other = _year(fields["year"]), int(fields["one"]), int(fields["other"])
    month_first, day_first = _existing(year, one, other), _existing(year, other, one)
    if one == other or other > 12:
        return month_first if one <= 12 else day_first
    if one > 12:
        return day_first
    if style.day_first is not None:
        return day_first if style.day_first else month_first
    both = (month_first, day_first)
    return Unclear(tuple(one.value for one in both if isinstance(one, Understood)))


def _named(fields: Fields, _style: Style) -> Typed[date]:
    month = _month(fields["month"])
    if month is None:
        return Problem(_no_month(fields["month"]))
    return _existing(_year(fields["year"]), month, int(fields["day"]))


def _month_of_year(fields: Fields, _style: Style) -> Typed[date]:
    month = _month(fields["month"])
    if month is None:
        return Problem(_no_month(fields["month"]))
    return _part_of_month(_year(fields["year"]), month, fields.get("part") or "end")


def _numbered_month(fields: Fields, _style: Style) -> Typed[date]:
    year, month = _year(fields["year"]), int(fields["number"])
    return (
        _part_of_month(year, month, "end") if month in range(1, 13) else _existing(year, month, 1)
    )


def _christmas(fields: Fields, _style: Style) -> Typed[date]:
    return _existing(_year(fields["year"]), 12, 25)


def _easter(fields: Fields, _style: Style) -> Typed[date]:
    return Understood(_easter_of(_year(fields["year"])))


def _quarter(fields: Fields, _style: Style) -> Typed[date]:
    return _part_of_month(_year(fields["year"]), 3 * int(fields["quarter"]), "end")


def _whole_year(fields: Fields, _style: Style) -> Typed[date]:
    part = fields.get("part") or "end"
    year = _year(fields["year"])
    months = {0: (12, 31), 15: (6, 30), 1: (1, 1)}
    return _existing(year, *months[PARTS[part]])


_WHOLE: tuple[tuple[str, Callable[[Fields, Style], Typed[date]]], ...] = (
    (r"(?P<year>\d{4})[-./](?P<number>\d{1,2})[-./](?P<day>\d{1,2})", _numbers),
    (rf"(?P<day>\d{{1,2}})\. ?(?P<number>\d{{1,2}})\. ?{_YEAR}", _numbers),
    (rf"(?P<one>\d{{1,2}})/(?P<other>\d{{1,2}})/{_YEAR}", _either),
    (r"(?P<one>\d{1,2})-(?P<other>\d{1,2})-(?P<year>\d{4})", _either),
    (r"(?P<number>\d{1,2})[./-](?P<year>\d{4})", _numbered_month),
    (r"(?P<year>\d{4})[./-](?P<number>\d{1,2})", _numbered_month),
    (r"(?:christmas|xmas),? (?P<year>\d{4})", _christmas),
    (r"easter,? (?P<year>2[01]\d\d)", _easter),
    (rf"{_PART}(?P<year>2[01]\d\d)", _whole_year),
    (rf"{_DAY} (?:of )?{_MONTH},? {_YEAR}", _named),
    (rf"{_MONTH} (?:the )?{_DAY},? (?P<year>\d{{4}})", _named),
    (rf"{_PART}{_MONTH},? (?P<year>\d{{4}})", _month_of_year),
    (r"(?:end of )?q(?P<quarter>[1-4]),? (?P<year>\d{4})", _quarter),
)


def _existing(year: int, month: int, day: int) -> Typed[date]:
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


def _part_of_month(year: int, month: int, part: str) -> Typed[date]:
    if not 1 <= year < 9999:
        return Problem(message(N_("The year must be between 2000 and 2100.")))
    return _existing(year, month, PARTS[part] or monthrange(year, month)[1])


def _year(written: str) -> int:
    return int(written) + (2000 if len(written) == 2 else 0)


def _month(written: str) -> int | None:
    """The month of this name or a beginning of it that no other has."""
    if written == "sept":
        return 9
    found = [n for n, name in enumerate(MONTHS, start=1) if name.casefold().startswith(written)]
    return found[0] if len(found) == 1 else None


def _no_month(written: str) -> Message:
    return message(N_("There is no month called “{typed}”."), typed=Words(written))


# ── days that depend on today ──────────────────────────────────────────────────


def _relative(text: str, today: date) -> Typed[date] | None:
    fixed = _fixed(today)
    if named_day := fixed.get(text) or fixed.get(LEAD.sub("", text)):
        return Understood(named_day)
    if span := SPAN.fullmatch(re.sub(r"^in ", "", text)):
        later = _after(today, span["count"], span["unit"].rstrip("s"))
        if later is not None:
            return later
    for pattern in (rf"{_DAY} (?:of )?{_MONTH}", rf"{_MONTH} (?:the )?{_DAY}"):
        if (named := re.fullmatch(pattern, text)) and (month := _month(named["month"])):
            return _next_such(today, month, int(named["day"]))
    if short := re.fullmatch(r"(?P<day>\d{1,2})\. ?(?P<number>\d{1,2})\.?", text):
        return _next_such(today, int(short["number"]), int(short["day"]))
    named = re.fullmatch(rf"(?:next |this )?{_PART}(?:next )?{_MONTH}", text)
    if named and (month := _month(named["month"])):
        return _next_month(today, month, named["part"] or "end", next_="next " in text)
    return None


def _gone(text: str, today: date) -> Typed[date] | None:
    """A day that has been, of those that may be meant: yesterday, 28 November, two weeks ago."""
    if text in ("yesterday", "last week"):
        return Understood(today - timedelta(days=1 if text == "yesterday" else 7))
    if span := AGO.fullmatch(text):
        return _after(today, span["count"], span["unit"].rstrip("s"), back=True)
    coming = _relative(text, today)
    if not isinstance(coming, Understood) or coming.value <= today or _WHEN.search(text):
        return coming
    # What comes again and is still to come was there before: how long ago, is tried.
    for months in range(1, LONGEST_WAIT + 1):
        last = _relative(text, _months_later(today, -months))
        if isinstance(last, Understood) and last.value <= today:
            return last
    return coming


def _fixed(today: date) -> dict[str, date]:
    """Days with a name of their own."""
    coming = [date(today.year + n, 12, 25) for n in (0, 1)]
    christmas = coming[0] if today <= coming[0] else coming[1]
    easters = (_easter_of(today.year), _easter_of(today.year + 1))
    month_end = _month_end(today, 0)
    year_end, next_year_end = date(today.year, 12, 31), date(today.year + 1, 12, 31)
    new_year = date(today.year + 1, 1, 1)
    return {
        "today": today,
        "now": today,
        "tomorrow": today + timedelta(days=1),
        "next week": today + timedelta(days=7),
        "next month": _month_end(today, 1),
        "end of next month": _month_end(today, 1),
        "end of month": month_end,
        "end of the month": month_end,
        "end of this month": month_end,
        "end of year": year_end,
        "end of the year": year_end,
        "end of this year": year_end,
        "this year": year_end,
        "next year": next_year_end,
        "end of next year": next_year_end,
        "christmas": christmas,
        "easter": next(day for day in easters if day >= today),
        "new year": new_year,
        "new year's day": new_year,
        "new year’s day": new_year,
        "new year's eve": year_end,
        "new year’s eve": year_end,
    }


def _easter_of(year: int) -> date:
    """Easter Sunday of the western churches, after Gauss, as Meeus and Butcher put it."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    leap, common = divmod(century, 4)
    moon = (19 * golden + century - leap - (8 * century + 13) // 25 + 15) % 30
    weekday = (32 + 2 * common + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _after(today: date, count: str, unit: str, *, back: bool = False) -> Typed[date] | None:
    """The day some days, weeks, months or years from today, or before it."""
    way = -1 if back else 1
    typed = parse_number(count)
    if not isinstance(typed, Understood) or typed.value < 0:
        return None
    if unit in ("month", "year"):
        months = typed.value * (12 if unit == "year" else 1)
        if months != int(months) and months == 0.5:
            return Understood(today + way * timedelta(days=15))
        if months != int(months) or months > 1200:
            return None
        return Understood(_months_later(today, way * int(months)))
    days = typed.value * {"day": 1, "week": 7, "fortnight": 14}[unit]
    return Understood(today + way * timedelta(days=round(days))) if days <= 36500 else None


def _months_later(day: date, months: int) -> date:
    """The same day of a later month, or the last day where that month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _month_end(day: date, months: int) -> date:
    later = _months_later(day.replace(day=1), months)
    return later.replace(day=monthrange(later.year, later.month)[1])


def _next_such(today: date, month: int, day: int) -> Typed[date]:
    """The next day of this name; 29 February waits for its year."""
    for year in range(today.year, today.year + 9):
        found = _existing(year, month, day)
        if isinstance(found, Understood) and found.value >= today:
            return found
    # Of the one that comes next it is said that it has no such day.
    year = today.year + (1 <= month < today.month)
    return _existing(year, month, day)


def _next_month(today: date, month: int, part: str, *, next_: bool) -> Typed[date]:
    """Some day of the next month of this name; "next June" in spring can be either of two."""
    coming: list[date] = []
    for year in range(today.year, today.year + 3):
        found = _part_of_month(year, month, part)
        if isinstance(found, Understood) and found.value >= today:
            coming.append(found.value)
    first, second = coming[0], coming[1]
    if not next_ or first.year > today.year:
        return Understood(first)
    return Understood(second) if month == today.month else Unclear((first, second))
