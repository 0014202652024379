"""One question in lines: how it is put, and which typed lines it takes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from advisor.core.interview.answer import DONT_KNOW
from advisor.core.interview.answers import Answers
from advisor.core.interview.steps import plan_interview
from advisor.core.rules.question import Question
from advisor.core.rules.rulebase import Rulebase
from advisor.engine.reference import ReferenceMatcher
from advisor.plain.asking import Asking
from tests.builders import question, rule, rulebase
from tests.driving import environment, firm, lines
from tests.plain.talking import Talk, talking


def test_why_says_what_the_answer_decides(talk: Talk) -> None:
    assert "Your answer is printed in the strategy." in talk(":why")


def test_an_open_question_that_was_to_be_changed_can_be_left(talk: Talk) -> None:
    said = talk("Rye & Co", "bread", ":change 3", ":enough", ":back", ":quit")
    assert "Type an answer, or :back to leave it as it is." in said
    assert "Saved in" in said


@pytest.mark.parametrize(
    "typed", ["0", "8", "poeple", "1,2", "¹", pytest.param("1" * 5000, id="long")]
)
def test_what_is_none_of_the_options_is_told_which_numbers_are(typed: str, talk: Talk) -> None:
    said = talk("Rye & Co", "bread", "food", typed)
    assert said.count("Please type a number from 1 to 7.") == 1


@pytest.mark.slow
def test_where_several_can_be_chosen_the_commas_are_told(talk: Talk, real: Rulebase) -> None:
    said = talk(*lines(real, firm("cafe", real), until="place.waits"), "arts, building")
    assert re.search(r"Please type a number from 1 to \d+, or several with commas\.", said)


@pytest.mark.parametrize(
    ("kind", "typed", "answer"),
    [
        ("choice", "2", "b"),
        ("choice", "B", "b"),
        ("choices", "1, 3", ("a", "c")),
        ("choices", "3 1", ("a", "c")),
        ("yes_no", "Y", "yes"),
        ("yes_no", "2", "no"),
        ("number", "12", 12),
        ("choice", "?", DONT_KNOW),
    ],
)
def test_a_line_is_taken_as_an_answer(
    kind: str, typed: str, answer: object, tmp_path: Path
) -> None:
    assert asked(question("business.q", kind), typed, folder=tmp_path)[0] == answer


def test_a_line_that_is_no_answer_is_explained_and_asked_for_again(tmp_path: Path) -> None:
    given, said = asked(question("business.q", "yes_no"), "perhaps", "no", folder=tmp_path)
    assert given == "no"
    assert said.count("Please type yes or no.") == 1


def test_a_question_is_put_with_its_help_its_example_and_its_options(tmp_path: Path) -> None:
    put = question("business.q", help="Take your time.", example="a")
    said = asked(put, "1", folder=tmp_path)[1].splitlines()
    assert said[1:] == [
        "Take your time.",
        "For example: a",
        "  1. A",
        "  2. B",
        "  3. C",
        "Choose one.",
        "> ",
    ]


def asked(put: Question, *typed: str, folder: Path) -> tuple[object, str]:
    """The answer that typed lines give to a question, and what was said meanwhile."""
    base = rulebase(put, rule("r", {put.id: {"known": True}}, ask="?"))
    console, said = talking(*typed)
    interview = plan_interview(base, Answers())
    (ask,) = (step for step in interview.steps if step.question.id == put.id)
    asking = Asking(environment(base, ReferenceMatcher(base), folder), console)
    reply = asking.ask(interview, ask, lambda _: False)
    return (reply.taken.answer if reply is not None else None), said.getvalue()
