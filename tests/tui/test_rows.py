"""Lists of rows: every line of a text that wraps is there, hung under the first."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.content import Content

from advisor.tui.widgets.rows import Hung, Rows, row

TEXT = "1 ( ) one two three four five six seven eight nine ten eleven twelve"
HANG = 6


class Listed(App[None]):
    """A list that takes the height it needs."""

    CSS = "Rows { height: auto; border: none; padding: 0; scrollbar-size-vertical: 1; }"

    def compose(self) -> ComposeResult:
        yield Rows(*(row(Hung([(0, Content(TEXT))], hang=HANG)) for _ in range(3)))


@pytest.mark.parametrize("width", range(24, 34))
async def test_a_list_is_as_high_as_its_rows_once_they_are_wrapped(width: int) -> None:
    async with Listed().run_test(size=(width, 40)) as pilot:
        rows = pilot.app.query_one(Rows)
        assert rows.size.height == rows.virtual_size.height
        lines = [strip.text for strip in pilot.app.screen._compositor.render_strips()]
        words = " ".join(lines).replace("▶", "").split()
        assert words == 3 * TEXT.split()
        # What wraps stands under the text, and no line has less room than another.
        assert all(line[2 : 2 + HANG].strip() in ("", "1 ( )") for line in lines)


async def test_what_hangs_under_a_mark_does_not_move_the_lines_below_it() -> None:
    class Marked(App[None]):
        CSS = Listed.CSS

        def compose(self) -> ComposeResult:
            yield Rows(row(Hung([(0, Content("● name")), (2, Content("a b c d e f"))], first=2)))

    async with Marked().run_test(size=(12, 10)) as pilot:
        lines = [strip.text for strip in pilot.app.screen._compositor.render_strips()]
        assert [line.rstrip() for line in lines[:3]] == ["▶ ● name", "    a b c d", "    e f"]


async def test_every_line_hangs_as_far_as_is_said_for_it() -> None:
    class Marked(App[None]):
        CSS = Listed.CSS

        def compose(self) -> ComposeResult:
            lines = [(0, Content("1 ( ) one two")), (3, Content("three four"))]
            yield Rows(row(Hung(lines, hang=(6, 0))))

    async with Marked().run_test(size=(12, 10)) as pilot:
        lines = [strip.text for strip in pilot.app.screen._compositor.render_strips()]
        shown = [line[2:].rstrip() for line in lines[:4]]
        assert shown == ["1 ( ) one", "      two", "   three", "   four"]
