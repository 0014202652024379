"""What pydantic finds wrong with a table of a rule file, in words that say what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from advisor.core.diagnostic import Diagnostic, expected, nearest
from advisor.core.rules.schema import FACT_KEY, ID, OPTION_ID, TABLE_ID, TESTED_FACT

# What was expected, by the kind of problem.
EXPECTED: Mapping[str, str] = {
    "string_type": "a text in quotes",
    "float_type": "a number",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "tuple_type": "a list in [ ]",
    "dict_type": "a table in { }",
    "mapping_type": "a table in { }",
    "model_type": "a table in { }",
    "model_attributes_type": "a table in { }",
}
_CONDITION = re.compile(r"^((?:some )?[a-z_]+\.[a-z_0-9]+): (.*)$", re.DOTALL)
_FIELD = re.compile(r"^([a-z_]+): (.*)$", re.DOTALL)
_PATTERNS: Mapping[str, str] = {
    ID: "small letters and digits joined by hyphens, as 'ask-first'",
    TABLE_ID: "small letters and digits joined by hyphens, * for a measure, as 'count-*'",
    OPTION_ID: "small letters, digits and _, as 'new_customers'",
    FACT_KEY: "a scope, a dot and a name, as 'business.staff'",
    TESTED_FACT: "a scope, a dot and a name, as 'business.staff' or 'some goal.kind'",
}


def problems_of(error: ValidationError, model: type[BaseModel]) -> Iterator[Diagnostic]:
    """One diagnostic a mistake; keys are dotted places inside the table."""
    found = [_problem(detail, model) for detail in error.errors(include_url=False)]
    # A misspelt key is one mistake, not also the lack of the key that was meant.
    hints = {problem.hint for problem in found if problem.code == "extra-forbidden"}
    for problem in found:
        missing = (problem.key or "").rpartition(".")[2]
        if problem.code != "missing" or f"did you mean '{missing}'?" not in hints:
            yield problem


def _problem(detail: ErrorDetails, model: type[BaseModel]) -> Diagnostic:
    path = [str(part) for part in detail["loc"]]
    kind, given = detail["type"], detail.get("input")
    hint = None
    if kind == "extra_forbidden":
        valid = _field_names(model, path[:-1])
        text = f"unknown key '{path[-1]}'"
        hint = nearest(path[-1], valid) or f"expected one of {expected(valid, 20)}"
    elif kind == "missing":
        text = f"the key '{path[-1]}' is missing"
    elif kind == "string_too_short":
        text = "expected a text that is not empty"
    elif kind in EXPECTED:
        text = f"expected {EXPECTED[kind]}, not {_shown(given)}"
        hint = _instead(kind, given)
    elif kind == "string_pattern_mismatch":
        pattern = str(detail.get("ctx", {}).get("pattern", ""))
        text = f"expected {_PATTERNS.get(pattern, f'text like {pattern}')}, not {_shown(given)}"
    else:
        text = detail["msg"].removeprefix("Value error, ")
        condition = _CONDITION.match(text)
        if condition:
            path.append(condition.group(1))
            text = condition.group(2)
        # What is wrong with several keys together is told at the one it names first.
        field = _FIELD.match(text)
        if not path and field and field.group(1) in model.model_fields:
            path.append(field.group(1))
            text = field.group(2)
        text = text[:1].lower() + text[1:]
        if kind != "value_error" and isinstance(given, (str, int, float, bool)):
            text += f", not {_shown(given)}"
        if kind == "literal_error" and isinstance(given, str):
            options = re.findall(r"'([^']+)'", str(detail.get("ctx", {}).get("expected", "")))
            hint = nearest(given, options)
    return Diagnostic(kind.replace("_", "-"), text, key=".".join(path), hint=hint)


def _shown(given: object) -> str:
    """What was written, in the words of a TOML file."""
    if isinstance(given, (list, tuple)):
        return "a list"
    if isinstance(given, Mapping):
        return "a table"
    if isinstance(given, bool):
        return str(given).lower()
    return repr(str(given)[:60])


def _instead(kind: str, given: object) -> str | None:
    """What to write instead, where that can be seen from what was written."""
    if kind in ("float_type", "int_type"):
        only = given[0] if isinstance(given, (list, tuple)) and len(given) == 1 else given
        text = str(only)
        if only is not given or isinstance(given, str):
            number = re.fullmatch(r"-?\d+([.,]\d+)?", text)
            return f"write {text.replace(',', '.')}" if number else "write the number alone"
        return "write one number" if isinstance(given, (list, tuple)) else None
    if kind == "bool_type" and str(given).lower() in ("yes", "no", "true", "false"):
        return f"write {'true' if str(given).lower() in ('yes', 'true') else 'false'}"
    if kind == "tuple_type" and isinstance(given, str):
        return f'write ["{given[:60]}"]'
    if kind == "string_type" and isinstance(given, (int, float)):
        return f'write "{given}"'
    return None


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


def _model_within(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in getattr(annotation, "__args__", ()):
        model = _model_within(inner)
        if model is not None:
            return model
    return None
