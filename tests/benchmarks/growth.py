"""How the time of a consult and the memory grow with the rules, the entries and the consults."""

from __future__ import annotations

import resource
from dataclasses import replace

from advisor.advise import infer
from advisor.core.diagnostic import Diagnostics
from advisor.core.interview.answers import Answers
from advisor.core.rules.rulebase import Rulebase
from advisor.core.rules.validate_rulebase import build_rulebase
from advisor.engine.chain import Matcher
from advisor.engine.durable import DurableMatcher
from advisor.engine.reference import ReferenceMatcher
from advisor.engine.select import EngineName
from advisor.files.resources import rulebase_folder
from advisor.files.rule_files import RuleFiles
from tests.benchmarks.timing import race

TIMES = 5
RELATIONSHIPS = 12
CONSULTS = 20_000
ENGINES: dict[EngineName, type[DurableMatcher | ReferenceMatcher]] = {
    "durable": DurableMatcher,
    "reference": ReferenceMatcher,
}


def multiplied(times: int = TIMES) -> Rulebase:
    """The rule base with every rule so many times, under names of their own."""
    files, problems = RuleFiles(), Diagnostics()
    for path in sorted(rulebase_folder().rglob("*.toml")):
        files.read(path)
    # As they are written: a rule base has what they imply as well, and is not built again.
    written = files.definitions()
    rules = tuple(
        rule if not number else rule.model_copy(update={"id": f"{rule.id}-copy-{number}"})
        for rule in written.rules
        for number in range(times)
    )
    built = build_rulebase(replace(written, rules=rules), problems)
    if built is None:
        raise ValueError("; ".join(map(str, problems.found)))
    return built


def with_relationships(answers: Answers, count: int) -> Answers:
    """The firm with so many relationships, its own again and again."""
    own = answers.relationships
    entries = [own[place % len(own)] for place in range(count)]
    named = (
        {**entry, "relationship.name": f"{entry['relationship.name']} {place}"}
        for place, entry in enumerate(entries)
    )
    return answers.with_entries("relationship", tuple(named))


def growth(rulebase: Rulebase, firms: list[Answers]) -> None:
    """Print what becomes of a consult with more rules, more relationships, more consults."""
    larger = multiplied()
    some = [firm for firm in firms if firm.relationships][::6]
    for name, engine in ENGINES.items():
        small, large = engine(rulebase), engine(larger)
        times = race(
            {
                "small": lambda a, m=small: infer(rulebase, a, m),  # type: ignore[misc]
                "large": lambda a, m=large: infer(larger, a, m),  # type: ignore[misc]
            },
            some,
            2,
        )
        print(
            f"{name}, {len(larger.rules):,} / {len(rulebase.rules):,} rules: "
            f"{times['large'] / times['small']:.2f}"
        )
        print(f"{name}, {RELATIONSHIPS} / 0 relationships: {_wider(rulebase, small, some):.2f}")
    print(f"{CONSULTS:,} consults: {_memory(rulebase, firms):+,} kB")


def _wider(rulebase: Rulebase, matcher: Matcher, firms: list[Answers]) -> float:
    times = race(
        {
            "none": lambda firm: infer(rulebase, with_relationships(firm, 0), matcher),
            "many": lambda firm: infer(rulebase, with_relationships(firm, RELATIONSHIPS), matcher),
        },
        firms,
        2,
    )
    return times["many"] / times["none"]


def _memory(rulebase: Rulebase, firms: list[Answers]) -> int:
    """By how many kB the process has grown at its largest, after the first round."""
    matcher = DurableMatcher(rulebase)
    for firm in firms:
        infer(rulebase, firm, matcher)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for number in range(CONSULTS):
        infer(rulebase, firms[number % len(firms)], matcher)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
