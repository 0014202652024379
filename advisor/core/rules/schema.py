"""The common ground of everything a rule author writes: frozen, strict, no unknown keys."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints

from advisor.core.rules.condition import Condition, parse_conditions


class Definition(BaseModel):
    """One table of a rule file."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", strict=True, arbitrary_types_allowed=True
    )


def _conditions(raw: Any) -> Any:
    return parse_conditions(raw) if isinstance(raw, dict) else raw


def _tuple(raw: Any) -> Any:
    """TOML has arrays only; definitions hold tuples."""
    return tuple(raw) if isinstance(raw, list) else raw


Conditions = Annotated[tuple[Condition, ...], BeforeValidator(_conditions)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
OptionId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
FactKey = Annotated[str, StringConstraints(pattern=r"^[a-z]+\.[a-z][a-z0-9_]*$")]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Ids = Annotated[tuple[Id, ...], BeforeValidator(_tuple)]
Texts = Annotated[tuple[Text, ...], BeforeValidator(_tuple)]
