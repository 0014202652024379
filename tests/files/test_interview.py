"""Saved interviews and scenarios: what is read back, and what is told otherwise."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from advisor.core.rules.rulebase import Rulebase
from advisor.errors import InvalidError
from advisor.files.interview import read_interview
from advisor.files.interview_written import write_interview
from tests.builders import rulebase


def told(path: Path, rulebase: Rulebase) -> list[str]:
    with pytest.raises(InvalidError) as caught:
        read_interview(path, rulebase)
    return [str(d).replace(f"{path}", path.name) for d in caught.value.diagnostics]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ('staff = "3"\n', "a.toml:2: answers.staff: A number is expected here, without quotes."),
        ("staff = nan\n", "a.toml:2: answers.staff: A number is expected here."),
        (
            "staff = 0\n",
            "a.toml:2: answers.staff: The number must be between 1 and 100,000; you gave 0.",
        ),
        ("staff = true\n", "a.toml:2: answers.staff: A number is expected here."),
        ('hears = "talk"\n', "a.toml:2: answers.hears: A list of options is expected here."),
        ("goal = 3\n", "a.toml:2: answers.goal: write [[answers.goal]], with two brackets"),
        (
            '[[answers.goal]]\ndate = "2027-03-31"\n',
            "a.toml:3: answers.goal[0].date: A date like 2027-03-31 is expected here, without",
        ),
        ('name = "?"\n', "a.toml:2: answers.name: This one needs an answer."),
        ('value = "' + "x" * 10_000 + '"\n', "a.toml:2: answers.value: Please keep it to 200"),
    ],
)
def test_a_bad_answer_is_told_with_its_place(
    real: Rulebase, tmp_path: Path, answers: str, expected: str
) -> None:
    path = tmp_path / "a.toml"
    path.write_text(f"[answers]\n{answers}", encoding="utf-8")
    (line,) = told(path, real)
    assert line.startswith(expected)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (
            "stuff = 3\n",
            "a.toml:3: answers.stuff: unknown question 'stuff' (did you mean 'staff'?)",
        ),
        (
            '"business.staff" = 3\n',
            (
                "a.toml:3: answers.business.staff: unknown question 'business.staff' "
                "(did you mean 'staff'?)"
            ),
        ),
        (
            '[[answers.gaol]]\nkind = "customers"\n',
            "a.toml:3: answers.gaol: unknown list 'gaol' (did you mean 'goal'?)",
        ),
        (
            '[[answers.suppliers]]\nname = "x"\n',
            "a.toml:3: answers.suppliers: unknown list 'suppliers' (expected one of attempt,",
        ),
        (
            'reach = "twon"\n',
            "a.toml:3: answers.reach: “twon” is not one of the options (did you mean 'town'?).",
        ),
        (
            '[[answers.goal]]\nkind = "customers"\n[[answers.goal]]\nkind = "hirng"\n',
            "a.toml:6: answers.goal[1].kind: “hirng” is not one of the options",
        ),
    ],
)
def test_what_nobody_asks_is_noted_and_shuts_nothing_else_out(
    real: Rulebase, tmp_path: Path, answers: str, expected: str
) -> None:
    path = tmp_path / "a.toml"
    path.write_text(f'[answers]\nname = "Rye"\n{answers}', encoding="utf-8")
    file = read_interview(path, real)
    (note,) = file.notes
    assert str(note).replace(f"{path}", path.name).startswith(expected)
    assert (note.severity, file.answers.business["business.name"]) == ("note", "Rye")


def test_every_option_that_is_unknown_is_noted(real: Rulebase, tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text('[answers]\nhears = ["tolk", "talk", 3, "askk"]\n', encoding="utf-8")
    notes = [str(note.message).partition(" is not")[0] for note in read_interview(path, real).notes]
    assert notes == ["“tolk”", "“3”", "“askk”"]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ('reach = ["town"]', 'reach: one option is expected, not a list: write "town"'),
        ('reach = ["town", "x"]', "reach: one option is expected, not a list"),
        ("reach = true", "reach: an option is expected, in quotes"),
        ("reach = 3", "reach: an option is expected, in quotes"),
        ("one_source = true", 'one_source: write "yes" or "no" in quotes'),
    ],
)
def test_what_is_no_option_is_told_with_what_to_write(
    real: Rulebase, tmp_path: Path, answer: str, expected: str
) -> None:
    path = tmp_path / "a.toml"
    path.write_text(f"[answers]\n{answer}\n", encoding="utf-8")
    (note,) = read_interview(path, real).notes
    assert str(note).replace(f"{path}", path.name) == f"a.toml:2: answers.{expected}"


def test_a_file_without_answers_is_no_interview(real: Rulebase, tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text('title = "x"\n', encoding="utf-8")
    assert told(path, real) == ["a.toml: answers: there is no [answers] table"]


def test_all_problems_are_told_at_once(real: Rulebase, tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text("[answers]\nstaff = 0\nowner_hours = 99\nvalue = 2\n", encoding="utf-8")
    assert len(told(path, real)) == 3


def test_control_characters_are_taken_out(real: Rulebase, tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text('[answers]\nname = "Rye\\u001b[31m\\u202e"\n', encoding="utf-8")
    assert read_interview(path, real).answers.business["business.name"] == "Rye[31m"


def test_a_scenario_may_start_from_another(real: Rulebase, tmp_path: Path) -> None:
    (tmp_path / "base.toml").write_text(
        '[answers]\nname = "Rye"\nstaff = 3\n[[answers.goal]]\nkind = "customers"\n'
    )
    path = tmp_path / "a.toml"
    path.write_text('like = "base.toml"\n[answers]\nstaff = 4\n')
    answers = read_interview(path, real).answers
    assert (answers.business["business.name"], answers.business["business.staff"]) == ("Rye", 4)
    assert len(answers.goals) == 1


def test_what_a_scenario_is_like_must_exist(real: Rulebase, tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text('like = "none.toml"\n[answers]\n')
    (line,) = told(path, real)
    assert "no such file" in line


@pytest.mark.parametrize(
    ("like", "expected"),
    [
        ("bakry.toml", "there is no such file (did you mean 'bakery.toml'?)"),
        (".", "this is a folder, a TOML file was expected"),
        ("broken.toml", "line 1: not valid TOML: a quote is not closed"),
        ("x" * 300, "cannot be read (File name too long)"),
        ("a.toml", "a file cannot be like itself"),
        ("chain.toml", "chain.toml is itself like another file; name that one"),
    ],
)
def test_what_a_file_is_like_is_told_once(
    real: Rulebase, tmp_path: Path, like: str, expected: str
) -> None:
    (tmp_path / "bakery.toml").write_text("[answers]\n")
    (tmp_path / "broken.toml").write_text('title = "x\n')
    (tmp_path / "chain.toml").write_text('like = "bakery.toml"\n')
    path = tmp_path / "a.toml"
    path.write_text(f'title = "x"\nlike = "{like}"\n[answers]\n')
    (line,) = told(path, real)
    shown = "" if like in ("a.toml", "chain.toml") else f"{like}: "
    assert line.startswith(f"a.toml:2: like: {shown}{expected}")


def test_an_unknown_table_is_told_with_its_line(real: Rulebase, tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text("[answers]\nstaff = 3\n\n[expects]\n")
    assert told(path, real) == ["a.toml:4: expects: unknown key 'expects' (did you mean 'expect'?)"]


def test_a_date_with_a_time_counts_as_its_day(real: Rulebase, tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text("[answers]\n[[answers.goal]]\ndate = 2027-03-31T10:00:00\n")
    assert read_interview(path, real).answers.goals[0]["goal.date"] == date(2027, 3, 31)


def test_a_list_that_the_rule_base_does_not_have_shuts_nothing_else_out(tmp_path: Path) -> None:
    small = rulebase()
    path = tmp_path / "a.toml"
    path.write_text('[interview]\nclosed = ["goal", "place", "moon"]\n[answers]\nname = "Rye"\n')
    file = read_interview(path, small)
    assert file.answers.closed == {"goal", "place"}
    (note,) = file.notes
    assert str(note).startswith(f"{path}:2: interview.closed: unknown list 'moon'")
    written = write_interview(path, "Rye", file.answers)
    assert 'closed = ["goal", "moon", "place"]' in written


def test_a_file_without_a_goal_has_only_been_begun(real: Rulebase, tmp_path: Path) -> None:
    path = tmp_path / "begun.toml"
    path.write_text('format = 2\ntitle = "Begun"\n[answers]\nname = "Rye & Co"\n')
    assert not read_interview(path, real).answers.closed
    path.write_text(path.read_text() + '[[answers.goal]]\nkind = "customers"\n')
    assert read_interview(path, real).answers.closed == set(real.groups)
