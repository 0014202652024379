"""What a rule author is told of conditions that can never hold."""

from __future__ import annotations

from typing import Any

import pytest

from tests.builders import finding, problems_of, question, rule

Q = question("business.q")
N = question("business.n", "number")
W = question("business.n", "number", whole=True)
C = question("business.c", "choices", alone=("c",), limit=2)
F = finding("business.f")
KIND = {"goal.kind": "hiring"}
MEASURE = question(
    "goal.m",
    option=[
        {"id": "leads", "label": "Leads", "when": {"goal.kind": "customers"}},
        {"id": "people", "label": "People", "when": {"goal.kind": ["hiring", "joint"]}},
        {"id": "own", "label": "Own"},
    ],
)
LATE = question("goal.late", ask_when={"goal.kind": "customers"})
LATER = question("goal.later", ask_when={"goal.late": "a"})


def told(*parts: Any) -> list[str]:
    return [f"{p.key}: {p.message}" for p in problems_of(*parts) if p.code == "never-holds"]


@pytest.mark.parametrize(
    ("asked", "when", "expected"),
    [
        (N, {"business.n": {"min": 9, "max": 2}}, "min = 9 and max = 2 exclude each other"),
        (N, {"business.n": {"min": 500}}, "business.n is a number from 0 to 100"),
        (N, {"business.n": {"max": -1}}, "business.n is a number from 0 to 100"),
        (N, {"business.n": 101}, "business.n is a number from 0 to 100"),
        (W, {"business.n": 2.5}, "business.n is a whole number from 0 to 100"),
        (Q, {"business.q": {"not": ["a", "b", "c"]}}, "no option of business.q is left"),
        (
            C,
            {"business.c": {"has": ["a", "b"], "lacks": ["b"]}},
            'has = ["a", "b"] and lacks = "b" exclude each other',
        ),
        (C, {"business.c": {"has": ["a", "c"]}}, "'c' goes with no other option of business.c"),
        (
            question("business.c", "choices", limit=1),
            {"business.c": {"has": ["a", "b"]}},
            "at most 1 of the options of business.c can be chosen",
        ),
        (Q, {"business.q": {"not": "a", "known": False}}, None),
    ],
)
def test_a_test_that_nothing_passes_is_named(
    asked: Any, when: dict[str, Any], expected: str | None
) -> None:
    found = told(asked, rule("r", when, ask="?"))
    (fact,) = when
    reason = expected or 'not = "a" and known = false exclude each other'
    assert found == [f"rule[r].when.{fact}: this can never hold: {reason}"]


@pytest.mark.parametrize(
    "parts",
    [
        (N, rule("r", {"business.n": {"min": 2, "max": 2}}, ask="?")),
        (N, rule("r", {"business.n": {"min": 100}}, ask="?")),
        (C, rule("r", {"business.c": {"has": ["a", "b"]}}, ask="?")),
        (C, rule("r", {"business.c": {"has": "a", "lacks": "b"}}, ask="?")),
        # A finding that nobody concluded is none of its options.
        (
            F,
            rule("s", find={"business.f": "yes"}),
            rule("r", {"business.f": {"not": ["yes", "no"]}}),
        ),
        (rule("r", {"some goal.kind": {"has": ["hiring", "joint"], "lacks": "customers"}}),),
        (rule("r", {"goal.kind": "hiring", "some goal.kind": "joint"}, each="goal"),),
        (MEASURE, rule("r", {"goal.m": ["leads", "people"], **KIND}, each="goal")),
        (MEASURE, rule("r", {"goal.m": "own", **KIND}, each="goal")),
        (LATE, rule("r", {"some goal.late": "a", "some goal.kind": {"lacks": "joint"}})),
    ],
)
def test_a_test_that_something_passes_is_not_named(parts: tuple[Any, ...]) -> None:
    assert told(*parts) == []


def test_entries_cannot_have_what_none_of_them_has() -> None:
    when = {"some goal.kind": {"has": "joint", "lacks": ["joint", "hiring"]}}
    assert told(rule("r", when)) == [
        (
            "rule[r].when.some goal.kind: this can never hold: "
            '"joint" and lacks = ["joint", "hiring"] exclude each other'
        )
    ]


def test_an_option_that_is_not_offered_there_is_named() -> None:
    (problem,) = told(MEASURE, rule("r", {**KIND, "goal.m": "leads"}, each="goal"))
    assert problem == (
        "rule[r].when.goal.m: this can never hold together: 'leads' of goal.m is offered only "
        'where goal.kind = "customers", and goal.kind = "hiring" is tested'
    )


def test_a_question_that_is_not_asked_there_is_named() -> None:
    (problem,) = told(LATE, LATER, rule("r", {**KIND, "goal.later": "b"}, each="goal"))
    assert problem == (
        "rule[r].when.goal.later: this can never hold together: goal.later is asked only "
        'where goal.kind = "customers", and goal.kind = "hiring" is tested'
    )


def test_a_question_that_can_never_be_asked_is_named() -> None:
    never = question("business.x", ask_when={"business.n": {"min": 9, "max": 2}})
    assert told(N, never) == [
        (
            "question[business.x].ask_when.business.n: this can never hold: "
            "min = 9 and max = 2 exclude each other"
        )
    ]


def test_an_option_of_a_question_that_is_not_asked_for_it_is_named() -> None:
    never = question(
        "goal.m",
        ask_when={"goal.kind": "hiring"},
        option=[
            {"id": "a", "label": "A"},
            {"id": "b", "label": "B", "when": {"goal.kind": "customers"}},
        ],
    )
    assert told(never) == [
        (
            "question[goal.m].option.1.when.goal.kind: this can never hold: "
            '"customers" and "hiring" exclude each other'
        )
    ]


def test_a_test_of_what_is_misspelt_is_not_blamed_twice() -> None:
    wrong = rule("r", {"business.q": {"not": ["a", "b", "cc"]}}, ask="?")
    assert told(Q, wrong) == []
