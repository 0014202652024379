"""How many questions an interview asks, and how true the promise of what is left is.

Replays answer files page by page, as an owner with these answers would be asked, and
prints for every firm the questions asked at each depth and how often the range that
was promised held; then medians by size.  Run from the root of the project:

    python -m tests.benchmarks.promise FOLDER_OR_FILE… [--rules DIR] [--steps]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from advisor.checking.replay import replay
from advisor.core.interview.answers import Answers
from advisor.core.interview.pages import Depth
from advisor.core.rules.rulebase import Rulebase
from advisor.errors import InvalidError
from advisor.files.interview import read_interview
from advisor.files.resources import rulebase_folder
from advisor.files.rulebase import load_rulebase

SIZES = (("alone", 1), ("up to 50", 50), ("beyond", sys.maxsize))


@dataclass(frozen=True)
class Asked:
    """One page that was asked: at which depth, and the range promised before it."""

    page: str
    depth: Depth
    promised: tuple[int, int]


def asked_of(rulebase: Rulebase, answers: Answers) -> Iterator[Asked]:
    """Every page in the order it comes up; what the answers leave open is not known."""
    seen: set[str] = set()
    for at in replay(rulebase, answers):
        if at.page is not None and not at.unconfirmed and at.page.id not in seen:
            seen.add(at.page.id)
            yield Asked(at.page.id, at.depth, at.pages.left(at.depth))


def held(asked: Sequence[Asked]) -> tuple[int, int]:
    """In how many of how many moments the number of questions left lay in the range promised."""
    true = 0
    for place, one in enumerate(asked):
        left = sum(other.depth == one.depth for other in asked[place:])
        true += one.promised[0] <= left <= one.promised[1]
    return true, len(asked)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--rules", type=Path)
    parser.add_argument("--steps", action="store_true")
    wanted = parser.parse_args()
    rulebase = load_rulebase(wanted.rules or rulebase_folder())
    files = [f for p in wanted.paths for f in (sorted(p.glob("*.toml")) if p.is_dir() else [p])]
    sizes: dict[str, list[tuple[int, int]]] = {name: [] for name, _ in SIZES}
    true = total = 0
    for path in files:
        try:
            answers = read_interview(path, rulebase).answers
        except InvalidError as error:
            print(f"{path.stem}: {len(error.diagnostics)} problems; first: {error.diagnostics[0]}")
            continue
        asked = list(asked_of(rulebase, answers))
        first = sum(one.depth == "first" for one in asked)
        good, moments = held(asked)
        true, total = true + good, total + moments
        staff = answers.business.get("business.staff")
        number = staff if isinstance(staff, (int, float)) else 1
        size = next(name for name, most in SIZES if number <= most)
        sizes[size].append((first, len(asked) - first))
        print(f"{path.stem}: {first} + {len(asked) - first} ({size}), range held {good}/{moments}")
        if wanted.steps:
            for one in asked:
                print(f"    {one.depth} {one.page} promised {one.promised[0]}-{one.promised[1]}")
    for size, counts in sizes.items():
        if counts:
            firsts, laters = zip(*counts, strict=True)
            print(
                f"{size}: {len(counts)} firms, first depth median {median(firsts):g} "
                f"({min(firsts)}-{max(firsts)}), deeper median {median(laters):g}"
            )
    print(f"the promised range held in {true} of {total} moments ({true / max(total, 1):.0%})")


if __name__ == "__main__":
    main()
