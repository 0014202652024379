"""Every text can be read: in every theme, on every screen, wherever the cursor or the mouse is."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Iterator, Sequence

import pytest
from rich.style import Style
from textual.filter import Monochrome
from textual.screen import ModalScreen
from textual.theme import Theme
from textual.widget import Widget
from textual.widgets import OptionList

from advisor.tui.screens.interview import InterviewPage
from advisor.tui.themes import LOOKS, THEMES
from tests.driving import ROOT
from tests.tui.conftest import Program, Run
from tests.tui.contrast import Seen, contrast, contrasts

BAKERY = ROOT / "scenarios" / "bakery.toml"
LEAST = 4.5
# What is out of use, and what stands in an empty field as an example.
LEAST_UNUSED = 3.0
# Two grounds side by side.
LEAST_GROUND = 1.2

# From the strategy of the bakery: the keys to a screen, what it says there, and the keys back.
SCREENS: tuple[tuple[Sequence[str], str, Sequence[str]], ...] = (
    ((), "What holds it back", ()),
    (("2",), "The plan", ()),
    (("3",), "Next move", ()),
    (("4",), "From today", ()),
    (("8",), "Open questions", ("1",)),
    (("slash", *"rosa"), "places found", ("escape",)),
    (("enter",), "Your answers behind it", ("escape",)),
    (("2", "t"), "The reasoning as a tree", ("escape",)),
    (("r",), "Step 1 of", ("escape",)),
    (("y",), "Why is this not in the strategy?", ("escape",)),
    (("f2",), "taken for granted", ("escape",)),
    (("f2", "enter"), "Leave as it is", ("escape", "escape")),
    (("f8",), "Trying out", ("escape",)),
    (("e",), "Save the strategy as", ("escape",)),
    (("f1",), "Arrow keys move", ("escape",)),
    (("ctrl+p",), "Search for commands", ("escape",)),
    (("ctrl+c",), "Quit now?", ("escape",)),
    (("f2", "g"), "Your strategy so far", ("f5",)),
    (("f9",), "Begin a new interview", ()),
    (("e",), "Example firms", ("escape",)),
)


def lists(program: Program) -> list[OptionList]:
    return [one for one in program.screen.query(OptionList) if one.display and one.option_count]


async def states(program: Program, seen: set[str]) -> AsyncIterator[str]:
    """The states of a screen: focus on each kind of widget, cursor and mouse on rows of lists."""
    yield "as it opens"
    for widget in list(program.screen.query("*")):
        kind = f"{type(widget).__name__} {widget.id}"
        if widget.focusable and widget.display and kind not in seen:
            seen.add(kind)
            widget.focus()
            await program.pilot.pause()
            yield f"focus on {kind}"
    for one in lists(program):
        one.focus()
        for place in _some(one.option_count):
            one.highlighted = place
            one._mouse_hovering_over = min(place + 1, one.option_count - 1)
            await program.pilot.pause()
            yield f"row {place} of {one.id}"
        one._mouse_hovering_over = None


def _some(count: int) -> list[int]:
    return sorted({0, count // 2} & set(range(count)))


def least(program: Program, x: int, y: int) -> float:
    """The least contrast of what is at a place: none of what waits under a dialog."""
    widget: Widget = program.screen.get_widget_at(x, y)[0]
    if isinstance(widget, ModalScreen):
        return 0.0
    # An example in an empty field is no text of its own.
    unused = widget.is_disabled or getattr(widget, "value", None) == ""
    return LEAST_UNUSED if unused else LEAST


def unreadable(program: Program, shown: Iterable[Seen]) -> Iterator[str]:
    for seen in shown:
        if seen.ratio < LEAST and seen.ratio < least(program, seen.x, seen.y):
            yield f"{seen.ratio:.2f} {seen.text.strip()!r}"


def kinds(program: Program) -> list[str]:
    """A page of the interview of each kind: a question, a form, names, a table."""
    found: dict[str, str] = {}
    for one in program.session.navigation.within:
        if one.kind != "grid" or len(one.cells) > 1:
            found.setdefault(one.kind, one.id)
    return list(found.values())


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_a_field_without_a_frame_is_told_from_the_page_and_read(look: Theme) -> None:
    field = look.variables["field-background"]

    def ratio(text: str | None) -> float:
        return contrast(Style(color=text, bgcolor=field))

    assert ratio(look.background) >= LEAST_GROUND
    assert ratio(look.variables["text"]) >= LEAST
    assert ratio(look.variables["text-disabled"]) >= LEAST_UNUSED


@pytest.mark.parametrize("theme", THEMES)
async def test_the_sign_of_where_one_is_stands_beside_its_band_on_the_page(
    theme: str, run: Run
) -> None:
    # In the colours of the band it looks like a part of the page where that is of one colour.
    async with run(start=BAKERY) as program:
        program.app.theme = theme
        for keys in ("2", "ctrl+p"):
            await program.press(keys)
            strips = program.screen._compositor.render_strips()
            strip = next(strip for strip in strips if "▶" in strip.text)
            styles = [s.style for s in strip if s.text.strip() and s.style]
            signs = [s.style for s in strip if "▶" in s.text and s.style]
            assert contrast(signs[0]) >= LEAST
            assert signs[0].bgcolor != styles[-1].bgcolor


@pytest.mark.slow
@pytest.mark.parametrize("theme", THEMES)
async def test_every_text_is_readable_on_every_screen(theme: str, run: Run) -> None:
    found: set[str] = set()
    seen: set[str] = set()
    count = 0

    async def measure(program: Program, says: str) -> None:
        nonlocal count
        async for state in states(program, seen):
            shown = list(contrasts(program.screen))
            count += len(shown)
            found.update(f"{says}, {state}: {one}" for one in unreadable(program, shown))
        grey = contrasts(program.screen, Monochrome())
        found.update(f"{says}, no colour: {one}" for one in unreadable(program, grey))

    async with run((150, 36), start=BAKERY) as program:
        program.app.theme = theme
        for there, says, back in SCREENS:
            await program.press(*there)
            for _ in range(5):
                if says not in program.text():
                    await program.settle()
            assert says in program.text(), program.text()
            await measure(program, says)
            if isinstance(program.screen, InterviewPage):
                for page_id in kinds(program):
                    program.screen.go_to(page_id)
                    await program.settle()
                    await measure(program, page_id)
            await program.press(*back)
    assert sorted(found) == []
    assert count > 1000
