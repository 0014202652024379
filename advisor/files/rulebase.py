"""Loading a folder of rule files into one checked rule base."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from advisor.core.diagnostic import Diagnostic, Diagnostics, expected, nearest
from advisor.core.rules.catalogue import ITEM_KINDS, Item, OutlineSection
from advisor.core.rules.question import Area, Finding, Question
from advisor.core.rules.rule import Principle, Rule
from advisor.core.rules.rulebase import Definitions, Rulebase
from advisor.core.rules.validate_rulebase import build_rulebase
from advisor.errors import FileError, RulebaseError
from advisor.files.lines import LineIndex
from advisor.files.toml import parse, read_text

TABLES: Mapping[str, type[BaseModel]] = {
    "principle": Principle,
    "area": Area,
    "question": Question,
    "finding": Finding,
    "rule": Rule,
    "section": OutlineSection,
    **ITEM_KINDS,
}


@dataclass(frozen=True, slots=True)
class _Origin:
    """Where a definition was written."""

    file: str
    table: str
    index: int
    lines: LineIndex


def load_rulebase(folder: Path) -> Rulebase:
    """The rule base in the TOML files below ``folder``.

    Raises RulebaseError with every problem of every file, or FileError if there
    is no such folder.
    """
    files = sorted(path for path in folder.rglob("*.toml"))
    if not files:
        raise FileError(f"{folder}: {_no_files(folder)}, a rule base was expected")
    found: list[Diagnostic] = []
    definitions: dict[str, list[Any]] = {table: [] for table in TABLES}
    origins: dict[str, list[_Origin]] = {}
    for path in files:
        try:
            text = read_text(path)
            document = parse(text, path)
        except FileError as error:
            found.append(_from_file_error(str(error)))
            continue
        lines = LineIndex(text)
        for table, entries in document.items():
            found += _read_table(str(path), table, entries, lines, definitions, origins)
    problems = Diagnostics()
    rulebase = build_rulebase(_definitions(definitions), problems)
    # Checks across files would blame good files for what a broken one did not define.
    found += [] if found else [_locate(problem, origins) for problem in problems.found]
    if found or rulebase is None:
        raise RulebaseError(sorted(found, key=lambda d: (d.file or "", d.line or 0)))
    return rulebase


def _no_files(folder: Path) -> str:
    if folder.is_dir():
        return "no .toml files in this folder"
    return "this is a file" if folder.exists() else "there is no such folder"


def _definitions(found: Mapping[str, list[Any]]) -> Definitions:
    items: list[Item] = [item for kind in ITEM_KINDS for item in found[kind]]
    return Definitions(
        principles=tuple(found["principle"]),
        areas=tuple(found["area"]),
        questions=_in_area_order(found["area"], found["question"]),
        findings=tuple(found["finding"]),
        rules=tuple(found["rule"]),
        items=tuple(items),
        sections=tuple(found["section"]),
    )


def _in_area_order(areas: list[Area], questions: list[Question]) -> tuple[Question, ...]:
    """Questions in the order they are asked: area by area, and as written within one."""
    order = {area.id: number for number, area in enumerate(areas)}
    return tuple(sorted(questions, key=lambda q: order.get(q.area, len(order))))


def _read_table(
    file: str,
    table: str,
    entries: object,
    lines: LineIndex,
    definitions: dict[str, list[Any]],
    origins: dict[str, list[_Origin]],
) -> list[Diagnostic]:
    if table not in TABLES:
        hint = nearest(table, TABLES) or f"expected one of {expected(TABLES, 20)}"
        line = lines.line(table, 0) or lines.line("", 0, table)
        return [Diagnostic("unknown-table", f"unknown table '{table}'", file, table, line, hint)]
    if not isinstance(entries, list) or not all(isinstance(e, dict) for e in entries):
        line = lines.line(table, 0)
        return [
            Diagnostic("not-a-list", f"write [[{table}]], with two brackets", file, table, line)
        ]
    found: list[Diagnostic] = []
    for index, entry in enumerate(entries):
        name = entry.get("id")
        name = name if isinstance(name, str) else f"#{index + 1}"
        try:
            definitions[table].append(TABLES[table].model_validate(entry))
            origins.setdefault(f"{table}[{name}]", []).append(_Origin(file, table, index, lines))
        except ValidationError as error:
            found += _without_echoes(
                [_from_validation(d, file, table, name, index, lines) for d in error.errors()]
            )
    return found


def _without_echoes(found: list[Diagnostic]) -> list[Diagnostic]:
    """A misspelt key is one mistake, not also the lack of the key that was meant."""
    hints = {diagnostic.hint for diagnostic in found if diagnostic.code == "extra-forbidden"}
    return [
        diagnostic
        for diagnostic in found
        if diagnostic.code != "missing"
        or f"did you mean '{(diagnostic.key or '').rpartition('.')[2]}'?" not in hints
    ]


def _from_validation(
    detail: ErrorDetails, file: str, table: str, name: str, index: int, lines: LineIndex
) -> Diagnostic:
    path = [str(part) for part in detail["loc"]]
    key = f"{table}[{name}]" + "".join(f".{part}" for part in path)
    line = lines.line(table, index, ".".join(path))
    kind = detail["type"]
    hint = None
    if kind == "extra_forbidden":
        valid = _field_names(TABLES[table], path[:-1])
        text = f"unknown key '{path[-1]}'"
        hint = nearest(path[-1], valid) or f"expected one of {expected(valid, 20)}"
    elif kind == "missing":
        text = f"the key '{path[-1]}' is missing"
    else:
        text = detail["msg"].removeprefix("Value error, ")
        text = text[:1].lower() + text[1:]
        given = detail.get("input")
        if kind != "value_error" and isinstance(given, (str, int, float, bool)):
            text += f", not {str(given)[:60]!r}"
        if kind == "literal_error" and isinstance(given, str):
            options = re.findall(r"'([^']+)'", str(detail.get("ctx", {}).get("expected", "")))
            hint = nearest(given, options)
    return Diagnostic(kind.replace("_", "-"), text, file, key, line, hint)


def _field_names(model: type[BaseModel], path: list[str]) -> list[str]:
    """The keys valid at a place inside a table."""
    fields = model.model_fields
    for part in path:
        if part.isdigit():
            continue
        field = next((f for n, f in fields.items() if part in (n, f.alias)), None)
        inner = _model_within(field.annotation) if field is not None else None
        if inner is None:
            return []
        fields = inner.model_fields
    return [field.alias or name for name, field in fields.items()]


def _model_within(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in getattr(annotation, "__args__", ()):
        model = _model_within(inner)
        if model is not None:
            return model
    return None


def _locate(problem: Diagnostic, origins: Mapping[str, list[_Origin]]) -> Diagnostic:
    """The problem with the file and line of the definition that its key names."""
    match = re.match(r"^([a-z_]+\[[^\]]*\])(?:\.(.*))?$", problem.key or "")
    places = origins.get(match.group(1), []) if match else []
    if not match or not places:
        return problem
    # The last definition of a duplicated id is the one to complain about.
    origin = places[-1]
    line = origin.lines.line(origin.table, origin.index, match.group(2) or "")
    return replace(problem, file=origin.file, line=line)


def _from_file_error(text: str) -> Diagnostic:
    match = re.match(r"^(.*?\.toml)(?::(\d+))?: (.*)$", text, re.DOTALL)
    if not match:
        return Diagnostic("unreadable", text)
    line = int(match.group(2)) if match.group(2) else None
    return Diagnostic("unreadable", match.group(3), match.group(1), None, line)
