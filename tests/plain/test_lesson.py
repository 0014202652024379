"""A lesson in lines: predict, reveal, ask for more, score."""

from __future__ import annotations

from advisor.core.interview.profile import build_profile
from advisor.core.message import N_, message
from advisor.core.reasoning.inference import Inference
from advisor.core.teaching.lesson import Lesson
from advisor.core.teaching.prediction import Choice, Prediction
from advisor.engine.chain import run
from advisor.engine.reference import ReferenceMatcher
from advisor.language import english
from advisor.plain.lesson import LessonRun
from advisor.report.lesson import Teaching
from advisor.report.phrases import Phrases
from tests.builders import answers, rulebase
from tests.plain.talking import talking

BASE = rulebase()
PREDICTION = Prediction(
    "first",
    message(N_("Who comes first?")),
    (
        Choice(message(N_("Anna")), right=True, item="anna"),
        Choice(message(N_("Nobody")), right=False),
    ),
)


def held(*typed: str, questions: int = 1) -> str:
    """What is said in a lesson of alike questions, of which the first choice is right."""
    lesson = Lesson((), (PREDICTION,) * questions)
    inference: Inference = run(BASE, build_profile(BASE, answers()), ReferenceMatcher(BASE))
    teaching = Teaching(lesson, Phrases(BASE, english(), inference), "Rye & Co")
    console, said = talking(*typed)
    LessonRun(console, teaching, "why {}".format, "change {}".format).run()
    return said.getvalue()


def test_right_and_wrong_predictions_are_counted() -> None:
    said = held("1", "", "2", "", questions=2)
    assert said.endswith("Predicted correctly: 1 of 2.\n")


def test_of_several_numbers_each_has_to_be_right() -> None:
    said = held("1,1", "", "1 2", "", questions=2)
    assert said.endswith("Predicted correctly: 1 of 2.\n")
    assert said.count("Please type") == 0


def test_an_empty_line_shows_the_answer_and_does_not_count() -> None:
    said = held("", "")
    assert "✓ 1. Anna" in said
    assert said.endswith("Predicted correctly: 0 of 0.\n")


def test_nothing_is_revealed_before_a_prediction() -> None:
    assert "✓" not in held("7", "q")


def test_q_ends_the_lesson_with_the_score_so_far() -> None:
    said = held("1", "q", questions=2)
    assert said.count("Who comes first?") == 1
    assert said.endswith("Predicted correctly: 1 of 1.\n")


def test_more_is_said_about_an_item_by_its_letter_and_number() -> None:
    said = held("1", "w1", "c1", "")
    assert "why anna" in said
    assert "change anna" in said


def test_of_a_choice_that_is_no_item_there_is_nothing_more() -> None:
    assert "There is nothing more to say about that number." in held("1", "w2", "")
