"""What a class can predict of a firm: every question has an answer, and a wrong one."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.advise import open_case
from advisor.checking.check import DAY
from advisor.core.rules.rulebase import Rulebase
from advisor.core.strategy.case import Case
from advisor.core.teaching.lesson import Lesson, make_lesson
from advisor.core.teaching.prediction import Prediction
from advisor.engine.chain import Matcher
from advisor.files.interview import read_interview
from advisor.language import english
from advisor.report.lesson import Teaching
from advisor.report.phrases import Phrases
from tests.conftest import ROOT, SCENARIOS


def case_of(path: Path, real: Rulebase, engine: Matcher) -> Case:
    return open_case(real, read_interview(path, real).answers, engine, DAY)


def lesson_of(name: str, real: Rulebase, engine: Matcher) -> Lesson:
    return make_lesson(case_of(ROOT / "scenarios" / f"{name}.toml", real, engine))


def prediction(lesson: Lesson, name: str) -> Prediction:
    return next(p for p in lesson.predictions if p.id == name)


def right(lesson: Lesson, name: str) -> list[str]:
    """The items behind the right choices."""
    return [choice.item for choice in prediction(lesson, name).choices if choice.right]


@pytest.mark.slow
@pytest.mark.parametrize("path", SCENARIOS[::30], ids=lambda path: path.stem)
def test_every_question_has_a_right_choice_and_wrong_ones_that_say_why(
    path: Path, real: Rulebase, engine: Matcher
) -> None:
    language = english()
    case = case_of(path, real, engine)
    phrases = Phrases(real, language, case.inference)
    teaching = Teaching(make_lesson(case), phrases, "A firm")
    for asked in teaching.lesson.predictions:
        texts = [language.say(choice.text) for choice in asked.choices]
        assert len(set(texts)) == len(texts) > len(asked.right) > 0, asked.id
        for choice in asked.choices:
            assert not choice.item or list(teaching.reasons(choice)), (asked.id, choice.item)


def test_the_firm_that_is_full_writes_one_thing_down_and_begins_no_alliance(
    real: Rulebase, engine: Matcher
) -> None:
    case = case_of(ROOT / "scenarios" / "electrician.toml", real, engine)
    assert "pass-on-work" in {one.item.id for one in case.recommendations}
    lesson = make_lesson(case)
    assert right(lesson, "alliance") == [""]
    # Half a page with one firm is in writing too, so that is not what is asked about.
    assert "alliance" in english().say(prediction(lesson, "alliance").ask)


def test_the_baker_asks_both_neighbours_to_join(real: Rulebase, engine: Matcher) -> None:
    asked = right(lesson_of("bakery", real, engine), "alliance")
    assert asked == ["ask-them-to-join:cafe-rosa", "ask-them-to-join:florist-linden"]


def test_one_answer_brings_the_alliance_in(real: Rulebase, engine: Matcher) -> None:
    forbidden = right(lesson_of("franchise", real, engine), "alliance")
    allowed = right(lesson_of("alliance-branch-allowed", real, engine), "alliance")
    assert (forbidden, allowed) == ([""], ["ask-them-to-join:gym-forward"])


@pytest.mark.slow
def test_where_goals_are_inside_the_people_who_work_there_lead(
    real: Rulebase, engine: Matcher
) -> None:
    assert right(lesson_of("engineering", real, engine), "reason") == ["reason-employees"]


LESSONS = tuple(path for path in SCENARIOS if "lesson = " in path.read_text(encoding="utf-8"))


@pytest.mark.slow
def test_firms_are_not_all_asked_about_the_same_thing(real: Rulebase, engine: Matcher) -> None:
    asked = [make_lesson(case_of(path, real, engine)) for path in LESSONS]
    items = [right(lesson, "missing")[0].partition(":")[0] for lesson in asked]
    places = [prediction(lesson, "missing").right for lesson in asked]
    assert len(set(items)) > len(items) / 2
    assert len(set(places)) > 2


@pytest.mark.parametrize("name", ["clinic", "franchise"])
def test_two_questions_do_not_offer_the_same_choices(
    name: str, real: Rulebase, engine: Matcher
) -> None:
    lesson = lesson_of(name, real, engine)
    one, other = (
        {choice.item for choice in prediction(lesson, question).choices}
        for question in ("left-out", "missing")
    )
    assert not one & other


def test_what_other_work_does_already_is_not_missing(real: Rulebase, engine: Matcher) -> None:
    case = case_of(ROOT / "scenarios" / "bakery.toml", real, engine)
    covered = {one.item.id for several in case.covered.values() for one in several}
    (missing,) = right(make_lesson(case), "missing")
    assert "listen-first" in covered
    assert missing.partition(":")[0] not in covered


def test_what_becomes_of_a_wish_is_asked_with_what_decides_it(
    real: Rulebase, engine: Matcher
) -> None:
    lesson = lesson_of("wish-platform", real, engine)
    (asked,) = (p for p in lesson.predictions if p.id == "wish")
    assert any(choice.right for choice in asked.choices)


def test_without_a_wish_nothing_is_asked_about_one(real: Rulebase, engine: Matcher) -> None:
    asked = lesson_of("goal-customers-alone", real, engine).predictions
    assert "wish" not in [p.id for p in asked]
