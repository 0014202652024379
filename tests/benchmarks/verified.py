"""How many answers of what-would-change hold when they are run, over all scenarios.

    python -m tests.benchmarks.verified [EVERY]

For every firm it asks about every EVERYth thing that can be recommended or said (1:
about all of them), makes the change of each alternative, runs all rules, and looks
whether the thing came in or went out as was promised.
"""

from __future__ import annotations

import sys
from pathlib import Path

from advisor.advise import inferring, sketching
from advisor.core.reasoning.target import target_names, target_of
from advisor.core.rules.rulebase import Rulebase
from advisor.core.whatif.edits import apply_changes
from advisor.core.whatif.search import what_would_change
from advisor.engine.chain import Matcher
from advisor.engine.reference import ReferenceMatcher
from advisor.files.interview import read_interview
from advisor.files.resources import rulebase_folder, scenarios_folder
from advisor.files.rulebase import load_rulebase


def verify(rulebase: Rulebase, matcher: Matcher, path: Path, names: list[str]) -> tuple[int, int]:
    """How many alternatives there were for one firm, and how many of them held."""
    infer = inferring(rulebase, matcher)
    answers = read_interview(path, rulebase).answers
    told = held = 0
    for name in names:
        target = target_of(rulebase, name)
        assert target is not None
        found = what_would_change(rulebase, answers, target, infer, sketching)
        for alternative in found.alternatives:
            for changes in alternative.all():
                after = infer(apply_changes(answers, changes, rulebase))
                told += 1
                held += bool(target.copies(rulebase, after)) != found.present
    return told, held


def main(every: int) -> None:
    """Verify and print the sum."""
    rulebase = load_rulebase(rulebase_folder())
    matcher = ReferenceMatcher(rulebase)
    names = sorted(target_names(rulebase))
    told = held = 0
    for place, path in enumerate(sorted(scenarios_folder().glob("*.toml"))):
        # Another slice for each firm, so that a sample meets every name somewhere.
        more, right = verify(rulebase, matcher, path, names[place % every :: every])
        told, held = told + more, held + right
    print(f"{held} of {told} alternatives held")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
