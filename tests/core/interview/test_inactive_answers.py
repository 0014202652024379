"""Answers that are kept without counting: the same everywhere that looks at them."""

from __future__ import annotations

from advisor.core.interview.answers import Answers
from advisor.core.interview.profile import build_profile
from advisor.core.interview.steps import plan_interview
from advisor.core.rules.fact import Missing
from advisor.core.rules.question import Question
from advisor.core.rules.rulebase import Rulebase
from advisor.engine.chain import run
from advisor.engine.reference import ReferenceMatcher
from tests.builders import answers, question, rule, rulebase


def limited(kind: str) -> Question:
    """A question whose option a is on offer only where business.p is a."""
    made = question("business.q", kind)
    first, *rest = made.options
    allowed = question("business.r", ask_when={"business.p": "a"}).ask_when
    return made.model_copy(update={"options": (first.model_copy(update={"when": allowed}), *rest)})


def base(*, kind: str = "choices") -> Rulebase:
    lacks = {"lacks": "b"} if kind == "choices" else {"not": "b"}
    return rulebase(
        question("business.p"), limited(kind), rule("r", {"business.q": lacks}, ask="?")
    )


def aside(of: Rulebase, given: Answers) -> list[str]:
    return [one.question.id for one in plan_interview(of, given).aside]


def test_a_chosen_set_of_which_nothing_is_on_offer_any_more_counts_nowhere() -> None:
    of, given = base(), answers(p="b", q=("a",))
    profile = build_profile(of, given)
    assert profile.business["business.q"] is Missing.UNKNOWN
    assert aside(of, given) == ["business.q"]
    assert not run(of, profile, ReferenceMatcher(of)).fired("r")


def test_of_a_chosen_set_what_is_still_on_offer_counts() -> None:
    of, given = base(), answers(p="b", q=("a", "b"))
    assert build_profile(of, given).business["business.q"] == ("b",)
    assert aside(of, given) == []


def test_a_choice_that_is_not_on_offer_any_more_counts_nowhere() -> None:
    of, given = base(kind="choice"), answers(p="b", q="a")
    assert build_profile(of, given).business["business.q"] is Missing.UNKNOWN
    assert aside(of, given) == ["business.q"]


def test_an_answer_counts_again_once_its_option_is_on_offer_again() -> None:
    of, given = base(), answers(p="a", q=("a",))
    assert build_profile(of, given).business["business.q"] == ("a",)
    assert aside(of, given) == []


def test_an_answer_set_aside_names_the_question_that_shuts_it_out() -> None:
    of, given = base(), answers(p="b", q=("a",))
    (one,) = plan_interview(of, given).aside
    assert one.gate is of.questions["business.p"]


def test_an_answer_is_not_set_aside_while_it_is_open_whether_it_is_asked_for() -> None:
    # A currency comes with the first sum, before it is known which sums are named.
    of = rulebase(
        question("business.p"),
        question("business.q", ask_when={"business.p": "a"}),
        rule("r", {"business.q": "a"}, ask="?"),
    )
    assert aside(of, answers(q="a")) == []
    assert aside(of, answers(p="b", q="a")) == ["business.q"]
