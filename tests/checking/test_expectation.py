"""What the author of a scenario is told about it: every problem, with line and nearest name."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.checking.expectation import read_scenario
from advisor.core.rules.rulebase import Rulebase
from advisor.errors import InvalidError

ANSWERS = """\
[answers]
name = "Rye & Co"
staff = 3

[[answers.goal]]
kind = "customers"

[[answers.relationship]]
name = "Café Rosa"
kind = "local_peer"
"""


def told(tmp_path: Path, rulebase: Rulebase, expect: str, answers: str = ANSWERS) -> list[str]:
    path = tmp_path / "a.toml"
    path.write_text(f"{answers}{expect}", encoding="utf-8")
    try:
        read_scenario(path, rulebase)
    except InvalidError as error:
        return str(error).replace(f"{path}", path.name).splitlines()
    return []


@pytest.mark.parametrize(
    ("expect", "expected"),
    [
        ('planned = "x"', "expect.planned: expected a list in [ ], not 'x' (write [\"x\"])"),
        (
            'order = ["a", "b"]',
            'expect.order: it takes lists of items, first before second: write [["a", "b"]]',
        ),
        (
            "recommended = [1]",
            "expect.recommended: expected a text in quotes, not '1' (write \"1\")",
        ),
        ("findings = 3", "expect.findings: expected a table in { }, not '3'"),
        (
            'limits = { owner_hours = "2" }',
            "expect.limits.owner_hours: expected a number, not '2' (write 2)",
        ),
        ("plannd = []", "expect.plannd: unknown key 'plannd' (did you mean 'planned'?)"),
    ],
)
def test_a_wrong_type_is_told_in_words(
    real: Rulebase, tmp_path: Path, expect: str, expected: str
) -> None:
    assert told(tmp_path, real, f"[expect]\n{expect}\n") == [f"a.toml:12: {expected}"]
