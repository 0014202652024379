"""From answers to facts: presumptions, own words, computed facts, and what decides what arises."""

from __future__ import annotations

from typing import Any

from advisor.core.interview.answer import DONT_KNOW
from advisor.core.interview.answers import Answers
from advisor.core.interview.profile import build_profile
from advisor.core.rules.fact import Missing, State
from advisor.core.rules.question import Area, Computed, Question
from advisor.core.rules.rulebase import Rulebase
from tests.builders import AREAS, answers, question, rulebase

PERSONS = Area(id="person", title="People", repeat="person", at_most=8, add="More?")


def presumed(key: str, kind: str = "choice", **presume: Any) -> Question:
    options = [
        {"id": name, "label": name, "one": f"one {name}", "presume": presume.get(name, {})}
        for name in ("a", "b", "c")
    ]
    return question(key, kind, presumed=True, option=options)


def business(base: Rulebase, key: str, **given: Any) -> State:
    return build_profile(base, answers(**given)).business[key]


CALLED = rulebase(
    question("business.sector"), presumed("business.called", b={"business.sector": "b"})
)


def test_the_first_option_is_presumed_where_no_other_is() -> None:
    assert business(CALLED, "business.called", sector="a") == "a"


def test_an_option_is_presumed_where_its_conditions_hold() -> None:
    assert business(CALLED, "business.called", sector="b") == "b"


def test_nothing_is_presumed_on_what_is_unknown() -> None:
    assert business(CALLED, "business.called", sector=DONT_KNOW) is Missing.UNKNOWN


def test_the_owner_corrects_what_is_presumed() -> None:
    assert business(CALLED, "business.called", sector="b", called="c") == "c"


def test_of_several_options_all_that_hold_are_presumed() -> None:
    base = rulebase(
        question("business.sector"),
        presumed(
            "business.opens",
            "choices",
            a={"business.sector": "a"},
            b={"business.sector": ["a", "b"]},
            c={"business.sector": "c"},
        ),
    )
    assert business(base, "business.opens", sector="a") == ("a", "b")


def test_own_words_are_a_fact_of_their_own() -> None:
    base = rulebase(question("business.waits", words="What exactly?"))
    given = answers(waits="a", waits_words="Seven messages")
    assert build_profile(base, given).business["business.waits_words"] == "Seven messages"


def test_a_measure_presumes_how_it_is_counted_and_which_way_it_should_go() -> None:
    measure = question(
        "goal.measure",
        option=[
            {"id": "sales", "label": "s", "unit": "b"},
            {"id": "waste", "label": "w", "unit": "a", "falls": True},
        ],
    )
    base = rulebase(measure, presumed("goal.unit"))
    given = Answers(groups={"goal": ({"goal.kind": "hiring", "goal.measure": "waste"},)})
    (goal,) = build_profile(base, given).goals
    assert (goal.facts["goal.unit"], goal.facts["goal.direction"]) == ("a", "down")


def hours(*given: object) -> State:
    base = rulebase(
        question("person.name", "text", required=True),
        question("person.hours", "number"),
        areas=(*AREAS, PERSONS),
        computed=(Computed(id="business.hours", kind="number", label="h", sum=("person.hours",)),),
    )
    entries = tuple({"person.name": f"P{n}", "person.hours": h} for n, h in enumerate(given))
    return build_profile(base, Answers(groups={"person": entries})).business["business.hours"]  # type: ignore[dict-item]


def test_a_sum_adds_up_all_entries() -> None:
    assert (hours(2, 0.5), hours()) == (2.5, 0)


def test_a_sum_is_unknown_while_a_part_is() -> None:
    assert hours(2, DONT_KNOW) is Missing.UNKNOWN


def test_unless_holds_of_what_is_unknown_or_does_not_apply() -> None:
    base = rulebase(
        question("business.p"),
        question("business.free", ask_when={"business.p": "a"}),
        question("business.joint", ask_when={"business.free": {"unless": "b"}}),
    )
    assert business(base, "business.joint", p="b", joint="a") == "a"
    assert business(base, "business.joint", p="a", joint="a") == "a"
    assert business(base, "business.joint", p="a", free="b") is Missing.NOT_APPLICABLE


def test_a_question_may_wait_for_what_some_goal_is() -> None:
    base = rulebase(question("business.q", ask_when={"some goal.kind": "hiring"}))
    hiring, other = answers("hiring", q="a"), answers("joint", q="a")
    assert build_profile(base, hiring).business["business.q"] == "a"
    assert build_profile(base, other).business["business.q"] is Missing.NOT_APPLICABLE
