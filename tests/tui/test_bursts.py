"""Keys that come faster than screens open and close: no burst of them ends the program."""

from __future__ import annotations

import argparse
import asyncio
from functools import partial

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.geometry import Size
from textual.widgets import Static
from textual.worker import WorkerState

from advisor.core.rules.rulebase import Rulebase
from advisor.tui.palette import Palette
from advisor.tui.screens.fleeting import FleetingScreen
from tests.reliability import keys
from tests.reliability.running import Tally
from tests.tui.conftest import Run


@pytest.mark.slow
async def test_bursts_of_keys_that_open_and_close_screens_are_outlived(run: Run) -> None:
    async with run() as program:
        await program.burst("ctrl+p", "pagedown", "pageup")
        await program.burst("escape")
        await program.burst("ctrl+p", "ctrl+p", "escape", "escape", "ctrl+p")
        program.app.post_message(events.Resize(Size(10, 5), Size(10, 5)))
        await program.burst("ctrl+p", "pagedown")
        program.app.post_message(events.Resize(Size(80, 24), Size(80, 24)))
        await program.burst("escape", "escape", "f1", "escape")
        for page in ("n", "e", "f1"):
            # Closed before it is shown.
            program.send(page)
            await program.pilot.pause(0)
            await program.burst("escape", "escape")
        assert program.app.is_running


@pytest.mark.slow
def test_random_keys_end_nothing(real: Rulebase, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ADVISOR_HOME", "HOME"):
        monkeypatch.setenv(name, "")  # What the session sets is put back.
    tally = Tally(argparse.Namespace(number=120, seed=5, state=None))
    keys.run(tally, real)
    assert tally.faults == []


async def test_two_sizes_on_their_way_at_once_settle(run: Run) -> None:
    async with run() as program:
        page = program.screen
        seen: list[Size] = []
        usual = page._screen_resized

        def noting(size: Size) -> None:
            seen.append(size)
            if len(seen) < 10:  # Once it is clear that it never settles, it is let go.
                usual(size)

        with pytest.MonkeyPatch.context() as patch, program.app.batch_update():
            patch.setattr(page, "_screen_resized", noting)
            for size in (Size(70, 22), Size(80, 24)):
                page.post_message(events.Resize(size, size))
                # Between two sizes something else, or the later would replace the other.
                page.call_later(len, ())
            for _ in range(30):
                await program.pilot.pause()
        assert len(seen) < 10


async def test_the_menu_gathers_nothing_once_its_list_is_gone(run: Run) -> None:
    async with run() as program:
        await program.press("ctrl+p")
        palette = program.screen
        assert isinstance(palette, Palette)
        await palette.query_one("#--container").remove()
        gathering = palette._gather_commands("a")
        await gathering.wait()
        assert gathering.state is WorkerState.SUCCESS


class Shown(FleetingScreen[None]):
    """A screen that looks for its own widget once it is mounted."""

    def compose(self) -> ComposeResult:
        yield Static(id="own")

    def on_mount(self) -> None:
        self.query_one("#own")


class Leaving(App[None]):
    """A program that is left while a screen opens."""

    def on_mount(self) -> None:
        self.push_screen(Shown())
        self.exit()


async def test_a_program_that_is_left_while_a_page_opens_looks_for_nothing_on_it() -> None:
    app = Leaving()
    async with app.run_test():
        pass
    assert app.return_code == 0


class Waiting(FleetingScreen[None]):
    """A screen with a key that needs a widget of its own."""

    found = 0

    def compose(self) -> ComposeResult:
        yield Static(id="own")

    def action_look(self) -> None:
        self.query_one("#own")
        self.found += 1


async def test_a_key_for_a_page_that_is_not_there_yet_does_nothing(run: Run) -> None:
    async with run() as program:
        page = Waiting()
        program.app.push_screen(page)
        await program.app.run_action("look", page)
        assert page.found == 0
        await program.pilot.pause()
        await program.app.run_action("look", page)
        assert page.found == 1


class Late(FleetingScreen[None]):
    """A screen that looks for a widget once it is drawn, when the program is left already."""

    def on_mount(self) -> None:
        self.call_after_refresh(self.query_one, "#gone")
        self.app.exit()


class Timed(FleetingScreen[None]):
    """A screen that looks for a widget after a while, when it is being closed."""

    async def on_mount(self) -> None:
        self.set_timer(0.001, partial(self.query_one, "#gone"))
        self.app.pop_screen()
        # Until the time is up.
        await asyncio.sleep(0.02)


class Closing(App[None]):
    """A program that shows such a screen."""

    def __init__(self, page: FleetingScreen[None]) -> None:
        super().__init__()
        self._page = page

    def on_mount(self) -> None:
        self.push_screen(self._page)


@pytest.mark.parametrize("page", [Late, Timed])
async def test_a_page_that_is_being_closed_looks_for_nothing(
    page: type[FleetingScreen[None]],
) -> None:
    app = Closing(page())
    # An error on the way would be raised here.
    async with app.run_test() as pilot:
        await pilot.pause(0.05)
    assert not app.is_running
