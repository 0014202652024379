"""Fair timing: the competitors take turns on each input, and the least time counts."""

from __future__ import annotations

import gc
import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import median
from time import thread_time
from typing import TypeVar

T = TypeVar("T")


def race(
    competitors: Mapping[str, Callable[[T], object]], inputs: Sequence[T], rounds: int = 5
) -> dict[str, float]:
    """Each competitor's median over all inputs of its least time, in seconds of this thread.

    Input by input they run in another order, each twice in a row, for the first run pays
    for the caches that the one before it filled.
    """
    least = {name: [float("inf")] * len(inputs) for name in competitors}
    order, shuffled = list(competitors), random.Random(1)  # noqa: S311 - no secret
    for _ in range(rounds):
        gc.collect()
        gc.disable()
        for place, given in enumerate(inputs):
            shuffled.shuffle(order)
            for name in order:
                for _ in range(2):
                    begun = thread_time()
                    competitors[name](given)
                    least[name][place] = min(least[name][place], thread_time() - begun)
        gc.enable()
    return {name: median(times) for name, times in least.items()}


def ratios(times: Mapping[str, float], pairs: Iterable[tuple[str, str]]) -> None:
    """Print ``one / other: 1.2`` for each pair."""
    for one, other in pairs:
        print(f"{one} / {other}: {times[one] / times[other]:.2f}")
