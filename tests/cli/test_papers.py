"""Writing a strategy and its sheets in several formats."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from advisor.cli import main
from advisor.paper.formats import FORMS, PRINTED
from advisor.paper.sheets import SHEETS
from tests.cli.running import BAKERY, Run

DAY = ("--date", "2026-11-27")


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_several_formats_go_into_a_folder(advisor: Run, tmp_path: Path) -> None:
    out = tmp_path / "papers"
    ran = advisor("advise", BAKERY, *DAY, "--format", "html", "--format", "ics", "--out", out)
    assert (ran.code, ran.out) == (0, "")
    assert names(out) == {"bakery.html", "bakery.ics"}


@pytest.mark.slow
def test_everything_is_every_format_and_every_sheet(advisor: Run, tmp_path: Path) -> None:
    assert advisor("advise", BAKERY, "--format", "everything", "--out", tmp_path).code == 0
    assert names(tmp_path) == {"sheets", *(f"bakery.{form}" for form in FORMS)}
    sheets = {f"bakery-{name}.{form}" for name in SHEETS for form in PRINTED}
    assert names(tmp_path / "sheets") == sheets


@pytest.mark.parametrize(
    ("name", "begins"), [("plan.JSON", "{"), ("plan.txt", "A social"), ("plan", "# A social")]
)
def test_the_name_of_a_file_says_the_format_where_nothing_else_does(
    advisor: Run, tmp_path: Path, name: str, begins: str
) -> None:
    assert advisor("advise", BAKERY, "--out", tmp_path / name).code == 0
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


def test_lines_of_a_table_end_once_where_the_system_has_other_line_ends(
    advisor: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(written, newline="\r\n"))
    assert main(["advise", str(BAKERY), "--format", "csv"]) == 0
    assert b"\r\n" in written.getvalue()
    assert b"\r\r\n" not in written.getvalue()


def test_a_sheet_named_twice_is_written_once(advisor: Run, tmp_path: Path) -> None:
    asked = ("sheets", BAKERY, "rules", "rules", "--format", "html", "--out", tmp_path)
    assert advisor(*asked).code == 0


def test_what_is_no_text_is_not_printed(advisor: Run) -> None:
    assert "--out bakery.pdf" in advisor("advise", BAKERY, "--format", "pdf").complaint


def test_several_formats_without_a_folder_are_one_line(advisor: Run, tmp_path: Path) -> None:
    asked = ("advise", BAKERY, "--format", "md", "--format", "txt")
    assert "--out FOLDER" in advisor(*asked).complaint
    (tmp_path / "a").write_text("x")
    assert "a folder was expected" in advisor(*asked, "--out", tmp_path / "a").complaint


def test_what_is_there_is_replaced_only_when_that_is_asked(advisor: Run, tmp_path: Path) -> None:
    asked = ("sheets", BAKERY, "rules", "--format", "html", "--out", tmp_path)
    assert advisor(*asked).code == 0
    assert "add --replace" in advisor(*asked).complaint
    assert advisor(*asked, "--replace").code == 0


def test_the_sheets_are_listed_with_what_each_is_good_for(advisor: Run) -> None:
    out = advisor("sheets").out
    assert [line.split()[0] for line in out.splitlines()] == list(SHEETS)


def test_a_misspelt_sheet_is_named_with_the_nearest(advisor: Run, tmp_path: Path) -> None:
    ran = advisor("sheets", BAKERY, "agrement", "--out", tmp_path)
    assert "did you mean 'agreement'?" in ran.complaint


@pytest.mark.parametrize(
    ("command", "ending", "told"),
    [
        (("advise", BAKERY, "--format", "pdf"), "txt", "pdf does not go into a .txt file"),
        (("teach", BAKERY, "--worksheet", "--format", "pdf"), "txt", "name a .pdf file"),
        (("teach", BAKERY, "--slides"), "pdf", "html does not go into a .pdf file"),
        (("graph", BAKERY), "png", "svg does not go into a .png file; name a .svg file"),
        (("graph", BAKERY, "--format", "json"), "svg", "json does not go into a .svg file"),
        (("teach", BAKERY, "--worksheet"), "pdf", "md does not go into a .pdf file"),
        (("teach", BAKERY, "--format", "json"), "MD", "json does not go into a .md file"),
        (("graph", BAKERY), "json", "svg does not go into a .json file"),
    ],
    ids=str,
)
def test_a_file_is_not_called_like_one_of_another_format(
    advisor: Run, tmp_path: Path, command: tuple[object, ...], ending: str, told: str
) -> None:
    out = tmp_path / f"sheet.{ending}"
    assert told in advisor(*command, "--out", out).complaint
    assert not out.exists()
