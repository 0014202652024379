"""Random interviews against the laws of plan and outline.

    python -m tests.reliability.outline_laws 20000 --seed 1 --state outlines.json

Prints each broken law with the number that draws its interview again, and how often each
was broken.
"""

from __future__ import annotations

import sys
from random import Random

from advisor.advise import open_case
from advisor.core.rules.rulebase import Rulebase
from advisor.engine.chain import Matcher
from advisor.engine.reference import ReferenceMatcher
from advisor.files.resources import rulebase_folder
from advisor.files.rulebase import load_rulebase
from tests.laws import DAY, LAWS, LAWS_OF_WORDS, broken
from tests.random_answers import random_answers
from tests.reliability.running import Tally, arguments


def hold(tally: Tally, rulebase: Rulebase, engine: Matcher) -> None:
    """The laws of one interview."""
    answers = random_answers(Random(f"{tally.seed} {tally.done}"), rulebase)  # noqa: S311
    case = open_case(rulebase, answers, engine, DAY)
    tally.count("pieces of work planned", len(case.plan.placements))
    for law, faults in broken(case, (*LAWS, *LAWS_OF_WORDS)).items():
        if faults:
            tally.count(law)
            tally.fault(f"number {tally.done}: {law}: {faults[0]}")
    tally.step()


def main() -> int:
    """Run so many interviews; 1 if any law was broken."""
    tally = Tally(arguments(__doc__ or "", 20_000))
    rulebase = load_rulebase(rulebase_folder())
    engine = ReferenceMatcher(rulebase)
    while tally.done < tally.most:
        hold(tally, rulebase, engine)
    return tally.end()


if __name__ == "__main__":
    sys.exit(main())
