"""Random consults of both engines, which must conclude the same; a tenth by a real interview.

    python -m tests.reliability.consults 1000000 --seed 1 --state consults.json

Of the owners who are interviewed every other one stops where a strategy is first shown.

Prints how many were compared, how many of them went through the interview first, every
difference with the number that draws it again, and by how much the process has grown.
"""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

from advisor.checking.replay import replay
from advisor.core.interview.answers import Answers
from advisor.core.interview.profile import build_profile
from advisor.core.rules.rulebase import Rulebase
from advisor.engine.chain import Matcher, run
from advisor.engine.durable import DurableMatcher
from advisor.engine.reference import ReferenceMatcher
from advisor.files.resources import rulebase_folder
from advisor.files.rulebase import load_rulebase
from tests.random_answers import random_answers
from tests.reliability.running import Tally, arguments

WALKED = 10
# How many go on to the questions that make the strategy sharper.
DEEPER = 0.5
# Until everything that is kept has been made once.
WARM = 200
MOST_GROWTH = 32_000


def compare(tally: Tally, rulebase: Rulebase, engines: tuple[Matcher, Matcher]) -> None:
    """One consult of both engines."""
    chance = Random(f"{tally.seed} {tally.done}")  # noqa: S311
    answers = random_answers(chance, rulebase)
    if tally.done % WALKED == 0:
        answers = interviewed(rulebase, answers, to_the_end=chance.random() < DEEPER)
        tally.count("walked through the interview")
    profile = build_profile(rulebase, answers)
    ours, theirs = (run(rulebase, profile, engine) for engine in engines)
    tally.count("rules fired", len(ours.firings))
    if ours != theirs:
        different = set(ours.firings) ^ set(theirs.firings)
        tally.fault(f"number {tally.done}: {[one.rule for one in different][:5]}")
    tally.step()


def interviewed(rulebase: Rulebase, answers: Answers, *, to_the_end: bool) -> Answers:
    """What an owner with these answers has given at the end, or at the first strategy."""
    moments = replay(rulebase, answers)
    if to_the_end:
        *_, last = moments
        return last.answers
    for moment in moments:
        if moment.page is None and not moment.unconfirmed:
            break
    return moment.answers


def kilobytes() -> int:
    """The memory of this process that is in use."""
    for line in Path("/proc/self/status").read_text("utf-8").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    return 0


def main() -> int:
    """Compare so many; 1 if one differs or the process grows."""
    tally = Tally(arguments(__doc__ or "", 5_000))
    rulebase = load_rulebase(rulebase_folder())
    engines = (DurableMatcher(rulebase), ReferenceMatcher(rulebase))
    began, warm = tally.done, 0
    while tally.done < tally.most:
        compare(tally, rulebase, engines)
        if tally.done - began == WARM:
            warm = kilobytes()
    grown = kilobytes() - warm if warm else 0
    print(f"grown by {grown} kB over {max(0, tally.done - began - WARM)} consults")
    if grown > MOST_GROWTH:
        tally.fault(f"the process grew by {grown} kB")
    return tally.end()


if __name__ == "__main__":
    sys.exit(main())
