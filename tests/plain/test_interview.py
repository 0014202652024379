"""The steps of the interview in lines: questions, lists, and the commands between them."""

from __future__ import annotations

import pytest

from advisor.core.rules.rulebase import Rulebase
from tests.driving import firm, lines
from tests.plain.talking import Finished, Talk, numbered


@pytest.mark.parametrize("typed", [":help", ":review", ":nonsense"])
def test_after_a_look_elsewhere_the_question_is_put_again(typed: str, talk: Talk) -> None:
    said = talk("Rye & Co", "bread", typed)
    assert said.count("Who pays you?") == 2


def test_back_shows_the_answer_and_an_empty_line_keeps_it(talk: Talk) -> None:
    said = talk("Rye & Co", ":back", "", "bread")
    assert "So far: Rye & Co. An empty line keeps it." in said
    assert "Who pays you?" in said


def test_a_skipped_question_is_asked_later(talk: Talk) -> None:
    said = talk("Rye & Co", "bread", ":skip", ":review")
    assert "Left for later." in said
    assert "Who pays you: open" in said


def test_review_numbers_the_answers_and_change_takes_a_number(talk: Talk) -> None:
    said = talk("Rye & Co", "bread", ":review", ":change 1", "Crumb Ltd", ":review")
    assert "1. Name: Rye & Co" in said
    assert "1. Name: Crumb Ltd" in said


def test_what_an_answer_sets_aside_is_said_and_kept(talk: Talk, finished: Finished) -> None:
    finished("franchise")
    number = numbered(talk("1", ":back", ":review"), "How you trade: ")
    said = talk("1", ":back", f":change {number}", "1", ":review")
    assert "Set aside, and kept: Free to agree joint offers." in said
    assert "[set aside, because of “How you trade”; kept]" in said


def test_goals_can_be_edited_and_removed(talk: Talk, real: Rulebase) -> None:
    typed = list(lines(real, firm("inside-brewery-backers", real)))
    list_done = typed.index("no", typed.index("yes"))
    said = talk(*typed[:list_done], ":edit 9", ":edit 1", "", ":back", ":back", ":remove 1", "yes")
    assert "Please type a number from 1 to 1." in said
    assert "So far: Raise money from many people." in said
    assert said.count("  1. Raise money from many people\n") == said.count("Do you want to add") - 2


def test_one_goal_is_enough_though_its_list_is_not_done(talk: Talk, real: Rulebase) -> None:
    typed = list(lines(real, firm("bakery", real)))
    said = talk(*typed[: typed.index("yes") + 2], ":enough", ":quit")
    assert "The parts of your strategy:" in said


def test_an_entry_cannot_be_left_without_its_kind(talk: Talk, real: Rulebase) -> None:
    typed = list(lines(real, firm("bakery", real)))
    said = talk(*typed[: typed.index("yes") + 1], ":skip", ":back", ":quit")
    assert "This one needs an answer. :back leaves the list as it was." in said
    assert said.count("What do you want for the business?") == 2


def test_enough_needs_a_goal(talk: Talk) -> None:
    assert "First name a goal" in talk("Rye & Co", ":enough")


@pytest.mark.parametrize(
    "typed", [":edit 9", ":edit", pytest.param(":edit " + "1" * 5000, id="long")]
)
def test_a_number_that_is_not_in_the_list_is_told(typed: str, talk: Talk, real: Rulebase) -> None:
    answers = list(lines(real, firm("bakery", real)))
    assert "nothing in the list yet" in talk(*answers[: answers.index("yes")], typed)
