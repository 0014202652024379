"""How the reasoning words subjects, rules, conditions and changes."""

from __future__ import annotations

import pytest

from advisor.advise import sketching
from advisor.core.message import Label, Listing
from advisor.core.reasoning.inference import FactRef
from advisor.core.reasoning.outline import FactUse
from advisor.core.rules.condition import Condition, Operator
from advisor.core.rules.fact import BUSINESS, Subject
from advisor.core.whatif.causes import FactDifference
from advisor.core.whatif.edits import Change
from advisor.language import english
from advisor.report.phrases import Phrases
from tests.builders import answers, question, rulebase

BASE = rulebase(
    question("business.p", label="Open"), question("business.n", "number", label="Hours")
)
GIVEN = answers("hiring", people=("Rosa",))
PHRASES = Phrases(BASE, english(), sketching(BASE)(GIVEN))
N = BASE.questions["business.n"]


def test_the_business_needs_no_name() -> None:
    assert PHRASES.about(BUSINESS) == ""


def test_a_link_is_named_by_relationship_and_goal() -> None:
    link = Subject(goal="hiring", relationship="rosa")
    assert PHRASES.about(link) == "Rosa, “hiring”"


@pytest.mark.parametrize(
    ("template", "title"),
    [
        ("Ask them: {relationship.name}", "Ask them"),
        ("Answer what waits ({relationship.name})", "Answer what waits"),
        ("Do it again: “{business.p}”", "Do it again"),
        ("{business.n}: from {business.n} on", "Hours: from Hours on"),
        ("{business.p}: count {business.n}", "Open: count …"),
        ("Let {relationship.name} try it", "Let … try it"),
        ("Ask ten {people}", "Ask ten customers"),
    ],
)
def test_a_title_about_nobody_yet_is_read_without_marks_for_answers(
    template: str, title: str
) -> None:
    assert PHRASES.title(template) == title


@pytest.mark.parametrize(
    ("refs", "source"), [((), "our own judgement"), (("§4.20",), "article §4.20")]
)
def test_a_rule_says_where_it_comes_from(refs: tuple[str, ...], source: str) -> None:
    assert PHRASES.rule("r", BUSINESS, refs) == f"rule r · {source}"


def test_several_conditions_on_a_fact_are_all_named() -> None:
    conditions = (Condition("business.n", "min", 2.0), Condition("business.n", "max", 5.0))
    assert PHRASES.needed(conditions) == "at least 2; at most 5"


@pytest.mark.parametrize(
    ("operator", "number", "said"),
    [("max", 2.99, "less than 3"), ("min", 0.01, "more than 0"), ("min", 2.5, "at least 2.5")],
)
def test_a_hundredth_beside_a_whole_number_is_read_as_meant(
    operator: Operator, number: float, said: str
) -> None:
    assert PHRASES.needed((Condition("business.n", operator, number),)) == said


def test_a_change_says_what_the_answer_is_now() -> None:
    assert PHRASES.change(Change(N, None, 3, 5), GIVEN) == "Hours: 5 (now: 3)"


def test_a_change_that_larger_numbers_do_as_well_says_so() -> None:
    assert PHRASES.change(Change(N, None, 3, 5, reach="up"), GIVEN) == "Hours: 5 or more (now: 3)"


def test_of_many_other_answers_that_do_as_well_a_few_are_named() -> None:
    many = rulebase(question("business.m", options=tuple("abcdefghij"))).questions["business.m"]
    others = tuple(Change(many, None, "a", option) for option in "cdefghij")
    some = PHRASES.change(Change(many, None, "a", "b"), GIVEN, others[:6])
    assert some.endswith(": b; or c; or d; or e; or f; or g; or 1 other answer (now: a)")
    assert "any other answer (now: a)" in PHRASES.change(
        Change(many, None, "a", "b"), GIVEN, others
    )


def test_other_answers_that_do_as_well_are_alternatives() -> None:
    p = BASE.questions["business.p"]
    found = PHRASES.change(Change(p, None, "a", "b"), GIVEN, (Change(p, None, "a", "c"),))
    assert found == "Open: b; or c (now: a)"


def test_an_entry_that_is_taken_away_is_named() -> None:
    name = BASE.questions["relationship.name"]
    assert PHRASES.change(Change(name, 0, "Rosa", None, "gone"), GIVEN) == "without Rosa"


def test_an_answer_of_an_entry_says_whose_it_is() -> None:
    kind = BASE.questions["relationship.kind"]
    found = PHRASES.change(Change(kind, 0, "regulars", "staff"), GIVEN)
    assert found == "kind (Rosa): staff (now: regulars)"


def test_a_fact_that_cannot_be_changed_is_marked() -> None:
    marked = Change(N.model_copy(update={"given": True}), None, 3, 5)
    assert PHRASES.change(marked, GIVEN).endswith("[given]")


def test_of_several_things_found_only_those_that_came_or_went_are_told() -> None:
    def found(*labels: str, question: str = "") -> FactUse:
        shown = Listing(tuple(map(Label, labels)))
        return FactUse("business.f", BUSINESS, "Held back by", shown, question)

    ref = FactRef("business.f", BUSINESS)
    for before, after, told in (
        (("a", "b"), ("b",), "no more a"),
        (("b",), ("b", "c"), "now also c"),
        (("a", "b"), ("b", "c"), "no more a; now c"),
        (("a",), ("c",), "a → c"),
    ):
        one = FactDifference(ref, found(*before), found(*after))
        assert PHRASES.difference(one) == f"Held back by: {told}"
