"""The whole program in lines: the same questions and the same strategy as everywhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.advise import advise
from advisor.core.rules.rulebase import Rulebase
from advisor.engine.chain import Matcher
from advisor.language import english
from advisor.report.document import build_document
from advisor.report.plain_text import text_lines
from tests.driving import DAY, FIRMS, answers_at_the_end, firm, lines, moments, one_quick
from tests.plain.talking import Talk


@pytest.mark.slow
@pytest.mark.parametrize("name", one_quick(FIRMS))
def test_a_whole_interview_asks_what_the_core_asks_and_ends_in_the_same_strategy(
    name: str, talk: Talk, real: Rulebase, reference: Matcher
) -> None:
    answers = firm(name, real)
    said = talk(*lines(real, answers))
    pages = [m.page for m in moments(real, answers) if m.depth == "first" and not m.unconfirmed]
    asked = [
        (page.area.intro or "") if page.kind == "naming" else page.questions[0].text
        for page in pages
        if page is not None and (page.kind == "naming" or len(page.questions) == 1)
    ]
    position = 0
    for text in asked:
        position = said.index(text, position) + len(text)
    outline = advise(real, answers_at_the_end(real, answers, "first"), reference, DAY)
    whole = "\n".join(text_lines(build_document(outline, english(), whole=True)))
    assert whole not in said
    assert whole in talk("1", ":show", ":quit")


def test_the_end_of_the_input_saves(talk: Talk, tmp_path: Path) -> None:
    assert "Saved in" in talk("Rye & Co")
    assert len(list((tmp_path / "interviews").glob("*.toml"))) == 1


def test_hostile_lines_are_told_off_and_lose_nothing(talk: Talk) -> None:
    said = talk("\x1b[31m[bold]x[/]\x07", "y" * 500, "bread", ":nonsense", "70", "1")
    assert "\x1b" not in said
    assert "Please keep it to 200 characters" in said
    assert "Please type a number from 1 to 14." in said
