"""How long each format takes beside Markdown, how large it is, and what it holds.

Prints a line a firm with pages, events and sheets, then a line a format: the median of its
time as a multiple of Markdown's, and its sizes.  The time is that of all threads, of the
first writing of each firm, for typst remembers what it has typeset; another firm is written
before.  Run from the root of the project:

    python -m tests.benchmarks.papers [FOLDER_OR_FILE…] [--day YYYY-MM-DD]
"""

from __future__ import annotations

import argparse
import io
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from statistics import median
from time import process_time

import pypdf

from advisor.advise import open_case
from advisor.engine.select import select_engine
from advisor.files.interview import read_interview
from advisor.files.resources import rulebase_folder, scenarios_folder
from advisor.files.rulebase import load_rulebase
from advisor.language import english
from advisor.paper.formats import FORMS, Form
from advisor.paper.sheets import SHEETS, sheet_pages
from advisor.paper.strategy import Strategy, print_pages

# Alone, a small shop, a charity, several hundred people, sold out.
FIRMS = ("piano-tuner", "bakery", "charity", "engineering-large", "place-sold-out")
WARMING = "clinic"


def timed(form: Form, strategy: Strategy) -> tuple[float, bytes]:
    """A strategy in one format with its document made anew, and the seconds that it took."""
    begun = process_time()
    content = Strategy(strategy.case, strategy.language).write(form)
    return process_time() - begun, content


def page_count(pdf: bytes) -> int:
    return len(pypdf.PdfReader(io.BytesIO(pdf)).pages)


def measure(paths: Iterable[Path], day: date) -> None:
    """Print what is made of the firms in some files."""
    rulebase = load_rulebase(rulebase_folder())
    matcher = select_engine().matcher(rulebase)

    def strategy(path: Path) -> Strategy:
        answers = read_interview(path, rulebase).answers
        return Strategy(open_case(rulebase, answers, matcher, day), english())

    first = strategy(scenarios_folder() / f"{WARMING}.toml")
    for form in FORMS:
        first.write(form)
    ratios: dict[Form, list[float]] = {form: [] for form in FORMS}
    sizes: dict[Form, list[float]] = {form: [] for form in FORMS}
    for path in paths:
        one = strategy(path)
        made = {form: timed(form, one) for form in FORMS}
        for form, (seconds, content) in made.items():
            ratios[form].append(seconds / made["md"][0])
            sizes[form].append(len(content) / 1000)
        sheets = (print_pages("pdf", sheet_pages(name, one.case, english())) for name in SHEETS)
        print(
            f"{path.stem:<24}{page_count(made['pdf'][1]):>3} pages {len(one.entries):>3} events "
            f"{sum(map(page_count, sheets)):>3} pages of sheets"
        )
    for form in FORMS:
        low, middle, high = min(sizes[form]), median(sizes[form]), max(sizes[form])
        print(
            f"{form:<5} {median(ratios[form]):>6.1f} × Markdown  "
            f"{low:.0f} to {high:.0f} kB, median {middle:.0f}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--day", type=date.fromisoformat, default=date.today())
    arguments = parser.parse_args()
    named = [
        p for path in arguments.paths for p in (path.glob("*.toml") if path.is_dir() else [path])
    ]
    measure(named or [scenarios_folder() / f"{name}.toml" for name in FIRMS], arguments.day)


if __name__ == "__main__":
    main()
