from __future__ import annotations

import pytest

from advisor.core.interview.answer import DONT_KNOW
from advisor.core.interview.answers import Answers
from advisor.core.interview.pages import plan_pages
from advisor.core.interview.steps import plan_interview
from advisor.core.rules.rulebase import Rulebase
from advisor.language import english
from advisor.report.answers import (
    counted_in,
    from_to,
    open_said,
    question_text,
    sharpen_said,
    unset_said,
)
from tests.builders import answers, item, question, rule, rulebase


def asked(base: Rulebase, given: Answers, key: str) -> str:
    steps = plan_interview(base, given).steps
    ask = next(s for s in steps if s.question.id == key)
    return english().say(question_text(base, given, ask))


def test_a_question_about_somebody_says_about_whom() -> None:
    base = rulebase(
        question("relationship.warmth", text="How do they feel about you?"),
        rule("r", {"relationship.warmth": "a"}, each="relationship", ask="What else?"),
    )
    said = asked(base, answers(people=("Café [b]Rosa",)), "relationship.warmth")
    assert said == "Café [b]Rosa: How do they feel about you?"


@pytest.mark.parametrize(
    ("goal", "key", "said"),
    [
        ({"goal.measure": "new_customers"}, "goal.baseline", "New customers: How much is it now?"),
        (
            {"goal.measure": "own", "goal.measure_words": "yards with five horses"},
            "goal.target",
            "Yards with five horses: How much should it be?",
        ),
        ({"goal.measure": "own"}, "goal.baseline", "How much is it now?"),
        (
            {"goal.measure": "own", "goal.second": "miles"},
            "goal.second_target",
            "And how much should it be?",
        ),
    ],
)
def test_what_a_goal_counts_stands_before_the_questions_about_its_number(
    real: Rulebase, goal: dict[str, str], key: str, said: str
) -> None:
    given = Answers(groups={"goal": ({"goal.kind": "better_work", **goal},)})
    assert asked(real, given, key) == said


def test_of_an_open_page_the_question_without_an_answer_is_named() -> None:
    base = rulebase(
        question("business.p", screen="means", text="How many hours?"),
        question("business.q", screen="means", text="Until when?"),
        item("one", "tactic", claim="duty"),
        rule("p", {"business.p": "a"}, recommend="one"),
        rule("q", {"business.q": "a"}, recommend="one"),
    )
    given = answers(p="b")
    page = plan_pages(base, given).find("business.p")
    assert page is not None
    assert english().say(open_said(base, given, page)) == "Until when?"


def test_limits_that_are_equal_are_one_number() -> None:
    assert [english().show(from_to(*limits)) for limits in ((3, 9), (1, 1))] == ["3 to 9", "1"]


def test_behind_a_share_stands_of_100_and_behind_a_plain_number_its_time(real: Rulebase) -> None:
    said = {}
    for measure in ("returning_share", "new_customers"):
        goal = {"goal.kind": "customers", "goal.measure": measure}
        interview = plan_interview(real, Answers(groups={"goal": (goal,)}))
        ask = next(s for s in interview.steps if s.question.id == "goal.baseline")
        unit = counted_in(interview, real, ask)
        said[measure] = english().show(unit) if unit is not None else ""
    assert said == {"returning_share": "of 100", "new_customers": "a month"}


def test_a_question_that_names_an_entry_stands_alone() -> None:
    said = asked(rulebase(), answers(people=("Rosa",)), "relationship.name")
    assert said == "Relationship.name?"


@pytest.mark.parametrize(
    ("goal", "said"),
    [
        (
            {},
            "No number and no date are set yet for winning new customers. Could you name them now?",
        ),
        (
            {"goal.target": 9},
            "No day is set yet for winning new customers. Could you name one now?",
        ),
        ({"goal.target": 9, "goal.day_in_words": "when the season ends"}, None),
    ],
)
def test_what_nobody_has_set_is_asked_for_once_more(
    goal: dict[str, int | str], said: str | None, real: Rulebase
) -> None:
    unknown = {"goal.target": DONT_KNOW, "goal.date": DONT_KNOW}
    given = Answers(groups={"goal": ({"goal.kind": "customers", **unknown, **goal},)})
    found = unset_said(real, given)
    assert (found and english().say(found)) == said


def test_what_becomes_sharper_is_named_once() -> None:
    base = rulebase(
        question("business.p", depth="later"),
        *(item(name, "tactic", title="Accounts", claim="duty") for name in ("one", "two")),
        item("three", "tactic", title="Opening", claim="duty"),
        rule("r", {"business.p": "a"}, recommend="one"),
        rule("s", {"business.p": "b"}, recommend="two"),
        rule("t", {"business.p": "c"}, recommend="three"),
    )
    said = sharpen_said(plan_pages(base, answers()))
    assert said is not None
    assert english().say(said).endswith("such as: Accounts and Opening.")
