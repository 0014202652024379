"""A decision table: rules that differ in a value or two, written as rows.

A table says once what its rules share; a row says the rest.  Each row is a rule
like any other, with an id of its own.  A table may also take its rows from the
measures of the catalogue: one from each that fills the field ``rows_from`` names.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, WithJsonSchema

from advisor.core.diagnostic import closest, expected, nearest
from advisor.core.message import PLACEHOLDER, placeholders
from advisor.core.rules.catalogue import VALUES, Kpi
from advisor.core.rules.condition import unquoted_name
from advisor.core.rules.fact import Scope
from advisor.core.rules.rule import CONCLUSIONS, STRENGTHS
from advisor.core.rules.schema import (
    TEST_SCHEMA,
    AsTuple,
    Definition,
    Id,
    Ids,
    TableId,
    TestedFact,
    Text,
    Texts,
    WhenTable,
)

# What a row may say of its own, whatever the columns of its table are.
OWN = ("principles", "judgement", "because")
# The fields of ``then`` that a row can fill; any other column of ``concludes`` is a finding.
THEN = (*(name for name in CONCLUSIONS if name != "find"), *STRENGTHS.values())
TEXTS = ("ask", "caution")
THEN_SCHEMA: dict[str, Any] = {
    "type": "object",
    "description": "What every row concludes; the columns of concludes add to it.",
    "properties": {
        "find": {"type": "object", "additionalProperties": {"type": "string"}},
        **{name: {"type": "string"} for name in CONCLUSIONS if name != "find"},
        **{name: {"enum": list(VALUES)} for name in STRENGTHS.values()},
    },
    "additionalProperties": False,
}


class Row(Definition):
    """One row: an id, its cells, and its own principles or reason where they differ.

    A cell is written under the name of its column: a fact to test, what is
    concluded, or a ``{word}`` of the table's texts.
    """

    model_config = ConfigDict(
        extra="allow", json_schema_extra={"additionalProperties": TEST_SCHEMA}
    )

    id: Id
    principles: Ids | None = None
    judgement: bool | None = None
    because: Text | None = None

    @property
    def cells(self) -> Mapping[str, Any]:
        """The cells by the names of their columns."""
        return self.model_extra or {}


class Table(Definition):
    """What the rules of a table share, and its rows.

    ``columns`` are the facts that rows test, in the order a reason lists them.  A
    row without a cell tests what ``when`` says of that fact, if it says anything.
    ``concludes`` are the fields of ``then``, or the findings, that rows fill.
    ``*`` in the id of a table with ``rows_from`` stands for the id of the measure.
    """

    id: TableId
    each: Scope = "business"
    principles: Ids = ()
    judgement: bool = False
    because: Text | None = None
    when: WhenTable = Field(default_factory=dict)
    columns: Annotated[tuple[TestedFact, ...], AsTuple] = ()
    concludes: Texts = ()
    then: Annotated[Mapping[str, Any], WithJsonSchema(THEN_SCHEMA)] = Field(default_factory=dict)
    rows_from: Literal["counts", "proposed_for"] | None = None
    rows: Annotated[tuple[Row, ...], AsTuple] = Field(default=(), alias="row")

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The ``{words}`` of its texts that rows fill; facts have a dot and are not among them."""
        texts = (self.because, *(self.then.get(name) for name in TEXTS))
        named = (name for text in texts if isinstance(text, str) for name in placeholders(text))
        return tuple(dict.fromkeys(name for name in named if "." not in name))

    @property
    def column_names(self) -> tuple[str, ...]:
        """Every name under which a row may have a cell."""
        return (*self.columns, *self.concludes, *self.words)


@dataclass(frozen=True, slots=True)
class Misfit:
    """What is wrong with one cell of a row, by the name of its column."""

    column: str
    message: str
    hint: str | None = None


def rows_of(table: Table, measures: Iterable[Kpi]) -> tuple[Row, ...]:
    """The rows of a table: its own, or one from each measure that fills ``rows_from``."""
    if table.rows_from is None:
        return table.rows
    (column,) = table.columns or ("",)
    return tuple(
        Row.model_validate(
            {
                "id": table.id.replace("*", measure.id.removeprefix("kpi-")),
                column: options[0] if len(options) == 1 else list(options),
                "recommend": measure.id,
            }
        )
        for measure in measures
        if (options := getattr(measure, table.rows_from))
    )


