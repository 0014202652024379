"""Reading rule files into definitions, with the place of each.

A problem of one table hides none of another: whatever can be read is read, and
the ids of the rest are kept, so that nothing that names them is blamed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from advisor.core.diagnostic import Diagnostic, expected, nearest
from advisor.core.rules.catalogue import ITEM_KINDS
from advisor.core.rules.implied import names_implied, with_implied
from advisor.core.rules.layout import ItemOrder, OutlineSection, in_order
from advisor.core.rules.obstacles import with_obstacle_findings
from advisor.core.rules.question import Area, Computed, Finding, Question
from advisor.core.rules.ready_reply import ReadyReply
from advisor.core.rules.rule import Principle, Rule
from advisor.core.rules.rulebase import Definitions, vocabulary_of
from advisor.core.rules.table import Table, misfits, rows_of, rule_of, wrong_columns
from advisor.files.places import Origin, Places, RowOrigin
from advisor.files.toml import MAX_BYTES, UnreadableError, is_file, parse, read_text
from advisor.files.validation import problems_of

TABLES: Mapping[str, type[BaseModel]] = {
    "principle": Principle,
    "area": Area,
    "question": Question,
    "computed": Computed,
    "finding": Finding,
    "rule": Rule,
    "table": Table,
    "section": OutlineSection,
    "order": ItemOrder,
    "ready_reply": ReadyReply,
    **ITEM_KINDS,
}
_ID = re.compile(r"""\bid\s*=\s*["']([^"'\n]+)""")


@dataclass(slots=True)
class RuleFiles:
    """What has been read: definitions by table, problems, and the ids of broken definitions."""

    found: dict[str, list[Any]] = field(default_factory=lambda: {table: [] for table in TABLES})
    tables: list[tuple[Table, Origin]] = field(default_factory=list)
    places: Places = field(default_factory=Places)
    problems: list[Diagnostic] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    rows: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def read(self, path: Path) -> None:
        """Read one file; whatever is wrong with it is noted."""
        file = str(path)
        try:
            text = read_text(path)
            document = parse(text, path)
        except UnreadableError as error:
            problem = Diagnostic("unreadable", error.reason, file, None, error.line)
            self.problems.append(problem)
            self.broken.update((file, *_ids_in_text(path)))
            return
        if not document:
            # What was in it may be what others name, or what concludes what they define.
            self.problems.append(_empty(file))
            self.broken.add(file)
        self.places.texts[file] = text
        for table, entries in document.items():
            self._read_table(file, table, entries)

    def definitions(self) -> Definitions:
        """Everything read, the rows of tables as rules; to be called once, after the last file."""
        facts = self._facts()
        self._check_unique()
        for table, origin in self.tables:
            self._read_rows(self._with_columns_meant(table, origin, facts), origin, facts)
        return self._definitions()

    def _check_unique(self) -> None:
        """No two tables have the same id; of the rules that they stand for, others see to it."""
        seen: set[str] = set()
        for table, origin in self.tables:
            if table.id in seen:
                text = f"the id '{table.id}' is already that of [[table]]"
                problem = Diagnostic(
                    "duplicate-id", text, key=f"{origin.key}.id", related=origin.key
                )
                self.problems.append(self.places.located(problem))
            seen.add(table.id)

    def _definitions(self) -> Definitions:
        found = self.found
        areas = {area.id: number for number, area in enumerate(found["area"])}
        # Area by area, and as written within one.
        questions = sorted(found["question"], key=lambda q: areas.get(q.area, len(areas)))
        items = (item for kind in ITEM_KINDS for item in found[kind])
        return Definitions(
            principles=tuple(found["principle"]),
            areas=tuple(found["area"]),
            questions=tuple(questions),
            computed=tuple(found["computed"]),
            findings=tuple(found["finding"]),
            rules=tuple(found["rule"]),
            items=in_order(items, found["order"]),
            sections=tuple(found["section"]),
            orders=tuple(found["order"]),
            ready_replies=tuple(found["ready_reply"]),
            tables=self.rows,
        )

    def _read_table(self, file: str, table: str, entries: object) -> None:
        listed = entries if isinstance(entries, list) else [entries]
        whole = isinstance(entries, list) and all(isinstance(entry, dict) for entry in entries)
        if table not in TABLES or not whole:
            self.broken.update(_ids(listed), [table])
            self.problems.append(self._no_table(file, table))
            return
        model = TABLES[table]
        for index, entry in enumerate(listed):
            name = entry.get("id", entry.get("kind") if model is ItemOrder else None)
            origin = Origin(file, table, index, name if isinstance(name, str) else f"#{index + 1}")
            self.places.add(origin)
            try:
                definition = model.model_validate(entry)
            except ValidationError as error:
                self.problems += [self.places.at(origin, p) for p in problems_of(error, model)]
                self.broken.update(_ids([entry]), [origin.key])
                continue
            if isinstance(definition, Table):
                self.tables.append((definition, origin))
            else:
                self.found[table].append(definition)

    def _no_table(self, file: str, table: str) -> Diagnostic:
        line = self.places.line(file, table, 0) or self.places.line(file, "", 0, table)
        if table in TABLES:
            message = f"write [[{table}]], with two brackets"
            return Diagnostic("not-a-list", message, file, table, line)
        hint = nearest(table, TABLES) or f"expected one of {expected(TABLES, 20)}"
        return Diagnostic("unknown-table", f"unknown table '{table}'", file, table, line, hint)

    def _facts(self) -> frozenset[str]:
        """The keys of all facts, with those of definitions that could not be read."""
        definitions = with_obstacle_findings(with_implied(self._definitions()))
        return names_implied(self.broken) | vocabulary_of(definitions).keys()

    def _with_columns_meant(self, table: Table, origin: Origin, facts: Collection[str]) -> Table:
        """The table with the columns that were meant beside those that are no fact.

        A wrong column is reported where it is written, and not again at every cell.
        """
        wrong = wrong_columns(table, facts)
        for column, meant in wrong.items():
            hint = f"did you mean '{meant}'?" if meant else f"expected one of {expected(facts)}"
            problem = Diagnostic("columns", f"unknown fact '{column}'", key="columns", hint=hint)
            self.problems.append(self.places.at(origin, problem))
        self.broken.update(wrong)
        columns = [wrong.get(column) or column for column in table.columns]
        if not table.rows_from:
            # Cells may be written under either name.
            columns += wrong
        return table.model_copy(update={"columns": tuple(columns)}) if wrong else table

    def _read_rows(self, table: Table, origin: Origin, facts: Collection[str]) -> None:
        if table.rows_from and len(table.columns) != 1:
            message = "rows_from goes with one column, the fact whose options the measures name"
            problem = Diagnostic("columns", message, key="columns")
            self.problems.append(self.places.at(origin, problem))
            return
        rows = rows_of(table, self.found["kpi"])
        self.rows[table.id] = tuple(row.id for row in rows)
        for index, row in enumerate(rows):
            place = RowOrigin(origin, table, row, index)
            self.places.add_row(place)
            wrong = list(misfits(table, row, facts))
            for misfit in wrong:
                key = f"row.{index}.{misfit.column}"
                problem = Diagnostic("cell", misfit.message, key=key, hint=misfit.hint)
                self.problems.append(self.places.in_row(place, problem))
            try:
                if not wrong:
                    self.found["rule"].append(Rule.model_validate(rule_of(table, row)))
                    continue
            except ValidationError as error:
                self.problems += [self.places.at_row(place, p) for p in problems_of(error, Rule)]
            self.broken.add(row.id)


def _ids_in_text(path: Path) -> list[str]:
    """Whatever looks like an id in a file that is no TOML, or not even UTF-8."""
    if not is_file(path):
        # Opening a pipe that nobody writes to would wait for ever.
        return []
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            return _ID.findall(file.read(MAX_BYTES))
    except (OSError, ValueError):
        return []


def _ids(entries: Iterable[object]) -> list[str]:
    """The ids of tables, and of their rows, that cannot be read."""
    found: list[str] = []
    for entry in entries:
        if isinstance(entry, dict):
            found += [name for name in (entry.get("id"),) if isinstance(name, str)]
            rows = entry.get("row")
            found += _ids(rows) if isinstance(rows, list) else []
    return found


def _empty(file: str) -> Diagnostic:
    hint = "if something was in it, fetch that back; if not, delete it"
    return Diagnostic("unreadable", "this file is empty", file, hint=hint)
