"""Doing an interview over again from its answers."""

from __future__ import annotations

from advisor.checking.replay import questions_asked
from advisor.core.profile import Answers
from tests.builders import answers, question, rule, rulebase

BASE = rulebase(
    question("business.q"),
    question("business.r", ask_when={"business.q": "b"}),
    question("business.s", printed=True),
    rule("one", {"business.r": "a"}, ask="?"),
)


def asked(given: Answers) -> list[str]:
    return [ask.question.id for ask in questions_asked(BASE, given)]


def test_questions_come_in_the_order_they_are_asked() -> None:
    given = answers("customers", people=("Ann",), q="b", r="a", s="a")
    assert asked(given) == [
        *("business.name", "business.q", "business.r", "business.s"),
        *("goal.kind", "relationship.name", "relationship.kind"),
    ]


def test_what_does_not_arise_is_skipped() -> None:
    assert "business.r" not in asked(answers(q="a", s="a"))


def test_an_open_question_is_asked_and_taken_as_not_known() -> None:
    assert asked(answers(q="b")) == ["business.name", "business.q", "business.r", "business.s"]


def test_without_an_answer_that_is_needed_the_interview_ends_there() -> None:
    assert asked(Answers({"business.q": "b"})) == ["business.name"]
