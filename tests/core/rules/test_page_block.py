"""Which questions are asked together."""

from __future__ import annotations

from advisor.core.rules.page_block import page_blocks
from advisor.core.rules.question import Area, Question
from tests.builders import question

FIRM = Area(id="business", title="Business")
PEOPLE = Area(
    id="relationship", title="People", repeat="relationship", at_most=12, add="Any others?"
)


def laid_out(area: Area, *questions: Question) -> list[tuple[str, list[str]]]:
    return [(kind, [q.label for q in asked]) for kind, _, asked in page_blocks(area, questions)]


def test_a_question_alone_is_a_page() -> None:
    assert laid_out(FIRM, question("business.p")) == [("question", ["p"])]


def test_neighbours_of_one_screen_are_a_form() -> None:
    one, two = question("business.p", screen="means"), question("business.q", screen="means")
    assert laid_out(FIRM, one, two) == [("form", ["p", "q"])]


def test_questions_of_one_screen_that_are_apart_are_asked_apart() -> None:
    one, two = question("business.p", screen="means"), question("business.q", screen="means")
    between = question("business.r")
    assert [asked for _, asked in laid_out(FIRM, one, between, two)] == [["p"], ["r"], ["q"]]


def test_what_every_entry_needs_is_asked_with_its_name() -> None:
    name = question("relationship.name", "text", required=True)
    kind, warmth = question("relationship.kind", required=True), question("relationship.warmth")
    pages = laid_out(PEOPLE, name, warmth, kind)
    assert pages == [("naming", ["name", "kind"]), ("grid", ["warmth"])]
