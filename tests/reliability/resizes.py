"""Window sizes at random: the program stays below half a core and answers ^Q.

    python -m tests.reliability.resizes 600 --seed 1

The number is of seconds.  Four places are tried in turn, a minute each at most: the strategy,
a page of the interview, the first screen, and a finished interview that was reopened.  Each ends
with the sizes that once kept the program busy for ever, a rest, and ^Q.  Prints the share of a
core that was used while sizes changed and once they no longer did, how long it took to settle,
and how long ^Q took.  On a busy machine a program that never rests gets little of a core, hence
the low share below which it counts as settled.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from pathlib import Path
from random import Random

from advisor.core.rules.rulebase import Rulebase
from advisor.files.resources import rulebase_folder
from advisor.files.rulebase import load_rulebase
from tests.reliability.running import Tally, arguments
from tests.reliability.terminal import ENTER, QUIT, Program, save_finished

PLACES = ("strategy", "interview", "home", "grid")
TRY = 60
HARD = ((10, 5), (1, 1), (2, 2), (59, 19), (500, 200), (60, 20), (10, 5), (80, 24))
MOST = 0.5
SETTLED, LONGEST = 0.05, 30.0
PAUSES = (0.02, 0.1, 0.4, 0.4, 1.0)
# A machine that others use too may take its time.
SOON = 10.0


def size(chance: Random) -> tuple[int, int]:
    """A size that a window may have; often one at which the layout changes."""
    if chance.random() < 0.5:
        return chance.choice(((60, 20), (59, 19), (80, 24), (110, 34), (150, 50), (10, 5), (1, 1)))
    return chance.randint(1, 250), chance.randint(1, 80)


def share(program: Program, seconds: float) -> float:
    """The share of a core used within some seconds of rest."""
    before, began = program.processor_seconds(), time.monotonic()
    program.read(seconds)
    return (program.processor_seconds() - before) / (time.monotonic() - began)


def rest(program: Program) -> str:
    """The last that a program said before it ended."""
    return program.read(1.0)[-2000:]


def try_place(tally: Tally, rulebase: Rulebase, place: str, seconds: float, chance: Random) -> None:
    """Change sizes for so long in one place; every fault is counted."""
    home = Path(tempfile.mkdtemp(prefix="resizes"))
    if place == "strategy":
        save_finished(home, rulebase)
    program = Program(home)
    try:
        bring_to(program, place)
        before, began = program.processor_seconds(), time.monotonic()
        while (done := time.monotonic() - began) < seconds:
            program.resize(now := size(chance))
            program.forget()
            program.read(chance.choice(PAUSES))
            tally.count("sizes")
            if program.child.poll() is not None:
                tally.fault(f"{place}: ended by itself at {now}: {rest(program)}")
                return
        used = (program.processor_seconds() - before) / done
        for one in HARD:
            program.resize(one)
            program.read(0.4)
        began = time.monotonic()
        while (resting := share(program, 2.0)) > SETTLED:
            if time.monotonic() - began > LONGEST:
                break
        settled = time.monotonic() - began
        program.send(QUIT)
        took = program.ended(SOON, reading=True)
        said = "never" if took is None else f"after {took:.1f} s"
        print(
            f"{place}: {used:.0%} of a core while sizes changed, "
            f"{resting:.0%} after {settled:.0f} s, ended {said} on ^Q",
            flush=True,
        )
        if used >= MOST:
            tally.fault(f"{place}: {used:.0%} of a core while sizes changed")
        if resting > SETTLED:
            tally.fault(f"{place}: still {resting:.0%} of a core after {settled:.0f} s")
        if took is None:
            tally.fault(f"{place}: did not end within {SOON:.0f} s of ^Q")
        if "Traceback" in program.seen:
            tally.fault(f"{place}: {program.seen[-2000:]}")
    finally:
        program.end()
        shutil.rmtree(home, ignore_errors=True)


def bring_to(program: Program, place: str) -> None:
    """Open a place."""
    program.until("cafe" if place == "strategy" else "new interview")
    program.read(0.3)
    if place == "home":
        return
    program.send(ENTER)
    if place == "strategy":
        program.until("Search")
        return
    program.until("business called")
    if place == "grid":
        program.send(b"Rye & Co\rbread\r")
        program.until("Which line of business")


def main() -> int:
    """Change sizes for so many seconds; 1 if there was a fault."""
    tally = Tally(arguments(__doc__ or "", 240))
    rulebase = load_rulebase(rulebase_folder())
    while tally.done < tally.most:
        number = tally.done // TRY
        chance = Random(f"{tally.seed} {number}")  # noqa: S311
        seconds = min(TRY, tally.most - tally.done)
        try_place(tally, rulebase, PLACES[number % len(PLACES)], seconds, chance)
        tally.step(seconds)
    return tally.end()


if __name__ == "__main__":
    sys.exit(main())
