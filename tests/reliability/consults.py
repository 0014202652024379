"""Random consults of both engines, which must conclude the same; a tenth in real interviews.

    python -m tests.reliability.consults 1000000 --seed 1 --state consults.json

An interview is consulted about whenever its owner is asked something, as the screens do, and
all that is concluded compared; of the other firms, which rules fire, from which the rest follows.
Prints how many consults were compared, how many of them in how many interviews, every
difference with the number that draws it again, and by how much the process has grown.
"""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

from advisor.checking.replay import replay
from advisor.core.interview.profile import build_profile
from advisor.core.rules.rulebase import Rulebase
from advisor.engine.chain import Matcher, fired_rules, run
from advisor.engine.durable import DurableMatcher
from advisor.engine.reference import ReferenceMatcher
from advisor.files.resources import rulebase_folder
from advisor.files.rulebase import load_rulebase
from tests.random_answers import random_answers
from tests.reliability.running import Tally, arguments

# One of so many consults is in an interview.
WALKED = 10
IN_INTERVIEWS = "in interviews"
# How many entries a list of a firm has at most: from very small firms to large ones.
SIZES = (1, 2, 4)
# Until what is kept for looking up has been made once, most of it.
WARM = 20_000
MOST_GROWTH = 32_000


def compare(tally: Tally, rulebase: Rulebase, engines: tuple[Matcher, Matcher]) -> None:
    """One consult of both engines, or as many as an interview has moments."""
    number = tally.done
    chance = Random(f"{tally.seed} {number}")  # noqa: S311
    answers = random_answers(chance, rulebase, most=chance.choice(SIZES))
    if tally.counts[IN_INTERVIEWS] * WALKED > number:
        profile = build_profile(rulebase, answers)
        ours, theirs = (fired_rules(rulebase, profile, engine) for engine in engines)
        tally.count("rules fired", len(ours))
        if ours != theirs:
            tally.fault(f"number {number}: {sorted(rule for rule, _ in ours ^ theirs)[:5]}")
        tally.step()
        return
    moments = 0
    for moments, moment in enumerate(replay(rulebase, answers), start=1):
        profile = build_profile(rulebase, moment.answers)
        one, other = (run(rulebase, profile, engine) for engine in engines)
        tally.count("rules fired", len(one.firings))
        if one != other:
            different = {firing.rule for firing in set(one.firings) ^ set(other.firings)}
            tally.fault(f"number {number}, moment {moments}: {sorted(different)[:5]}")
    tally.count("interviews")
    tally.count(IN_INTERVIEWS, moments)
    tally.step(moments)


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
        if not warm and tally.done - began >= WARM:
            warm = kilobytes()
    grown = kilobytes() - warm if warm else 0
    print(f"grown by {grown} kB over {max(0, tally.done - began - WARM)} consults after {WARM}")
    if grown > MOST_GROWTH:
        tally.fault(f"the process grew by {grown} kB")
    return tally.end()


if __name__ == "__main__":
    sys.exit(main())
