"""Interviews written to their files: read back as they were, and nothing else of them is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.core.interview.answer import DONT_KNOW
from advisor.core.interview.answers import Answers
from advisor.core.rules.rulebase import Rulebase
from advisor.errors import FileError
from advisor.files.interview import read_interview
from advisor.files.interview_written import write_interview
from tests.strategies import UNSHRUNK, examples, interviews


@pytest.mark.slow
@settings(UNSHRUNK, max_examples=examples(60))
@given(st.data())
def test_what_is_saved_is_read_back(real: Rulebase, tmp_path: Path, data: st.DataObject) -> None:
    answers = data.draw(interviews(real))
    path = tmp_path / "a.toml"
    write_interview(path, 'Tom\'s "Café"', answers)
    file = read_interview(path, real)
    assert (file.title, file.answers) == ('Tom\'s "Café"', answers)


def test_dont_know_is_written_as_a_question_mark(real: Rulebase, tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    write_interview(path, "x", Answers({"business.value": DONT_KNOW}))
    assert 'value = "?"' in path.read_text(encoding="utf-8")


def test_what_nobody_asks_stays_in_the_file(real: Rulebase, tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text(
        '[answers]\nname = "Rye"\nstuff = 3\n[[answers.place]]\nname = "Map"\nwrong = "yes"\n'
    )
    file = read_interview(path, real)
    business = {**file.answers.business, "business.name": "Rye & Co"}
    changed = Answers(business, file.answers.groups, file.answers.closed)
    write_interview(path, "Rye", changed, kept=file.kept)
    again = read_interview(path, real)
    assert again.answers == changed
    assert [note.key for note in again.notes] == ["answers.stuff", "answers.place[0].wrong"]


@pytest.mark.parametrize(
    "text",
    [
        'answers.name = "Rye"\nanswers.stuff = 3\n[[answers.goal]]\nkind = "hiring"\nodd = 1\n',
        'answers = { name = "Rye", stuff = 3, goal = [{ kind = "hiring", odd = 1 }] }\n',
        '[answers]\ngoal = [{ kind = "hiring", odd = 1 }]\nname = "Rye"\nstuff = 3\n',
        (
            '[answers]\nname = "Rye"\nstuff = 3\n[interview]\nclosed = ["goal"]\n'
            '[[answers.goal]]\nkind = "hiring"\nodd = 1\n'
        ),
        (
            '[[answers.goal]]\nkind = "hiring"\nodd = 1\n[interview]\nclosed = ["goal"]\n'
            '[answers]\nname = "Rye"\nstuff = 3\n'
        ),
    ],
)
@pytest.mark.parametrize("value", ["Bread", None])
def test_in_whatever_form_it_is_written_what_nobody_asks_stays(
    real: Rulebase, tmp_path: Path, text: str, value: str | None
) -> None:
    path = tmp_path / "a.toml"
    path.write_text(text)
    file = read_interview(path, real)
    business = {**file.answers.business, **({"business.value": value} if value else {})}
    goals = (*file.answers.goals, *(({"goal.kind": "customers"},) if value else ()))
    changed = Answers(business, {"goal": goals}, file.answers.closed)
    write_interview(path, "Rye", changed, kept=file.kept)
    again = read_interview(path, real)
    assert again.answers == changed
    assert [note.key for note in again.notes] == ["answers.stuff", "answers.goal[0].odd"]


def test_a_kind_that_is_unknown_stays_in_the_file(real: Rulebase, tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text(
        'format = 2\n[answers]\n[[answers.place]]\nname = "Map"\nkind = "rubbish" # ours\n'
    )
    file = read_interview(path, real)
    places = file.answers.entries("place")
    more = file.answers.with_entries("place", (*places, {"place.name": "Fair"}))
    assert 'kind = "rubbish" # ours' in write_interview(path, "x", more, kept=file.kept)


def test_an_answer_taken_back_leaves_the_file(real: Rulebase, tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    write_interview(path, "x", Answers({"business.staff": 3, "business.value": "Bread"}))
    write_interview(path, "x", Answers({"business.staff": 3}))
    assert "Bread" not in path.read_text(encoding="utf-8")
    assert read_interview(path, real).answers.business == {"business.staff": 3}


def test_comments_and_order_survive_saving(real: Rulebase, tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text(
        "# Written on the train.\n"
        'format = 2\ntitle = "Rye"\n\n[answers]\nstaff = 3 # with Anna\n'
        "# as we call it\nname = 'Rye'\n\n[[answers.goal]]\n# first\nkind = \"customers\"\n",
        encoding="utf-8",
    )
    file = read_interview(path, real)
    business = {**file.answers.business, "business.staff": 4}
    groups = {**file.answers.groups, "person": ({"person.name": "Bo", "person.kind": "paid"},)}
    write_interview(path, "Rye", Answers(business, groups, file.answers.closed))
    text = path.read_text(encoding="utf-8")
    kept = ("# Written on the train.", "staff = 4 # with Anna", "# as we call it\nname = 'Rye'")
    assert [part for part in (*kept, "# first\nkind") if part not in text] == []
    assert read_interview(path, real).answers.groups == groups


def test_an_entry_in_the_middle_goes_with_its_own_comment_only(
    real: Rulebase, tmp_path: Path
) -> None:
    path = tmp_path / "a.toml"
    entries = "".join(
        f'[[answers.place]]\n# {name}\nname = "{name}"\nkind = "account"\n' for name in "ABC"
    )
    path.write_text(f"[answers]\n{entries}")
    file = read_interview(path, real)
    first, _, last = file.answers.entries("place")
    write_interview(path, "x", file.answers.with_entries("place", (first, last)))
    text = path.read_text(encoding="utf-8")
    assert [name for name in "ABC" if f"# {name}" in text] == ["A", "C"]
    assert read_interview(path, real).answers.entries("place") == (first, last)


def test_a_folder_that_cannot_be_written_to_is_one_line(tmp_path: Path) -> None:
    blocker = tmp_path / "blocker"
    blocker.write_text("")
    with pytest.raises(FileError, match="cannot be written"):
        write_interview(blocker / "a.toml", "x", Answers())
