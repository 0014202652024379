"""The outline for programs: documented by its schema, and true to it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import jsonschema
import pytest

from advisor.core.reasoning.outline import Outline
from advisor.core.rules.rulebase import Rulebase
from advisor.language import english
from advisor.report.outline_json import APART, OutlineJson, outline_to_json

Json = dict[str, Any]
SCHEMA = OutlineJson.model_json_schema(mode="serialization")


@pytest.fixture(scope="module")
def documents(outlines: Mapping[str, Outline]) -> dict[str, Json]:
    """The JSON of every scenario's outline."""
    return {
        name: json.loads(outline_to_json(outline, english())) for name, outline in outlines.items()
    }


def items_of(document: Json) -> Iterator[Json]:
    for part in ("items", *APART.values()):
        yield from document[part]


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_every_field_is_described() -> None:
    tables = {"outline": SCHEMA, **SCHEMA["$defs"]}
    silent = [
        f"{name}.{field}"
        for name, table in tables.items()
        for field, entry in table["properties"].items()
        if not entry.get("description")
    ]
    assert silent == []


@pytest.mark.slow
def test_every_outline_keeps_to_the_schema(documents: dict[str, Json]) -> None:
    validator = jsonschema.Draft202012Validator(SCHEMA)
    for name, document in documents.items():
        assert [error.message for error in validator.iter_errors(document)] == [], name


def test_the_schema_refuses_what_is_not_an_outline() -> None:
    validator = jsonschema.Draft202012Validator(SCHEMA)
    assert not validator.is_valid({"format": 1})


def test_ids_are_unique_in_an_outline(documents: dict[str, Json]) -> None:
    for name, document in documents.items():
        ids = [item["id"] for item in items_of(document)]
        twice = sorted({one for one in ids if ids.count(one) > 1})
        assert twice == [], name


def test_sections_name_every_item_once_in_its_rank(documents: dict[str, Json]) -> None:
    for document in documents.values():
        items = {item["id"]: item for item in items_of(document)}
        for section in document["sections"]:
            ranks = [items[name]["rank"] for name in section["items"]]
            assert ranks == list(range(1, len(ranks) + 1))
            assert {items[name]["section"] for name in section["items"]} <= {section["id"]}


def test_what_stands_under_an_item_names_it(documents: dict[str, Json]) -> None:
    for document in documents.values():
        ids = {item["id"] for item in items_of(document)}
        under = [item for item in items_of(document) if item["rank"] == 0]
        assert {item["parent"] for item in under} <= ids
        assert all(item["parent"] == "" for item in items_of(document) if item["rank"])


def test_every_answer_behind_an_item_names_its_question(
    documents: dict[str, Json], real: Rulebase
) -> None:
    for document in documents.values():
        for item in items_of(document):
            assert {fact["question"] for fact in item["facts"]} <= set(real.questions)


def test_rules_and_principles_are_named_by_their_ids(
    documents: dict[str, Json], real: Rulebase
) -> None:
    for document in documents.values():
        for item in items_of(document):
            assert set(item["rules"]) <= set(real.rules)
            assert set(item["principles"]) <= set(real.principles)
            assert item["basis"] == "judgement" or item["refs"]
