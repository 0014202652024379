"""What is wrong with something a person wrote, as data.

Problems are collected, not raised one by one, so that a rule author sees all
of them in one run.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal

Severity = Literal["error", "warning", "note"]
LONGEST = 400
# From how alike two names are, of 1, one may be meant for the other.
CLOSE = 0.66
# The same of the beginning of a longer name, which many names may have.
CLOSER = 0.8
# Fewer letters than these begin too many names.
SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem: what, where, what was expected, and the nearest valid name.

    ``key`` is the dotted place inside the file, ``line`` counts from 1 and is
    None where it is not known.  ``related`` is the key of another place that has
    to do with it, which the reader of the files may put into the hint.
    """

    code: str
    message: str
    file: str | None = None
    key: str | None = None
    line: int | None = None
    hint: str | None = None
    severity: Severity = "error"
    related: str | None = None

    def __str__(self) -> str:
        where = ":".join(str(part) for part in (self.file, self.line) if part is not None)
        parts = [part for part in (where, _shortened(self.key or "")) if part]
        text = ": ".join((*parts, _shortened(self.message)))
        return f"{text} ({self.hint})" if self.hint else text


def _shortened(text: str) -> str:
    """What fits a line that a person reads, whatever a file holds."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


@dataclass(slots=True)
class Diagnostics:
    """Collects problems on the way through a document."""

    found: list[Diagnostic] = field(default_factory=list)

    def add(
        self,
        code: str,
        message: str,
        *,
        key: str | None = None,
        hint: str | None = None,
        severity: Severity = "error",
        related: str | None = None,
    ) -> None:
        """Note one problem; the file and line are attached later by the reader."""
        self.found.append(
            Diagnostic(code, message, key=key, hint=hint, severity=severity, related=related)
        )

    def located(self, file: str) -> tuple[Diagnostic, ...]:
        """Everything found, with the file's name filled in where it is missing."""
        return tuple(d if d.file else replace(d, file=file) for d in self.found)


def nearest(name: str, valid: Iterable[str]) -> str | None:
    """A hint naming the valid name most like ``name``; None if nothing is close."""
    match = closest(name, valid)
    return f"did you mean '{match}'?" if match else None


def closest(name: str, valid: Iterable[str]) -> str | None:
    """The valid name most like ``name``, or that begins most like it; None if nothing is close.

    >>> closest("listn", ["listen-first", "pay"]), closest("no-such", ["no-public"])
    ('listen-first', None)
    >>> closest("listen-frist", ["listen-first"]), closest("listen", ["listen-first"])
    ('listen-first', 'listen-first')
    """
    name = name[:LONGEST]
    matcher = difflib.SequenceMatcher(b=name)
    best, found = (CLOSE, 0.0), None
    for one in sorted(set(valid)):
        whole = _likeness(matcher, one)
        # Of a long name people type the beginning.
        begun = _likeness(matcher, one[: len(name) + 1]) if len(name) >= SHORTEST else 0.0
        begun = begun if begun >= CLOSER else 0.0
        if (max(whole, begun), whole) > best:
            best, found = (max(whole, begun), whole), one
    return found


def _likeness(matcher: difflib.SequenceMatcher[str], name: str) -> float:
    """How alike a name is, from 0 to 1; 0 where it is not close."""
    matcher.set_seq1(name)
    quick = min(matcher.real_quick_ratio(), matcher.quick_ratio())
    return matcher.ratio() if quick >= CLOSE else 0.0


def expected(valid: Iterable[str], limit: int = 12) -> str:
    """A short list of what would have been valid, for a message."""
    names = sorted(set(valid))
    shown = ", ".join(names[:limit])
    return shown if len(names) <= limit else f"{shown}, … ({len(names)} in all)"
