"""The run in few words, one rule at a time: for a class that watches it happen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.core.reasoning.inference import Inference
from advisor.core.reasoning.why import Derivation, Explainer, FiringNode
from advisor.report.phrases import Phrases
from advisor.report.trace import conclusion


@dataclass(frozen=True, slots=True)
class Slide:
    """One rule that fired: what it says, the facts it found, what follows, on whose word."""

    rule: str
    because: str
    facts: tuple[str, ...]
    follows: str
    principles: tuple[str, ...]


def slides_of(derivation: Derivation, inference: Inference, phrases: Phrases) -> tuple[Slide, ...]:
    """All that led to one item, in the order in which it happened."""
    order = {(f.rule, f.subject): place for place, f in enumerate(inference.firings)}
    nodes = sorted(derivation.firings(), key=lambda node: order[node.key])
    return tuple(_slide(node, phrases) for node in nodes)


def slides_of_all(explainer: Explainer, phrases: Phrases) -> tuple[Slide, ...]:
    """Every rule that fired, in the order of the run."""
    return slides_of(explainer.derive(explainer.inference.firings), explainer.inference, phrases)


def _slide(node: FiringNode, phrases: Phrases) -> Slide:
    return Slide(
        rule=phrases.rule(node.rule.id, node.subject, node.refs),
        because=phrases.say(node.because),
        facts=tuple(_facts(node, phrases)),
        follows=conclusion(node.rule, phrases),
        principles=tuple(map(phrases.principle, node.rule.principles)),
    )


def _facts(node: FiringNode, phrases: Phrases) -> Iterator[str]:
    for premise in node.premises:
        yield f"{phrases.fact(premise.fact)}: {phrases.show(premise.fact.shown)}"
