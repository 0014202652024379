"""Where everything comes from: the answers, numbered, and what is based on each."""

from __future__ import annotations

from collections import Counter

import pytest

from advisor.advise import open_case
from advisor.core.reasoning.outline import Justification
from advisor.core.rules.rulebase import Rulebase
from advisor.engine.chain import Matcher
from advisor.files.interview import read_interview
from advisor.language import english
from advisor.report.blocks import Line, Lines
from advisor.report.sources import reasoning_blocks, source_of
from tests.conftest import ROOT
from tests.report.firm import DAY, entry, outline


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


@pytest.mark.parametrize("name", ["supply-one-source", "accounts-leaving-one-of-two"])
def test_no_two_answers_are_called_alike(name: str, real: Rulebase, reference: Matcher) -> None:
    answered = read_interview(ROOT / "scenarios" / f"{name}.toml", real).answers
    case = open_case(real, answered, reference, DAY)
    first, *_ = (
        block.lines
        for block in reasoning_blocks(case.outline, english())
        if isinstance(block, Lines)
    )
    labels = Counter(line.label.partition(". ")[2] for line in first)
    assert [label for label, count in labels.items() if count > 1] == []
