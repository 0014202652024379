"""The JSON Schema of rule files, made from the models, for editors that complete and check TOML."""

from __future__ import annotations

from typing import Any

from pydantic.json_schema import models_json_schema

from advisor.files.rule_files import TABLES


def rulebase_schema() -> dict[str, Any]:
    """One schema for every rule file: each may have any of the tables, any number of times.

    It is looser than the checks at loading, which also know which names there are.
    """
    references, definitions = models_json_schema(
        [(model, "validation") for model in TABLES.values()]
    )
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Rule file of a strategy adviser",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            table: {"type": "array", "items": references[(model, "validation")]}
            for table, model in TABLES.items()
        },
        "$defs": definitions["$defs"],
    }
