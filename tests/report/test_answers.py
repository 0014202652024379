from __future__ import annotations

from advisor.core.interview.answers import Answers
from advisor.core.interview.steps import plan_interview
from advisor.core.rules.rulebase import Rulebase
from advisor.language import english
from advisor.report.answers import question_text
from tests.builders import answers, question, rule, rulebase


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


def test_a_number_asked_of_a_goal_says_what_is_counted() -> None:
    base = rulebase(
        question("goal.measure"),
        question("goal.baseline", "number", text="How much?", printed=True),
    )
    given = Answers(groups={"goal": ({"goal.kind": "customers", "goal.measure": "b"},)})
    assert asked(base, given, "goal.baseline") == "B: How much?"


def test_a_question_that_names_an_entry_stands_alone() -> None:
    said = asked(rulebase(), answers(people=("Rosa",)), "relationship.name")
    assert said == "Relationship.name?"
