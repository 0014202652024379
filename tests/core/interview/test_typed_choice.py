"""Choosing by numbers and words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.core.interview.typed import Problem, Unclear, Understood
from advisor.core.interview.typed_choice import (
    Offered,
    parse_choice,
    parse_choices,
    says_unknown,
)

OFFERED = (
    Offered("people", "Mostly people"),
    Offered("firms", "Mostly firms"),
    Offered("food_drink", "Food and drink"),
    Offered("photos", "Taking photos, films"),
    Offered("none", "None of these"),
)
YES_NO = (Offered("yes", "yes"), Offered("no", "no"))


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [
        ("1", "people"),
        ("5.", "none"),
        ("mostly people", "people"),
        ("firms", "firms"),
        ("FIRM", "firms"),
        ("food", "food_drink"),
        ("Food and drink", "food_drink"),
        ("photos", "photos"),
        ("films", "photos"),
        ("none", "none"),
    ],
)
def test_an_option_is_chosen_by_number_words_or_beginning(typed: str, chosen: str) -> None:
    assert parse_choice(typed, OFFERED) == Understood(chosen)


def test_a_beginning_of_several_options_is_unclear() -> None:
    assert parse_choice("mostly", OFFERED) == Unclear(("people", "firms"))


@pytest.mark.parametrize("typed", ["", "0", "6", "1,2", "poeple", "¹", "1" * 5000, "!"])
def test_what_is_no_option_is_refused(typed: str) -> None:
    assert isinstance(parse_choice(typed, OFFERED), Problem)


@pytest.mark.parametrize(
    ("typed", "chosen"), [("y", "yes"), ("Yes!", "yes"), ("1", "yes"), ("2", "no"), ("nope", "no")]
)
def test_yes_and_no_are_read(typed: str, chosen: str) -> None:
    assert parse_choice(typed, YES_NO, yes_no=True) == Understood(chosen)


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [
        ("1,3", "people food_drink"),
        ("1 3", "people food_drink"),
        ("1 and 3", "people food_drink"),
        ("1 & 3; 4", "people food_drink photos"),
        ("1-3", "people firms food_drink"),
        ("1-2, 4", "people firms photos"),
        ("3", "food_drink"),
        ("food and drink", "food_drink"),
        ("food and drink, firms", "food_drink firms"),
        ("firms and photos", "firms photos"),
        ("taking photos, films", "photos"),
        ("1, 1", "people"),
    ],
)
def test_several_options_are_chosen_by_numbers_words_and_ranges(typed: str, chosen: str) -> None:
    assert parse_choices(typed, OFFERED) == Understood(tuple(chosen.split()))


@pytest.mark.parametrize("typed", ["", "1,9", "3-1", "0-2", "firms, apples", ","])
def test_one_unknown_part_refuses_the_whole(typed: str) -> None:
    assert isinstance(parse_choices(typed, OFFERED), Problem)


def test_an_unclear_part_says_what_it_may_be() -> None:
    assert parse_choices("photos, mostly", OFFERED) == Unclear((("people",), ("firms",)))


@pytest.mark.parametrize(
    "typed", ["?", "don't know", "I don’t know.", "No idea", "not sure", "idk", "I do not know"]
)
def test_not_knowing_is_said_in_many_ways(typed: str) -> None:
    assert says_unknown(typed)


@pytest.mark.parametrize("typed", ["", "no", "know", "I know", "what?"])
def test_other_words_are_not_not_knowing(typed: str) -> None:
    assert not says_unknown(typed)


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(typed: str) -> None:
    parse_choice(typed, OFFERED)
    parse_choices(typed, OFFERED)
