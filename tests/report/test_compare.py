"""Two outlines side by side: what differs, and which answer explains it."""

from __future__ import annotations

import json
from dataclasses import dataclass

from advisor.core.interview.answers import Answers
from advisor.core.reasoning.outline import Outline
from advisor.core.reasoning.why import Explainer
from advisor.core.whatif.causes import FactDifference
from advisor.core.whatif.compare import Difference, compare
from advisor.report.compare import difference_text
from advisor.report.compare_json import FactDifferenceJson, difference_json
from tests.builders import answers
from tests.report.firm import OPEN, SHUT, entry, explainer, outline, phrases


@dataclass(frozen=True)
class OneSide:
    """An outline that was written by hand, beside the explanation of some answers."""

    outline: Outline
    explainer: Explainer


def side(given: Answers, made: Outline) -> OneSide:
    return OneSide(made, explainer(given))


def difference() -> Difference:
    before, after = outline(entry("x")), outline(entry("y", why=entry("y").why))
    return compare(side(OPEN, before), side(SHUT, after))


def test_the_two_sides_are_named() -> None:
    found = difference_text(difference(), ("now", "then"), phrases())
    assert found.splitlines()[0] == "now → then"


def test_an_answer_that_differs_is_shown_on_both_sides() -> None:
    found = difference_text(difference(), ("now", "then"), phrases())
    assert "  - Open on Sundays: a → b" in found.splitlines()


def test_what_comes_in_and_what_goes_out_have_headings_of_their_own() -> None:
    lines = difference_text(difference(), ("now", "then"), phrases()).splitlines()
    assert {"Comes in (1)", "Goes out (1)"} <= set(lines)


def test_what_is_only_said_to_be_left_out_neither_comes_in_nor_goes_out() -> None:
    before, after = outline(entry("x", "left-out")), outline(entry("y", "left-out"))
    found = compare(side(OPEN, before), side(SHUT, after))
    lines = difference_text(found, ("now", "then"), phrases()).splitlines()
    assert {"Newly considered and left out (1)", "No longer has to be left out (1)"} <= set(lines)
    assert not {"Comes in (1)", "Goes out (1)"} & set(lines)


def test_work_that_was_done_within_other_work_says_so_and_names_no_rule() -> None:
    before, after = outline(entry("thank", also=("x",))), outline(entry("x"))
    found = compare(side(SHUT, before), side(OPEN, after))
    told = difference_text(found, ("now", "then"), phrases())
    assert "X (x)\n   └─ So far it was done within “thank” (thank)." in told
    (now,) = (one for one in found.items if one.item.id == "x")
    assert now.chains == ()
    back = compare(side(OPEN, after), side(SHUT, before))
    told = difference_text(back, ("now", "then"), phrases())
    assert "Now it is done within “thank” (thank)." in told
    found_json = json.loads(difference_json(back, ("now", "then"), phrases()))["items"]
    assert [one["done_within"] for one in found_json if one["id"] == "x"] == ["thank"]


def test_that_only_one_side_has_somebody_is_said_only_where_it_is_so() -> None:
    found = compare(side(OPEN, outline(entry("z"))), side(OPEN, outline()))
    told = difference_text(found, ("now", "then"), phrases())
    assert "No rule about it changed; other advice that it hangs on did." in told


def test_what_the_plan_costs_is_not_called_like_the_money_there_is() -> None:
    found = difference_text(difference(), ("now", "then"), phrases())
    assert "What the plan costs a month: €0 → €0" in found.splitlines()


def test_the_same_outline_twice_is_said_to_be_the_same() -> None:
    same = side(OPEN, outline(entry("x")))
    found = difference_text(compare(same, same), ("now", "then"), phrases())
    assert "The advice is the same." in found


def test_json_gives_the_section_of_the_side_that_has_the_item() -> None:
    found = json.loads(difference_json(difference(), ("now", "then"), phrases()))
    sides = {one["id"]: (one["section_before"], one["section_after"]) for one in found["items"]}
    assert sides == {"x": ("tactics", None), "y": (None, "tactics")}


def test_json_has_null_for_a_fact_that_one_side_lacks() -> None:
    (fact,) = difference().facts
    lost = FactDifference(fact.ref, fact.before, None)
    context = {"language": phrases().language}
    shape = FactDifferenceJson.model_validate(lost, context=context)
    assert (shape.label, shape.before, shape.after) == ("Open on Sundays", "a", None)


def test_in_short_the_answer_is_told_and_not_the_rules_between() -> None:
    found = difference_text(difference(), ("now", "then"), phrases(), whole=False)
    assert "└─ Open on Sundays: a → b" in found
    assert "no more:" not in found
    assert found.endswith("--all shows the rules between an answer and the advice.\n")
    assert "no more: " in difference_text(difference(), ("now", "then"), phrases())


def test_what_only_one_side_has_says_what_each_answer_is_an_answer_to() -> None:
    both = compare(side(OPEN, outline()), side(answers("hiring", people=("Rosa",)), outline()))
    told = difference_text(both, ("now", "then"), phrases(answers(people=("Rosa",))))
    assert "  - only in then: Rosa (kind: regulars)" in told.splitlines()
