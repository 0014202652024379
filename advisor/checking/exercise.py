"""Which scenarios use which principles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from advisor.core.rules.rulebase import Rulebase
from advisor.core.strategy.case import Case

Run = tuple[str, Case]


def exercised(rulebase: Rulebase, runs: Iterable[Run]) -> dict[str, Sequence[str]]:
    """The names of the runs in which each principle was at work, in their order.

    A principle is at work where a rule based on it fired, where a section
    based on it is shown, or where a question that it tells to ask was answered.
    """
    names: dict[str, list[str]] = {principle: [] for principle in rulebase.principles}
    for name, case in runs:
        for principle in dict.fromkeys(_at_work(case)):
            names[principle].append(name)
    return dict(names)


def _at_work(case: Case) -> Iterator[str]:
    for firing in case.inference.firings:
        yield from case.rulebase.rules[firing.rule].principles
    for section in case.outline.sections:
        yield from section.principles
    for item in case.outline.items():
        for fact in item.why.facts:
            if fact.question:
                yield from case.rulebase.questions[fact.question].principles
