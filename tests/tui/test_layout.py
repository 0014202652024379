"""What pages look like, as text, with a rule base of their own that no author changes.

``pytest --snapshot-update`` accepts what is on the screen now.
"""

from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion

from advisor.tui.screens.home import HomePage
from advisor.tui.screens.interview import InterviewPage
from advisor.tui.screens.review import ReviewPage
from advisor.tui.screens.strategy import StrategyPage
from tests.builders import item, question, rule, rulebase
from tests.tui.conftest import Run

BASE = rulebase(
    question("business.buyers", text="Who pays you?", label="Who pays you", required=True),
    question(
        "business.staff",
        "number",
        text="How many people work in the business?",
        help="Count everyone who works there in a normal week.",
        label="People at work",
        unit="people",
    ),
    item("x", "tactic", title="Ring the bell"),
    item("y", title="Open the door"),
    rule("r", {"business.staff": {"min": 2}}, recommend="x", because="You are not alone."),
    rule("s", {"business.buyers": "a"}, recommend="y", because="Somebody might come in."),
)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (140, 40)])
async def test_the_pages_of_a_short_interview(
    size: tuple[int, int], run: Run, snapshot: SnapshotAssertion
) -> None:
    async with run(size, base=BASE) as program:
        assert program.on(HomePage)
        assert snapshot(name="1 home") == program.text()
        await program.press("n")
        await program.burst(*"Rye & Co", "enter")
        assert program.on(InterviewPage)
        assert snapshot(name="2 question") == program.text()
        await program.burst("1", "enter", *"abc", "enter")
        assert snapshot(name="3 wrong answer") == program.text()
        await program.press("f2")
        assert program.on(ReviewPage)
        assert snapshot(name="4 review") == program.text()
        await program.press("escape", "f4", "a", "1", "enter")
        assert snapshot(name="5 list") == program.text()
        await program.press("n", "f5")
        assert program.on(StrategyPage)
        assert snapshot(name="6 strategy") == program.text()
