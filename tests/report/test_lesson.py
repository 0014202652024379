"""A lesson in words and as JSON: the firm, the questions, the reasons."""

from __future__ import annotations

import json

from advisor.advise import sketching
from advisor.core.message import Label, message
from advisor.core.reasoning.outline import FactUse
from advisor.core.reasoning.target import target_of
from advisor.core.reasoning.why import Explainer
from advisor.core.reasoning.why_not import why_not
from advisor.core.rules.fact import BUSINESS
from advisor.core.teaching.lesson import FactGroup, Lesson
from advisor.core.teaching.prediction import Choice, Prediction
from advisor.language import english
from advisor.report.lesson import Teaching
from advisor.report.lesson_json import lesson_json
from advisor.report.markdown import render
from advisor.report.phrases import Phrases
from tests.builders import answers, finding, item, question, rule, rulebase
from tests.report.firm import firing, inferred, phrases

RIGHT = Choice(message("Tell people"), right=True, item="x", speaks=(firing("r"),))
WRONG = Choice(message("Wait"), right=False, note=message("nobody waits."))
LESSON = Lesson(
    (FactGroup(message("The firm"), (FactUse("business.p", BUSINESS, "Open", Label("a")),)),),
    (Prediction("first", message("What first?"), (RIGHT, WRONG)),),
)


def lesson() -> Teaching:
    return Teaching(LESSON, phrases(), "Bakery", "It sells bread.", "Begin with people.")


def test_a_question_shows_its_choices_without_giving_them_away() -> None:
    assert list(lesson().question(0)) == [
        "Question 1 of 1",
        "What first?",
        "  1. Tell people",
        "  2. Wait",
    ]


def test_an_answer_marks_every_choice_and_gives_its_reasons() -> None:
    assert list(lesson().answer(0)) == [
        "✓ 1. Tell people",
        "     Because it is strong (our own judgement)",
        "✗ 2. Wait",
        "     Nobody waits.",
    ]


def test_a_worksheet_to_hand_out_has_no_reasons_and_no_aim() -> None:
    sheet = render(lesson().worksheet(key=False))
    assert "strong" not in sheet
    assert "Begin with people." not in sheet


def test_the_key_has_the_aim_and_the_reasons() -> None:
    sheet = render(lesson().worksheet(key=True))
    assert "Begin with people." in sheet
    assert "Because it is strong" in sheet


def test_own_words_are_told_from_the_answer_they_stand_beside() -> None:
    base = rulebase(
        question("business.q", label="What went wrong", words="What exactly?"),
        rule("r", {"business.q": "a"}, ask="?"),
    )
    facts = tuple(
        FactUse(key, BUSINESS, "What went wrong", Label(said), own_words=key.endswith("_words"))
        for key, said in (("business.q", "a"), ("business.q_words", "the oven"))
    )
    group = FactGroup(message("The firm"), facts)
    teaching = Teaching(Lesson((group,), ()), Phrases(base, english(), inferred()), "Bakery")
    told = ("What went wrong: a", "What went wrong (in own words): the oven")
    assert [line.strip() for line in teaching.firm()][-2:] == list(told)
    sheet = render(teaching.worksheet(key=False))
    assert "**What went wrong:** a" in sheet
    assert "**What went wrong (in own words):** the oven" in sheet
    (firm,) = json.loads(lesson_json(teaching, Phrases(base, english(), inferred())))["firm"]
    assert firm["facts"] == dict(one.split(": ") for one in told)


def test_json_gives_each_choice_with_its_reasons() -> None:
    (prediction,) = json.loads(lesson_json(lesson(), phrases()))["predictions"]
    assert prediction["choices"][0] == {
        "text": "Tell people",
        "right": True,
        "item": "x",
        "reasons": ["Because it is strong (our own judgement)"],
    }


def test_json_gives_the_firm_by_labels() -> None:
    assert json.loads(lesson_json(lesson(), phrases()))["firm"] == [
        {"title": "The firm", "facts": {"Open": "a"}}
    ]


def test_a_conclusion_that_is_missing_is_not_counted_as_an_answer() -> None:
    base = rulebase(
        finding("business.f"),
        item("y"),
        rule("f", {"goal.kind": "hiring"}, each="goal", find={"business.f": "yes"}),
        rule("s", {"business.f": "yes"}, recommend="y"),
    )
    inference = sketching(base)(answers())
    target = target_of(base, "y")
    assert target is not None
    miss = why_not(Explainer(base, inference), target).misses[0]
    choice = Choice(message("Wait"), right=True, item="y", miss=miss)
    asked = Lesson((), (Prediction("missing", message("Which?"), (choice,)),))
    said = Teaching(asked, Phrases(base, english(), inference), "Bakery").answer(0)
    assert list(said)[1].strip().startswith("It would take at least 1 other answer, for this is")
