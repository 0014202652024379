"""Reading and writing files: one clear line for whatever is wrong."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from advisor.errors import FileError
from advisor.files.toml import MAX_BYTES, parse, read_text, write_atomically


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="no such file"):
        read_text(tmp_path / "none.toml")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="folder"):
        read_text(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
@pytest.mark.timeout(20)
def test_a_pipe_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    with pytest.raises(FileError, match="this is a pipe or a device"):
        read_text(tmp_path / "pipe.toml")


def test_a_device_is_refused() -> None:
    with pytest.raises(FileError, match="this is a pipe or a device"):
        read_text(Path(os.devnull))


def test_a_huge_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "huge.toml"
    path.write_bytes(b"#" * (MAX_BYTES + 1))
    with pytest.raises(FileError, match="larger than"):
        read_text(path)


def test_text_in_another_encoding_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "latin.toml"
    path.write_bytes("a = 1\nb = 'Käse'\n".encode("latin-1"))
    with pytest.raises(FileError, match=r"latin\.toml:2: not UTF-8"):
        read_text(path)


@pytest.mark.parametrize("text", ["a = [1,\n2", "a = ", "[[x", "a = 1\na = 2", "a" + "[" * 5000])
def test_broken_toml_is_one_line(text: str) -> None:
    with pytest.raises(FileError, match="not valid TOML") as caught:
        parse(text, Path("x.toml"))
    assert "\n" not in str(caught.value)


BRACE = "a } or a comma is missing at the end of this line"
CLOSED = "a } is missing at the end of this line"
COMMA = "a comma is missing at the end of this line"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("row = [\n  { a = 1 },\n  { a = 2 }\n  { a = 3 },\n]\n", f"3: not valid TOML: {COMMA}"),
        ("row = [\n  { a = 2 } # c\n\n# d\n  { a = 3 },\n]\n", f"2: not valid TOML: {COMMA}"),
        ('items = [\n  "a"\n  "b"]\n', f"2: not valid TOML: {COMMA}"),
        (
            "row = [\n  { a = 1 }\n\n[[rule]]\n",
            "4: not valid TOML: unclosed array (end the list with ], and put commas between)",
        ),
        *(
            (f'when = {{ "a.b" = 1 # c\n\n{after}\n', f"1: not valid TOML: {BRACE}")
            for after in ("then = { ask = 'x' }", '"a.c" = 2 }')
        ),
        *(
            (f"row = [\n  {{ a = 1{end}\n  {{ a = 2 }},\n]\n", f"2: not valid TOML: {CLOSED}")
            for end in ("", ",")
        ),
        ('when = { "a.b" = 1\n\n[[rule]]\n', f"1: not valid TOML: {CLOSED}"),
    ],
)
def test_a_missing_comma_is_told_where_it_is_missing(text: str, told: str) -> None:
    with pytest.raises(FileError) as caught:
        parse(text, Path("x.toml"))
    assert str(caught.value) == f"x.toml:{told}"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("date = 30.06.2027", "write 2027-06-30, the year first"),
        ("date = 3.6.2027  # the fair", "write 2027-06-03, the year first"),
        ("x = { date = 30.06.2027 }", "write 2027-06-30, the year first"),
        ("date = 30/06/2027", "write a date as 2027-06-30, the year first"),
        ("date = 30-06-2027", "write a date as 2027-06-30, the year first"),
        ("date = 06.30.2027", "write a date as 2027-06-30, the year first"),
        (
            "x = { date = 2027-06-30 a = 1 }",
            "unclosed inline table (end the table with }, and put commas between)",
        ),
        ("date = 2027-6-30", "write a date as 2027-06-30, the year first"),
    ],
)
def test_a_date_that_is_none_is_told_with_how_to_write_it(text: str, told: str) -> None:
    with pytest.raises(FileError) as caught:
        parse(f"a = 1\n{text}\n", Path("x.toml"))
    assert str(caught.value) == f"x.toml:2: not valid TOML: {told}"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (r'a = "C:\Users"', r"invalid hex value (write \\ for a backslash)"),
        (r'a = "x \y"', r"unescaped '\' in a string (write \\ for a backslash)"),
    ],
)
def test_a_backslash_is_told_with_how_to_write_it(text: str, told: str) -> None:
    with pytest.raises(FileError) as caught:
        parse(text, Path("x.toml"))
    assert str(caught.value) == f"x.toml:1: not valid TOML: {told}"


@pytest.mark.parametrize("quoted", ["“a”", "„a“", "‘a’", "«a»", "{ say = “a” }"])
def test_quotes_that_are_not_straight_are_named(quoted: str) -> None:
    with pytest.raises(FileError) as caught:
        parse(f"a = 1\nb = {quoted}\n", Path("x.toml"))
    advice = f'write " at both ends of a text; {quoted.lstrip("{ say=")[0]} may stand inside it'
    assert str(caught.value) == f"x.toml:2: not valid TOML: {advice}"


def test_what_to_do_is_told_of_the_line_that_is_wrong() -> None:
    with pytest.raises(FileError) as caught:
        parse('title = "a\u2028b"\nstaff = 3,5\n', Path("x.toml"))
    told = "write 3.5, with a point and not a comma"
    assert str(caught.value) == f"x.toml:2: not valid TOML: {told}"


@pytest.mark.parametrize("number", ["9" * 400, "-" + "9" * 19, "0x" + "f" * 17, "1_" * 25 + "0"])
def test_a_number_of_more_than_64_bits_is_one_line(number: str) -> None:
    with pytest.raises(FileError, match=r"x\.toml: not valid TOML: a number has too many digits"):
        parse(f"[[a]]\nb = [1, {number}]\n", Path("x.toml"))


def test_the_largest_number_of_64_bits_is_read() -> None:
    assert parse(f"a = {2**63 - 1}\nb = 'f{'f' * 40}'", Path("x.toml"))["a"] == 2**63 - 1


def test_a_written_file_replaces_the_old_one_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    write_atomically(path, "old = 1\n")
    write_atomically(path, "new = 1\n")
    assert (path.read_text(), list(tmp_path.iterdir())) == ("new = 1\n", [path])


def test_a_path_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    blocker = tmp_path / "file"
    blocker.write_text("x")
    with pytest.raises(FileError, match="cannot be written"):
        write_atomically(blocker / "a.toml", "x = 1\n")
