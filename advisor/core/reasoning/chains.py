"""The chains that decide an item: from one answer through the rules to the advice.

A rule asks for many facts, most of which nearly every rule asks for, such as the size of the
firm.  What decides is what few rules ask for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from advisor.core.reasoning.outline import FactUse, OutlineItem
from advisor.core.reasoning.why import Explainer, FiringNode, PremiseNode
from advisor.core.rules.fact import Missing, Subject, base_key

MOST_CHAINS = 3


@dataclass(frozen=True, slots=True)
class Chain:
    """One answer, what follows from it link by link, and the rule that recommends the item.

    ``facts`` begin with the answer, or with a finding that no rule concluded.
    """

    item: OutlineItem
    rule: FiringNode
    facts: tuple[FactUse, ...]


@dataclass(frozen=True, slots=True)
class Chains:
    """The deciding chains of some items.

    ``more`` counts, by the item's id, the answers behind it that no chain shows.
    """

    chains: tuple[Chain, ...]
    more: Mapping[str, int]


def deciding_chains(
    explainer: Explainer, items: Iterable[OutlineItem], most: int = MOST_CHAINS
) -> Chains:
    """At most so many chains, the rarest facts first; one of each item as there is room."""
    back, items = _Back(explainer), tuple(items)
    by_item = [
        sorted(_of_item(explainer, item, back), key=lambda chain: back.rarity(chain.facts))
        for item in items
    ]
    chosen: list[Chain] = []
    while len(chosen) < most and any(by_item):
        for chains in by_item:
            if chains and len(chosen) < most:
                chosen.append(chains.pop(0))
    shown = {(chain.facts[0].key, chain.facts[0].subject) for chain in chosen}
    more: dict[str, int] = {}
    for item, chains in zip(items, by_item, strict=True):
        left = {(chain.facts[0].key, chain.facts[0].subject) for chain in chains}
        more[item.id] = len(left - shown)
    return Chains(tuple(chosen), more)


def _of_item(explainer: Explainer, item: OutlineItem, back: _Back) -> Iterator[Chain]:
    """A chain for every fact that a rule behind the item asked for; of the same answer one."""
    seen: set[tuple[str, Subject]] = set()
    for root in explainer.why(item).roots:
        for premise in root.premises:
            facts = back.facts(premise)
            start = (facts[0].key, facts[0].subject)
            if start not in seen:
                seen.add(start)
                yield Chain(item, root, facts)


class _Back:
    """Goes from facts back to the answers, always by the fact that the fewest rules ask for."""

    def __init__(self, explainer: Explainer) -> None:
        self._inference = explainer.inference
        self._asked = Counter(
            key
            for rule in explainer.rulebase.rules.values()
            for key in {base_key(condition.fact) for condition in rule.when}
        )
        self._found: dict[tuple[str, Subject], tuple[FactUse, ...]] = {}

    def facts(self, premise: PremiseNode) -> tuple[FactUse, ...]:
        """The facts from an answer up to this one."""
        name = (premise.fact.key, premise.fact.subject)
        if name not in self._found:
            before = [self.facts(u) for source in premise.sources for u in source.premises]
            self._found[name] = (*min(before, key=self.rarity, default=()), premise.fact)
        return self._found[name]

    def rarity(self, facts: tuple[FactUse, ...]) -> tuple[bool, bool, int, int]:
        """What is no answer, or not known, comes last.

        Then by how many rules ask for the fact on the way that most rules ask for.
        """
        start = facts[0]
        unknown = isinstance(self._inference.state(start.key, start.subject), Missing)
        asked = max(self._asked[base_key(fact.key)] for fact in facts)
        return not start.question, unknown, asked, len(facts)
