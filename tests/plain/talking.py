"""Typing at the program in tests, and finding one's way in what it says."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

from advisor.language import english
from advisor.plain.console import Console

Talk = Callable[..., str]
Finished = Callable[[str], Path]


def talking(*typed: str) -> tuple[Console, io.StringIO]:
    """A console on which these lines are typed, and what is written on it."""
    target = io.StringIO()
    return Console(english(), io.StringIO("".join(f"{line}\n" for line in typed)), target), target


def numbered(said: str, text: str) -> str:
    """The number of the listed line that begins with a text."""
    found = re.search(rf"^ *(\d+)\. {re.escape(text)}", said, re.MULTILINE)
    assert found, said
    return found.group(1)
