"""The trainer's keys: tree, why not, what would change, and the rules step by step."""

from __future__ import annotations

import pytest

from advisor.report.text_lines import NARROW
from advisor.tui.screens.absent import AbsentPage
from advisor.tui.screens.reasoning import ReasoningPage
from advisor.tui.screens.strategy import StrategyPage
from advisor.tui.screens.trace import TracePage
from advisor.tui.screens.why import WhyPage
from advisor.tui.thinking import Thought
from advisor.tui.widgets.outline_view import OutlineView
from advisor.tui.widgets.rows import Rows
from tests.driving import ROOT
from tests.tui.conftest import Program, Run

BAKERY = ROOT / "scenarios" / "bakery.toml"
ITEM = "formal-alliance"
SIZES = [(60, 20), (80, 24), (160, 50)]


def thought(program: Program) -> Thought:
    assert program.app.workplace is not None
    return program.app.workplace.thinking.now()


async def at(program: Program, item_id: str) -> None:
    """Stand on an item of the strategy."""
    program.screen.query_one(OutlineView).go_to_item(item_id)
    await program.settle()


def lines(program: Program) -> str:
    """All lines of the answer, those out of sight included, without what wraps them."""
    rows = program.screen.query_one("#reasoning", Rows).options
    text = " ".join(str(getattr(one.prompt, "plain", one.prompt)) for one in rows)
    return " ".join(text.replace("│", " ").split())


def a_listening(program: Program) -> str:
    """An item that rests on findings."""
    items = thought(program).outline.items()
    found = next(item for item in items if item.id.startswith("answer-twice-a-week"))
    return found.id


async def test_t_shows_every_rule_behind_an_item(run: Run) -> None:
    async with run(start=BAKERY) as program:
        item_id = a_listening(program)
        await at(program, item_id)
        await program.press("t")
        assert program.on(ReasoningPage)
        known = thought(program)
        item = known.outline.find(item_id)[0]
        tree = known.case.explainer.why(item)
        rules = [node.rule.id for node in tree.firings()]
        assert rules
        assert [rule for rule in rules if rule not in lines(program)] == []


async def test_w_finds_what_would_take_an_item_out_and_says_all_of_it_was_run(run: Run) -> None:
    async with run(start=BAKERY) as program:
        await at(program, a_listening(program))
        await program.press("w")
        await program.until(lambda: "Checked by running all rules" in lines(program))
        assert "It is there now. It would go with:" in lines(program)


@pytest.mark.slow
async def test_y_asks_why_something_is_not_there(run: Run) -> None:
    async with run(start=BAKERY) as program:
        await program.press("y")
        assert program.on(AbsentPage)
        await program.press(*"federation", "enter", "enter")
        assert program.on(ReasoningPage)
        assert "ask-your-federation" in lines(program)
        assert "✗" in lines(program)


async def test_what_is_not_there_is_found_by_its_id(run: Run) -> None:
    async with run(start=BAKERY) as program:
        await program.press("y")
        await program.burst(*"first-twenty")
        rows = program.screen.query_one("#absent", Rows).options
        assert [one.id for one in rows] == ["first-twenty-backers"]


async def test_what_is_not_there_is_listed_without_marks_for_answers(run: Run) -> None:
    async with run(start=BAKERY) as program:
        await program.press("y")
        rows = program.screen.query_one("#absent", Rows).options
        titles = [str(getattr(one.prompt, "plain", one.prompt)) for one in rows]
        assert [title for title in titles if "[" in title or "{" in title] == []


async def test_r_goes_through_the_rules_up_to_the_advice(run: Run) -> None:
    async with run(start=BAKERY) as program:
        # Nothing else is done within it, so the last rule is one of its own.
        item_id = "formal-alliance"
        await at(program, item_id)
        title = program.session.environment.language.say(
            thought(program).outline.find(item_id)[0].title
        )
        await program.press("r")
        assert program.on(TracePage)
        assert "Step 1 of" in program.text()
        await program.press("space", "left", "end")
        assert f"→ recommend “{title}”" in program.text()
        await program.press("space")
        assert f"→ recommend “{title}”" in program.text()


async def test_in_a_small_window_the_step_is_said_whole_and_facts_hang_under_their_mark(
    run: Run,
) -> None:
    async with run(SIZES[0], start=BAKERY) as program:
        await program.press("r", "a")
        count = len(thought(program).inference.firings)
        assert f"Step 1 of {count}" in program.text()
        for _ in range(40):
            lines = program.text().splitlines()
            facts = [n for n, line in enumerate(lines) if line.lstrip().startswith("✓ ")]
            wrapped = [n + 1 for n in facts if lines[n + 1].strip() and n + 1 not in facts]
            if wrapped:
                break
            await program.press("space")
        assert wrapped
        mark = lines[facts[0]].index("✓")
        assert lines[wrapped[0]].startswith(" " * (mark + len("✓ ")))


async def test_the_whole_run_has_a_step_for_every_rule_that_fired(run: Run) -> None:
    async with run(start=BAKERY) as program:
        await at(program, a_listening(program))
        await program.press("r", "a")
        assert f"Step 1 of {len(thought(program).inference.firings)}" in program.text()


async def test_the_same_keys_work_where_the_reasons_stand(run: Run) -> None:
    async with run(start=BAKERY) as program:
        await at(program, a_listening(program))
        await program.press("enter")
        assert program.on(WhyPage)
        await program.press("t", "escape", "r", "escape", "escape")
        assert program.on(StrategyPage)


async def test_a_line_without_rules_of_its_own_says_so(run: Run) -> None:
    async with run(start=BAKERY) as program:
        summary = thought(program).outline.sections[0].items[0]
        await at(program, summary.id)
        await program.press("w")
        assert program.on(StrategyPage)
        told = [one.message for one in program.app._notifications]
        assert any("put together from the rest" in one for one in told)


@pytest.mark.parametrize("size", SIZES)
async def test_lines_are_as_long_as_there_is_room_for(size: tuple[int, int], run: Run) -> None:
    async with run((100, 30), start=BAKERY) as program:
        await at(program, a_listening(program))
        await program.press("t")
        await program.pilot.resize_terminal(*size)
        await program.settle()
        rows = program.screen.query_one("#reasoning", Rows)
        texts = [str(getattr(one.prompt, "plain", one.prompt)) for one in rows.options]
        tree = [text for text in texts if text.lstrip()[:1] in "│├└"]
        assert tree
        # What is longer would go on at the edge; deep branches keep some width all the same.
        kept = [len(text) - len(text.lstrip(" │├└─")) + NARROW for text in tree]
        room = [max(rows.text_width, least) for least in kept]
        assert [text for text, most in zip(tree, room, strict=True) if len(text) > most] == []


async def test_another_view_can_be_chosen_while_the_window_changes(run: Run) -> None:
    async with run(start=BAKERY) as program:
        await at(program, a_listening(program))
        await program.press("t")
        page = program.screen
        assert isinstance(page, ReasoningPage)
        page.on_resize()
        page.action_reason("change")
        await program.settle()
        assert "What would change it" in program.text()
