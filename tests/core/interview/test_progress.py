"""The answers by section, and how far along each of them is."""

from __future__ import annotations

from advisor.core.interview.profile import Answers
from advisor.core.interview.progress import AreaProgress, review
from advisor.core.interview.steps import plan_interview
from advisor.core.rules.question import Area
from tests.builders import AREAS, answers, question, rule, rulebase

LATER = Area(id="later", title="Later")
BASE = rulebase(
    question("business.p"),
    question("business.q", ask_when={"business.p": "a"}),
    rule("on-p", {"business.p": "a", "business.q": "a"}, ask="?"),
)


def parts(given: Answers) -> list[AreaProgress]:
    return list(review(BASE, plan_interview(BASE, given)))


def test_every_question_stands_in_its_section_with_what_became_of_it() -> None:
    business = parts(answers("customers", p="b", q="a"))[0]
    assert [(line.question.id, line.status) for line in business.lines] == [
        ("business.name", "answered"),
        ("business.p", "answered"),
        ("business.q", "aside"),
    ]
    assert business.lines[2].gate is BASE.questions["business.p"]


def test_sections_know_whether_they_are_done_begun_or_ahead() -> None:
    states = [part.state for part in parts(Answers({"business.name": "Rye & Co"}))]
    assert states == ["begun", "ahead", "ahead"]
    assert parts(answers("customers", people=("Ann",), p="b"))[0].state == "done"


def test_a_section_with_nothing_to_ask_is_not_called_done() -> None:
    base = rulebase(question("business.q", area="later"), areas=(*AREAS, LATER))
    states = [part.state for part in review(base, plan_interview(base, answers("customers")))]
    assert states[-1] == "empty"


def test_entries_of_a_list_stand_one_after_the_other() -> None:
    people = parts(answers("customers", people=("Ann", "Bob"), p="b"))[2]
    assert [line.index for line in people.lines] == [0, 0, 1, 1]
