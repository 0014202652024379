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
        ("may-be-unknown", "ready_reply[r].say")
    ]
