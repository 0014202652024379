"""Hold the laws of the plan to random cases, with a count of progress.

    python -m tests.reliability.plan_laws [CASES] [SEED]

Prints each broken law with the seed of its case; exits with 1 if one is broken.
"""

from __future__ import annotations

import sys
from collections import Counter
from random import Random
from time import perf_counter

from tests.core.planning.cases import random_case
from tests.core.planning.laws import LAWS
from tests.core.planning.planned import Planned

CASES = 20_000
EVERY = 500
SHOWN = 3


def main(cases: int = CASES, seed: int = 0) -> int:
    """Run the cases; the number of broken laws, 1 at most."""
    broken: Counter[str] = Counter()
    started = perf_counter()
    for number in range(seed, seed + cases):
        planned = Planned(random_case(Random(number)))  # noqa: S311
        for law in LAWS:
            for what in law(planned):
                broken[law.__name__] += 1
                if broken[law.__name__] <= SHOWN:
                    print(f"seed {number}: {law.__name__}: {what}")
        done = number - seed + 1
        if done % EVERY == 0 or done == cases:
            took = perf_counter() - started
            print(f"{done} of {cases} cases, {took:.0f} s, broken: {dict(broken)}", flush=True)
    return int(bool(broken))


if __name__ == "__main__":
    sys.exit(main(*(int(argument) for argument in sys.argv[1:3])))
