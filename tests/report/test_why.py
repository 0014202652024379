"""Why an item is there: reasons, value, place, cost and what depends on it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from advisor.core.message import message
from advisor.core.reasoning.why import Derivation
from advisor.core.rules.catalogue import Work
from advisor.core.rules.fact import BUSINESS
from advisor.core.strategy.item_context import (
    Cost,
    ItemContext,
    Neighbour,
    Position,
    RelatedItem,
    Vote,
)
from advisor.report.why import why_text
from advisor.report.why_json import why_json
from tests.builders import item
from tests.report.firm import entry, firing, phrases

BARE = ItemContext(entry("x"), (), None, (), None, (), (), ())
NO_RULES = Derivation(())
BEHIND = Derivation((firing("r"),))


def document(standing: ItemContext, derivation: Derivation = BEHIND) -> dict[str, Any]:
    (found,) = json.loads(why_json([(standing, derivation)], phrases()))["items"]
    assert isinstance(found, dict)
    return found


def text(standing: ItemContext, derivation: Derivation = BEHIND) -> str:
    return why_text(standing, derivation, phrases())


def work() -> Work:
    made = item("x", "tactic", setup_hours=[1, 2])
    assert isinstance(made, Work)
    return made


def test_the_reasons_go_down_to_the_answers() -> None:
    assert "Open on Sundays: a (your answer; needed: a)" in text(BARE)


def test_an_item_without_rules_repeats_the_answers() -> None:
    assert "└─ Open on Sundays: a" in text(BARE, NO_RULES)


def test_json_lists_answers_only_where_no_rule_is_behind_the_item() -> None:
    assert document(BARE)["stated"] == []
    assert [fact["fact"] for fact in document(BARE, NO_RULES)["stated"]] == ["business.p"]


def test_work_that_is_done_within_other_work_is_named_first() -> None:
    standing = replace(BARE, stands_for="listen")
    assert text(standing).startswith("listen is done within “x” (x): its rules and theirs.\n")
    assert (document(standing)["stands_for"], document(BARE)["stands_for"]) == ("listen", "")


def test_votes_that_differ_say_which_one_counts() -> None:
    votes = (Vote("r", BUSINESS, "high", True), Vote("s", BUSINESS, "low", False))
    assert "The highest counts." in text(replace(BARE, votes=votes))


def test_a_neighbour_says_what_decided() -> None:
    place = Position(2, 3, before=Neighbour("y", message("Y"), "value"))
    assert "Before it comes “Y”, because it is worth more." in text(replace(BARE, place=place))
    assert document(replace(BARE, place=place))["place"] == {
        "number": 2,
        "of": 3,
        "before": {"id": "y", "title": "Y", "decided_by": "value"},
        "after": None,
    }


def test_of_two_neighbours_of_which_one_is_about_a_relationship_that_is_said() -> None:
    near = Neighbour("y", message("Y"), "relationship", alone=True)
    found = text(replace(BARE, place=Position(2, 3, before=near, after=near)))
    assert "Before it comes “Y”, because it is about a relationship, and this about none." in found
    assert "After it comes “Y”, because it is about no relationship." in found


def test_what_the_same_person_does_first_is_not_told_as_what_is_worth_more() -> None:
    cost = Cost(work(), None, None, before=message("Y"))
    assert "The same person begins this before it: Y." in text(replace(BARE, cost=cost))


def test_what_takes_the_hours_until_then_is_not_named_a_second_time() -> None:
    then = message("Until then this takes the hours: {task}.", task=message("Y"))
    said = text(replace(BARE, cost=Cost(work(), None, None, then=then, before=message("Y"))))
    assert "Until then this takes the hours: Y." in said
    assert "The same person" not in said


def test_work_outside_the_plan_has_hours_and_no_week() -> None:
    cost = document(replace(BARE, cost=Cost(work(), None, None)))["cost"]
    assert (cost["setup_hours"], cost["planned"], cost["by"], cost["start"]) == (
        [1.0, 2.0],
        False,
        "",
        None,
    )


def test_what_waits_for_an_item_is_named() -> None:
    needed = (RelatedItem("y", message("Y"), "tactic"),)
    assert "  · Y (y)" in text(replace(BARE, needed_by=needed)).splitlines()
    assert document(replace(BARE, needed_by=needed))["needed_by"] == [
        {"id": "y", "title": "Y", "kind": "tactic"}
    ]


def test_companions_are_listed_by_goal() -> None:
    companions = (("customers", (RelatedItem("y", message("Y"), "kpi"),)),)
    assert list(document(replace(BARE, companions=companions))["companions"]) == ["customers"]
