"""What goes wrong on the command line ends as one clear line, and with exit code 2."""

from __future__ import annotations

import io
import os
import re
import shutil
import sys
from pathlib import Path

import pytest

from advisor.cli import commands, main
from tests.cli.running import BAKERY, ROOT, Run


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("advize", "x"), "(did you mean 'advise'?); see advisor --help"),
        (("advise",), "the following arguments are required: file; see advisor advise --help"),
        (("advise", "x", "--format", "pfd"), "invalid choice: 'pfd'"),
        (("advise", "x", "--date", "2026-13-01"), "not a date like 2027-03-31"),
        (("advise", "x", "--date", "20260101"), "not a date like 2027-03-31"),
        (("advise", "x", "--date", "9999-12-31"), "between 2000 and 2100"),
        (("check", "--fail-under", "nan"), "'nan' is not a number from 0 to 100"),
        (("check", "--fail-under", "101"), "'101' is not a number from 0 to 100"),
        (("--engine", "durabel"), "(did you mean 'durable'?)"),
        (("schema", "outlin"), "(did you mean 'outline'?)"),
        (("\x1b[2J",), r"invalid choice: '\x1b[2J'"),
        (
            ("why", BAKERY, "watch-plac"),
            "has no item 'watch-plac' (did you mean 'watch-place'?)",
        ),
        (
            ("why", BAKERY, "listen-frist"),
            "has no item 'listen-frist' (did you mean 'listen-first'?)",
        ),
        (("graph", BAKERY, "listen-frist"), "(did you mean 'listen-first'?)"),
        (
            ("why", BAKERY, "first-twenty-backers"),
            "'first-twenty-backers' is not in this strategy; `advisor why-not FILE",
        ),
        (("graph", BAKERY, "first-twenty-backers"), "first-twenty-backers` says why"),
        (("why", BAKERY, "ask-them-to-join:cafe-ros"), "(did you mean 'cafe-rosa'?)"),
        (
            ("why", BAKERY, "thank-the-sender:xyz"),
            "nothing here is called 'xyz' (there are: cafe-rosa, florist-linden, ",
        ),
        (
            ("why-not", BAKERY, "listen-first:xyz"),
            "'listen-first' is about the business; leave out ':xyz'",
        ),
        (
            ("why", ROOT / "scenarios" / "electrician.toml", "answer-questions:xyz"),
            "nothing here is called 'xyz' (there is nothing that it could be about)",
        ),
        *(
            (
                (command, BAKERY, "no-ally-full"),
                "'no-ally-full' is a rule; `advisor rules no-ally-full` shows it",
            )
            for command in ("why", "why-not")
        ),
        (
            ("why", BAKERY, "place.state"),
            "'place.state'; `advisor advise FILE --format json` lists",
        ),
        (("rules", "no-such"), "there is no rule 'no-such' (`advisor rules` lists them all)"),
        (("why", BAKERY, "qqq"), "has no item 'qqq'; `advisor advise FILE --format json` lists"),
        (("rules", "zzzzzzzz"), "there is no rule 'zzzzzzzz' (`advisor rules` lists them all)"),
        (("principles", "listn"), "there is no principle 'listn' (did you mean 'listen-first'?)"),
        (("check", "--format", "json", BAKERY), "--format goes with --coverage"),
        (("what-if", BAKERY, "owner_hours=3", "owner_hours=5"), "this answer is given twice"),
        (("advise", "none.toml"), "none.toml: there is no such file"),
        (("check", "none.toml"), "none.toml: there is no such file"),
        (("--rulebase", "/none", "rules"), "/none: there is no such folder, a rule base was"),
        (("--rulebase", BAKERY, "rules"), "this is a file, a rule base was expected"),
        (("--rulebase", BAKERY.parent, "rules"), "unknown table"),
    ],
    ids=str,
)
def test_a_mistake_is_one_line(
    advisor: Run, arguments: tuple[object, ...], told: str, tmp_path: Path
) -> None:
    ran = advisor(*arguments)
    assert ran.code == 2
    assert ran.out == ""
    assert told in ran.err.splitlines()[0]


def test_a_folder_in_place_of_a_file_is_one_line(advisor: Run, tmp_path: Path) -> None:
    assert advisor("advise", tmp_path).complaint == (
        f"{tmp_path}: this is a folder, a TOML file was expected"
    )


