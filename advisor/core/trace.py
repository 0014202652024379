"""The run step by step: every rule tried, on what facts, and what it concluded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.core.explanation import Explainer
from advisor.core.fact import Subject
from advisor.core.inference import Inference
from advisor.core.nearmiss import NearMiss, Tested, tester
from advisor.core.rule import Rule
from advisor.core.rulebase import Rulebase


@dataclass(frozen=True, slots=True)
class TraceStep:
    """One rule tried for one subject; ``stratum`` counts from 1."""

    stratum: int
    attempt: NearMiss
    fired: bool

    @property
    def rule(self) -> Rule:
        return self.attempt.rule

    @property
    def subject(self) -> Subject:
        return self.attempt.subject

    @property
    def tested(self) -> tuple[Tested, ...]:
        return self.attempt.tested


def trace(rulebase: Rulebase, inference: Inference) -> Iterator[TraceStep]:
    """Every rule for every subject, in the order of the run."""
    test = tester(rulebase, inference, Explainer(rulebase, inference))
    fired = {(firing.rule, firing.subject) for firing in inference.firings}
    for number, stratum in enumerate(rulebase.strata, start=1):
        for rule in stratum:
            for subject in inference.profile.subjects(rule.each):
                yield TraceStep(number, test(rule, subject), (rule.id, subject) in fired)
