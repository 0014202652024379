"""What a class is asked to predict: one question, its choices, and why each is right or wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.core.message import Message
from advisor.core.reasoning.why import FiringNode
from advisor.core.reasoning.why_not import ConditionEvaluation, RuleEvaluation
from advisor.core.rules.fact import Subject
from advisor.core.strategy.item_context import Criterion


@dataclass(frozen=True, slots=True)
class Choice:
    """One possible answer.

    ``item`` is what can be asked about afterwards, '' for none.  ``speaks`` are the
    firings that made it what it is, ``miss`` the nearest rule that would have made
    it otherwise; ``after`` says why something right comes before it, and ``note``
    what else is to be said.
    """

    text: Message
    right: bool
    item: str = ""
    speaks: tuple[FiringNode, ...] = ()
    miss: RuleEvaluation | None = None
    after: Criterion | None = None
    note: Message | None = None


@dataclass(frozen=True, slots=True)
class Prediction:
    """One question to a class; at least one choice is right, and at least one is not."""

    id: str
    ask: Message
    choices: tuple[Choice, ...]

    @property
    def right(self) -> tuple[int, ...]:
        """The places of the right choices."""
        return tuple(place for place, choice in enumerate(self.choices) if choice.right)

    @property
    def open(self) -> bool:
        """Whether there is anything to predict."""
        return any(c.right for c in self.choices) and not all(c.right for c in self.choices)


def lacking(miss: RuleEvaluation) -> tuple[ConditionEvaluation, ...]:
    """What stood in a rule's way, down to the answers where rules lead there; each fact once."""
    found: dict[tuple[str, Subject], ConditionEvaluation] = {}
    for test in _lacking(miss):
        found.setdefault((test.fact.key, test.fact.subject), test)
    return tuple(found.values())


def _lacking(miss: RuleEvaluation) -> Iterator[ConditionEvaluation]:
    for test in miss.tested:
        if test.verdict == "held":
            continue
        if test.gates:
            yield from test.gates
        elif test.offers:
            yield from (*test.offers, test)
        elif test.under:
            yield from _lacking(test.under[0])
        else:
            yield test
