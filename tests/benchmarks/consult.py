"""All figures about speed, as ratios within one run.

    python -m tests.benchmarks.consult

A consult goes from answers to everything that follows from them; medians over all
scenarios.  CLIPS runs the same rules on the same facts, and what fires is equal.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import thread_time

from advisor.advise import infer, inferring, trying
from advisor.checking.replay import replay
from advisor.core.interview.answers import Answers
from advisor.core.interview.steps import plan_interview
from advisor.core.rules.rulebase import Rulebase
from advisor.core.whatif.sensitivity import what_matters_most
from advisor.engine.chain import Matcher
from advisor.engine.durable import DurableMatcher
from advisor.engine.reference import ReferenceMatcher
from advisor.files.interview import read_interview
from advisor.files.resources import rulebase_folder, scenarios_folder
from advisor.files.rulebase import load_rulebase
from tests.benchmarks.clips_engine import ClipsMatcher
from tests.benchmarks.growth import growth
from tests.benchmarks.interface import echoes, p95, refreshes
from tests.benchmarks.timing import race, ratios

ROOT = Path(__file__).parents[2]
STARTS = 7
FIRMS = 10


def consults(rulebase: Rulebase, engines: dict[str, Matcher], firms: Sequence[Answers]) -> None:
    """The engines against CLIPS, fired sets asserted equal."""
    for firm in firms:
        found = {name: infer(rulebase, firm, engine) for name, engine in engines.items()}
        assert all(one == found["reference"] for one in found.values())
    times = race(
        {
            name: lambda firm, engine=engine: infer(rulebase, firm, engine)  # type: ignore[misc]
            for name, engine in engines.items()
        },
        firms,
    )
    ratios(times, (("durable", "clips"), ("reference", "clips"), ("durable", "reference")))


def planning(rulebase: Rulebase, engine: Matcher, firms: Sequence[Answers]) -> None:
    """The next question after every answer of a few interviews, against a consult."""
    steps = [moment.answers for firm in firms for moment in replay(rulebase, firm)]
    times = race(
        {
            "planning the interview": lambda answers: plan_interview(rulebase, answers),
            "reference consult": lambda answers: infer(rulebase, answers, engine),
        },
        steps[::4],
        2,
    )
    ratios(times, (("planning the interview", "reference consult"),))


def searching(rulebase: Rulebase, engine: Matcher, firms: Sequence[Answers]) -> None:
    """``what-would-change FILE``, every answer of a firm tried, against a consult."""
    times = race(
        {
            "what-would-change": lambda firm: what_matters_most(
                rulebase, firm, inferring(rulebase, engine), trying(rulebase)
            ),
            "consult": lambda firm: infer(rulebase, firm, engine),
        },
        firms,
        1,
    )
    ratios(times, (("what-would-change", "consult"),))


def processor_time(code: Sequence[str]) -> float:
    """The median processor time of a process that is compiled already, in seconds."""
    kept = {name: text for name, text in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, *code]
    found = []
    for _ in range(STARTS):
        before = os.times()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=ROOT, env=kept)
        after = os.times()
        found.append(
            after.children_user
            + after.children_system
            - before.children_user
            - before.children_system
        )
    return median(found)


def starting() -> None:
    """A whole ``advise``, against importing what it cannot do without."""
    firm = scenarios_folder() / "bakery.toml"
    entry = "import sys; from advisor.cli import main; sys.exit(main(sys.argv[1:]))"
    advising = processor_time(["-c", entry, "advise", str(firm)])
    importing = processor_time(["-c", "from pydantic import BaseModel; import durable.lang"])
    print(f"advise / importing pydantic and durable_rules: {advising / importing:.2f}")


def loading(consult: float) -> None:
    """Loading the rule base, in consults."""
    begun = thread_time()
    load_rulebase(rulebase_folder())
    print(f"loading the rule base / durable consult: {(thread_time() - begun) / consult:.0f}")


def refreshing(rulebase: Rulebase) -> None:
    """What is worked out after a key, against Textual's own way from key to echo."""
    echo = p95(asyncio.run(echoes()))
    refresh = p95(refreshes(rulebase, "durable"))
    print(f"infer, compose and preview / key to echo, p95: {refresh / echo:.2f}")


def main() -> None:
    """Print every ratio."""
    rulebase = load_rulebase(rulebase_folder())
    paths = sorted(scenarios_folder().glob("*.toml"))
    firms = [read_interview(path, rulebase).answers for path in paths]
    clips = ClipsMatcher(rulebase)
    engines: dict[str, Matcher] = {
        "durable": DurableMatcher(rulebase),
        "reference": ReferenceMatcher(rulebase),
        "clips": clips,
    }
    consults(rulebase, engines, firms)
    some = firms[:: len(firms) // FIRMS]
    planning(rulebase, engines["reference"], some)
    searching(rulebase, engines["durable"], some)
    durable = race({"consult": lambda firm: infer(rulebase, firm, engines["durable"])}, some, 2)
    loading(durable["consult"])
    starting()
    refreshing(rulebase)
    growth(rulebase, firms)
    clips.close()


if __name__ == "__main__":
    main()
