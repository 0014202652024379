"""Keys that come faster than screens open and close: no burst of them ends the program."""

from __future__ import annotations

import argparse

import pytest
from textual import events
from textual.geometry import Size

from advisor.core.rules.rulebase import Rulebase
from tests.reliability import keys
from tests.reliability.running import Tally
from tests.tui.conftest import Run


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
