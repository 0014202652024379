"""What the owner has in mind already, and which rules answer it."""

from __future__ import annotations

from advisor.core.rules.fact import State
from advisor.core.rules.rule import Rule

WISH = "business.wish"
NAMING = ("is", "one_of", "has")


def answers_wish(rule: Rule, wish: State) -> bool:
    """Whether a rule is about something that is among what the owner has in mind."""
    return any(c.fact == WISH and c.operator in NAMING and c.holds(wish) for c in rule.when)
