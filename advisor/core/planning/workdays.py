"""On which days people begin something."""

from __future__ import annotations

from datetime import date, timedelta

FRIDAY = 4
# Days on which hardly anybody works, and the eves of Christmas and New Year, which are feasts
# themselves in many countries.
HOLIDAYS = ((1, 1), (12, 24), (12, 25), (12, 26), (12, 31))


def workday(day: date, start: date) -> date:
    """A day of the week from ``start`` on; the first working day after, or the last before.

    >>> str(workday(date(2026, 11, 29), date(2026, 11, 27)))
    '2026-11-30'
    >>> str(workday(date(2026, 11, 29), date(2026, 11, 23)))
    '2026-11-27'
    >>> str(workday(date(2026, 12, 25), date(2026, 12, 25)))
    '2026-12-28'
    """
    week = [start + timedelta(days=number) for number in range(7)]
    after = (one for one in week if one >= day and is_working(one))
    before = (one for one in reversed(week) if one < day and is_working(one))
    return next(after, next(before, day))


def is_working(day: date) -> bool:
    return day.weekday() <= FRIDAY and (day.month, day.day) not in HOLIDAYS


def off_holidays(day: date) -> date:
    """The day itself; of a holiday the last working day before it.

    >>> str(off_holidays(date(2026, 12, 26))), str(off_holidays(date(2026, 12, 27)))
    ('2026-12-23', '2026-12-27')
    """
    if (day.month, day.day) in HOLIDAYS:
        while not is_working(day):
            day -= timedelta(days=1)
    return day


def next_workday(day: date) -> date:
    """The day itself, or the first working day after it.

    >>> str(next_workday(date(2027, 1, 1)))
    '2027-01-04'
    """
    while not is_working(day):
        day += timedelta(days=1)
    return day
