"""Lines that name entries of a list, and lines that answer one question about several."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from advisor.core.interview.answer import clean
from advisor.core.interview.typed import Unclear, Understood
from advisor.core.interview.typed_choice import Offered, parse_choice

_ROWS = r"\d{1,3}(?:\s*(?:-|–|to)\s*\d{1,3})?"
ROWS = re.compile(rf"(?:all|{_ROWS}(?:\s*,\s*{_ROWS})*)", re.IGNORECASE)
QUOTED = re.compile(r"\s*[“\"„](?P<words>[^”“\"„]*)[”“\"]?\s*$")


@dataclass(frozen=True)
class NamedLine:
    """An entry as it was typed: its name, and the kinds that may be meant, () if none was said."""

    name: str
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True)
class RowsLine:
    """An answer for several entries: their places, what was typed for them, and own words."""

    rows: tuple[int, ...]
    value: str
    words: str = ""


def parse_entry(typed: str, kinds: Sequence[Offered]) -> NamedLine:
    """A name, and behind a comma or an equals sign the kind, by its number or its words.

    A comma that no kind follows is part of the name.

    >>> parse_entry("Rosa, Bea & Co = 1", [Offered("firm", "A firm near us")])
    NamedLine(name='Rosa, Bea & Co', kinds=('firm',))
    """
    typed = clean(typed)
    for mark in "=", ",":
        name, found, kind = typed.rpartition(mark)
        if not found or not name.strip():
            continue
        parsed = parse_choice(kind.strip(), kinds) if kind.strip() else None
        if isinstance(parsed, Understood):
            return NamedLine(name.strip(), (parsed.value,))
        if isinstance(parsed, Unclear):
            return NamedLine(name.strip(), parsed.readings)
        if mark == "=" or kind.strip().isdecimal():
            return NamedLine(name.strip())
    return NamedLine(typed.strip(",= "))


def parse_rows(
    typed: str, names: Sequence[str], at: int | None, *, quotes: bool = True
) -> RowsLine | None:
    """Which entries a line answers, and with what; None where no such entry is listed.

    ``1 = 3``, ``1-3=4``, ``1,2 = 4``, ``all = 2`` or ``Café Rosa = 3``; without an equals
    sign it answers the entry ``at``, as long as there is one.  What stands in quotation
    marks at the end are own words, unless ``quotes`` says otherwise.

    >>> parse_rows("1-2 = 1,4 “sent nine”", ["Rosa", "Bea"], 0)
    RowsLine(rows=(0, 1), value='1,4', words='sent nine')
    >>> parse_rows("3", ["Rosa", "Bea"], 1)
    RowsLine(rows=(1,), value='3', words='')
    """
    typed = clean(typed)
    words = ""
    if quotes and (quoted := QUOTED.search(typed)):
        words, typed = quoted.group("words").strip(), typed[: quoted.start()]
    left, found, value = typed.partition("=")
    rows = _rows(left.strip(), names) if found else None
    if rows is not None:
        return RowsLine(rows, value.strip(), words) if rows else None
    return RowsLine((at,), typed.strip(), words) if at is not None else None


def _rows(typed: str, names: Sequence[str]) -> tuple[int, ...] | None:
    """The places of the entries that are meant, () for none of them; None if it names none."""
    if ROWS.fullmatch(typed):
        if typed.casefold() == "all":
            return tuple(range(len(names)))
        places: list[int] = []
        for part in typed.split(","):
            first, *last = (int(end) for end in re.split(r"-|–|to", part))
            places += range(first - 1, last[0] if last else first)
        return tuple(dict.fromkeys(places)) if all(0 <= p < len(names) for p in places) else ()
    alike = [n for n, name in enumerate(names) if typed and name.casefold() == typed.casefold()]
    alike = alike or [
        n for n, name in enumerate(names) if typed and name.casefold().startswith(typed.casefold())
    ]
    return (alike[0],) if len(alike) == 1 else None
