"""What would change it, and which answers matter most."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from advisor.advise import sketching
from advisor.core.interview.answer import DONT_KNOW, Answer
from advisor.core.whatif.edits import Change
from advisor.core.whatif.search import Changes, what_would_change
from advisor.core.whatif.sensitivity import Weight
from advisor.report.what_would_change import changes_text, weights_text
from advisor.report.what_would_change_json import changes_json, weights_json
from tests.report.firm import BASE, OPEN, SHUT, phrases, target

P = BASE.questions["business.p"]
WEIGHT = Weight(Change(P, None, "a", "b"), added=("y",), removed=("x",))


def changes() -> Changes:
    return what_would_change(BASE, SHUT, target("x"), sketching(BASE), sketching)


def test_every_alternative_is_a_line_with_what_the_answer_is_now() -> None:
    assert "  - Open on Sundays: a (now: b)" in changes_text(changes(), (), SHUT, phrases(SHUT))


@pytest.mark.parametrize(
    ("complete", "told"),
    [
        (True, "nothing: changing up to 4 answers together is not enough"),
        (False, "nothing was found"),
    ],
)
def test_that_nothing_does_it_is_said_only_where_all_was_tried(complete: bool, told: str) -> None:
    none = replace(changes(), alternatives=(), complete=complete)
    said = changes_text(none, (), SHUT, phrases(SHUT))
    assert f"  - {told}\n" in said
    assert "fewer answers" not in said
    assert ("something might do it" in said) is not complete


def test_json_gives_a_change_in_words_and_in_parts() -> None:
    found = json.loads(changes_json(changes(), (), SHUT, phrases(SHUT)))
    (change,) = found["alternatives"][0]["changes"]
    assert (change["question"], change["before"], change["after"], change["words"]) == (
        "business.p",
        "b",
        "a",
        "Open on Sundays: a (now: b)",
    )


def test_weights_say_what_comes_in_and_what_goes_out() -> None:
    lines = weights_text([WEIGHT], OPEN, phrases()).splitlines()
    assert lines[-2:] == ["  + y", "  - x"]


@pytest.mark.parametrize(
    ("answer", "plain"),
    [(date(2027, 3, 31), "2027-03-31"), (DONT_KNOW, DONT_KNOW.value), (3, 3), (("a",), ["a"])],
)
def test_json_writes_an_answer_as_the_file_does(answer: Answer, plain: object) -> None:
    weight = Weight(Change(P, None, answer, "b"), (), ())
    (found,) = json.loads(weights_json([weight], OPEN, phrases()))["answers"]
    assert found["change"]["before"] == plain


def test_json_counts_entries_from_one() -> None:
    kind = BASE.questions["goal.kind"]
    given = OPEN.with_entries("goal", ({"goal.kind": "customers"},))
    weight = Weight(Change(kind, 0, "customers", "hiring"), (), ())
    (found,) = json.loads(weights_json([weight], given, phrases(given)))["answers"]
    assert found["change"]["entry"] == 1
