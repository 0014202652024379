"""Where everything comes from: the answers, numbered, and what is based on each."""

from __future__ import annotations

from advisor.core.reasoning.outline import Justification
from advisor.language import english
from advisor.report.blocks import Line, Lines
from advisor.report.sources import reasoning_blocks, source_of
from tests.report.firm import entry, outline


def lists(*names: str) -> list[tuple[Line, ...]]:
    blocks = reasoning_blocks(outline(*map(entry, names)), english())
    return [block.lines for block in blocks if isinstance(block, Lines)]


def test_paragraphs_of_the_article_are_named() -> None:
    assert source_of(Justification(refs=("§4.20", "§5.7")), english()) == "§4.20, §5.7"


def test_a_judgement_is_called_our_own() -> None:
    assert source_of(Justification(basis="judgement"), english()) == "Our own judgement"


def test_an_answer_used_twice_is_numbered_once() -> None:
    answers, _ = lists("x", "y")
    assert answers == (Line("1. Open on Sundays", "a"),)


def test_every_item_names_the_numbers_of_its_answers_and_its_rules() -> None:
    _, items = lists("x")
    assert items == (Line("X", "Answer 1; Rules: r"),)
