"""What a rule author reads about the braces of a text."""

from __future__ import annotations

import pytest

from advisor.core.rules.question import Question
from advisor.core.rules.ready_reply import ReadyReply
from advisor.core.rules.rule import Rule
from tests.builders import problems_of, question, rule


@pytest.mark.parametrize(
    "text", ["{goal.kind. Go on", "goal.kind} it is", "{goal.kind} and {", "{Goal.kind}", "{}"]
)
def test_a_brace_that_belongs_to_no_name_is_refused(text: str) -> None:
    found = problems_of(rule("r", each="goal", ask=text))
    assert [(problem.code, problem.key) for problem in found] == [("brace", "rule[r].then.ask")]


@pytest.mark.parametrize(
    ("part", "key"),
    [
        (question("business.q", text="{?"), "question[business.q].text"),
        (question("business.q", help="} Why"), "question[business.q].help"),
        (rule("r", because="{"), "rule[r].because"),
    ],
)
def test_a_brace_is_looked_for_wherever_a_text_is_shown(part: Question | Rule, key: str) -> None:
    assert key in {problem.key for problem in problems_of(part) if problem.code == "brace"}


def test_the_text_around_the_brace_is_shown() -> None:
    (problem,) = problems_of(rule("r", each="goal", ask="{goal.kind}: {goal.kind, now"))
    assert problem.message.endswith("'{goal.kind}: {goal.kind, now'")


def test_a_brace_in_a_text_that_others_repeat_is_reported_once() -> None:
    found = problems_of(question("business.q", words="Which? {"))
    assert [problem.key for problem in found] == ["question[business.q].words"]


def test_a_ready_reply_names_no_fact_of_one_firm() -> None:
    reply = ReadyReply(id="r", title="{people} ask", say="We have {business.name}")
    found = problems_of(ready_replies=(reply,))
    assert [(problem.code, problem.key) for problem in found] == [
        ("unknown-word", "ready_reply[r].say")
    ]
    assert found[0].hint == "expected one of {people}, {person}, {met}"


def test_a_question_names_no_fact_but_the_firms_own_words() -> None:
    asked = question("business.q", text="Do {people} come for {goal.kind}, {peeple}?")
    found = [problem for problem in problems_of(asked) if problem.code == "unknown-word"]
    assert [(problem.message, problem.hint) for problem in found] == [
        ("{goal.kind} cannot be said here", "expected one of {people}, {person}, {met}"),
        ("{peeple} cannot be said here", "did you mean {people}?"),
    ]
    assert {problem.key for problem in found} == {"question[business.q].text"}
