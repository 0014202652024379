"""Answers named in one line: what is taken, and what one is told about what is not."""

from __future__ import annotations

import pytest

from advisor.core.interview.answer import DONT_KNOW
from advisor.core.interview.answers import Answers
from advisor.core.whatif.edits import apply_changes
from advisor.core.whatif.parse_edits import EditErrors, parse_changes
from tests.builders import answers, question, rule, rulebase

BASE = rulebase(
    question("business.staff", "number", whole=True),
    question("business.hears", "choices"),
    question("goal.q"),
    question("relationship.warmth"),
    rule("r", {"business.staff": {"min": 1}}, ask="?"),
)
FIRM = answers("customers", people=("Café Rosa", "Anna"), staff=3)


def changed(*texts: str) -> Answers:
    return apply_changes(FIRM, parse_changes(BASE, FIRM, texts), BASE)


def test_an_answer_of_the_business_goes_by_its_name_in_the_file() -> None:
    assert changed("staff=5").business["business.staff"] == 5
    assert changed("business.staff = 5").business["business.staff"] == 5


def test_several_options_are_separated_by_commas() -> None:
    assert changed("hears=a,c").business["business.hears"] == ("a", "c")


def test_a_question_mark_stands_for_not_knowing() -> None:
    assert changed("staff=?").business["business.staff"] is DONT_KNOW


@pytest.mark.parametrize("name", ["relationship.cafe-rosa.warmth", "relationship.1.warmth"])
def test_a_relationship_goes_by_its_id_or_its_place(name: str) -> None:
    assert changed(f"{name}=b").relationships[0]["relationship.warmth"] == "b"


def test_all_that_is_said_of_a_new_entry_is_about_the_same_one() -> None:
    after = changed("goal.new.kind=hiring", "goal.new.q=b")
    assert [dict(goal) for goal in after.goals[1:]] == [{"goal.kind": "hiring", "goal.q": "b"}]


def test_a_new_relationship_has_a_name_even_if_none_was_given() -> None:
    assert changed("relationship.new.kind=staff").relationships[2]["relationship.name"]


def test_an_entry_can_be_taken_away() -> None:
    names = [r["relationship.name"] for r in changed("relationship.anna=gone").relationships]
    assert names == ["Café Rosa"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("staff", "“staff” has no “=”"),
        ("staf=5", "no answer “staf” (did you mean 'staff'?)"),
        ("relationship.cafe-ros.warmth=a", "did you mean 'cafe-rosa'?"),
        ("relationship.cafe-rosa.warmt=a", "did you mean 'warmth'?"),
        ("goal.7.kind=hiring", "there are: 1 or customers; “new” adds one"),
        ("relationship.new.warmth=a", "relationship.new.kind=… as well"),
    ],
)
def test_a_bad_name_gets_one_line_with_what_would_be_valid(text: str, told: str) -> None:
    with pytest.raises(EditErrors) as caught:
        changed(text)
    (error,) = caught.value.found
    assert told in error.text


def test_all_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(EditErrors) as caught:
        changed("staf=5", "staff=5", "goal.7.kind=hiring", "staff=many")
    assert len(caught.value.found) == 3


def test_a_bad_value_says_what_was_wrong_with_it() -> None:
    with pytest.raises(EditErrors) as caught:
        changed("staff=many")
    (error,) = caught.value.found
    assert (error.text, error.problem is not None) == ("staff", True)


OFFERED = rulebase(
    question(
        "goal.measure",
        option=[
            {"id": "orders", "label": "Orders"},
            {"id": "leavers", "label": "Leavers", "when": {"goal.kind": "hiring"}},
        ],
    ),
    rule("r", {"goal.measure": "leavers"}, each="goal", ask="?"),
)


def test_an_option_that_is_not_offered_for_an_entry_is_refused() -> None:
    with pytest.raises(EditErrors) as caught:
        parse_changes(OFFERED, FIRM, ["goal.1.measure=leavers"])
    (error,) = caught.value.found
    assert error.text == (
        "goal.1.measure: “leavers” is not offered for this goal (expected one of orders)"
    )


def test_an_option_that_another_change_puts_on_offer_is_taken() -> None:
    changes = parse_changes(OFFERED, FIRM, ["goal.1.measure=leavers", "goal.1.kind=hiring"])
    assert len(changes) == 2


def test_two_values_for_one_answer_are_refused() -> None:
    with pytest.raises(EditErrors) as caught:
        changed("relationship.1.warmth=a", "staff=5", "relationship.cafe-rosa.warmth=b")
    (error,) = caught.value.found
    assert error.text == "relationship.cafe-rosa.warmth: this answer is given twice"
