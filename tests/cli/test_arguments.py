from __future__ import annotations

import pytest

from advisor.cli.arguments import build_parser


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("", False),
        ("interview", False),
        ("--plain", True),
        ("interview --plain", True),
        ("--plain interview", True),
    ],
)
def test_plain_may_stand_before_or_after_the_command(typed: str, plain: bool) -> None:
    assert build_parser().parse_args(typed.split()).plain is plain
