"""Plain text in lines: wrapped to a width, and hung under one another as a tree."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

# How many columns a line may take, unless a surface says otherwise.
_WIDTH = ContextVar("width", default=96)
# Deep inside a tree lines are not made narrower than this.
NARROW = 40
# How many columns one branch of a tree takes.
BRANCH = 3


@contextmanager
def lines_of(width: int) -> Iterator[None]:
    """Texts written inside have lines of at most ``width`` columns."""
    before = _WIDTH.set(width)
    try:
        yield
    finally:
        _WIDTH.reset(before)


def wrapped(
    text: str, indent: str = "", hanging: str | None = None, *, inside: int = 0
) -> Iterator[str]:
    """A text in lines of readable length; ``inside`` are the columns that branches will take."""
    yield from textwrap.wrap(
        text,
        max(_WIDTH.get() - inside, NARROW),
        initial_indent=indent,
        subsequent_indent=indent if hanging is None else hanging,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [indent]


def branches(nodes: Iterable[Iterable[str]]) -> Iterator[str]:
    r"""Nodes hung under their parent, in order; each is its lines, of which it has at least one.

    >>> print(*branches([["a", "below a"], ["b"]]), sep="\n")
    ├─ a
    │  below a
    └─ b
    """
    nodes = list(nodes)
    for number, lines in enumerate(nodes, start=1):
        last = number == len(nodes)
        first, *rest = lines
        yield ("└─ " if last else "├─ ") + first
        yield from (("   " if last else "│  ") + line for line in rest)
