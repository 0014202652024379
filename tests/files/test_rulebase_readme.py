"""The READMEs of the rule base name every table and field, and their examples are right."""

from __future__ import annotations

import re
import textwrap

import jsonschema
import pytest
import tomli
from pydantic import BaseModel

from advisor.core.rules.condition import OPERATORS
from advisor.core.rules.question import Option
from advisor.core.rules.rule import Conclusion
from advisor.core.rules.table import Row
from advisor.files.resources import rulebase_folder
from advisor.files.rule_files import TABLES
from advisor.files.rulebase_schema import rulebase_schema

TEXT = "".join(
    (rulebase_folder() / name).read_text(encoding="utf-8")
    for name in ("README.md", "interview/README.md")
)
EXAMPLES = [
    textwrap.dedent(match.group(1))
    for match in re.finditer(r"^ *```toml\n(.*?)^ *```", TEXT, re.DOTALL | re.MULTILINE)
]
MODELS: dict[str, type[BaseModel]] = {**TABLES, "option": Option, "then": Conclusion, "row": Row}


@pytest.mark.parametrize("table", TABLES)
def test_every_table_is_explained(table: str) -> None:
    assert f"`{table}`" in TEXT or f"[[{table}]]" in TEXT


@pytest.mark.parametrize("name", MODELS)
def test_every_field_is_explained(name: str) -> None:
    fields = MODELS[name].model_fields.items()
    named = {field.alias or key for key, field in fields}
    assert {key for key in named if f"`{key}" not in TEXT} == set()


@pytest.mark.parametrize("operator", OPERATORS)
def test_every_test_of_a_fact_is_in_the_table_of_conditions(operator: str) -> None:
    text = (rulebase_folder() / "README.md").read_text(encoding="utf-8")
    table = text.partition("### Conditions")[2].partition("### Texts")[0]
    assert re.search(rf"^\| .*`\{{ (min = 2, )?{operator} =", table, re.MULTILINE)


@pytest.mark.parametrize("number", range(len(EXAMPLES)))
def test_every_example_fits_the_schema(number: int) -> None:
    errors = jsonschema.Draft7Validator(rulebase_schema()).iter_errors(
        tomli.loads(EXAMPLES[number])
    )
    assert [error.message for error in errors] == []


def test_there_is_an_example_of_each_table_but_the_plainest_items() -> None:
    shown = {table for example in EXAMPLES for table in tomli.loads(example)}
    plain = {
        "reason",
        "use",
        "stance",
        "verdict",
        "proposal",
        "objective",
        "reputation",
        "outside",
    }
    assert set(TABLES) - shown == plain
