"""How long each question to the reasoning takes, as a ratio to one plain inference.

    python -m tests.benchmarks.reasoning [ROUNDS]

Medians over a few firms of one run; nothing is asserted.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from statistics import median
from time import perf_counter

from advisor.advise import inferring, sketching, trying
from advisor.checking.check import DAY
from advisor.core.reasoning.graph import graph_of_items
from advisor.core.reasoning.target import target_of
from advisor.core.reasoning.trace import trace
from advisor.core.reasoning.whole_graph import graph_of_outline
from advisor.core.reasoning.why import Explainer
from advisor.core.reasoning.why_not import why_not
from advisor.core.rules.rulebase import Rulebase
from advisor.core.strategy.case import Case
from advisor.core.teaching.lesson import make_lesson
from advisor.core.whatif.compare import compare
from advisor.core.whatif.search import what_would_change
from advisor.core.whatif.sensitivity import what_matters_most
from advisor.engine.chain import Matcher
from advisor.engine.reference import ReferenceMatcher
from advisor.engine.select import select_engine
from advisor.files.interview import read_interview
from advisor.files.resources import rulebase_folder, scenarios_folder
from advisor.files.rulebase import load_rulebase

FIRMS = ("bakery", "electrician", "engineering", "charity", "clinic")
# There in some of these firms, and not in others.
ITEM = "listen-first"
UNIT = "infer"


Query = Callable[[], object]


def queries(rulebase: Rulebase, matcher: Matcher, firm: str, other: str) -> dict[str, Query]:
    """Everything that can be asked about one firm, ready to run."""
    infer = inferring(rulebase, matcher)
    by_reference = inferring(rulebase, ReferenceMatcher(rulebase))
    target = target_of(rulebase, ITEM)
    assert target is not None
    answers, others = (
        read_interview(scenarios_folder() / f"{name}.toml", rulebase).answers
        for name in (firm, other)
    )
    one, two = (Case(rulebase, given, infer, DAY) for given in (answers, others))
    inference, outline, explainer = one.inference, one.outline, one.explainer

    def known() -> Case:
        """The same firm again, with nothing made yet but the inference."""
        return Case(rulebase, answers, lambda _: inference, DAY)

    items = [item for item in outline.items() if item.why.rules]
    return {
        UNIT: lambda: infer(answers),
        "infer, reference engine": lambda: by_reference(answers),
        "compose": lambda: known().outline,
        "why, of every item": lambda: [Explainer(rulebase, inference).why(i) for i in items],
        "why-not": lambda: why_not(Explainer(rulebase, inference), target),
        "what-would-change": lambda: what_would_change(rulebase, answers, target, infer, sketching),
        "what matters most": lambda: what_matters_most(rulebase, answers, infer, trying(rulebase)),
        "compare": lambda: compare(one, two),
        "trace": lambda: list(trace(Explainer(rulebase, inference))),
        "graph of an item": lambda: graph_of_items(explainer, items[:1]),
        "graph of the whole": lambda: graph_of_outline(explainer, outline),
        "teach": lambda: make_lesson(known()),
    }


def main(rounds: int) -> None:
    """Measure and print one line a question."""
    rulebase = load_rulebase(rulebase_folder())
    choice = select_engine(None)
    matcher = choice.matcher(rulebase)
    times: dict[str, list[float]] = {}
    for place, firm in enumerate(FIRMS):
        for name, query in queries(rulebase, matcher, firm, FIRMS[place - 1]).items():
            for _ in range(1 if name == "what matters most" else rounds):
                start = perf_counter()
                query()
                times.setdefault(name, []).append(perf_counter() - start)
    unit = median(times[UNIT])
    print(f"one infer on {choice.name}: {unit * 1000:.1f} ms; everything else as a multiple of it")
    for name, found in times.items():
        print(f"  {name:24} {median(found) / unit:8.1f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
