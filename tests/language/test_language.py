"""Messages become sentences."""

from __future__ import annotations

from datetime import date

import pytest
from babel import Locale

from advisor.core.interview.typed import Style
from advisor.core.message import (
    Amount,
    Label,
    Listing,
    Quantity,
    Shown,
    Words,
    counted,
    joined,
    message,
)
from advisor.language import Language, english


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Words("[/] {business.name} <b>"), "[/] {business.name} <b>"),
        (Label("high"), "high"),
        (Quantity(1200), "1,200"),
        (Quantity(2.5, "h"), "2.5\u00a0h"),
        (Amount(50, "EUR"), "€50"),
        (Amount(50.5, "EUR"), "€50.50"),
        (Amount(420000, "RUB"), "RUB\u00a0420,000"),
        (Amount(50, ""), "50"),
        (date(2027, 3, 31), "Wed 31 Mar 2027"),
        (Listing((Label("a"), Label("b"))), "a and b"),
        (Listing((Label("a, b"), Label("c"))), "a, b; c"),
    ],
)
def test_a_value_is_shown(value: Shown, text: str) -> None:
    assert english().show(value) == text


def test_a_sentence_begins_with_a_capital() -> None:
    assert english().say(message("{goal} first.", goal=Label("winning customers"))) == (
        "Winning customers first."
    )


def test_what_the_owner_typed_keeps_its_letters_where_it_is_quoted() -> None:
    said = english().say(message("“{name}” is new.", name=Words("café rosa")))
    assert said == "“café rosa” is new."
    assert english().say(message("“{kind}” is new.", kind=Label("more orders"))) == (
        "“More orders” is new."
    )


def test_an_answer_is_never_read_as_a_placeholder() -> None:
    said = english().say(message("{a} {b}", a=Words("{b}"), b=Words("x")))
    assert said == "{B} x"


@pytest.mark.parametrize(("count", "text"), [(1, "1 hour"), (2, "2 hours"), (0, "0 hours")])
def test_a_count_picks_the_form(count: int, text: str) -> None:
    assert english().say(counted("{n} hour", "{n} hours", count)) == text


@pytest.mark.parametrize(
    ("locale", "style"),
    [
        ("en", Style()),
        ("en_US", Style(".", day_first=False)),
        ("en_GB", Style(".", day_first=True)),
        ("de", Style(",", day_first=True)),
    ],
)
def test_a_region_settles_how_numbers_and_days_are_written(locale: str, style: Style) -> None:
    assert Language(Locale.parse(locale)).style == style


@pytest.mark.parametrize(
    ("number", "shown"), [(1, "1 hour"), (2, "2 hours"), (0.5, "0.5 hours"), (0, "0 hours")]
)
def test_one_hour_is_one_hour(number: float, shown: str) -> None:
    assert english().show(Quantity(number, "hours")).replace("\u00a0", " ") == shown


@pytest.mark.parametrize(
    ("template", "typed", "shown"),
    [
        ("As you say: “{a}”.", "The basins leak.", "As you say: “The basins leak.”"),
        ("As you say: “{a}”.", "Why?", "As you say: “Why?”"),
        ("As you say: “{a}”.", "They leak", "As you say: “They leak”."),
        ("“{a}”: answer it.", "The basins leak.", "“The basins leak”: answer it."),
        ("It leaks (“{a}”).", "The basins leak.", "It leaks (“The basins leak”)."),
        ("“{a}”: answer it.", "They leak...", "“They leak...”: answer it."),
        ("“{a}”: answer it.", "Rye & Co.", "“Rye & Co.”: answer it."),
        ("“{a}”: answer it.", "Bread, buns etc.", "“Bread, buns etc.”: answer it."),
        ("“{a}”: answer it.", "A club (e.V.)", "“A club (e.V.)”: answer it."),
        ("“{a}”: answer it.", "Open at 8 a.m.", "“Open at 8 a.m.”: answer it."),
    ],
)
def test_a_quotation_ends_with_one_stop(template: str, typed: str, shown: str) -> None:
    assert english().say(message(template, a=Words(typed))) == shown


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (Words("Good bread."), "So far: Good bread. More?"),
        (Words("Why?"), "So far: Why? More?"),
        (Words("not done, “They leak.”"), "So far: not done, “They leak.” More?"),
        (Words("36"), "So far: 36. More?"),
        (Words("at noon (or so.)"), "So far: at noon (or so.). More?"),
    ],
)
def test_a_sentence_in_another_brings_its_own_stop(said: Shown, shown: str) -> None:
    assert english().say(message("So far: {said}. More?", said=said)) == shown


def test_in_a_list_sentences_lose_their_stop_and_abbreviations_keep_it() -> None:
    parts = (Words("Rye & Co."), Words("They leak."), Words("so..."))
    said = english().say(message("Ask {parts}.", parts=Listing(parts)))
    assert said == "Ask Rye & Co., They leak, and so..."


def test_each_of_several_sentences_begins_with_a_capital() -> None:
    first, second = (message("{goal} waits.", goal=Label(one)) for one in ("a", "b"))
    assert english().say(joined((first, second))) == "A waits. B waits."
