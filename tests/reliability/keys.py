"""Random keys, pastes, clicks and sizes, one by one and in bursts, on every screen.

    python -m tests.reliability.keys 20000 --seed 1

Each session starts on another firm and is brought to another screen.  Prints how many keys were
sent to which screen, and every traceback with what was sent last; exits with 1 if there was one.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
import tempfile
import traceback
from collections import deque
from pathlib import Path
from random import Random
from typing import Any

from textual import events
from textual.geometry import Size
from textual.pilot import Pilot, WaitForScreenTimeout

from advisor.core.rules.rulebase import Rulebase
from advisor.engine.chain import Matcher
from advisor.engine.reference import ReferenceMatcher
from advisor.environment import Environment
from advisor.files.resources import rulebase_folder
from advisor.files.rulebase import load_rulebase
from advisor.files.store import Store
from advisor.language import english
from advisor.tui.app import AdvisorApp
from tests.driving import DAY, ROOT
from tests.reliability.running import Tally, arguments
from tests.reliability.terminal import save_finished

SESSION = 250
LONGEST_BURST = 12
SIZES = ((80, 24), (60, 20), (120, 36), (200, 60))
# Keys that lead from the first screen of a session to others; "" stays there.
WAYS = ("", "f2", "f8", "e", "f9", "f9 n", "f9 e", "t", "y", "r", "w", "f2 g", "d", "f1", "enter")
MOVES = ("up", "down", "left", "right", "home", "end", "pageup", "pagedown", "tab", "shift+tab")
CONTROLS = ("enter", "escape", "space", "backspace", "delete", "ctrl+p", "ctrl+home", "ctrl+end")
FUNCTIONS = tuple(f"f{number}" for number in range(1, 10))
LETTERS = tuple("abcdefghijklmnopqrstuvwxyzCN0123456789?/[]=\",.'@€яü")
KEYS = (*MOVES * 4, *CONTROLS * 4, *FUNCTIONS * 2, *LETTERS, "ctrl+c", "ctrl+a", "ctrl+k")
FIRMS = ("cafe", "carpenter", "rowing-club")


def event(chance: Random, size: Size) -> events.Event:
    """One thing that a person, or a cat, may do."""
    what = chance.random()
    if what < 0.03:
        return events.Paste(chance.choice(("Rye & Co", "1\n2\n3", "[/] {x}", "x" * 500)))
    if what < 0.04:
        changed = Size(*chance.choice((*SIZES * 3, (40, 10), (10, 5), (1, 1))))
        return events.Resize(changed, changed)
    key = chance.choice(KEYS)
    names = {" ": "space", "/": "slash", "[": "left_square_bracket", "]": "right_square_bracket"}
    return events.Key(names.get(key, key), key if len(key) == 1 else None)


async def session(
    tally: Tally, chance: Random, rulebase: Rulebase, engine: Matcher, home: Path, keys: int
) -> None:
    """One run of the program under random keys, until it ends by itself or fails."""
    start = save_finished(home, rulebase, chance.choice(FIRMS)) if chance.random() < 0.7 else None
    where = Environment(
        rulebase, engine, "", english(), DAY, Store(home / "interviews"), start=start
    )
    app = AdvisorApp(lambda: where)
    sent: deque[str] = deque(maxlen=40)
    try:
        async with app.run_test(size=chance.choice(SIZES)) as pilot:
            while app.workplace is None and app.is_running:
                await pilot.pause(0.02)
            await _settle(app, pilot)
            for key in chance.choice(WAYS).split():
                app.post_message(events.Key(key, key if len(key) == 1 else None))
                await _settle(app, pilot)
            while keys > 0 and app.is_running and app._exception is None:
                count = min(keys, 1 if chance.random() < 0.3 else chance.randint(2, LONGEST_BURST))
                screen = type(app.screen).__name__
                for _ in range(count):
                    one = event(chance, app.size)
                    sent.append(repr(one))
                    app.post_message(one)
                keys -= count
                tally.count(f"keys on {screen}", count)
                tally.step(count)
                if chance.random() < 0.8:
                    await pilot.pause()
            if app.is_running and app._exception is None:
                await _settle(app, pilot)
            if app.workplace is not None:
                app.workplace.session.close()
    except WaitForScreenTimeout:
        # The machine is too busy to say anything about the program.
        tally.count("sessions given up")
    except Exception as error:  # noqa: BLE001 - whatever it is, it is a fault to report
        told = "".join(traceback.format_exception(error)[-12:])
        tally.fault(f"{type(error).__name__}: {error}\n{told}\nlast sent: {list(sent)}")


async def _settle(app: AdvisorApp, pilot: Pilot[Any]) -> None:
    await pilot.pause()
    await app.workers.wait_for_complete()
    await pilot.pause()


def run(tally: Tally, rulebase: Rulebase) -> None:
    """Sessions until so many keys were sent."""
    engine = ReferenceMatcher(rulebase)
    while tally.done < tally.most:
        name = f"{tally.seed} {tally.done}"
        chance = Random(name)  # noqa: S311
        home = Path(tempfile.mkdtemp(prefix="keys"))
        os.environ.update({"ADVISOR_HOME": str(home), "HOME": str(home)})
        found = len(tally.faults)
        try:
            keys = min(SESSION, tally.most - tally.done)
            asyncio.run(session(tally, chance, rulebase, engine, home, keys))
        finally:
            shutil.rmtree(home, ignore_errors=True)
        if len(tally.faults) > found:
            print(f"in the session “{name}”", flush=True)


def main() -> int:
    """Send so many keys; 1 if there was a traceback."""
    tally = Tally(arguments(__doc__ or "", 20_000))
    os.chdir(ROOT)
    run(tally, load_rulebase(rulebase_folder()))
    return tally.end()


if __name__ == "__main__":
    sys.exit(main())