def test_a_rule_base_that_came_without_its_files_is_one_line(
    advisor: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("advisor.files.resources.PACKAGE", tmp_path / "advisor")
    assert "install the program again" in advisor("questions").complaint


@pytest.mark.parametrize("out", ["", "file/strategy.md"])
def test_a_place_that_cannot_be_written_is_one_line(advisor: Run, tmp_path: Path, out: str) -> None:
    (tmp_path / "file").write_text("x")
    ran = advisor("advise", BAKERY, "--out", tmp_path / out)
    assert "cannot be written" in ran.complaint


def test_the_answers_are_not_written_over(advisor: Run, tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_bytes(BAKERY.read_bytes())
    (tmp_path / "link.md").symlink_to(mine)
    for out in (mine, tmp_path / "link.md"):
        ran = advisor("advise", mine, "--out", out, "--replace")
        assert "holds answers or rules" in ran.complaint
    assert mine.read_bytes() == BAKERY.read_bytes()


def test_a_file_that_is_there_is_replaced_only_on_request(advisor: Run, tmp_path: Path) -> None:
    mine = tmp_path / "mine.md"
    mine.write_text("a letter")
    assert "add --replace to replace it" in advisor("advise", BAKERY, "--out", mine).complaint
    assert mine.read_text() == "a letter"
    assert advisor("advise", BAKERY, "--out", mine, "--replace").code == 0
    assert "Rye & Co" in mine.read_text(encoding="utf-8")


def test_a_device_is_written_to_and_not_replaced(advisor: Run) -> None:
    assert advisor("advise", BAKERY, "--out", os.devnull).code == 0
    assert Path(os.devnull).is_char_device()


def test_every_problem_of_a_file_is_told_a_line_each(advisor: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text("[answers]\nowner_hours = -1\nstaff = 0\n")
    ran = advisor("advise", path)
    assert (ran.code, ran.out) == (2, "")
    assert [line.partition(f"{path}:")[2][0] for line in ran.err.splitlines()] == ["2", "3"]


def test_escape_characters_in_a_file_do_not_reach_the_terminal(
    advisor: Run, tmp_path: Path
) -> None:
    path = tmp_path / "a.toml"
    path.write_text('[answers]\n"\\u001b[2J\\nname" = 1\n')
    ran = advisor("advise", path)
    assert r"unknown question '\x1b[2J\nname'" in ran.err


def test_stopping_with_the_keyboard_is_no_traceback(
    advisor: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "questions", interrupted)
    assert advisor("questions") == type(advisor("--version"))(130, "", "advisor: stopped\n")


class _Stream(io.TextIOWrapper):
    """A stream to somewhere that takes nothing."""

    def __init__(self, error: OSError) -> None:
        self._spare = os.open(os.devnull, os.O_WRONLY)
        super().__init__(os.fdopen(self._spare, "wb"), encoding="utf-8")
        self._error = error

    def write(self, _: str) -> int:
        raise self._error


def test_a_reader_who_has_had_enough_is_no_error(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", _Stream(BrokenPipeError()))
    assert main(["questions"]) == 0
    assert capsys.readouterr().err == ""


def test_a_full_disk_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", _Stream(OSError(28, "No space left on device")))
    assert main(["questions"]) == 2
    assert capsys.readouterr().err == (
        "advisor: the output cannot be written (No space left on device)\n"
    )


def test_without_any_output_one_line_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert main(["questions"]) == 2
    assert capsys.readouterr().err == "advisor: there is no output to write to\n"


def test_a_number_of_400_digits_in_a_rule_base_is_one_line(advisor: Run, tmp_path: Path) -> None:
    folder = tmp_path / "rules"
    shutil.copytree(ROOT / "rulebase", folder)
    path = folder / "relationships" / "alliance.toml"
    text = path.read_text(encoding="utf-8")
    text, found = re.subn(r"setup_hours = \[\d+", f"setup_hours = [{'9' * 400}", text, count=1)
    assert found
    path.write_text(text, encoding="utf-8")
    assert f"{path}: not valid TOML" in advisor("rules", "--rulebase", folder).err.splitlines()[0]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
@pytest.mark.timeout(60)
@pytest.mark.parametrize("command", ["advise", "next", "check", "interview", "migrate"])
def test_a_pipe_for_a_file_is_one_line(advisor: Run, tmp_path: Path, command: str) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    like = tmp_path / "like.toml"
    like.write_text('like = "pipe.toml"\n')
    for path in (tmp_path / "pipe.toml", like):
        ran = advisor(command, path)
        assert ran.code == (1 if command == "check" else 2)
        assert "pipe.toml: this is a pipe or a device" in ran.out + ran.err
