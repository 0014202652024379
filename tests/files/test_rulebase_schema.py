"""The schema that editors check rule files with, and the files that name it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import tomli

from advisor.files.resources import rulebase_folder
from advisor.files.rulebase_schema import rulebase_schema

# Next to the rule files, whose first line names it.
STORED = rulebase_folder() / "schema.json"
FILES = sorted(rulebase_folder().rglob("*.toml"))
NAMES = [str(path.relative_to(rulebase_folder())) for path in FILES]


@pytest.fixture(scope="module")
def validator() -> Any:
    return jsonschema.Draft7Validator(rulebase_schema())


def test_the_schema_file_is_up_to_date() -> None:
    stored = json.loads(STORED.read_text(encoding="utf-8"))
    assert stored == rulebase_schema(), "run: advisor schema rulebase > rulebase/schema.json"


def test_the_schema_is_one() -> None:
    jsonschema.Draft7Validator.check_schema(rulebase_schema())


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_every_file_fits_the_schema(path: Path, validator: Any) -> None:
    document = tomli.loads(path.read_text(encoding="utf-8"))
    assert [error.message for error in validator.iter_errors(document)] == []


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_every_file_names_the_schema_in_its_first_line(path: Path) -> None:
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    named = path.parent / first.removeprefix("#:schema ")
    assert named.resolve() == STORED.resolve()


@pytest.mark.parametrize(
    "text",
    [
        '[[rule]]\nid = "r"\nbecuase = "x"\nthen = { ask = "?" }\n',
        '[[rule]]\nid = "r"\nbecause = "x"\nthen = { value = "highest", recommend = "x" }\n',
        '[[rule]]\nid = "r"\nbecause = "x"\nwhen = { "a.b" = { nto = "x" } }\n',
        '[[tactics]]\nid = "t"\n',
        '[[table]]\nid = "t"\nrow = [{ "a.b" = "x" }]\n',
    ],
    ids=["unknown key", "unknown value", "unknown operator", "unknown table", "row without id"],
)
def test_a_mistake_is_seen_by_the_schema(text: str, validator: Any) -> None:
    assert list(validator.iter_errors(tomli.loads(text)))


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_no_file_is_too_long_to_find_a_way_in(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400
