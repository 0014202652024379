"""Which scenarios put which principles to work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from advisor.core.reasoning.inference import Inference
from advisor.core.reasoning.outline import Outline
from advisor.core.rules.rulebase import Rulebase

Run = tuple[str, Inference, Outline]


def exercised(rulebase: Rulebase, runs: Iterable[Run]) -> dict[str, Sequence[str]]:
    """The names of the runs in which each principle was at work, in their order.

    A principle is at work where a rule that stands on it fired, where a section
    that stands on it is shown, or where a question that it tells to ask was answered.
    """
    names: dict[str, list[str]] = {principle: [] for principle in rulebase.principles}
    for name, inference, outline in runs:
        for principle in dict.fromkeys(_at_work(rulebase, inference, outline)):
            names[principle].append(name)
    return dict(names)


def _at_work(rulebase: Rulebase, inference: Inference, outline: Outline) -> Iterator[str]:
    for firing in inference.firings:
        yield from rulebase.rules[firing.rule].principles
    for section in outline.sections:
        yield from section.principles
    for item in outline.items():
        for fact in item.why.facts:
            if fact.question:
                yield from rulebase.questions[fact.question].principles
