"""The common ground of everything a rule author writes: frozen, strict, no unknown keys.

Each type also says what it looks like in a TOML file, for the JSON Schema that
editors read.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    StringConstraints,
    WithJsonSchema,
)

from advisor.core.rules.condition import OPERATORS, Condition, parse_conditions
from advisor.core.rules.fact import scope_of

ID = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
TABLE_ID = r"^[a-z][a-z0-9*]*(-[a-z0-9*]+)*$"
OPTION_ID = r"^[a-z][a-z0-9_]*$"
FACT_KEY = r"^[a-z]+\.[a-z][a-z0-9_]*$"
TESTED_FACT = r"^(some )?[a-z]+\.[a-z][a-z0-9_]*$"


class Definition(BaseModel):
    """One table of a rule file."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,
        arbitrary_types_allowed=True,
        allow_inf_nan=False,
    )


def _conditions(raw: Any) -> Any:
    if isinstance(raw, dict):
        return parse_conditions(raw)
    if isinstance(raw, tuple):
        return raw
    raise ValueError('expected a table of facts and tests, as { "goal.kind" = "leads" }')


def _tuple(raw: Any) -> Any:
    """TOML has arrays only; definitions hold tuples."""
    return tuple(raw) if isinstance(raw, list) else raw


def _about_something(key: str) -> str:
    scope_of(key)
    return key


_OPTIONS = {
    "anyOf": [
        {"type": "string"},
        {"type": "array", "items": {"type": "string"}, "minItems": 1},
    ]
}
_OPERANDS = {
    name: {"type": "boolean"}
    if name == "known"
    else {"type": "number"}
    if name in ("min", "max")
    else _OPTIONS
    for name in OPERATORS
}
# One test of a fact: an option, a list of them, a number, or a table of operators.
TEST_SCHEMA: dict[str, Any] = {
    "anyOf": [
        *_OPTIONS["anyOf"],
        {"type": "number"},
        {
            "type": "object",
            "properties": _OPERANDS,
            "additionalProperties": False,
            "minProperties": 1,
        },
    ]
}
_WHEN = WithJsonSchema(
    {
        "type": "object",
        "description": "Facts and what must hold of them; all lines must hold.",
        "additionalProperties": TEST_SCHEMA,
    }
)

AsTuple = BeforeValidator(_tuple)
Conditions = Annotated[tuple[Condition, ...], BeforeValidator(_conditions), _WHEN]
WhenTable = Annotated[Mapping[str, Any], _WHEN]
Id = Annotated[str, StringConstraints(pattern=ID)]
# The id of a table, in which * may stand for that of a measure.
TableId = Annotated[str, StringConstraints(pattern=TABLE_ID)]
OptionId = Annotated[str, StringConstraints(pattern=OPTION_ID)]
# A fact that is named, and may not be there; and one that is declared.
FactName = Annotated[str, StringConstraints(pattern=FACT_KEY)]
FactKey = Annotated[FactName, AfterValidator(_about_something)]
TestedFact = Annotated[str, StringConstraints(pattern=TESTED_FACT)]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Ids = Annotated[tuple[Id, ...], AsTuple]
OptionIds = Annotated[tuple[OptionId, ...], AsTuple]
Texts = Annotated[tuple[Text, ...], AsTuple]
