"""Obstacles as facts: what rules conclude of them, other rules can test.

``goal.obstacle`` and ``business.obstacle`` are findings that nobody writes: their
options are the obstacles of the catalogue, by their scopes.
"""

from __future__ import annotations

from dataclasses import replace

from advisor.core.message import N_
from advisor.core.rules.catalogue import Obstacle
from advisor.core.rules.fact import Scope
from advisor.core.rules.question import Finding, Option
from advisor.core.rules.rule import Rule
from advisor.core.rules.rulebase import Definitions
from advisor.core.rules.schema import Id

LABELS: dict[Scope, str] = {
    "goal": N_("What holds this goal back"),
    "business": N_("What holds the business back"),
}
OBSTACLE_KEYS = tuple(f"{scope}.obstacle" for scope in LABELS)


class ObstacleOption(Option):
    """An obstacle as the value of a finding, called by its id in the catalogue."""

    id: Id


def obstacle_key(scope: Scope) -> str:
    """The finding that names the obstacles of a scope."""
    return f"{scope}.obstacle"


def with_obstacle_findings(definitions: Definitions) -> Definitions:
    """The definitions with the findings of their obstacles, which their rules conclude."""
    obstacles = {item.id: item for item in definitions.items if isinstance(item, Obstacle)}
    findings = [
        Finding(
            id=obstacle_key(scope),
            kind="choices",
            label=label,
            option=tuple(
                ObstacleOption(id=item.id, label=item.title)
                for item in obstacles.values()
                if item.scope == scope
            ),
        )
        for scope, label in LABELS.items()
        if any(item.scope == scope for item in obstacles.values())
    ]
    rules = tuple(_concluding(rule, obstacles) for rule in definitions.rules)
    return replace(definitions, findings=(*definitions.findings, *findings), rules=rules)


def _concluding(rule: Rule, obstacles: dict[str, Obstacle]) -> Rule:
    found = obstacles.get(rule.then.obstacle or "")
    if found is None or found.scope not in LABELS:
        return rule
    find = ((obstacle_key(found.scope), found.id),)
    return rule.model_copy(update={"then": rule.then.model_copy(update={"find": find})})
