"""A second firm beside the one that a class knows."""

from __future__ import annotations

from advisor.advise import open_case
from advisor.core.rules.rulebase import Rulebase
from advisor.core.teaching.lesson import make_lesson
from advisor.core.whatif.compare import compare
from advisor.engine.reference import ReferenceMatcher
from advisor.language import english
from advisor.report.blocks import Block, Document, Heading, Line, Lines, Paragraph, Table
from advisor.report.lesson import Teaching
from advisor.report.phrases import Phrases
from advisor.report.side_by_side import side_by_side
from tests.driving import firm
from tests.paper.conftest import DAY


def pair(rulebase: Rulebase, *scenarios: str) -> Document:
    matcher, language = ReferenceMatcher(rulebase), english()
    one, other = (open_case(rulebase, firm(n, rulebase), matcher, DAY) for n in scenarios)
    phrases = Phrases(rulebase, language, other.inference, one.inference)
    first, second = (
        Teaching(make_lesson(case), phrases, name)
        for case, name in zip((one, other), scenarios, strict=True)
    )
    pages: tuple[tuple[Block, ...], ...] = tuple(
        (Lines((Line("Goal", "the same"), Line("Move", name))),) for name in scenarios
    )
    return side_by_side(first, second, compare(one, other), (pages[0], pages[1]), phrases)


def under(document: Document, heading: str) -> list[Block]:
    """What stands under each heading of this name."""
    found: list[Block] = []
    there = False
    for block in document.blocks:
        if isinstance(block, Heading):
            there = block.text == heading
        elif there:
            found.append(block)
    return found


def test_the_answer_that_differs_is_shown_for_both(real: Rulebase) -> None:
    found = pair(real, "franchise", "alliance-branch-allowed")
    (table,) = under(found, "What is different")
    assert isinstance(table, Table)
    assert table.header == ("", "franchise", "alliance-branch-allowed")
    assert table.rows == (("What you may not do", "make joint offers", "nothing is forbidden"),)


def test_a_question_is_asked_of_the_second_firm_only_where_its_answer_is_another(
    real: Rulebase,
) -> None:
    found = pair(real, "franchise", "alliance-branch-allowed")
    headings = (block.text for block in found.blocks if isinstance(block, Heading))
    ask = next(text for text in headings if text.startswith("Is an alliance to be begun"))
    choices, answers = under(found, ask)
    assert isinstance(choices, Lines)
    assert isinstance(answers, Table)
    assert answers.rows == (("✓", "No: with nobody, for now.", "Yes: with “Gym Forward”."),)
    assert under(found, "Which reason leads?") == []


def test_what_all_differences_have_in_common_is_said_once(real: Rulebase) -> None:
    found = pair(real, "franchise", "alliance-branch-allowed")
    reason, items = under(found, "No longer has to be left out")
    assert isinstance(reason, Paragraph)
    assert isinstance(items, Lines)
    assert {line.text for line in items.lines} == {""}


def test_what_both_pages_say_alike_is_left_out(real: Rulebase) -> None:
    found = pair(real, "franchise", "alliance-branch-allowed")
    (table,) = under(found, "What page one says of each")
    assert isinstance(table, Table)
    assert table.rows == (("Move", "franchise", "alliance-branch-allowed"),)


def test_of_two_alike_it_says_that_no_answer_differs(real: Rulebase) -> None:
    found = pair(real, "franchise", "franchise")
    assert under(found, "What is different") == [Paragraph("No answer differs.")]
