"""SIGKILL at random moments of scripted interviews: nothing that was confirmed is lost.

    python -m tests.reliability.kills 1000 --seed 1

Half in plain mode, half on the screens.  After each kill the saved interview must be readable
and hold every answer whose next question was seen, and the next start leaves no unfinished file.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from pathlib import Path
from random import Random

from advisor.core.interview.answers import Answers
from advisor.core.rules.rulebase import Rulebase
from advisor.files.resources import rulebase_folder
from advisor.files.rulebase import load_rulebase
from advisor.files.store import Store, read_any
from tests.driving import firm, lines_for, moments
from tests.reliability.running import Tally, arguments
from tests.reliability.terminal import ENTER, Program

FIRMS = ("cafe", "carpenter", "rowing-club")
# How long after the last key that is typed the program is killed, in seconds.
PAUSES = (0.0, 0.01, 0.05, 0.2)
PATIENCE = 40.0
MOST_LINES = 15
SCREEN_KEYS = (b"Rye & Co\r", b"bread\r", b"1\r", b"2\r")
# The first form has so many fields, and this is asked after it.
FORM, AFTER_FORM = 2, "Which line of business"
PROMPT = re.compile(r"(?m)^> ?\Z|> \Z")


def kill_plain(rulebase: Rulebase, home: Path, chance: Random) -> Answers:
    """Kill a plain interview; returns the answers that were confirmed by the next question."""
    answers = firm(chance.choice(FIRMS), rulebase)
    steps = [(at, lines_for(rulebase, answers, at)) for at in moments(rulebase, answers)]
    typed = [line for _, said in steps for line in said][: chance.randint(1, MOST_LINES)]
    program = Program(home, ["--plain"])
    confirmed = 0
    try:
        program.until("business called")
        _prompt(program)
        for number, line in enumerate(typed):
            program.forget()
            program.send(line.encode() + b"\n")
            if number < len(typed) - 1:
                _prompt(program)
                confirmed += 1
        program.read(chance.choice(PAUSES))
        confirmed += _waits(program)
        program.child.kill()
    finally:
        program.end()
    reached = Answers()
    for at, said in steps:
        reached = at.answers
        confirmed -= len(said)
        if confirmed < 0:
            break
    return reached


def kill_screens(home: Path, chance: Random) -> Answers:
    """Kill an interview on the screens in its first pages; as for plain mode."""
    program = Program(home)
    try:
        program.until("new interview")
        program.read(0.3)
        program.send(ENTER)
        program.until("business called")
        for number, keys in enumerate(SCREEN_KEYS[: chance.randint(1, len(SCREEN_KEYS))]):
            if number == FORM:
                program.until(AFTER_FORM)
            program.send(keys)
        program.read(chance.choice(PAUSES))
        seen = program.seen
        program.child.kill()
    finally:
        program.end()
    # It is asked only after both fields of the first form were taken.
    both = {"business.name": "Rye & Co", "business.offer": "bread"}
    return Answers(both if AFTER_FORM in seen else {})


def _waits(program: Program) -> bool:
    return bool(PROMPT.search(program.seen.replace("\r", "")))


def _prompt(program: Program) -> None:
    for _ in range(int(PATIENCE / 0.02)):
        program.read(0.02)
        if _waits(program):
            return
    raise AssertionError(program.seen[-2000:])


def look(rulebase: Rulebase, home: Path, confirmed: Answers) -> list[str]:
    """What is wrong with what a killed program has left."""
    folder = home / "interviews"
    files = sorted(folder.glob("*.toml"))
    found = []
    for path in files:
        saved = read_any(path, rulebase)
        if saved.answers is None:
            found.append(f"cannot be read: {saved.problem}")
        else:
            found += [f"{name} is lost" for name in lost(confirmed, saved.answers)]
    if confirmed.business and not files:
        found.append("nothing was saved")
    Store(folder).prepare()
    left = [path.name for path in folder.iterdir() if path.suffix not in (".toml", ".lock")]
    return found + [f"left over: {name}" for name in left]


def lost(confirmed: Answers, saved: Answers) -> list[str]:
    """The confirmed answers that are not saved."""
    found = [key for key, said in confirmed.business.items() if saved.business.get(key) != said]
    for group, entries in confirmed.groups.items():
        kept = saved.entries(group)
        for place, entry in enumerate(entries):
            there = kept[place] if place < len(kept) else {}
            found += [f"{key} of {place}" for key, said in entry.items() if there.get(key) != said]
    return found


def main() -> int:
    """Kill so many; 1 if anything was lost."""
    tally = Tally(arguments(__doc__ or "", 100))
    rulebase = load_rulebase(rulebase_folder())
    while tally.done < tally.most:
        chance = Random(f"{tally.seed} {tally.done}")  # noqa: S311
        home = Path(tempfile.mkdtemp(prefix="kills"))
        plain = chance.random() < 0.5
        try:
            confirmed = kill_plain(rulebase, home, chance) if plain else kill_screens(home, chance)
            for wrong in look(rulebase, home, confirmed):
                tally.fault(f"number {tally.done}: {wrong}")
        finally:
            shutil.rmtree(home, ignore_errors=True)
        tally.count("plain" if plain else "screens")
        tally.count("confirmed answers", len(confirmed.business))
        tally.step()
    return tally.end()


if __name__ == "__main__":
    sys.exit(main())
