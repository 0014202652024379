"""The run step by step as JSON."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import Field

from advisor.core.reasoning.trace import BackStep, TraceStep
from advisor.report.phrases import Phrases
from advisor.report.shapes import (
    FORMAT,
    FactJson,
    Json,
    TestedJson,
    fact_json,
    tested_json,
    written,
)
from advisor.report.tracing import conclusion, conclusions


class StepJson(Json):
    """One rule tried for one subject."""

    number: int
    stratum: int
    rule: str
    subject: str
    fired: bool
    tested: tuple[TestedJson, ...]
    concluded: tuple[str, ...] = Field(description="In words; empty where it did not fire.")
    refs: tuple[str, ...]


class TraceJson(Json):
    """The answer of `advisor trace`."""

    format: int
    steps: tuple[StepJson, ...]


class BackStepJson(Json):
    """One rule asked about on the way back."""

    number: int
    depth: int
    wanted: FactJson | None = Field(description="The finding it might conclude; null at the item.")
    rule: str
    subject: str
    fired: bool
    again: bool = Field(description="It was gone into further up already.")
    tested: tuple[TestedJson, ...]
    would_conclude: str
    refs: tuple[str, ...]


class TraceBackJson(Json):
    """The answer of `advisor trace --backward ITEM`."""

    format: int
    item: str
    steps: tuple[BackStepJson, ...]


def trace_json(steps: Iterable[TraceStep], phrases: Phrases) -> str:
    """The run forwards, as JSON."""
    told = tuple(
        StepJson(
            number=step.number,
            stratum=step.stratum,
            rule=step.rule.id,
            subject=str(step.subject),
            fired=step.fired,
            tested=tuple(tested_json(test, phrases) for test in step.tested),
            concluded=tuple(conclusions(step, phrases)) if step.fired else (),
            refs=step.attempt.refs,
        )
        for step in steps
    )
    return written(TraceJson(format=FORMAT, steps=told))


def trace_back_json(steps: Iterable[BackStep], item: str, phrases: Phrases) -> str:
    """The run backwards, as JSON."""
    told = tuple(
        BackStepJson(
            number=step.number,
            depth=step.depth,
            wanted=fact_json(step.wanted, phrases) if step.wanted else None,
            rule=step.attempt.rule.id,
            subject=str(step.attempt.subject),
            fired=step.fired,
            again=step.before,
            tested=tuple(tested_json(test, phrases) for test in step.attempt.tested),
            would_conclude=conclusion(step.attempt.rule, phrases),
            refs=step.attempt.refs,
        )
        for step in steps
    )
    return written(TraceBackJson(format=FORMAT, item=item, steps=told))
