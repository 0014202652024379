"""Which questions apply, and answers that are given or changed, with nothing lost."""

from __future__ import annotations

from advisor.core.interview.answer import DONT_KNOW
from advisor.core.interview.answers import Answers
from advisor.core.interview.profile import build_profile
from advisor.core.interview.steps import (
    answer_of,
    ask_for,
    close_group,
    give_answer,
    give_answers,
    options_for,
    plan_interview,
)
from tests.builders import answers, presuming, question, rule, rulebase

GATED = rulebase(
    question("business.p"),
    question("business.q", ask_when={"business.p": "a"}),
    rule("r", {"business.q": "a"}, ask="?"),
)


def ids(given: Answers) -> list[str]:
    return [s.question.id for s in plan_interview(GATED, given).steps]


def test_an_answer_that_no_longer_applies_is_kept_and_comes_back() -> None:
    given = answers(p="a", q="a")
    changed = give_answer(given, GATED.questions["business.p"], None, "b")
    assert "business.q" not in ids(changed)
    assert answer_of(changed, GATED.questions["business.q"], None) == "a"
    back = give_answer(changed, GATED.questions["business.p"], None, "a")
    assert build_profile(GATED, back).business["business.q"] == "a"


def test_dont_know_counts_as_answered() -> None:
    interview = plan_interview(GATED, answers(p=DONT_KNOW))
    assert all(step.answered for step in interview.steps)


def test_closing_a_list_drops_entries_nothing_was_said_of() -> None:
    given = answers("customers").with_entries("goal", ({"goal.kind": "customers"}, {}))
    assert len(close_group(given, "goal").goals) == 1


def test_several_answers_are_given_at_once() -> None:
    given = give_answers(
        GATED, answers("hiring"), {("business.p", None): "a", ("goal.kind", 0): "joint"}
    )
    assert (given.business["business.p"], given.goals[0]["goal.kind"]) == ("a", "joint")


def test_what_is_presumed_is_asked_about_only_where_the_owner_wants_to_correct_it() -> None:
    base = presuming()
    interview = plan_interview(base, answers(p="a"))
    assert [(one.cell, one.state) for one in interview.presumed] == [
        (("business.called", None), "guests")
    ]
    assert interview.find(("business.called", None)) is None
    assert ask_for(base, interview, ("business.called", None)) is not None
    corrected = plan_interview(base, answers(p="a", called="members"))
    assert corrected.presumed == ()


def test_an_option_is_offered_only_where_it_makes_sense() -> None:
    asked = question(
        "business.q",
        option=[
            {"id": "x", "label": "X"},
            {"id": "y", "label": "Y", "when": {"business.p": "a"}},
        ],
    )
    base = rulebase(question("business.p"), asked, rule("r", {"business.q": "y"}, ask="?"))
    assert [o.id for o in options_for(base, answers(p="b"), asked, None)] == ["x"]
    assert [o.id for o in options_for(base, answers(p="a"), asked, None)] == ["x", "y"]


def test_entries_of_one_name_get_different_ids() -> None:
    base = rulebase()
    profile = build_profile(base, answers("customers", "customers", people=("Café Ö", "cafe o")))
    assert [goal.id for goal in profile.goals] == ["customers", "customers-2"]
    assert [other.id for other in profile.relationships] == ["cafe-o", "cafe-o-2"]
