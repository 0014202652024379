"""The meaning of the rules in plain Python.

The oracle that the durable engine is tested against, and its stand-in where
durable_rules cannot be imported.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from advisor.core.rules.fact import Scope, State
from advisor.core.rules.rule import Rule
from advisor.core.rules.rulebase import Rulebase


class ReferenceMatcher:
    """Tests every rule of a stratum and scope, condition by condition."""

    name = "reference"

    def __init__(self, rulebase: Rulebase) -> None:
        self._rules: dict[tuple[int, Scope], list[Rule]] = {}
        for number, stratum in enumerate(rulebase.strata):
            for rule in stratum:
                self._rules.setdefault((number, rule.each), []).append(rule)

    def match(self, stratum: int, scope: Scope, facts: Mapping[str, State]) -> Collection[str]:
        """The ids of the rules whose conditions all hold of ``facts``."""
        return [
            rule.id
            for rule in self._rules.get((stratum, scope), ())
            if all(condition.holds(facts[condition.fact]) for condition in rule.when)
        ]
