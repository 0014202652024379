"""What is taken as an answer, and what the owner is told otherwise."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.core.interview.answer import (
    DONT_KNOW,
    AnswerError,
    check_answer,
    clean,
)
from advisor.core.interview.typed_answer import read_answer
from advisor.core.rules.question import MAX_TEXT, Question


def question(kind: str, **more: object) -> Question:
    fields: dict[str, object] = {
        "id": "business.x",
        "area": "business",
        "kind": kind,
        "text": "?",
        "label": "X",
        **more,
    }
    if kind in ("choice", "choices") and "option" not in fields:
        fields["option"] = [{"id": "space", "label": "Space"}, {"id": "hours", "label": "Hours"}]
    if kind in ("number", "money"):
        fields = {"min": 0, "max": 60, **fields}
    return Question.model_validate(fields)


@pytest.mark.parametrize("raw", [float("nan"), float("inf"), True, "3", 61, -0.01, None, [3]])
def test_a_number_outside_its_bounds_or_type_is_refused(raw: object) -> None:
    with pytest.raises(AnswerError):
        check_answer(question("number"), raw)


def test_a_fraction_is_refused_where_a_whole_number_is_meant() -> None:
    with pytest.raises(AnswerError, match="whole"):
        check_answer(question("number", whole=True), 2.5)


def test_dont_know_is_an_answer() -> None:
    assert read_answer(question("text"), " ? ") is DONT_KNOW


def test_a_required_question_has_no_dont_know() -> None:
    with pytest.raises(AnswerError, match="needs an answer"):
        read_answer(question("text", required=True), "?")


def test_choices_come_back_in_the_order_of_the_options_each_once() -> None:
    assert check_answer(question("choices"), ["hours", "space", "hours"]) == ("space", "hours")


def test_more_choices_than_allowed_are_refused() -> None:
    with pytest.raises(AnswerError, match="at most"):
        check_answer(question("choices", limit=1), ["hours", "space"])


def test_a_misspelt_option_names_the_nearest_one() -> None:
    with pytest.raises(AnswerError) as caught:
        check_answer(question("choice"), "spice")
    assert "space" in str(dict(caught.value.problem.values)["options"])


def test_a_long_text_is_refused_not_cut() -> None:
    with pytest.raises(AnswerError, match="keep it to"):
        read_answer(question("text"), "x" * (MAX_TEXT + 1))


def test_escape_sequences_and_direction_marks_are_taken_out() -> None:
    assert clean("a\x1b[31mb\u202ec\x00 d\n e") == "a[31mbc d e"
    assert clean("\u200d \u200d") == ""


@given(st.text(max_size=400))
def test_any_text_is_either_refused_or_clean(typed: str) -> None:
    try:
        answer = read_answer(question("text"), typed)
    except AnswerError:
        return
    assert answer is DONT_KNOW or (isinstance(answer, str) and clean(answer) == answer)


@given(st.floats(allow_nan=True) | st.integers() | st.text() | st.booleans() | st.none())
def test_any_raw_value_for_a_number_is_refused_or_within_bounds(raw: object) -> None:
    try:
        answer = check_answer(question("number"), raw)
    except AnswerError:
        return
    assert answer is DONT_KNOW or (isinstance(answer, (int, float)) and 0 <= answer <= 60)


def test_none_of_these_goes_with_no_other_answer() -> None:
    options = [{"id": "a", "label": "A"}, {"id": "none", "label": "None", "alone": True}]
    asked = question("choices", option=options)
    assert check_answer(asked, ["none"]) == ("none",)
    with pytest.raises(AnswerError):
        check_answer(asked, ["a", "none"])


def test_where_an_answer_is_needed_an_empty_line_does_not_offer_dont_know() -> None:
    with pytest.raises(AnswerError) as caught:
        read_answer(question("text", required=True), " ")
    assert "?" not in caught.value.problem.template
