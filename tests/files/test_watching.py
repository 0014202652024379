"""Which files are watched for edits."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.files.watching import stamps, with_its_base


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ('like = "other.toml"', ["one.toml", "other.toml"]),
        ("like = 3", ["one.toml"]),
        ('title = "One"', ["one.toml"]),
        ("title = ", ["one.toml"]),
    ],
)
def test_the_file_that_another_is_like_belongs_to_it(
    written: str, names: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "one.toml"
    path.write_text(written, encoding="utf-8")
    assert [one.name for one in with_its_base(path)] == names


def test_a_file_that_is_not_there_has_no_stamp(tmp_path: Path) -> None:
    there = tmp_path / "one.toml"
    there.write_text("", encoding="utf-8")
    assert list(stamps((there, tmp_path / "other.toml"))) == [there]
