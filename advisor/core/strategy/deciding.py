"""Which rules decided a strategy: those behind its diagnosis, approach, moves and duties."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.core.reasoning.inference import Firing
from advisor.core.rules.catalogue import Work
from advisor.core.rules.fact import Subject
from advisor.core.strategy.advice import Advice

# The obstacles of a goal that page one names: the diagnosis and the next one.
OBSTACLES = 2


def deciding_rules(advice: Advice) -> frozenset[tuple[str, Subject]]:
    """The rules, with what they were about, that the main parts of a strategy go back to."""
    return frozenset(node.key for node in advice.explainer.derive(_firings(advice)).firings())


def _firings(advice: Advice) -> Iterator[Firing]:
    for found in advice.diagnoses:
        for obstacle in found.obstacles[:OBSTACLES]:
            yield from obstacle.firings
        for choice in found.choices:
            yield from choice.approach.firings
            for move in choice.moves:
                yield from move.firings
    for recommended in advice.recommendations:
        if isinstance(recommended.item, Work) and recommended.item.claim == "duty":
            yield from recommended.firings
