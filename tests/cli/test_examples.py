"""The examples that help texts print: whoever copies one sees what it promises."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from advisor.cli.arguments import build_parser
from tests.cli.running import ROOT, Run

# Files of one's own, what waits for keys or for edits, and what runs every scenario.
NOT_HERE = (
    r"\bmy-",
    r"^interview\b",
    r"--watch\b",
    r"^teach [^-]+$",
    r"^check( --| scenarios$|$)",
    r"^$",
)


def examples() -> Iterator[str]:
    """The arguments of every example that needs no file of one's own, without its remark."""
    parser = build_parser()
    helps = [parser.epilog or ""]
    for action in parser._subparsers._group_actions if parser._subparsers else ():
        choices = action.choices
        assert isinstance(choices, dict)
        helps += [one.epilog or "" for one in choices.values()]
    for text in helps:
        for line in re.findall(r"^  advisor\b(.*)$", text, re.MULTILINE):
            given = re.split(r"\s{3,}", line)[0].strip()
            if not any(re.search(pattern, given) for pattern in NOT_HERE):
                yield given


@pytest.mark.parametrize("example", dict.fromkeys(examples()))
def test_an_example_of_a_help_text_works(
    advisor: Run, example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "scenarios").symlink_to(ROOT / "scenarios")
    monkeypatch.chdir(tmp_path)
    ran = advisor(*shlex.split(example))
    assert (ran.code, [line for line in ran.err.splitlines() if "written to" not in line]) == (
        0,
        [],
    )
