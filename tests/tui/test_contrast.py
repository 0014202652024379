"""Every text can be read: in every theme, on every screen, wherever the cursor or the mouse is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from textual.filter import LineFilter, Monochrome
from textual.widget import Widget
from textual.widgets import OptionList

from advisor.tui.themes import THEMES
from tests.driving import ROOT
from tests.tui.conftest import Program, Run
from tests.tui.contrast import contrasts

BAKERY = ROOT / "scenarios" / "bakery.toml"
LEAST = 4.5
# What is out of use, and what stands in an empty field as an example.
LEAST_UNUSED = 3.0

# From the strategy of the bakery: the keys to a screen, and back.
SCREENS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "strategy": ((), ()),
    "search": (("slash", "c", "a", "f"), ("escape",)),
    "why": (("down", "enter"), ("escape",)),
    "tree": (("t",), ("escape",)),
    "steps": (("r",), ("escape",)),
    "absent": (("y",), ("escape",)),
    "answers": (("f2",), ("escape",)),
    "one answer": (("f2", "enter"), ("escape", "escape")),
    "what if": (("f8",), ("escape",)),
    "export": (("e",), ("escape",)),
    "help": (("f1",), ("escape",)),
    "palette": (("ctrl+p",), ("escape",)),
    "home": (("f9",), ()),
    "gallery": (("e",), ("escape",)),
}


def lists(program: Program) -> list[OptionList]:
    return [one for one in program.screen.query(OptionList) if one.display and one.option_count]


async def states(program: Program) -> Any:
    """Each state of a screen: the focus on everything that takes it, the mouse on rows."""
    yield "as it opens"
    for widget in list(program.screen.query("*")):
        if widget.focusable and widget.display:
            widget.focus()
            await program.pilot.pause()
            yield f"focus on {widget.id or type(widget).__name__}"
    for one in lists(program):
        for place in _some(one.option_count):
            one.focus()
            one.highlighted = place
            one._mouse_hovering_over = min(place + 1, one.option_count - 1)
            await program.pilot.pause()
            yield f"row {place} of {one.id}"
        one._mouse_hovering_over = None


def _some(count: int) -> list[int]:
    return sorted({0, 1, 2, count // 2, count - 1} & set(range(count)))


def unused(program: Program, x: int, y: int) -> bool:
    """Whether what is at a place is out of use, or an example in an empty field."""
    widget: Widget = program.screen.get_widget_at(x, y)[0]
    return widget.is_disabled or getattr(widget, "value", None) == ""


def unreadable(program: Program, *filters: LineFilter) -> Iterator[str]:
    for seen in contrasts(program.screen, *filters):
        least = LEAST
        if seen.ratio < least and unused(program, seen.x, seen.y):
            least = LEAST_UNUSED
        if seen.ratio < least:
            yield f"{seen.ratio:.2f} {seen.text.strip()!r}"


@pytest.mark.slow
@pytest.mark.parametrize("theme", THEMES)
async def test_every_text_is_readable_on_every_screen(theme: str, run: Run) -> None:
    found: list[str] = []
    count = 0
    async with run((110, 36), start=BAKERY) as program:
        program.app.theme = theme
        for name, (there, back) in SCREENS.items():
            await program.press(*there)
            async for state in states(program):
                count += sum(1 for _ in contrasts(program.screen))
                found += [f"{name}, {state}: {one}" for one in unreadable(program)]
                found += [
                    f"{name}, {state}, no colour: {one}"
                    for one in unreadable(program, Monochrome())
                ]
            await program.press(*back)
    assert count > 1000
    assert sorted(set(found)) == []
