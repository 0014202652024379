"""What people type in plain mode: numbers, days, options and commands in words."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest

from advisor.core.rules.rulebase import Rulebase
from advisor.engine.chain import Matcher
from advisor.plain import run_plain
from tests.driving import environment, firm, lines
from tests.plain.talking import Talk


def numbered_line(said: str, text: str) -> str:
    """The listed line that begins with a text."""
    return next(line for line in said.splitlines() if re.match(rf" *\d+\. {text}", line))


def target(real: Rulebase) -> list[str]:
    """What the owner of the café types before the target."""
    return [*figures(real), "120"]


def figures(real: Rulebase) -> list[str]:
    """What the owner of the café types before the number they have now."""
    return [*lines(real, firm("cafe", real), until="goal.measure"), "1", ""]


def test_a_number_is_repeated_as_understood(talk: Talk, real: Rulebase) -> None:
    hours = lines(real, firm("cafe", real), until="business.owner_hours")
    assert "Understood: 2.5\u00a0hours." in talk(*hours, "2h30")


def test_a_day_is_repeated_with_its_weekday(talk: Talk, real: Rulebase) -> None:
    said = talk(*figures(real), "120", "160", "31.3.2027")
    assert "Understood: Wed 31 Mar 2027." in said


def test_a_number_with_two_readings_is_asked_about(talk: Talk, real: Rulebase) -> None:
    said = talk(*target(real), "6.000", "6000")
    assert "Please type one of: 6000 and 6." in said
    assert "Understood: 6,000." in said


def test_a_currency_typed_with_the_sum_is_not_asked_for(talk: Talk, real: Rulebase) -> None:
    money = [*lines(real, firm("cafe", real), until="business.owner_hours"), "2", "", "?"]
    assert "In which currency?" in talk(*money, "40")
    said = talk("new", *money, "40 €")
    assert "Understood: €40." in said
    assert "In which currency?" not in said


@pytest.mark.parametrize("confirmed", ["yes", "1", "Y"])
def test_what_looks_like_a_slip_is_taken_when_confirmed(
    confirmed: str, talk: Talk, real: Rulebase
) -> None:
    said = talk(*target(real), "1", confirmed)
    assert said.count("should go up") == 1
    assert "By which day?" in said


def test_what_looks_like_a_slip_can_be_mended(talk: Talk, real: Rulebase) -> None:
    said = talk(*target(real), "1", "no", "140", ":back")
    assert "So far: 140." in said


@pytest.mark.parametrize("typed", ["firms", "other b", "PUBLIC BODIES"])
def test_an_option_is_chosen_by_its_words(typed: str, talk: Talk) -> None:
    said = talk("Rye & Co", "bread", "food", "1", "3", typed)
    assert "Understood: Other businesses or public bodies." in said


def test_words_that_begin_several_options_are_asked_about(talk: Talk, real: Rulebase) -> None:
    said = talk(*lines(real, firm("cafe", real), until="goal.measure"), "how many")
    assert "can mean several of them" in said
    assert "How many of 100 come back" in said


def test_not_knowing_may_be_said_in_words(talk: Talk, real: Rulebase) -> None:
    measure = lines(real, firm("cafe", real), until="goal.measure")
    said = talk(*measure, "no idea", ":review")
    assert "I don't know" in numbered_line(said, "What is counted")


@pytest.mark.parametrize("typed", ["why", "help", "skip", "back", "Back"])
def test_commands_need_no_colon_where_no_words_are_asked_for(
    typed: str, real: Rulebase, reference: Matcher, tmp_path: Path
) -> None:
    said = []
    for name, word in (("bare", typed), ("colon", f":{typed.lower()}")):
        target = io.StringIO()
        source = io.StringIO(f"Rye & Co\nbread\nfood\n{word}\n")
        run_plain(environment(real, reference, tmp_path / name), source, target)
        said.append(target.getvalue().partition("Saved in")[0])
    assert said[0] == said[1]


def test_a_command_typed_as_words_is_offered_and_then_taken_as_the_answer(talk: Talk) -> None:
    said = talk("Rye & Co", "Back", "Back", ":review")
    assert "Then type :back." in said
    assert ": Back" in said


@pytest.mark.parametrize("typed", ["y", "1", "yes", "no", "", "7", ":help", ":back", "x" * 300])
def test_input_without_end_that_never_fits_ends_and_loses_nothing(
    typed: str, real: Rulebase, reference: Matcher, tmp_path: Path
) -> None:
    source, target = io.StringIO(f"{typed}\n" * 2000), io.StringIO()
    assert run_plain(environment(real, reference, tmp_path), source, target) == 1
    assert source.readline()
    assert "the program stops" in target.getvalue()
    saved = list((tmp_path / "interviews").glob("*.toml"))
    assert len(saved) == (typed in {"y", "1", "yes", "no", "7"})
