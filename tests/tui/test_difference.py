"""Trying out: what would be different stands under the answers that make the difference."""

from __future__ import annotations

from dataclasses import replace

from advisor.tui.screens.whatif import WhatIfPage
from tests.driving import ROOT
from tests.tui.conftest import Program, Run

BAKERY = ROOT / "scenarios" / "bakery.toml"


async def try_out(program: Program, **business: float) -> None:
    """Open the sandbox with some answers about the business changed."""
    assert program.app.workplace is not None
    answers = program.session.navigation.answers
    changed = {f"business.{name}": value for name, value in business.items()}
    tried = replace(answers, business={**answers.business, **changed})
    program.app.push_screen(WhatIfPage(program.app.workplace, tried))
    await program.settle()


async def test_a_cause_is_said_once_above_everything_it_makes_different(run: Run) -> None:
    async with run((120, 60), start=BAKERY) as program:
        await try_out(program, owner_hours=8, staff=1)
        shown = program.text()
        assert shown.count("Because “People at work” was “3” and would be “1”:") == 1
        cause, after = (
            shown.index(words) for words in ("Because “People at", "+ Half a page for yourself")
        )
        assert cause < after


async def test_what_wraps_hangs_under_the_words_and_no_line_goes_through_the_sign(run: Run) -> None:
    async with run((120, 60), start=BAKERY) as program:
        await try_out(program, owner_hours=8, staff=1)
        lines = program.text().splitlines()
        first = next(n for n, line in enumerate(lines) if "− Too much depends" in line)
        assert lines[first + 1].index("person") == lines[first].index("Too much")
        strips = program.screen._compositor.render_strips()
        struck = "".join(s.text for s in strips[first] if s.style and s.style.strike)
        assert struck.strip() == "Too much depends on one"


async def test_where_it_is_narrow_a_side_without_anything_takes_no_line(run: Run) -> None:
    async with run((60, 40), start=BAKERY) as program:
        await try_out(program, owner_hours=8)
        lines = [line.strip(" │▂▃▄") for line in program.text().splitlines()]
        gone = lines.index("− Few hours, so few things")
        assert lines[gone + 1].startswith("+ ")
