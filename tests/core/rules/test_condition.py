"""What a condition means, operator by operator and state by state."""

from __future__ import annotations

import pytest

from advisor.core.rules.condition import Condition, ConditionError, parse_conditions
from advisor.core.rules.fact import Missing

ALL = (
    Condition("business.size", "is", ("solo",)),
    Condition("business.size", "one_of", ("solo", "micro")),
    Condition("business.size", "not", ("solo",)),
    Condition("business.share", "has", ("space",)),
    Condition("business.share", "lacks", ("space",)),
    Condition("business.staff", "min", 2),
    Condition("business.staff", "max", 2),
    Condition("business.staff", "known", True),
)


@pytest.mark.parametrize("condition", ALL, ids=lambda c: c.operator)
def test_an_unknown_answer_satisfies_no_condition(condition: Condition) -> None:
    assert not condition.holds(Missing.UNKNOWN)


@pytest.mark.parametrize("condition", ALL, ids=lambda c: c.operator)
def test_an_answer_that_does_not_apply_satisfies_no_condition(condition: Condition) -> None:
    assert not condition.holds(Missing.NOT_APPLICABLE)


def test_only_asking_for_the_unknown_is_met_by_an_unknown_answer() -> None:
    assert Condition("business.value", "known", False).holds(Missing.UNKNOWN)


def test_asking_for_the_unknown_is_not_met_where_the_question_does_not_arise() -> None:
    assert not Condition("business.value", "known", False).holds(Missing.NOT_APPLICABLE)


@pytest.mark.parametrize("operator", ["not", "lacks"])
def test_an_absent_finding_is_settled_and_so_may_be_negated(operator: str) -> None:
    (condition,) = parse_conditions({"business.manner": {operator: "bland"}})
    assert condition.holds(Missing.ABSENT)


def test_an_absent_finding_is_not_any_of_its_options() -> None:
    assert not Condition("business.manner", "one_of", ("bland", "human")).holds(Missing.ABSENT)


@pytest.mark.parametrize(
    ("when", "value", "holds"),
    [
        ({"business.size": "solo"}, "solo", True),
        ({"business.size": "solo"}, "micro", False),
        ({"business.size": ["solo", "micro"]}, "micro", True),
        ({"business.size": ["solo", "micro"]}, "large", False),
        ({"business.size": {"not": ["solo", "micro"]}}, "large", True),
        ({"business.size": {"not": ["solo", "micro"]}}, "micro", False),
        ({"business.share": {"has": ["space", "hours"]}}, ("space", "hours"), True),
        ({"business.share": {"has": ["space", "hours"]}}, ("space",), False),
        ({"business.share": {"lacks": ["space", "hours"]}}, ("machines",), True),
        ({"business.share": {"lacks": ["space", "hours"]}}, ("hours",), False),
        ({"business.staff": 3}, 3, True),
        ({"business.staff": {"min": 3}}, 3, True),
        ({"business.staff": {"min": 3}}, 2.99, False),
        ({"business.staff": {"max": 3}}, 3, True),
        ({"business.staff": {"max": 3}}, 3.01, False),
    ],
)
def test_a_known_value_is_compared(when: dict[str, object], value: object, holds: bool) -> None:
    (condition,) = parse_conditions(when)
    assert condition.holds(value) is holds  # type: ignore[arg-type]


def test_two_operators_on_one_fact_are_two_conditions() -> None:
    conditions = parse_conditions({"business.staff": {"min": 2, "max": 9}})
    assert [condition.operator for condition in conditions] == ["min", "max"]


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ({"business.staff": {"mni": 2}}, "did you mean 'min'?"),
        ({"business.staff": {"min": "two"}}, "min takes a number"),
        ({"business.hiring": True}, 'write "yes" or "no" instead of true'),
        ({"business.size": []}, "expected an option"),
        ({"business.size": {}}, "tests nothing"),
        ({"business.size": {"known": "yes"}}, "known takes true or false"),
    ],
)
def test_an_unreadable_condition_says_what_was_expected(when: dict[str, object], said: str) -> None:
    with pytest.raises(ConditionError, match="business") as caught:
        parse_conditions(when)
    assert said in str(caught.value)
