"""Random work and means against the laws of the plan.

    python -m tests.reliability.plan_laws 20000 --seed 1 --state plans.json

Prints each broken law with the number that draws its case again, and how often each was
broken.
"""

from __future__ import annotations

import sys
from random import Random

from tests.core.planning.cases import random_case
from tests.core.planning.laws import LAWS
from tests.core.planning.planned import Planned
from tests.reliability.running import Tally, arguments


def hold(tally: Tally) -> None:
    """The laws of one plan."""
    planned = Planned(random_case(Random(f"{tally.seed} {tally.done}")))  # noqa: S311
    tally.count("pieces of work", len(planned.case.tasks))
    for law in LAWS:
        for what in law(planned):
            tally.count(law.__name__)
            tally.fault(f"number {tally.done}: {law.__name__}: {what}")
    tally.step()


def main() -> int:
    """Run so many plans; 1 if any law was broken."""
    tally = Tally(arguments(__doc__ or "", 20_000))
    while tally.done < tally.most:
        hold(tally)
    return tally.end()


if __name__ == "__main__":
    sys.exit(main())
