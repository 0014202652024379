"""What pages look like, as text, with a rule base of their own that no author changes.

``pytest --snapshot-update`` accepts what is on the screen now.
"""

from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion

from advisor.core.rules.question import Area
from advisor.tui.screens.home import HomePage
from advisor.tui.screens.interview import InterviewPage
from advisor.tui.screens.review import ReviewPage
from advisor.tui.screens.strategy import StrategyPage
from tests.builders import AREAS, item, question, rule, rulebase
from tests.tui.conftest import Run

BASE = rulebase(
    question(
        "relationship.warmth",
        text="How do you stand with them?",
        label="How you stand",
        options=("cold", "fair", "warm"),
    ),
    question(
        "business.days", "text", area="open", text="On which days?", label="Days", screen="open"
    ),
    question(
        "business.hours",
        "number",
        area="open",
        text="For how many hours?",
        help="Count a normal week.",
        label="Hours",
        unit="hours",
        screen="open",
    ),
    item("x", "tactic", title="Ring the bell", claim="duty"),
    item("y", "tactic", title="Open the door", claim="duty"),
    rule("r", {"business.hours": {"min": 2}}, recommend="x", because="You are open."),
    item("z", "tactic", title="Write it down", claim="duty"),
    rule("d", {"business.days": {"known": True}}, recommend="z", because="You are open."),
    rule("s", {"some relationship.warmth": "warm"}, recommend="y", because="Somebody comes."),
    areas=(*AREAS, Area(id="open", title="Opening")),
)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (140, 40)])
async def test_the_pages_of_a_short_interview(
    size: tuple[int, int], run: Run, snapshot: SnapshotAssertion
) -> None:
    async with run(size, base=BASE) as program:
        assert program.on(HomePage)
        assert snapshot(name="1 home") == program.text()
        await program.press("n")
        await program.burst(*"Rye & Co", "enter", "1", "enter", "enter")
        assert program.on(InterviewPage)
        await program.burst(*"Rosa", "enter", "3", "enter", *"Bea", "enter", "1", "enter")
        assert snapshot(name="2 names") == program.text()
        await program.burst("enter", "2", "down")
        assert snapshot(name="3 table") == program.text()
        await program.burst("1", "enter")
        await program.burst(*"Fri", "enter", *"abc", "enter")
        assert snapshot(name="4 form") == program.text()
        await program.press("f2")
        assert program.on(ReviewPage)
        assert snapshot(name="5 review") == program.text()
        await program.press("escape", "f5")
        assert program.on(StrategyPage)
        assert snapshot(name="6 strategy") == program.text()
