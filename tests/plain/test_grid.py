"""One question about several entries in lines."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from advisor.core.interview.answer import DONT_KNOW
from advisor.core.interview.answers import Entry
from advisor.core.rules.rulebase import Rulebase
from advisor.engine.reference import ReferenceMatcher
from advisor.interview_session import InterviewSession
from advisor.plain.console import Stop
from advisor.plain.interview import Steps
from tests.builders import answers, item, question, rule, rulebase
from tests.driving import environment
from tests.plain.talking import talking

BASE = rulebase(
    question("relationship.warmth", words="In your own words"),
    item("one", "tactic", claim="duty", scope="relationship"),
    rule("r", {"relationship.warmth": "a"}, each="relationship", recommend="one"),
)
# A week has fewer hours than can be typed.
TIMED = rulebase(
    question("relationship.time", "number", unit="hours", max=500),
    item("one", "tactic", claim="duty", scope="relationship"),
    rule("r", {"relationship.time": {"min": 1}}, each="relationship", recommend="one"),
)
# What is offered of somebody depends on what they are.
OFFERED = rulebase(
    question(
        "relationship.does",
        option=[
            {"id": "buys", "label": "Buys", "when": {"relationship.kind": "regulars"}},
            {"id": "sends", "label": "Sends"},
            {"id": "works", "label": "Works", "when": {"relationship.kind": "staff"}},
        ],
    ),
    item("one", "tactic", claim="duty", scope="relationship"),
    rule("r", {"relationship.does": "sends"}, each="relationship", recommend="one"),
)
PEOPLE = ("Rosa", "Bea", "Cy")


def asked(folder: Path, *typed: str) -> tuple[list[object], list[object], str]:
    """The answers and own words that lines give for three people, and what was said."""
    people, said = walked(BASE, folder, *typed)
    return (
        [one.get("relationship.warmth") for one in people],
        [one.get("relationship.warmth_words") for one in people],
        said,
    )


def walked(base: Rulebase, folder: Path, *typed: str) -> tuple[tuple[Entry, ...], str]:
    """The three people after the interview, and what was said."""
    console, said = talking(*typed)
    session = InterviewSession(environment(base, ReferenceMatcher(base), folder))
    session.set_answers(answers("hiring", people=PEOPLE))
    session.go_on()
    with suppress(Stop):
        Steps(session, console, lambda: None).walk()
    return session.navigation.answers.relationships, said.getvalue()


@pytest.mark.parametrize(
    ("typed", "given"),
    [
        (("1", "", "2", "", "3", ""), ["a", "b", "c"]),
        (("all = 2",), ["b", "b", "b"]),
        (("2-3=1", "3", ""), ["c", "a", "a"]),
        (("1,3 = 2", "?"), ["b", DONT_KNOW, "b"]),
        (("Bea = 3", "", "all=1"), ["a", "a", "a"]),
        (("9", "1", "", "2", "", "3", ""), ["a", "b", "c"]),
    ],
)
def test_lines_answer_one_entry_or_several(
    typed: tuple[str, ...], given: list[object], tmp_path: Path
) -> None:
    assert asked(tmp_path, *typed)[0] == given


def test_own_words_stand_behind_the_answer_or_on_the_next_line(tmp_path: Path) -> None:
    _, words, said = asked(tmp_path, "1 “sent nine”", "2", "pays late", "?")
    assert words == ["sent nine", "pays late", None]
    assert "Bea > " in said


def test_an_answer_is_saved_before_its_own_words_are_asked(tmp_path: Path) -> None:
    assert asked(tmp_path, "1")[0] == ["a", None, None]


def test_an_entry_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert "number of an entry, 1 to 3" in asked(tmp_path, "4 = 1")[2]


@pytest.mark.parametrize("command", [":quit", ":back", ":help"])
def test_a_command_is_no_own_words(command: str, tmp_path: Path) -> None:
    given, words, _ = asked(tmp_path, "1", command)
    assert (given[0], words) == ("a", [None, None, None])


@pytest.mark.parametrize(
    ("typed", "given"),
    [
        (("200", "yes"), [200, None, None]),
        (("200", "2"), [2, None, None]),
        (("all = 200", "2"), [2, 2, 2]),
        (("all = 200", "yes", "2"), [200, 2, 2]),
        (("200", "2 = 3"), [None, 3, None]),
        (("200", "no", "2"), [2, None, None]),
        (("200", "300", "yes"), [300, None, None]),
        (("200", ":back", "2"), [2, None, None]),
    ],
)
def test_a_doubted_answer_is_confirmed_or_another_one_is_typed(
    typed: tuple[str, ...], given: list[object], tmp_path: Path
) -> None:
    people, said = walked(TIMED, tmp_path, *typed)
    assert "Type yes to keep it, or type another answer." in said
    assert [one.get("relationship.time") for one in people] == given


def test_a_number_is_that_of_the_options_that_are_shown(tmp_path: Path) -> None:
    console, said = talking("2", "2")
    session = InterviewSession(environment(OFFERED, ReferenceMatcher(OFFERED), tmp_path))
    given = answers("hiring", people=("Rosa", "Bea"))
    rosa, bea = given.relationships
    both = ({**rosa, "relationship.kind": "staff"}, bea)
    session.set_answers(given.with_entries("relationship", both))
    session.go_on()
    with suppress(Stop):
        Steps(session, console, lambda: None).walk()
    people = session.navigation.answers.relationships
    assert [one.get("relationship.does") for one in people] == ["works", "sends"]
    assert said.getvalue().count("2. Sends") == said.getvalue().count("2. Works") == 1
