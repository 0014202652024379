"""Where the definitions of a rule base are written: file, line and key.

Checks name what they complain about by ``table[id].field``.  This turns such a
key into a file and a line, and the rule that a row stands for into its row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from advisor.core.diagnostic import Diagnostic
from advisor.core.rules.table import Row, Table, place_in_table
from advisor.files.lines import LineIndex

_KEY = re.compile(r"^([a-z_]+)\[([^\]]*)\](?:\.(.*))?$")
_IN_ROW = re.compile(r"^row\.\d+((?:\..+)?)$")


@dataclass(frozen=True, slots=True)
class Origin:
    """The index-th ``[[table]]`` of a file, and its id (``#1`` where it has none)."""

    file: str
    table: str
    index: int
    name: str

    @property
    def key(self) -> str:
        return f"{self.table}[{self.name}]"


@dataclass(frozen=True, slots=True)
class RowOrigin:
    """A row of a table: written there, or taken from a measure."""

    origin: Origin
    table: Table
    row: Row
    index: int

    @property
    def measure(self) -> str | None:
        """The measure that the row is taken from, None for a row that is written."""
        return str(self.row.cells["recommend"]) if self.table.rows_from else None


@dataclass(slots=True)
class Places:
    """Where everything is written.  Files are indexed when a line is first asked for."""

    texts: dict[str, str] = field(default_factory=dict)
    _origins: dict[str, list[Origin]] = field(default_factory=dict)
    _rows: dict[str, list[RowOrigin]] = field(default_factory=dict)
    _indexes: dict[str, LineIndex] = field(default_factory=dict)

    def add(self, origin: Origin) -> None:
        """Keep the place of a definition."""
        self._origins.setdefault(origin.key, []).append(origin)

    def add_row(self, place: RowOrigin) -> None:
        """Keep the place of a row."""
        self._rows.setdefault(place.row.id, []).append(place)

    def line(self, file: str, table: str, index: int, key: str = "") -> int | None:
        """The line of a key in the index-th ``[[table]]`` of a file."""
        if file not in self._indexes:
            self._indexes[file] = LineIndex(self.texts.get(file, ""))
        return self._indexes[file].line(table, index, key)

    def at(self, origin: Origin, problem: Diagnostic) -> Diagnostic:
        """A problem whose key is a place inside a definition, with file, line and whole key."""
        line = self.line(origin.file, origin.table, origin.index, problem.key or "")
        key = f"{origin.key}.{problem.key}" if problem.key else origin.key
        return replace(problem, file=origin.file, line=line, key=key)

    def at_row(self, place: RowOrigin, problem: Diagnostic) -> Diagnostic:
        """Like ``at`` for a place inside the rule of a row: its cell, or what the table shares."""
        inside = problem.key or ""
        if place.measure is not None and inside.removeprefix("when.") in place.table.columns:
            for origin in self._origins.get(f"kpi[{place.measure}]", []):
                return self.at(origin, replace(problem, key=place.table.rows_from))
        return self.in_row(
            place,
            replace(problem, key=place_in_table(place.table, place.row, place.index, inside)),
        )

    def in_row(self, place: RowOrigin, problem: Diagnostic) -> Diagnostic:
        """A problem whose key is a place inside the table of a row, such as ``row.3.ask``."""
        located = self.at(place.origin, problem)
        match = _IN_ROW.match(problem.key or "")
        if match is None:
            return located
        return replace(located, key=f"{place.origin.key}.row[{place.row.id}]{match.group(1)}")

    def located(self, problem: Diagnostic) -> Diagnostic:
        """A problem with a key such as ``rule[id].when``, with its file and line.

        The last definition of a duplicated id is the one to complain about; the
        first is named in the hint.
        """
        if problem.related:
            where = next(self._lines(problem.related), None)
            text = f"the first is in {where}; give one of them another id" if where else None
            problem = replace(problem, hint=text)
        match = _KEY.match(problem.key or "")
        if match is None:
            return problem
        table, name, inside = match.groups()
        origins = self._origins.get(f"{table}[{name}]", [])
        rows = self._rows.get(name, []) if table == "rule" else []
        inner = replace(problem, key=inside or "")
        if rows:
            return self.at_row(rows[-1], inner)
        return self.at(origins[-1], inner) if origins else problem

    def _lines(self, key: str) -> Iterator[str]:
        """``file:line`` of every definition with this key, in the order they were read."""
        for origin in self._origins.get(key, []):
            yield f"{origin.file}:{self.line(origin.file, origin.table, origin.index)}"
        if key.startswith("rule["):
            for place in self._rows.get(key[5:-1], []):
                located = self.at_row(place, Diagnostic("", "", key="id"))
                yield f"{located.file}:{located.line}"
