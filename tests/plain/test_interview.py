"""The pages of the interview in lines, and the commands between them."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from advisor.core.rules.rulebase import Rulebase
from advisor.engine.chain import Matcher
from advisor.engine.reference import ReferenceMatcher
from advisor.interview_session import InterviewSession
from advisor.plain.console import Stop
from advisor.plain.interview import Steps
from tests.builders import item, question, rule, rulebase
from tests.driving import FIRMS, environment, firm, lines, moments
from tests.plain.talking import Finished, Talk, numbered, talking

STAFF = "How many people work in the business"
TO_STAFF = ("Rye & Co", "bread", "food", "1")


@pytest.mark.parametrize("typed", [":help", ":review", ":nonsense"])
def test_after_a_look_elsewhere_the_question_is_put_again(typed: str, talk: Talk) -> None:
    assert talk(*TO_STAFF, typed).count(STAFF) == 2


def test_back_shows_the_answer_and_an_empty_line_keeps_it(talk: Talk) -> None:
    said = talk(*TO_STAFF, ":back", "")
    assert "So far: An independent business with our own customers." in said
    assert said.count(STAFF) == 2


def test_back_in_a_form_leads_to_the_field_before(talk: Talk) -> None:
    said = talk("Rye & Co", ":back", "Crumb Ltd", "bread", ":review")
    assert "So far: Rye & Co. An empty line keeps it." in said
    assert "1. Name: Crumb Ltd" in said


def test_a_skipped_question_is_asked_later(talk: Talk) -> None:
    said = talk(*TO_STAFF, ":skip", ":review")
    assert "Left for later." in said
    assert "People at work: open" in said


def test_review_numbers_the_answers_and_change_takes_a_number(talk: Talk) -> None:
    said = talk(*TO_STAFF, ":review", ":change 1", "Crumb Ltd", ":review")
    assert "1. Name: Rye & Co" in said
    assert "1. Name: Crumb Ltd" in said


def test_what_an_answer_sets_aside_is_said_and_kept(talk: Talk, finished: Finished) -> None:
    finished("cafe")
    number = numbered(
        talk("1", ":enough", ":back", ":review"), "Who must approve what you say in public: "
    )
    said = talk("1", ":enough", ":back", f":change {number}", "7", ":review")
    assert "Set aside, and kept: What you may not do" in said
    assert "[set aside, because of “Who must approve what you say in public”; kept]" in said


def test_an_answer_is_saved_before_its_own_words_are_asked(tmp_path: Path) -> None:
    base = rulebase(
        question("business.size", words="In your own words"),
        item("one", "tactic", claim="duty"),
        rule("r", {"business.size": "a"}, recommend="one"),
    )
    console, _ = talking("Rye", "2")
    session = InterviewSession(environment(base, ReferenceMatcher(base), tmp_path))
    with suppress(Stop):
        Steps(session, console, lambda: None).walk()
    assert session.navigation.answers.business["business.size"] == "b"


def test_what_is_left_is_a_range(talk: Talk) -> None:
    assert "] Between " in talk(*TO_STAFF)


def test_what_is_taken_for_granted_is_shown_once_and_can_be_corrected(talk: Talk) -> None:
    said = talk(*TO_STAFF, "3", "1", "1", "guests", "", ":review")
    assert said.count("We took this for granted:") == 2
    assert "What you call them: guests\n" in said
    assert "[taken for granted]" in said


def test_what_is_taken_for_granted_is_explained_and_can_be_passed_over(talk: Talk) -> None:
    said = talk(*TO_STAFF, "3", "1", ":why", ":skip").partition("We took this for granted:")[2]
    assert "There is no “:why” here" not in said
    assert said.count("We took this for granted:") == 1
    # What comes is the question that an empty line leads to.
    assert "Left for later." not in said
    assert "Could you take on more today?" in said


def test_one_goal_is_enough_though_its_list_is_not_done(talk: Talk, real: Rulebase) -> None:
    typed = lines(real, firm("cafe", real), until="goal.kind")
    said = talk(*typed, "1", ":enough", ":quit")
    assert "The parts of your strategy:" in said


@pytest.mark.parametrize("name", FIRMS)
def test_what_is_counted_is_asked_before_how_much_it_is(name: str, real: Rulebase) -> None:
    numbers = next(one.page for one in moments(real, firm(name, real)) if one.at == "goal.measure")
    assert numbers is not None
    assert [cell.question.id for cell in numbers.cells][:2] == ["goal.measure", "goal.baseline"]


def test_enough_needs_a_goal(talk: Talk) -> None:
    assert "First name a goal" in talk(*TO_STAFF, ":enough")


def test_a_list_cannot_be_skipped(talk: Talk, real: Rulebase) -> None:
    typed = lines(real, firm("cafe", real), until="goal.kind")
    assert "an empty line goes on" in talk(*typed, ":skip")


@pytest.mark.slow
def test_after_the_first_depth_more_questions_are_offered_and_asked(
    talk: Talk, real: Rulebase
) -> None:
    said = talk(*lines(real, firm("carpenter", real)), "deeper", ":quit")
    strategy, _, deeper = said.partition("Type deeper to go on with them.")
    assert "would make parts of it sharper" in strategy
    assert "questions left." in deeper


def test_what_was_typed_on_the_screens_and_not_entered_is_shown(
    real: Rulebase, reference: Matcher, tmp_path: Path, talk: Talk
) -> None:
    session = InterviewSession(environment(real, reference, tmp_path))
    session.start_new()
    session.change({("business.name", None): "Rye"})
    session.keep_typed(("business.offer", None), "sourdough br")
    session.save()
    session.close()
    assert "You had typed “sourdough br” here and not entered it." in talk("1")


def test_a_currency_is_asked_for_beside_a_sum_only_until_it_is_known(
    talk: Talk, finished: Finished, real: Rulebase
) -> None:
    typed = lines(real, firm("cafe", real), until="business.owner_hours")
    asked = talk(*typed, "2", "", ":quit").split("How much money a month", 1)[1]
    assert "With its currency, such as “40 €”." in asked
    finished("cafe")
    listed = talk("1", ":enough", ":back", ":review")
    again = talk("1", ":enough", ":back", f":change {numbered(listed, 'Money a month')}", ":quit")
    again = again.split("How much money a month", 1)[1]
    assert "Type the number: … Euro" in again
    assert "its currency" not in again


def test_a_sum_is_listed_in_its_currency(talk: Talk, finished: Finished) -> None:
    finished("cafe")
    assert "Money a month: €40" in talk("1", ":enough", ":back", ":review")
