"""What the scripts of this folder share: arguments, progress, figures, and going on later."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections import Counter
from pathlib import Path

# Seconds between two lines of progress.
EVERY = 10.0


def arguments(about: str, most: int, **more: int) -> argparse.Namespace:
    """The arguments that all scripts take, and whatever numbers one takes besides."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("number", type=int, nargs="?", default=most, help="how many to run")
    parser.add_argument("--seed", type=int, default=0, help="two runs of one seed try the same")
    parser.add_argument("--state", type=Path, help="a file to stop at any time and go on from")
    for name, default in more.items():
        parser.add_argument(f"--{name}", type=int, default=default)
    if hasattr(os, "nice"):
        os.nice(19)
    return parser.parse_args()


class Tally:
    """Counts what was tried and found; prints progress now and then, and the figures at the end.

    With a state file a script that was stopped goes on at ``done``; of another seed's file
    nothing is taken.
    """

    def __init__(self, asked: argparse.Namespace) -> None:
        self.most: int = asked.number
        self.seed: int = asked.seed
        self.done = 0
        self.counts: Counter[str] = Counter()
        self.faults: list[str] = []
        self._state: Path | None = asked.state
        self._began = self._said = time.monotonic()
        self._before = 0
        if self._state is not None and self._state.exists():
            kept = json.loads(self._state.read_text("utf-8"))
            if kept["seed"] == self.seed:
                self.done = self._before = kept["done"]
                self.counts.update(kept["counts"])
                self.faults = kept["faults"]

    def count(self, what: str, by: int = 1) -> None:
        """Count something that was seen."""
        self.counts[what] += by

    def fault(self, what: str) -> None:
        """Note a fault, and say it at once."""
        self.faults.append(what)
        print(f"FAULT {what}", flush=True)

    def step(self, number: int = 1) -> None:
        """So many more are done."""
        self.done += number
        now = time.monotonic()
        if now - self._said >= EVERY or self.done >= self.most:
            self._said = now
            pace = (self.done - self._before) / max(now - self._began, 0.001)
            left = (self.most - self.done) / pace if pace else 0
            print(
                f"{self.done} of {self.most}, {now - self._began:.0f} s, about {left:.0f} s left, "
                f"{len(self.faults)} faults",
                file=sys.stderr,
                flush=True,
            )
            self._keep()

    def _keep(self) -> None:
        if self._state is not None:
            kept = {
                "seed": self.seed,
                "done": self.done,
                "counts": dict(self.counts),
                "faults": self.faults,
            }
            self._state.write_text(json.dumps(kept), "utf-8")

    def end(self) -> int:
        """Print the figures; returns the exit code, 1 if there was a fault."""
        self._keep()
        print(f"{self.done} done, {len(self.faults)} faults, seed {self.seed}")
        for what, times in sorted(self.counts.items()):
            print(f"  {what}: {times}")
        return int(bool(self.faults))
