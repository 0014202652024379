"""What was typed, as an answer to a question."""

from __future__ import annotations

from datetime import date

import pytest

from advisor.core.interview.answer import DONT_KNOW, AnswerError
from advisor.core.interview.answers import Answers
from advisor.core.interview.typed import Problem, Style, Unclear, Understood
from advisor.core.interview.typed_answer import (
    Taken,
    read_answer,
    read_typed,
    typed_currency,
    understood,
    which_is_meant,
)
from advisor.core.interview.typed_choice import Offered
from advisor.language import english
from tests.builders import question, rulebase

TODAY = date(2026, 11, 27)
HOURS = question("business.hours", "number", unit="hours", text="How many hours a week?", max=60)
COUNT = question("business.count", "number", max=10**9)
WHOLE = question("business.staff", "number", max=10**9, whole=True)
MONEY = question("business.money", "money", max=10**9)
DAY = question("business.day", "date")
CURRENCY = question("business.currency", options=("eur", "usd", "other"))


def said(asked: object, typed: str) -> str:
    found = read_typed(asked, typed, today=TODAY)  # type: ignore[arg-type]
    assert isinstance(found, Understood)
    told = understood(asked, found.value)  # type: ignore[arg-type]
    assert told is not None
    return english().say(told).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("asked", "typed", "repeated"),
    [
        (HOURS, "2h30", "Understood: 2.5 hours."),
        (HOURS, "1", "Understood: 1 hour."),
        (HOURS, "2 hours a week", "Understood: 2 hours."),
        (COUNT, "1.234,56", "Understood: 1,234.56."),
        (MONEY, "40 €", "Understood: €40."),
        (MONEY, "$1,200", "Understood: 1,200."),
        (DAY, "31.3.2027", "Understood: Wed 31 Mar 2027."),
    ],
)
def test_numbers_sums_and_days_are_repeated(asked: object, typed: str, repeated: str) -> None:
    assert said(asked, typed) == repeated


def test_a_sum_is_repeated_in_the_currency_that_all_sums_are_in() -> None:
    found = read_typed(MONEY, "€40")
    assert isinstance(found, Understood)
    told = understood(MONEY, found.value, "pln")
    assert told is not None
    assert english().say(told).replace("\u00a0", " ") == "Understood: PLN 40."


def test_a_sum_is_taken_with_the_time_that_is_asked_for() -> None:
    monthly = question("business.month", "money", text="How much money a month?", max=10**9)
    assert said(monthly, "120 zł a month") == "Understood: PLN 120."
    assert not isinstance(read_typed(monthly, "120 zł a year"), Understood)


@pytest.mark.parametrize(("asked", "typed"), [(COUNT, "?"), (question("business.x", "text"), "Ry")])
def test_words_and_not_knowing_are_not_repeated(asked: object, typed: str) -> None:
    found = read_typed(asked, typed)  # type: ignore[arg-type]
    assert isinstance(found, Understood)
    assert understood(asked, found.value) is None  # type: ignore[arg-type]


def test_of_two_readings_the_question_may_take_only_one() -> None:
    assert read_typed(HOURS, "6.000") == Understood(Taken(6))
    assert read_typed(WHOLE, "1.500") == Understood(Taken(1500))
    assert read_typed(COUNT, "6.000") == Unclear((Taken(6000), Taken(6)))


def test_the_question_which_is_meant_says_how_to_type_each() -> None:
    unclear = read_typed(COUNT, "6.000")
    assert isinstance(unclear, Unclear)
    asked = english().say(which_is_meant(COUNT, "6.000", unclear))
    assert asked.startswith("“6.000” can be read in more than one way")
    assert "6000 and 6" in asked


@pytest.mark.parametrize("typed", ["6000", "6"])
def test_what_it_says_to_type_is_clear(typed: str) -> None:
    assert isinstance(read_typed(COUNT, typed), Understood)


def test_where_nobody_can_be_asked_back_two_readings_are_refused() -> None:
    with pytest.raises(AnswerError, match="more than one way"):
        read_answer(COUNT, "6.000")
    assert read_answer(COUNT, "6.000", style=Style(",")) == 6000


@pytest.mark.parametrize("typed", ["?", "don't know", "No idea"])
def test_not_knowing_may_be_said_in_words(typed: str) -> None:
    assert read_typed(COUNT, typed) == Understood(Taken(DONT_KNOW))


def test_a_name_that_must_be_given_may_sound_like_not_knowing() -> None:
    name = question("business.firm", "text", required=True)
    assert read_typed(name, "No idea") == Understood(Taken("No idea"))
    assert isinstance(read_typed(name, "?"), Problem)


def test_an_option_may_sound_like_not_knowing() -> None:
    asked = question("business.sure", options=("sure", "unsure"))
    offered = (Offered("sure", "Sure"), Offered("unsure", "Not sure"))
    assert read_typed(asked, "not sure", offered=offered) == Understood(Taken("unsure"))


def test_where_an_answer_is_needed_there_is_no_not_knowing() -> None:
    asked = question("business.must", "number", required=True)
    assert isinstance(read_typed(asked, "don't know"), Problem)


@pytest.mark.parametrize("typed", ["-1", "1 000 000 000 000", "1e9", "two apples", " "])
def test_what_the_question_does_not_take_is_refused(typed: str) -> None:
    assert isinstance(read_typed(COUNT, typed), Problem)


def test_too_many_choices_are_refused() -> None:
    asked = question("business.some", "choices", limit=1)
    offered = tuple(Offered(one, one.upper()) for one in "abc")
    assert isinstance(read_typed(asked, "1 and 2", offered=offered), Problem)


@pytest.mark.parametrize(
    ("typed", "currency"),
    [("40 €", "eur"), ("12 000 kr", "other"), ("$40", None), ("40", None), ("US$ 40", "usd")],
)
def test_a_sum_settles_its_currency_where_only_one_can_be_meant(
    typed: str, currency: str | None
) -> None:
    found = read_typed(MONEY, typed)
    assert isinstance(found, Understood)
    given = typed_currency(rulebase(CURRENCY, MONEY), Answers(), found.value)
    assert given.get(("business.currency", None)) == currency


def test_a_currency_that_was_answered_is_not_changed_by_a_sum() -> None:
    before = Answers(business={"business.currency": "usd"})
    assert typed_currency(rulebase(CURRENCY, MONEY), before, Taken(40, ("EUR",))) == {}


@pytest.mark.parametrize(
    ("typed", "currency"), [("€", "eur"), ("Euros", "eur"), ("USD", "usd"), ("kr", "other")]
)
def test_a_currency_is_taken_by_its_sign_name_or_code(typed: str, currency: str) -> None:
    assert read_typed(CURRENCY, typed) == Understood(Taken(currency))


def test_of_a_sign_that_several_currencies_have_it_is_asked_which_is_meant() -> None:
    dollars = question("business.currency", options=("eur", "usd", "cad"))
    assert read_typed(dollars, "$") == Unclear((Taken("usd"), Taken("cad")))


@pytest.mark.parametrize("typed", ["2027-03-31", "31.3.2027", "31 March 2027"])
def test_a_day_is_an_answer(typed: str) -> None:
    assert read_answer(DAY, typed) == date(2027, 3, 31)


@pytest.mark.parametrize("typed", ["1999-01-01", "2027-02-30"])
def test_a_day_out_of_bounds_is_refused(typed: str) -> None:
    assert isinstance(read_typed(DAY, typed), Problem)
