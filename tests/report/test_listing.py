"""The rule base as lists, for people and for programs."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from advisor.errors import AdvisorError
from advisor.language import english
from advisor.report import listing
from tests.report.firm import BASE


def test_a_name_that_is_not_there_is_refused_with_the_nearest() -> None:
    with pytest.raises(AdvisorError, match="strong"):
        listing.select(BASE.rules, "stron", "rule")


def test_without_a_name_everything_is_selected() -> None:
    assert listing.select(BASE.rules, None, "rule") == BASE.rules


def test_of_a_table_its_rows_are_named() -> None:
    definitions = replace(BASE.definitions, tables={"several": ("r", "s")})
    with pytest.raises(AdvisorError, match=r"'several' is a table of rules.*: r, s$"):
        listing.select_rules(replace(BASE, definitions=definitions), "several")


def test_of_an_item_its_kind_and_the_rules_that_recommend_it_are_named() -> None:
    with pytest.raises(AdvisorError, match=r"'x' is an item of the kind '\w+'.*comes from: r"):
        listing.select_rules(BASE, "x")


def test_rules_are_listed_in_the_order_they_run() -> None:
    found = listing.rules(BASE, BASE.rules, english())
    assert found.index("strong (stratum 1") < found.index("r (stratum 2")


def test_a_rule_is_listed_with_its_condition_conclusion_and_reason() -> None:
    chosen = listing.select(BASE.rules, "r", "rule")
    assert listing.rules(BASE, chosen, english()).splitlines()[1:] == [
        "  when business.f: strong",
        "  then recommend (medium) x: Tell people",
        "  because because it is strong",
    ]


def test_a_question_is_listed_with_its_options() -> None:
    assert "      a: A" in listing.questions(BASE, english()).splitlines()


def test_a_principle_names_the_rules_that_apply_it() -> None:
    assert listing.standing_on(BASE, "listen")["rules"] == ["strong"]


def test_a_long_list_of_names_is_cut_short_unless_one_principle_is_asked_for() -> None:
    names = [f"s{n}" for n in range(9)]
    exercised = dict.fromkeys(BASE.principles, names)
    several = listing.principles(BASE, BASE.principles, exercised, english())
    one = listing.principles(
        BASE, listing.select(BASE.principles, "listen", "principle"), exercised, english()
    )
    assert ("… (9 in all)" in several, "… (9 in all)" in one) == (True, False)


def test_json_gives_a_condition_as_the_rule_file_writes_it() -> None:
    (rule,) = json.loads(listing.rules_json(listing.select(BASE.rules, "s", "rule")))
    assert rule["when"] == [{"fact": "business.p", "operator": "is", "operand": ["b"]}]
