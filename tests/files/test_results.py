"""Results are written over no answers and no rules, and over nothing else unasked."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.core.interview.answers import Answers
from advisor.errors import FileError
from advisor.files.interview_written import write_interview
from advisor.files.results import ExistsError, has_answers_or_rules, write_result
from tests.conftest import ROOT


@pytest.mark.parametrize("folder", ["scenarios", "rulebase"])
def test_every_file_of_ours_is_known_by_what_it_holds(folder: str) -> None:
    files = sorted((ROOT / folder).rglob("*.toml"))
    assert [path.name for path in files if not has_answers_or_rules(path)] == []


def test_a_saved_interview_is_known_even_before_its_first_answer(tmp_path: Path) -> None:
    path = tmp_path / "a"
    write_interview(path, "Rye & Co", Answers())
    assert has_answers_or_rules(path)


@pytest.mark.parametrize(
    "text",
    [
        "[answers]\nname = 'unclosed",
        "\ufeff[answers]\r\nstaff = 3",
        'title = "x"\r[answers]',
        "answers = { staff = 3 }",
        "answers.staff = 3",
        '  [ "answers" ]',
        'like = "bakery.toml"',
        "[[rule]]\nid = 'x'",
        "# mine\n[[ question ]]",
    ],
)
def test_answers_and_rules_are_never_replaced(text: str, tmp_path: Path) -> None:
    path = tmp_path / "strategy.md"
    path.write_text(text, encoding="utf-8", newline="")
    with pytest.raises(FileError, match="holds answers or rules"):
        write_result(path, "x", replace=True)
    assert path.read_bytes() == text.encode()


@pytest.mark.parametrize("text", ["# Strategy\n\nlike this one\n", '{"answers": []}\n', ""])
def test_any_other_file_is_replaced_only_where_that_is_asked_for(text: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(text)
    with pytest.raises(ExistsError, match="there is such a file"):
        write_result(path, "x", replace=False)
    assert path.read_text() == text
    write_result(path, "x", replace=True)
    assert path.read_text() == "x"


def test_a_link_to_answers_is_answers(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("[answers]\n")
    (tmp_path / "link.md").symlink_to(tmp_path / "a.toml")
    assert has_answers_or_rules(tmp_path / "link.md")
