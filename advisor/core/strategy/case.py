"""One firm's case: its answers, and everything that follows from them, made lazily and once."""

from __future__ import annotations

from functools import cached_property

from advisor.core.reasoning.outline import Outline
from advisor.core.strategy.advice import Advice
from advisor.core.strategy.compose import compose


class Case(Advice):
    """Answers, rule base, engine and day in; inference, advice, plan and outline out."""

    @cached_property
    def outline(self) -> Outline:
        """The strategy, laid out by section."""
        return compose(self)
