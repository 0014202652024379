"""Days that are counted from today, or name no year: in six months, 31 March, end of May."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from advisor.core.interview.typed import Typed, Unclear, Understood
from advisor.core.interview.typed_number import parse_number
from advisor.core.interview.typed_whole_date import (
    DAY,
    MONTH,
    PART,
    easter_of,
    existing,
    month_named,
    part_of_month,
)

LEAD = re.compile(r"^(?:by|until|till|before|within|on|at|in|the|next|around|about)\s+(?=\S)")
SPAN = re.compile(
    r"(?P<count>.+?)\s+(?P<unit>days?|weeks?|fortnights?|months?|years?)"
    r"(?:\s+from\s+(?:now|today))?"
)
AGO = re.compile(r"(?P<count>.+?)\s+(?P<unit>days?|weeks?|fortnights?|months?|years?)\s+ago")
# Words of a day that is counted from today, and is not one of every year.
_WHEN = re.compile(r"\b(?:in|from|today|tomorrow|next|this (?:month|year))\b")
# 29 February comes again after eight years at the latest.
LONGEST_WAIT = 8 * 12


def relative_date(text: str, today: date) -> Typed[date] | None:
    """The next day that is meant, in small letters; None if it is none."""
    fixed = _fixed(today)
    if named_day := fixed.get(text) or fixed.get(LEAD.sub("", text)):
        return Understood(named_day)
    if span := SPAN.fullmatch(re.sub(r"^in ", "", text)):
        later = _after(today, span["count"], span["unit"].rstrip("s"))
        if later is not None:
            return later
    for pattern in (rf"{DAY} (?:of )?{MONTH}", rf"{MONTH} (?:the )?{DAY}"):
        if (named := re.fullmatch(pattern, text)) and (month := month_named(named["month"])):
            return _next_such(today, month, int(named["day"]))
    if short := re.fullmatch(r"(?P<day>\d{1,2})\. ?(?P<number>\d{1,2})\.?", text):
        return _next_such(today, int(short["number"]), int(short["day"]))
    named = re.fullmatch(rf"(?:next |this )?{PART}(?:next )?{MONTH}", text)
    if named and (month := month_named(named["month"])):
        return _next_month(today, month, named["part"] or "end", next_="next " in text)
    return None


def has_been(text: str, today: date) -> Typed[date] | None:
    """A day that has been, of those that may be meant: yesterday, 28 November, two weeks ago."""
    if text in ("yesterday", "last week"):
        return Understood(today - timedelta(days=1 if text == "yesterday" else 7))
    if span := AGO.fullmatch(text):
        return _after(today, span["count"], span["unit"].rstrip("s"), back=True)
    coming = relative_date(text, today)
    if not isinstance(coming, Understood) or coming.value <= today or _WHEN.search(text):
        return coming
    # What comes again and is still to come was there before: how long ago, is tried.
    for months in range(1, LONGEST_WAIT + 1):
        last = relative_date(text, _months_later(today, -months))
        if isinstance(last, Understood) and last.value <= today:
            return last
    return coming


def _fixed(today: date) -> dict[str, date]:
    """Days with a name of their own."""
    coming = [date(today.year + n, 12, 25) for n in (0, 1)]
    christmas = coming[0] if today <= coming[0] else coming[1]
    easters = (easter_of(today.year), easter_of(today.year + 1))
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
        found = existing(year, month, day)
        if isinstance(found, Understood) and found.value >= today:
            return found
    # Of the one that comes next it is said that it has no such day.
    year = today.year + (1 <= month < today.month)
    return existing(year, month, day)


def _next_month(today: date, month: int, part: str, *, next_: bool) -> Typed[date]:
    """Some day of the next month of this name; "next June" in spring can be either of two."""
    coming: list[date] = []
    for year in range(today.year, today.year + 3):
        found = part_of_month(year, month, part)
        if isinstance(found, Understood) and found.value >= today:
            coming.append(found.value)
    first, second = coming[0], coming[1]
    if not next_ or first.year > today.year:
        return Understood(first)
    return Understood(second) if month == today.month else Unclear((first, second))
