"""A lesson step by step: votes while a question is open, then its answers one by one."""

from __future__ import annotations

from advisor.core.message import Message
from advisor.core.teaching.lesson import Lesson
from advisor.core.teaching.prediction import Choice, Prediction
from advisor.core.teaching.presentation import Presentation


def prediction(*right: bool) -> Prediction:
    choices = tuple(Choice(Message(f"c{n}"), one, f"c{n}") for n, one in enumerate(right))
    return Prediction("p", Message("Which?"), choices)


LESSON = Lesson((), (prediction(True, False), prediction(False, True, False)))
START = Presentation(LESSON)


def test_every_answer_is_a_step_of_its_own_between_the_firm_and_the_score() -> None:
    kinds = [step.kind for step in START.steps]
    assert kinds == ["firm", "question", *["answer"] * 2, "question", *["answer"] * 3, "score"]


def test_one_stays_between_the_first_step_and_the_last() -> None:
    assert START.go(-1).at == 0
    assert START.go(99).step.kind == "score"


def test_votes_are_counted_for_the_open_question() -> None:
    voted = START.go(1).vote(0).vote(1).vote(0)
    assert voted.tally(0) == (2, 1)
    assert voted.take_back().tally(0) == (1, 1)


def test_before_and_after_the_question_there_is_no_vote() -> None:
    assert START.vote(0) == START
    assert START.go(2).vote(0).votes == ()


def test_a_number_that_is_no_choice_is_no_vote() -> None:
    assert START.go(1).vote(2).votes == ()


def test_the_score_counts_where_most_were_right() -> None:
    one = START.go(1).vote(0).vote(0).vote(1)
    both = one.go(3).vote(0).vote(1)
    assert one.score() == (1, 1)
    assert both.score() == (1, 2)
