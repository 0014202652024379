"""Naming entries in lines: a name and a kind a line."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from advisor.core.interview.answers import Answers, Entry
from advisor.engine.reference import ReferenceMatcher
from advisor.interview_session import InterviewSession
from advisor.plain.console import Stop
from advisor.plain.interview import Steps
from tests.builders import rulebase
from tests.driving import environment
from tests.plain.talking import talking

BASE = rulebase()
AT_PEOPLE = Answers(
    {"business.name": "Rye"},
    {"goal": ({"goal.kind": "hiring"},)},
    frozenset({"goal"}),
)


def named(
    folder: Path, *typed: str, there: tuple[Entry, ...] = ()
) -> tuple[list[tuple[object, object]], str]:
    """The entries that lines name beside those that are there, and what was said."""
    console, said = talking(*typed)
    session = InterviewSession(environment(BASE, ReferenceMatcher(BASE), folder))
    session.set_answers(AT_PEOPLE.with_entries("relationship", there))
    session.go_on()
    with suppress(Stop):
        Steps(session, console, lambda: None).walk()
    people = session.navigation.answers.relationships
    return [(p["relationship.name"], p.get("relationship.kind")) for p in people], said.getvalue()


@pytest.mark.parametrize(
    "typed",
    [
        ("Rosa, 3",),
        ("Rosa = local peer",),
        ("Rosa", "3"),
        ("Rosa, 9", "3"),
        ("Bea, 1", "remove 1", "yes", "Rosa, 3"),
        ("Bea, 1", "edit 1", "Rosa, 3"),
        ("Rosa, 3", "edit 1", ""),
    ],
)
def test_an_entry_is_a_name_and_a_kind(typed: tuple[str, ...], tmp_path: Path) -> None:
    assert named(tmp_path, *typed, "")[0] == [("Rosa", "local_peer")]


def test_a_name_is_saved_before_its_kind_is_asked(tmp_path: Path) -> None:
    assert named(tmp_path, "Rosa")[0] == [("Rosa", None)]


def test_a_name_without_a_kind_is_taken_back(tmp_path: Path) -> None:
    assert named(tmp_path, "Rosa", "", "")[0] == []


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        (("", "3", ""), [("Rosa", "local_peer")]),
        (("", "", "remove 1", "yes", ""), []),
        (("", ":back"), [("Rosa", None)]),
    ],
)
def test_who_is_there_without_a_kind_stays_until_removed(
    typed: tuple[str, ...], left: list[object], tmp_path: Path
) -> None:
    found, said = named(tmp_path, *typed, there=({"relationship.name": "Rosa"},))
    assert found == left
    assert "not in the list" not in said
    assert ("remove 1 takes it off the list." in said) is (typed[1] != "3")


def test_an_answer_is_not_changed_by_a_number_of_an_older_list(tmp_path: Path) -> None:
    listed = ("Ann, 1", "Bea, 2", ":review", "remove 1", "yes")
    found, said = named(tmp_path, *listed, ":change 4", "4", "3", "", "")
    assert "The lists are not as they were, so the numbers are new:" in said
    assert found == [("Bea", "local_peer")]


def test_the_program_can_be_left_where_a_kind_is_asked(tmp_path: Path) -> None:
    assert named(tmp_path, "Rosa", ":quit", "1", "")[0] == [("Rosa", None)]


def test_a_comma_that_no_kind_follows_belongs_to_the_name(tmp_path: Path) -> None:
    assert named(tmp_path, "Rosa, Bea & Co", "1", "")[0] == [("Rosa, Bea & Co", "regulars")]


def test_entries_can_be_moved(tmp_path: Path) -> None:
    found, _ = named(tmp_path, "Rosa, 1", "Bea, 2", "up 2", "")
    assert [name for name, _ in found] == ["Bea", "Rosa"]


@pytest.mark.parametrize(
    ("deed", "names"),
    [
        (("remove 1", "yes"), ["Bea", "Cy"]),
        (("remove 2", "yes"), ["Ann", "Cy"]),
        (("up 2",), ["Bea", "Ann", "Cy"]),
    ],
)
def test_what_changes_the_list_ends_an_edit(
    deed: tuple[str, ...], names: list[str], tmp_path: Path
) -> None:
    found, _ = named(tmp_path, "Ann, 1", "Bea, 2", "edit 2", *deed, "Cy, 3", "")
    assert [name for name, _ in found] == names


@pytest.mark.parametrize("end", ["", "no", "none"])
def test_the_list_may_stay_empty(end: str, tmp_path: Path) -> None:
    assert named(tmp_path, end)[0] == []


def test_a_yes_is_no_name(tmp_path: Path) -> None:
    found, said = named(tmp_path, "yes")
    assert found == []
    assert "Please type the first one" in said


def test_a_number_that_is_not_in_the_list_is_told(tmp_path: Path) -> None:
    assert "nothing in the list yet" in named(tmp_path, "edit 9")[1]
