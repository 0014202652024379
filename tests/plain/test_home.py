"""All interviews in lines: listed, opened, and kept tidy."""

from __future__ import annotations

from pathlib import Path

from advisor.files.store import Store
from tests.plain.talking import Talk


def test_what_is_at_home_can_be_tidied_though_it_was_open_just_now(talk: Talk) -> None:
    assert "another window" not in talk("Rye & Co", ":home", "rename 1 Crumb", "quit")


def test_saved_interviews_are_listed_and_can_be_tidied(talk: Talk, tmp_path: Path) -> None:
    talk("Rye & Co")
    said = talk("duplicate 1", "rename 2 Crumb", "delete 1", "undo", "quit")
    assert "Rye & Co, copy" in said
    assert "is deleted; undo brings it back." in said
    assert len(list(Store(tmp_path / "interviews").folder.glob("*.toml"))) == 2


def test_a_command_is_no_name_for_an_interview(talk: Talk) -> None:
    talk("Rye & Co")
    assert "1. Rye & Co: " in talk("rename 1", ":back", "quit").rpartition("called?")[2]


def test_an_example_firm_opens_as_a_copy(talk: Talk, tmp_path: Path) -> None:
    talk("Rye & Co")
    said = talk("examples", "1", ":quit")
    assert "A bakery with a café and a florist next door" in said
    assert len(list((tmp_path / "interviews").glob("*.toml"))) == 1


def test_the_path_of_a_damaged_file_is_printed_as_it_is(talk: Talk, tmp_path: Path) -> None:
    path = tmp_path / "interviews" / "damaged.toml"
    path.parent.mkdir()
    path.write_text("[answers")
    assert f"\n> {path}:1: not valid TOML" in talk("1", "quit")


def test_help_is_help_wherever_one_asks_for_it(talk: Talk) -> None:
    talk("Rye & Co")
    said = talk(":help", "quit")
    assert said.count("Type a number to go on with that interview") == 2
    assert "There is no" not in said
