"""Numbers, hours and sums as people type them."""

from __future__ import annotations

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from advisor.core.interview.typed import Problem, Style, Unclear, Understood
from advisor.core.interview.typed_money import Sum, parse_money
from advisor.core.interview.typed_number import parse_number

POINT, COMMA = Style("."), Style(",")


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("3", 3),
        ("2.5", 2.5),
        ("2,5", 2.5),
        (".5", 0.5),
        ("0.500", 0.5),
        ("1234.567", 1234.567),
        ("1200", 1200),
        ("1 234", 1234),
        ("12\u00a0000", 12000),
        ("12\u202f000,5", 12000.5),
        ("1'234.50", 1234.5),
        ("1’234.50", 1234.5),
        ("1,200", 1200),
        ("1,200.50", 1200.5),
        ("1.234,56", 1234.56),
        ("1.200.000", 1200000),
        ("1.200.000,5", 1200000.5),
        ("1,00,000", 100000),
        ("-3", -3),
        ("−3", -3),
        ("about 20", 20),
        ("~20", 20),
        ("two", 2),
        ("Twenty-five", 25),
        ("two and a half", 2.5),
        ("1½", 1.5),
        ("1 1/2", 1.5),
        ("10k", 10000),
        ("two hundred", 200),
        ("3.", 3),
        ("5 %", 5),
        ("2 thousand", 2000),
        ("3-3", 3),
    ],
)
def test_a_number_is_read_as_people_write_it(typed: str, number: float) -> None:
    assert parse_number(typed) == Understood(number)


@pytest.mark.parametrize(
    ("typed", "readings"),
    [
        ("1.000", (1000, 1)),
        ("6.000", (6000, 6)),
        ("1.500", (1500, 1.5)),
        ("2-3", (2, 3)),
        ("2 to 3", (2, 3)),
        ("two or three", (2, 3)),
    ],
)
def test_what_can_be_two_numbers_is_both(typed: str, readings: tuple[float, ...]) -> None:
    assert parse_number(typed) == Unclear(readings)


@pytest.mark.parametrize(
    ("typed", "style", "number"),
    [
        ("1.000", COMMA, 1000),
        ("1.000", POINT, 1),
        ("1,000", COMMA, 1),
        ("1,000", POINT, 1000),
    ],
)
def test_the_region_settles_what_a_point_means(typed: str, style: Style, number: float) -> None:
    assert parse_number(typed, style) == Understood(number)


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        ("2 hours", 2),
        ("2h", 2),
        ("2 h", 2),
        ("2,5 hrs", 2.5),
        ("1 HOUR", 1),
        ("an hour", 1),
        ("half an hour", 0.5),
        ("½ hour", 0.5),
        ("a quarter of an hour", 0.25),
        ("an hour and a half", 1.5),
        ("two and a half hours", 2.5),
        ("2h30", 2.5),
        ("2:30", 2.5),
        ("2h 30m", 2.5),
        ("2 hours and 15 minutes", 2.25),
        ("90 minutes", 1.5),
        ("30 min", 0.5),
        ("about 2 hours", 2),
    ],
)
def test_hours_are_read_with_their_unit(typed: str, hours: float) -> None:
    assert parse_number(typed, unit="hours") == Understood(hours)


def test_a_span_of_hours_is_unclear() -> None:
    assert parse_number("2-3 hours", unit="hours") == Unclear((2, 3))


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "few",
        "3h",
        "1e9",
        "nan",
        "inf",
        "٣",
        "1.2.3",
        "--1",
        "0x10",
        "-",
        "1,2,3",
        "9" * 500,
        "2 3/2",
    ],
)
def test_what_is_not_a_number_is_refused(typed: str) -> None:
    assert isinstance(parse_number(typed), Problem)


@pytest.mark.parametrize("typed", ["2 days", "2 apples", "hours"])
def test_another_unit_than_the_one_asked_for_is_refused(typed: str) -> None:
    assert isinstance(parse_number(typed, unit="hours"), Problem)


@pytest.mark.parametrize("locale", ["en_US", "en_GB", "de_DE", "fr_FR", "de_CH", "sv_SE", "en_IN"])
@given(cents=st.integers(min_value=-(10**11), max_value=10**11))
def test_a_number_written_in_the_style_of_a_region_is_the_same_number(
    locale: str, cents: int
) -> None:
    number = cents / 100
    decimal = "." if locale in ("en_US", "en_GB", "de_CH", "en_IN") else ","
    style = Style("." if decimal == "." else ",")
    assert parse_number(format_decimal(number, locale=locale), style) == Understood(number)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(typed: str) -> None:
    for unit in ("", "hours", "people"):
        parse_number(typed, unit=unit)
    parse_money(typed)


@pytest.mark.parametrize(
    ("typed", "number", "currency"),
    [
        ("50", 50, ""),
        ("€50", 50, "EUR"),
        ("40 €", 40, "EUR"),
        ("50 euro", 50, "EUR"),
        ("50 EUR", 50, "EUR"),
        ("EUR 50", 50, "EUR"),
        ("50 zł", 50, "PLN"),
        ("1.000 zł", 1000, "PLN"),
        ("120 złotych", 120, "PLN"),
        ("120 zlotych", 120, "PLN"),
        ("3 złote", 3, "PLN"),
        ("500 korun", 500, "CZK"),
        ("1.000", 1000, ""),
        ("R1,500", 1500, "ZAR"),
        ("£1,200.50", 1200.5, "GBP"),
        ("40,- €", 40, "EUR"),
        ("US$ 10k", 10000, "USD"),
        ("10k €", 10000, "EUR"),
        ("$40 USD", 40, "USD"),
    ],
)
def test_a_sum_is_read_with_its_currency(typed: str, number: float, currency: str) -> None:
    assert parse_money(typed) == Understood(Sum(number, (currency,) if currency else ()))


@pytest.mark.parametrize(
    ("typed", "number", "one"), [("$1,200", 1200, "CAD"), ("12 000 kr", 12000, "NOK")]
)
def test_a_sign_of_several_currencies_names_them_all(typed: str, number: float, one: str) -> None:
    found = parse_money(typed)
    assert isinstance(found, Understood)
    assert found.value.number == number
    assert one in found.value.currencies
    assert len(found.value.currencies) > 1


def test_a_span_of_sums_is_unclear() -> None:
    assert parse_money("50 or 60 euro") == Unclear((Sum(50, ("EUR",)), Sum(60, ("EUR",))))


@pytest.mark.parametrize("typed", ["euro", "€", "50 apples", "try 5x"])
def test_what_is_no_sum_is_refused(typed: str) -> None:
    found = parse_money(typed)
    assert isinstance(found, Problem)
    # Not “just a number”, where the question asks for the currency.
    assert "€40" in found.message.template
