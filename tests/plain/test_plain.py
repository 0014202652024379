"""Plain mode: the same questions and the same strategy as everywhere, in lines."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from advisor.advise import advise
from advisor.checking.replay import collected, replay
from advisor.core.interview.steps import Ask
from advisor.core.rules.rulebase import Rulebase
from advisor.engine.chain import Matcher
from advisor.files.store import Store
from advisor.language import english
from advisor.plain import run_plain
from advisor.report.document import build_document
from advisor.report.plain_text import text_lines
from tests.driving import DAY, FIRMS, environment, firm, lines, one_quick

Talk = Callable[..., str]


@pytest.fixture
def talk(real: Rulebase, reference: Matcher, tmp_path: Path) -> Talk:
    """Types lines at the program and gives back what it said."""

    def say(*typed: str) -> str:
        target = io.StringIO()
        run_plain(
            environment(real, reference, tmp_path), io.StringIO("\n".join(typed) + "\n"), target
        )
        return target.getvalue()

    return say


def numbered(said: str, text: str) -> str:
    """The number of the listed line that begins with a text."""
    found = re.search(rf"^ *(\d+)\. {re.escape(text)}", said, re.MULTILINE)
    assert found, said
    return found.group(1)


@pytest.mark.parametrize("name", one_quick(FIRMS))
def test_a_whole_interview_asks_what_the_core_asks_and_ends_in_the_same_strategy(
    name: str, talk: Talk, real: Rulebase, reference: Matcher
) -> None:
    answers = firm(name, real)
    said = talk(*lines(real, answers))
    asked = [step.question.text for step, _ in replay(real, answers) if isinstance(step, Ask)]
    position = 0
    for text in asked:
        position = said.index(text, position) + len(text)
    outline = advise(real, collected(real, answers), reference, DAY)
    whole = "\n".join(text_lines(build_document(outline, english())))
    assert whole not in said
    assert whole in talk("1", ":show", ":quit")


@pytest.mark.parametrize("typed", [":help", ":review", ":nonsense"])
def test_after_a_look_elsewhere_the_question_is_put_again(typed: str, talk: Talk) -> None:
    said = talk("Rye & Co", "bread", typed)
    assert said.count("Who pays you?") == 2


def test_back_shows_the_answer_and_an_empty_line_keeps_it(talk: Talk) -> None:
    said = talk("Rye & Co", ":back", "", "bread")
    assert "So far: Rye & Co. An empty line keeps it." in said
    assert "Who pays you?" in said


def test_why_says_what_the_answer_decides(talk: Talk) -> None:
    assert "Your answer is printed in the strategy." in talk(":why")


def test_a_skipped_question_is_asked_later(talk: Talk) -> None:
    said = talk("Rye & Co", "bread", ":skip", ":review")
    assert "Left for later." in said
    assert "Who pays you: open" in said


def test_review_numbers_the_answers_and_change_takes_a_number(talk: Talk) -> None:
    said = talk("Rye & Co", "bread", ":review", ":change 1", "Crumb Ltd", ":review")
    assert "1. Name: Rye & Co" in said
    assert "1. Name: Crumb Ltd" in said


def test_what_an_answer_sets_aside_is_said_and_kept(talk: Talk, real: Rulebase) -> None:
    talk(*lines(real, firm("franchise", real)))
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


def test_the_strategy_begins_with_the_short_part_and_names_the_others(
    talk: Talk, real: Rulebase
) -> None:
    said = talk(*lines(real, firm("bakery", real)), ":show 2", ":quit")
    begun, _, rest = said.partition("The parts of your strategy:")
    assert "What holds it back: " in begun
    assert "They can meet you" not in rest.partition("\n> ")[0]
    assert "They can meet you" in rest


def test_one_goal_is_enough_though_its_list_is_not_done(talk: Talk, real: Rulebase) -> None:
    typed = list(lines(real, firm("bakery", real)))
    said = talk(*typed[: typed.index("yes") + 2], ":enough", ":quit")
    assert "The parts of your strategy:" in said


def test_an_entry_cannot_be_left_without_its_kind(talk: Talk, real: Rulebase) -> None:
    typed = list(lines(real, firm("bakery", real)))
    said = talk(*typed[: typed.index("yes") + 1], ":skip", ":back", ":quit")
    assert "This one needs an answer. :back leaves the list as it was." in said
    assert said.count("What do you want for the business?") == 2


def test_an_open_question_that_was_to_be_changed_can_be_left(talk: Talk) -> None:
    said = talk("Rye & Co", "bread", ":change 4", ":enough", ":back", ":quit")
    assert "Type an answer, or :back to leave it as it is." in said
    assert "Saved in" in said


def test_a_file_that_was_there_is_replaced_only_when_named_twice(
    talk: Talk, real: Rulebase, tmp_path: Path
) -> None:
    mine = tmp_path / "mine.txt"
    mine.write_text("letters")
    typed = [*lines(real, firm("bakery", real)), f":save {mine}"]
    assert "save again to replace it" in talk(*typed)
    assert mine.read_text() == "letters"
    assert "Saved in" in talk("1", f":save {mine}", f":save {mine}")
    assert mine.read_text().startswith("A social media strategy")


def test_the_strategy_of_one_firm_does_not_replace_that_of_another_unasked(
    talk: Talk, real: Rulebase, tmp_path: Path
) -> None:
    plan = tmp_path / "plan.txt"
    one, other = firm("bakery", real), firm("goal-hiring-solo", real)
    talk(*lines(real, one), f":save {plan}", ":home", "new", *lines(real, other), f":save {plan}")
    assert "Rye & Co" in plan.read_text()


def test_the_answers_are_never_written_over_by_the_strategy(
    talk: Talk, real: Rulebase, tmp_path: Path
) -> None:
    talk(*lines(real, firm("bakery", real)))
    (saved,) = (tmp_path / "interviews").glob("*.toml")
    before = saved.read_text()
    assert "holds the answers" in talk("1", f":save {saved}", f":save {saved}")
    assert saved.read_text() == before


def test_what_is_at_home_can_be_tidied_though_it_was_open_just_now(talk: Talk) -> None:
    assert "another window" not in talk("Rye & Co", ":home", "rename 1 Crumb", "quit")


def test_enough_needs_a_goal(talk: Talk) -> None:
    assert "First name a goal" in talk("Rye & Co", ":enough")


def test_the_strategy_says_why_and_tries_answers_out(talk: Talk, real: Rulebase) -> None:
    typed = list(lines(real, firm("bakery", real)))
    said = talk(*typed, ":items", ":find listen", ":why 1", ":quit")
    assert "What the article says" in said


def test_a_change_tried_out_is_thrown_away_unless_kept(
    talk: Talk, real: Rulebase, tmp_path: Path
) -> None:
    typed = list(lines(real, firm("bakery", real)))
    talk(*typed)
    before = next((tmp_path / "interviews").glob("*.toml")).read_text()
    number = numbered(talk("1", ":items", ":quit"), "New customers a month: from 30")
    said = talk("1", f":try {number}", "1", "2", "perhaps", "no")
    assert "Goes out:" in said
    assert next((tmp_path / "interviews").glob("*.toml")).read_text() == before


def test_saved_interviews_are_listed_and_can_be_tidied(talk: Talk, tmp_path: Path) -> None:
    talk("Rye & Co")
    said = talk("duplicate 1", "rename 2 Crumb", "delete 1", "undo", "quit")
    assert "Rye & Co, copy" in said
    assert "is deleted; undo brings it back." in said
    assert len(list(Store(tmp_path / "interviews").folder.glob("*.toml"))) == 2


def test_an_example_firm_opens_as_a_copy(talk: Talk, tmp_path: Path) -> None:
    talk("Rye & Co")
    said = talk("examples", "1", ":quit")
    assert "A bakery with a café and a florist next door" in said
    assert len(list((tmp_path / "interviews").glob("*.toml"))) == 1


def test_hostile_lines_are_told_off_and_lose_nothing(talk: Talk) -> None:
    said = talk("\x1b[31m[bold]x[/]\x07", "y" * 500, "bread", ":nonsense", "7", "1")
    assert "\x1b" not in said
    assert "Please keep it to 200 characters" in said
    assert "Please type a number from 1 to 3." in said


@pytest.mark.parametrize(
    "typed", ["0", "4", "poeple", "1,2", "¹", pytest.param("1" * 5000, id="long")]
)
def test_what_is_none_of_the_options_is_told_which_numbers_are(typed: str, talk: Talk) -> None:
    said = talk("Rye & Co", "bread", typed)
    assert said.count("Please type a number from 1 to 3.") == 1
    assert "firms" not in said.split("3. Both")[1]


@pytest.mark.parametrize(
    "typed", [":edit 9", ":edit", pytest.param(":edit " + "1" * 5000, id="long")]
)
def test_a_number_that_is_not_in_the_list_is_told(typed: str, talk: Talk, real: Rulebase) -> None:
    answers = list(lines(real, firm("bakery", real)))
    assert "nothing in the list yet" in talk(*answers[: answers.index("yes")], typed)


def test_where_several_can_be_chosen_the_commas_are_told(talk: Talk, real: Rulebase) -> None:
    typed = list(lines(real, firm("bakery", real)))
    several = next(n for n, line in enumerate(typed) if "," in line)
    said = talk(*typed[:several], "arts, building")
    assert re.search(r"Please type a number from 1 to \d+, or several with commas\.", said)


def test_the_end_of_the_input_saves(talk: Talk, tmp_path: Path) -> None:
    assert "Saved in" in talk("Rye & Co")
    assert len(list((tmp_path / "interviews").glob("*.toml"))) == 1
