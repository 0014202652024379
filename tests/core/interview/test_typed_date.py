"""Days as people type them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from advisor.core.interview.typed import Problem, Style, Unclear, Understood
from advisor.core.interview.typed_date import parse_day
from advisor.core.interview.typed_whole_date import MONTHS
from advisor.language import english
from advisor.report.answers import typed_day

TODAY = date(2026, 11, 27)
DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2027-03-31", "2027-03-31"),
        ("2027/3/31", "2027-03-31"),
        ("31.3.2027", "2027-03-31"),
        ("31. 3. 27", "2027-03-31"),
        ("31 March 2027", "2027-03-31"),
        ("31st of March 2027", "2027-03-31"),
        ("31 Mar 27", "2027-03-31"),
        ("March 31, 2027", "2027-03-31"),
        ("Wednesday 31 March 2027", "2027-03-31"),
        ("by 31 March", "2027-03-31"),
        ("31.3.", "2027-03-31"),
        ("6/30/2027", "2027-06-30"),
        ("30/6/2027", "2027-06-30"),
        ("30-6-2027", "2027-06-30"),
        ("7/7/2027", "2027-07-07"),
        ("June 2027", "2027-06-30"),
        ("June", "2027-06-30"),
        ("3/2027", "2027-03-31"),
        ("2027-06", "2027-06-30"),
        ("Christmas 2027", "2027-12-25"),
        ("end 2027", "2027-12-31"),
        ("end of Q1 2027", "2027-03-31"),
        ("within six months", "2027-05-27"),
        ("in the next six months", "2027-05-27"),
        ("sept 2027", "2027-09-30"),
        ("end of May", "2027-05-31"),
        ("by the end of May 2028", "2028-05-31"),
        ("mid-March", "2027-03-15"),
        ("mid March 2028", "2028-03-15"),
        ("beginning of June", "2027-06-01"),
        ("next June", "2027-06-30"),
        ("end of next June", "2027-06-30"),
        ("November", "2026-11-30"),
        ("next November", "2027-11-30"),
        ("in six months", "2027-05-27"),
        ("In 2 weeks", "2026-12-11"),
        ("10 days", "2026-12-07"),
        ("in a year", "2027-11-27"),
        ("in half a year", "2027-05-27"),
        ("three months from now", "2027-02-27"),
        ("tomorrow", "2026-11-28"),
        ("next week", "2026-12-04"),
        ("by next week", "2026-12-04"),
        ("next month", "2026-12-31"),
        ("next year", "2027-12-31"),
        ("end of the year", "2026-12-31"),
        ("end of 2027", "2027-12-31"),
        ("2027", "2027-12-31"),
        ("Q2 2027", "2027-06-30"),
        ("by Christmas", "2026-12-25"),
        ("by Easter", "2027-03-28"),
        ("Easter 2028", "2028-04-16"),
        ("New Year", "2027-01-01"),
    ],
)
def test_a_day_is_read_as_people_write_it(typed: str, day: str) -> None:
    assert parse_day(typed, TODAY) == Understood(date.fromisoformat(day))


def test_six_months_from_the_last_of_august_is_the_last_of_february() -> None:
    assert parse_day("in six months", date(2026, 8, 31)) == Understood(date(2027, 2, 28))


@pytest.mark.parametrize(
    ("day_first", "readings"),
    [
        (None, Unclear((date(2027, 6, 7), date(2027, 7, 6)))),
        (True, Understood(date(2027, 7, 6))),
        (False, Understood(date(2027, 6, 7))),
    ],
)
def test_a_day_with_strokes_is_unclear_unless_the_region_settles_it(
    day_first: bool | None, readings: object
) -> None:
    assert parse_day("6/7/2027", TODAY, Style(day_first=day_first)) == readings


def test_next_june_said_in_spring_may_be_either_of_two() -> None:
    both = (date(2027, 6, 30), date(2028, 6, 30))
    assert parse_day("next June", date(2027, 3, 1)) == Unclear(both)


@pytest.mark.parametrize(
    "typed",
    [
        "2027-02-30",
        "30 February 2027",
        "30 February",
        "31.13.2027",
        "31/6/2027",
        "0.3.2027",
        "13/2027",
    ],
)
def test_a_day_that_does_not_exist_is_named_as_that(typed: str) -> None:
    found = parse_day(typed, TODAY)
    assert isinstance(found, Problem)
    assert found.message.template.startswith("There is no such day")


@pytest.mark.parametrize(
    "typed",
    ["", "soon", "31", "27-03-31", "1.2.3.4", "ma 2027", "x" * 500, "in -3 days", "in 9999 years"],
)
def test_what_is_no_day_is_refused(typed: str) -> None:
    assert isinstance(parse_day(typed, TODAY), Problem)


@pytest.mark.parametrize("typed", ["in six months", "end of May", "tomorrow"])
def test_without_a_today_nothing_relative_is_read(typed: str) -> None:
    assert isinstance(parse_day(typed), Problem)


@given(DAYS)
def test_a_day_repeated_as_understood_is_read_as_the_same_day(day: date) -> None:
    assert parse_day(english().day(day), TODAY) == Understood(day)


@pytest.mark.parametrize(("locale", "day_first"), [("en_US", False), ("en_GB", True)])
@given(day=DAYS)
def test_a_day_in_the_style_of_a_region_is_the_same_day(
    locale: str, day_first: bool, day: date
) -> None:
    pattern = "dd/MM/yyyy" if day_first else "M/d/yyyy"
    written = format_date(day, format=pattern, locale=locale)
    assert parse_day(written, TODAY, Style(day_first=day_first)) == Understood(day)


@given(day=DAYS, count=st.integers(1, 400))
def test_some_days_from_today_are_that_many(day: date, count: int) -> None:
    assert parse_day(f"in {count} days", day) == Understood(day + timedelta(days=count))


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(typed: str) -> None:
    parse_day(typed, TODAY)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("yesterday", "2026-11-26"),
        ("today", "2026-11-27"),
        ("two weeks ago", "2026-11-13"),
        ("last week", "2026-11-20"),
        ("26 November", "2026-11-26"),
        ("on 28 November", "2025-11-28"),
        ("28.11.", "2025-11-28"),
        ("end of October", "2026-10-31"),
        ("end of the month", "2026-10-31"),
        ("29 February", "2024-02-29"),
        ("Thu 26 Nov 2026", "2026-11-26"),
    ],
)
def test_of_days_that_have_been_the_last_one_is_meant(typed: str, day: str) -> None:
    assert parse_day(typed, TODAY, past=True) == Understood(date.fromisoformat(day))


def test_on_29_february_the_day_before_was_in_the_same_year() -> None:
    found = parse_day("28 February", date(2028, 2, 29), past=True)
    assert found == Understood(date(2028, 2, 28))


@given(DAYS, st.integers(0, 365))
def test_a_day_of_the_year_that_has_been_is_the_last_such(today: date, before: int) -> None:
    day = today - timedelta(days=before)
    found = parse_day(f"{day.day} {MONTHS[day.month - 1]}", today, past=True)
    assert isinstance(found, Understood)
    assert day <= found.value <= today
    assert (found.value.month, found.value.day) == (day.month, day.day)


@pytest.mark.parametrize("typed", ["tomorrow", "in two weeks", "next June", "end of this year"])
def test_a_day_still_to_come_stays_one(typed: str) -> None:
    assert parse_day(typed, TODAY, past=True) == parse_day(typed, TODAY)


def test_a_day_that_does_not_exist_names_the_month_that_comes_next() -> None:
    found = parse_day("31 Feb", TODAY)
    assert isinstance(found, Problem)
    assert english().say(found.message) == "There is no such day: February 2027 has 28 days."


def test_what_is_no_day_is_repeated_whole() -> None:
    found = parse_day("in spring", TODAY)
    assert isinstance(found, Problem)
    assert "You typed “in spring”." in english().say(found.message)


@given(DAYS)
def test_a_day_is_shown_in_a_field_as_it_can_be_typed(day: date) -> None:
    assert parse_day(typed_day(day, english())) == Understood(day)
