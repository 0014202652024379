"""What the owner has in mind already, and which rules answer it."""

from __future__ import annotations

from advisor.core.reasoning.inference import Inference
from advisor.core.rules.fact import BUSINESS, State
from advisor.core.rules.rule import Rule

WISH = "business.wish"
NAMING = ("is", "one_of", "has")


def wish_of(inference: Inference) -> State:
    """What the owner has in mind; absent where the rule base does not ask for it."""
    return inference.state(WISH, BUSINESS)


def answers_wish(rule: Rule, wish: State) -> bool:
    """Whether a rule is about something that is among what the owner has in mind."""
    return any(c.fact == WISH and c.operator in NAMING and c.holds(wish) for c in rule.when)
