"""A lesson on the command line: predict, reveal, score; and on paper."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from tests.cli.running import BAKERY, Run
from tests.paper.reading import READERS, html_tree, squeezed

Typing = Callable[..., None]


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Typing:
    """Types lines into the program, and then ends the input."""

    def typing(*lines: str) -> None:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))

    return typing


def test_without_a_file_the_lessons_are_listed(advisor: Run) -> None:
    out = advisor("teach").out
    assert out.count(".toml\n") >= 8
    assert "scenarios/bakery.toml" in out


@pytest.mark.parametrize(
    "options",
    [
        ("--slides", "--beside", BAKERY),
        ("--worksheet",),
        ("--key",),
        ("--format", "json"),
        ("--out", "a.md"),
    ],
)
def test_what_is_made_of_a_firm_needs_its_file(advisor: Run, options: tuple[str, ...]) -> None:
    ran = advisor("teach", *options)
    assert ran.complaint == f"{options[0]} needs a FILE; `advisor teach` alone lists lessons"
    assert ran.out == ""


def test_a_right_prediction_counts(advisor: Run, typed: Typing) -> None:
    typed("1", "q")
    assert advisor("teach", BAKERY).out.endswith("Predicted correctly: 1 of 1.\n")


def test_a_wrong_prediction_is_told_and_explained(advisor: Run, typed: Typing) -> None:
    typed("2", "q")
    out = advisor("teach", BAKERY).out
    assert "The rules say otherwise." in out
    assert "None of your goals is about how people work here" in out


def test_only_looking_does_not_count(advisor: Run, typed: Typing) -> None:
    typed("", "q")
    assert advisor("teach", BAKERY).out.endswith("Predicted correctly: 0 of 0.\n")


@pytest.mark.parametrize("rubbish", ["9", "one", "-1", "1 9", "\u0661"])
def test_what_is_no_choice_is_asked_again(advisor: Run, typed: Typing, rubbish: str) -> None:
    typed(rubbish, "1")
    ran = advisor("teach", BAKERY)
    assert "Please type a number from 1 to" in ran.out
    assert "1 of 1" in ran.out


def test_a_number_to_ask_about_that_nobody_would_type_is_told(advisor: Run, typed: Typing) -> None:
    typed("1", "w" + "1" * 5000, "w9", "x1", "", "q")
    out = advisor("teach", BAKERY).out
    assert out.count("There is nothing more to say about that number.") == 2
    assert "Type w1 or c1, say, or Enter." in out


def test_the_end_of_the_input_ends_with_the_score(advisor: Run, typed: Typing) -> None:
    typed()
    ran = advisor("teach", BAKERY)
    assert (ran.code, ran.out.splitlines()[-1]) == (0, "Predicted correctly: 0 of 0.")


def test_the_whole_reasoning_is_a_letter_away(advisor: Run, typed: Typing) -> None:
    typed("1", "", "1", "w1")
    assert "in order of worth" in advisor("teach", BAKERY).out


def test_why_not_is_a_letter_away(advisor: Run, typed: Typing) -> None:
    typed("1", "q")
    wrong = re.search(r"^✗ (\d+)\.", advisor("teach", BAKERY).out, re.MULTILINE)
    assert wrong
    typed("1", f"w{wrong[1]}")
    assert "Rules that could bring it in, the nearest first" in advisor("teach", BAKERY).out


def test_what_would_change_it_is_a_letter_away(advisor: Run, typed: Typing) -> None:
    typed("1", "", "1", "c1")
    assert "It is there now. It would go with:" in advisor("teach", BAKERY).out


@pytest.mark.parametrize("rubbish", ["w", "w0", "w99", "z1", "w1x"])
def test_other_letters_are_answered_in_one_line(advisor: Run, typed: Typing, rubbish: str) -> None:
    typed("1", rubbish)
    out = advisor("teach", BAKERY).out
    assert "Type w1 or c1, say" in out or "nothing more to say" in out


def test_a_blank_worksheet_gives_nothing_away(advisor: Run) -> None:
    blank = advisor("teach", BAKERY, "--worksheet").out
    lesson = json.loads(advisor("teach", BAKERY, "--format", "json").out)
    assert re.findall(r"^- \*\*☐ \d+:\*\* (.*)", blank, re.MULTILINE) == [
        choice["text"] for prediction in lesson["predictions"] for choice in prediction["choices"]
    ]
    assert "✓" not in blank
    assert "§" not in blank


def test_the_key_marks_every_choice_and_says_why(advisor: Run) -> None:
    key = advisor("teach", BAKERY, "--worksheet", "--key").out
    blank = advisor("teach", BAKERY, "--worksheet").out
    assert key.count("**✓") + key.count("**✗") == blank.count("☐")
    assert "§7.3" in key


def test_the_key_needs_a_worksheet(advisor: Run) -> None:
    assert advisor("teach", BAKERY, "--key").complaint == "--key goes with --worksheet"


def test_the_lesson_as_json_fits_its_schema(advisor: Run) -> None:
    schema = json.loads(advisor("schema", "teach").out)
    lesson = json.loads(advisor("teach", BAKERY, "--format", "json").out)
    jsonschema.validate(lesson, schema)


def test_a_worksheet_is_handed_out_on_paper(advisor: Run, tmp_path: Path) -> None:
    out = tmp_path / "sheet.pdf"
    assert advisor("teach", BAKERY, "--worksheet", "--format", "pdf", "--out", out).code == 0
    found = squeezed(READERS["pdf"](out.read_bytes()))
    assert "☐1:" in found
    assert "Because:" in found


def test_slides_are_one_page_without_a_script(advisor: Run) -> None:
    tree = html_tree(advisor("teach", BAKERY, "--slides").out.encode())
    assert len(list(tree.iter("section"))) > 10
    assert list(tree.iter("script")) == []


def test_slides_go_on_with_a_second_firm(advisor: Run) -> None:
    second = BAKERY.parent / "electrician.toml"
    slides = html_tree(advisor("teach", BAKERY, "--slides", "--beside", second).out.encode())
    assert "What is different" in ["".join(e.itertext()) for e in slides.iter("h2")]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("--beside", BAKERY), "--beside goes with --slides"),
        (("--slides", "--format", "pdf"), "slides are a web page"),
        (("--slides", "--format", "json"), "slides are a web page"),
        (("--slides", "--worksheet"), "not allowed with"),
    ],
)
def test_slides_are_not_written_where_something_else_is_asked_for(
    advisor: Run, tmp_path: Path, options: tuple[str, ...], expected: str
) -> None:
    out = tmp_path / "lesson.pdf"
    assert expected in advisor("teach", BAKERY, *options, "--out", out).complaint
    assert not out.exists()


def test_a_format_for_paper_without_a_worksheet_is_one_line(advisor: Run) -> None:
    assert "goes with --worksheet" in advisor("teach", BAKERY, "--format", "pdf").complaint
