"""Lines read and written: what a number, a yes, and the end of the input are."""

from __future__ import annotations

import io
import os
from typing import TextIO, cast

import pytest

from advisor.language import english
from advisor.plain.console import Console, Stop
from tests.plain.talking import talking


@pytest.mark.parametrize(("typed", "place"), [("1", 0), ("3", 2)])
def test_a_listed_number_is_a_place(typed: str, place: int) -> None:
    console, said = talking()
    assert console.read_number(typed, 3) == place
    assert said.getvalue() == ""


@pytest.mark.parametrize("typed", ["0", "4", "", "-1", "one", "\u0661", "1" * 5000])
def test_any_other_number_is_answered_with_those_there_are(typed: str) -> None:
    console, said = talking()
    assert console.read_number(typed, 3) is None
    assert said.getvalue() == "Please type a number from 1 to 3.\n"


def test_in_an_empty_list_there_is_no_number_to_type() -> None:
    console, said = talking()
    assert console.read_number("1", 0) is None
    assert said.getvalue() == "There is nothing in the list yet.\n"


@pytest.mark.parametrize(("typed", "meant"), [("YES", True), ("y", True), ("no", False)])
def test_yes_and_no_may_be_shortened(typed: str, meant: bool) -> None:
    assert talking(typed)[0].read_yes() is meant


def test_anything_but_yes_and_no_is_asked_for_again() -> None:
    console, said = talking("perhaps", "no")
    assert console.read_yes() is False
    assert said.getvalue().count("Please type yes or no.") == 1


def test_the_word_of_a_command_may_have_capitals() -> None:
    assert talking(":Save My Plan.txt")[0].read() == ":save My Plan.txt"


def test_no_command_is_an_answer() -> None:
    console, said = talking(":help", "Ann")
    assert console.read_answer() == "Ann"
    assert said.getvalue().count("Type an answer, or :back to leave it as it is.") == 1


def test_what_is_asked_can_be_left() -> None:
    assert talking(":Back")[0].read_answer() is None
    assert talking(":back")[0].read_yes() is False
    with pytest.raises(Stop):
        talking(":quit")[0].read_yes()


def test_a_line_is_read_without_the_space_around_it() -> None:
    assert talking("  Rye & Co \t")[0].read() == "Rye & Co"


def test_the_end_of_the_input_stops() -> None:
    with pytest.raises(Stop):
        talking()[0].read()


class Failing:
    """An input in which every line is either read or fails as it is read."""

    def __init__(self, *lines: str | BaseException) -> None:
        self._lines = iter(lines)

    def readline(self) -> str:
        line = next(self._lines)
        if isinstance(line, str):
            return line
        raise line


def failing(*lines: str | BaseException) -> tuple[Console, io.StringIO]:
    target = io.StringIO()
    return Console(english(), cast("TextIO", Failing(*lines)), target), target


def test_the_keyboard_stops() -> None:
    with pytest.raises(Stop):
        failing(KeyboardInterrupt())[0].read()


def test_a_line_that_is_not_text_is_asked_for_again() -> None:
    console, said = talking(b"caf\xe9".decode("utf-8", "surrogateescape"), "bread")
    assert console.read() == "bread"
    assert "That is not readable text; please type it again." in said.getvalue()


def test_of_a_long_unknown_word_only_the_beginning_is_repeated() -> None:
    console, said = talking()
    console.unknown("x" * 500)
    assert len(said.getvalue()) < 120
    assert ":help" in said.getvalue()


class Terminal(io.StringIO):
    """A terminal of some width."""

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        return 1


def test_on_a_terminal_lines_break_between_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.get_terminal_size", lambda _: os.terminal_size((24, 10)))
    text = "  3. Someone who takes over for a week"
    for target, wanted in (
        (Terminal(), "  3. Someone who takes\n     over for a week\n"),
        (io.StringIO(), f"{text}\n"),
    ):
        Console(english(), io.StringIO(), target).line(text)
        assert target.getvalue() == wanted
