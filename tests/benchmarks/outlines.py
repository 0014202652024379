"""How long outlines are, how the hours in them are used, and whether the lead move begins in time.

Prints a line for every answer file and medians at the end.  Run from the root of the project:

    python -m tests.benchmarks.outlines FOLDER_OR_FILE… [--rules DIR] [--day YYYY-MM-DD]

Scenarios are read, too.  Hours are those of the first twelve weeks, as shares of what people have.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from advisor.advise import infer, open_case
from advisor.checking.expectation import read_scenario
from advisor.core.interview.answers import Answers
from advisor.core.planning.calendar import LEAD_WEEKS
from advisor.core.planning.work import Claim
from advisor.core.rules.rulebase import Rulebase
from advisor.core.strategy.case import Case
from advisor.engine.select import select_engine
from advisor.errors import InvalidError
from advisor.files.interview import read_interview
from advisor.files.resources import rulebase_folder
from advisor.files.rulebase import load_rulebase
from advisor.language import english
from advisor.report.blocks import Document, Heading
from advisor.report.document import budget, build_document
from advisor.report.repetition import words_of

SIZES = (("alone", 1), ("up to 50", 50), ("beyond", sys.maxsize))
CLAIMS = tuple(Claim)


@dataclass(frozen=True)
class Figures:
    """What is counted of one outline; ``lead`` is None where no move was chosen."""

    name: str
    people: int
    page: int
    whole: int
    most: int
    shares: tuple[float, ...]
    hours: float
    lead: bool | None
    later: int
    money: bool
    ratio: float

    def __str__(self) -> str:
        lead = {None: "—", True: "yes", False: "no"}[self.lead]
        shares = " ".join(f"{share:4.0%}" for share in self.shares)
        idle = f"{1 - sum(self.shares):4.0%}" if self.hours else "   —"
        over = "!" if self.whole > self.most or self.page > 350 else " "
        return (
            f"{self.name:<38}{self.people:>4}{self.page:>5}{self.whole:>6}{over} {shares} {idle}"
            f"{self.hours:>7.1f} {lead:>4}{self.later:>5} {'yes' if self.money else 'no':>4}"
            f"{self.ratio:>6.1f}"
        )


HEADER = (
    f"{'':<38}{'who':>4}{'page':>5}{'words':>6}  {'duty':>4} lead  sup  hsk idle"
    f"{'h/12w':>7} {'in 4':>4}{'later':>5} {'paid':>4}{'ratio':>6}"
)


def figures(name: str, rulebase: Rulebase, answers: Answers, day: date) -> Figures:
    """Count one firm's outline."""
    matcher = select_engine().matcher(rulebase)
    consult = fastest(lambda: infer(rulebase, answers, matcher))

    def compose() -> Document:
        """The outline of what was inferred, from nothing else that is made already."""
        again = Case(rulebase, answers, lambda _: case.inference, day)
        return build_document(again.outline, english())

    case = open_case(rulebase, answers, matcher, day)
    outline, document = case.outline, compose()
    composed = fastest(compose)
    blocks = document.blocks
    heads = [place for place, b in enumerate(blocks) if isinstance(b, Heading) and b.level == 2]
    first = blocks[heads[0] : heads[1] if len(heads) > 1 else len(blocks)] if heads else blocks
    shares, hours = used(case)
    return Figures(
        name,
        outline.people,
        words_of(first),
        words_of(blocks),
        budget(outline.people),
        shares,
        hours,
        begins(case),
        len(case.plan.postponed),
        bool(case.plan.money.once or case.plan.money.monthly),
        composed / consult,
    )


def fastest(run: Callable[[], object]) -> float:
    """The shortest of three runs, in seconds of the processor."""
    times = []
    for _ in range(3):
        begun = time.process_time()
        run()
        times.append(time.process_time() - begun)
    return min(times)


def used(case: Case) -> tuple[tuple[float, ...], float]:
    """The share of the known hours of the first weeks that each class of work takes."""
    weeks = case.plan.weeks
    limit = sum(hours or 0.0 for week in weeks for _, hours in week.load.limits)
    taken = [sum(dict(week.load.by_claim).get(c, 0.0) for week in weeks) for c in CLAIMS]
    return tuple(hours / limit if limit else 0.0 for hours in taken), limit


def begins(case: Case) -> bool | None:
    """Whether a lead move of the first goal begins in its weeks; None without one."""
    moves = [m.key for c in (case.diagnosis.choices if case.diagnosis else ()) for m in c.moves]
    if not moves:
        return None
    limit = case.day + timedelta(weeks=LEAD_WEEKS)
    return any((p := case.plan.placed(key)) is not None and p.start < limit for key in moves)


def cases(path: Path, rulebase: Rulebase) -> Iterator[tuple[str, Answers]]:
    """The answers in a file or a folder: interviews, or the project's scenarios."""
    if path.name == "scenarios":
        for file in sorted(path.glob("*.toml")):
            yield file.stem, read_scenario(file, rulebase).file.answers
        return
    for file in sorted(path.glob("*.toml")) if path.is_dir() else [path]:
        yield file.stem, read_interview(file, rulebase).answers


def summary(found: Sequence[Figures]) -> Iterator[str]:
    """Medians by size, and how many outlines begin with their move in time."""
    least = 0
    for name, most in SIZES:
        of_size = [f for f in found if least < f.people <= most]
        least = most
        if of_size:
            page, whole = [f.page for f in of_size], [f.whole for f in of_size]
            yield (
                f"{name}: {len(of_size)} outlines; page one {_spread(page)} words; "
                f"whole {_spread(whole)} words"
            )
    busy = [f for f in found if f.hours]
    if busy:
        parts = ", ".join(
            f"{claim.name.lower()} {median(f.shares[claim] for f in busy):.0%}" for claim in CLAIMS
        )
        idle = median(1 - sum(f.shares) for f in busy)
        yield f"hours, medians of {len(busy)}: {parts}, idle {idle:.0%}"
    led = [f.lead for f in found if f.lead is not None]
    yield f"move within {LEAD_WEEKS} weeks: {sum(led)} of {len(led)} with a move"
    yield (
        f"plan and compose, in consults: median {median(f.ratio for f in found):.1f}, most "
        f"{max(f.ratio for f in found):.1f}"
    )


def _spread(numbers: Iterable[int]) -> str:
    ordered = sorted(numbers)
    return f"{median(ordered):.0f} ({ordered[0]} to {ordered[-1]})"


def main(arguments: Sequence[str] | None = None) -> int:
    """Count the outlines of every file; returns a process exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--rules", type=Path, help="a rule base of your own")
    parser.add_argument("--day", type=date.fromisoformat, default=date(2026, 11, 27))
    options = parser.parse_args(arguments)
    rulebase = load_rulebase(options.rules or rulebase_folder())
    print(HEADER)
    found = []
    for path in options.paths:
        for name, answers in cases(path, rulebase):
            try:
                counted = figures(name, rulebase, answers, options.day)
            except InvalidError as error:
                print(f"{name}: {error}", file=sys.stderr)
                continue
            found.append(counted)
            print(counted)
    for line in summary(found):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