def wrong_columns(table: Table, facts: Collection[str]) -> dict[str, str | None]:
    """The columns that are no fact, each with the fact that was meant, None if none is like it."""
    written = {name for row in table.rows for name in row.cells if name in facts}
    return {
        column: closest(column, written - {*table.columns}) or closest(column, facts)
        for column in table.columns
        if column not in facts
    }


def misfits(table: Table, row: Row, facts: Collection[str] = ()) -> Iterator[Misfit]:
    """Cells without a column, columns without a cell, and words that are no text.

    ``facts`` are the keys of all facts, any of which may become a column.
    """
    names = table.column_names
    for name, value in row.cells.items():
        if name not in names:
            known = (*names, *OWN)
            unquoted = unquoted_name(name, value)
            hint = f'put "{unquoted}" in quotes' if unquoted else nearest(name, known)
            if name in facts:
                hint = f'add "{name}" to columns'
            hint = hint or f"expected one of {expected(known, 20)}"
            yield Misfit(name, f"the table has no column '{name}'", hint)
        elif name in table.words and not isinstance(value, str):
            yield Misfit(name, f"'{name}' is a word of a text; write it in quotes")
    needed = set(table.words if row.because is None else _words(table, TEXTS))
    for name in (*table.concludes, *table.words):
        shared = name in table.then or name in _found(table.then)
        if name not in row.cells and not shared and (name in table.concludes or name in needed):
            yield Misfit(name, f"the row has no '{name}'", "every row fills this column")


def rule_of(table: Table, row: Row) -> dict[str, Any]:
    """The rule that a row stands for, as an author would have written it."""
    cells = row.cells
    order = (*(f for f in table.when if f not in table.columns), *table.columns)
    when = {
        fact: cells.get(fact, table.when.get(fact))
        for fact in order
        if fact in cells or fact in table.when
    }
    then = {name: _filled(value, cells) for name, value in table.then.items()}
    then |= {name: cells[name] for name in table.concludes if name in THEN and name in cells}
    found = {name: cells[name] for name in table.concludes if name not in THEN and name in cells}
    if found:
        then["find"] = {**_found(table.then), **found}
    own = row.principles is not None or row.judgement is not None
    rule = {
        "id": row.id,
        "principles": list((row.principles or ()) if own else table.principles),
        "judgement": bool(row.judgement) if own else table.judgement,
        "each": table.each,
        "because": row.because or _filled(table.because, cells),
        "when": when,
        "then": then,
    }
    return {name: value for name, value in rule.items() if value is not None}


def place_in_table(table: Table, row: Row, index: int, field: str) -> str:
    """Where a table writes the ``field`` of a row's rule: in a cell, or for all rows.

    ``field`` is a dotted place inside the rule, such as ``when.goal.kind``; the
    answer is one inside the table, such as ``row.3.goal.kind`` or ``when.goal.kind``.
    """
    head, _, rest = field.partition(".")
    names = {"when": (rest,), "then": (rest, rest.removeprefix("find."))}.get(head, (head,))
    for name in names:
        if name in row.cells or (name in OWN and getattr(row, name) is not None) or name == "id":
            return f"row.{index}.{name}"
    if rest == "find":
        found = [name for name in table.concludes if name in row.cells]
        return f"row.{index}.{found[0]}" if found else field
    return field if head in table.model_fields_set else f"row.{index}"


def _words(table: Table, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        if isinstance(text := table.then.get(name), str):
            yield from placeholders(text)


def _found(then: Mapping[str, Any]) -> Mapping[str, Any]:
    found = then.get("find")
    return found if isinstance(found, Mapping) else {}


def _filled(text: Any, words: Mapping[str, Any]) -> Any:
    """A text with the row's words put in; what names a fact is left to the outline."""
    if not isinstance(text, str):
        return text
    return PLACEHOLDER.sub(
        lambda match: (
            match.group()
            if "." in match.group(1)
            else str(words.get(match.group(1), match.group()))
        ),
        text,
    )
