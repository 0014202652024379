"""Where one is in the interview, in words."""

from __future__ import annotations

from advisor.core.interview.progress import review
from advisor.core.interview.steps import plan_interview
from advisor.language import english
from advisor.tui.widgets.progress import place_in_words
from tests.builders import answers, item, question, rule, rulebase
from tests.tui.conftest import Run

BASE = rulebase()


def test_a_place_is_its_part_of_the_interview() -> None:
    parts = review(BASE, plan_interview(BASE, answers("hiring", people=("Rosa",))))
    assert place_in_words(english(), parts[2].area, parts) == "People (part 3 of 3)"


async def test_how_many_questions_are_open_is_not_cut_beside_a_long_name(run: Run) -> None:
    base = rulebase(
        question("business.p"),
        item("x", "tactic", claim="duty"),
        rule("r", {"business.p": "a"}, recommend="x"),
    )
    async with run((60, 20), base=base) as program:
        await program.press("n")
        await program.burst(*"Rye and all of her many daughters", "enter", "f4", "1", "enter")
        await program.press("f5")
        top = program.text().splitlines()[0]
        assert "… " in top
        assert "question open" in top or "questions open" in top
