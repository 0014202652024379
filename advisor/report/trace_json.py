"""The run step by step as JSON."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import AliasPath, Field, ValidationInfo, model_validator

from advisor.core.reasoning.trace import BackStep, TraceStep
from advisor.report.phrases import Phrases
from advisor.report.shapes import (
    Extended,
    FactJson,
    Json,
    SubjectName,
    TestedJson,
    phrases_of,
    written,
)
from advisor.report.trace import conclusion, conclusions


class StepJson(Json):
    """One rule tried for one subject."""

    number: int
    stratum: int
    rule: str = Field(validation_alias=AliasPath("rule", "id"))
    subject: SubjectName
    fired: bool
    tested: tuple[TestedJson, ...]
    concluded: tuple[str, ...] = Field(description="In words; empty where it did not fire.")
    refs: tuple[str, ...] = Field(validation_alias=AliasPath("attempt", "refs"))

    @model_validator(mode="before")
    @classmethod
    def _in_words(cls, step: TraceStep, info: ValidationInfo) -> Extended:
        concluded = tuple(conclusions(step, phrases_of(info))) if step.fired else ()
        return Extended(step, concluded=concluded)


class TraceJson(Json):
    """The answer of `advisor trace`."""

    format: int
    steps: tuple[StepJson, ...]


class BackStepJson(Json):
    """One rule asked about on the way back."""

    number: int
    depth: int
    wanted: FactJson | None = Field(description="The finding it might conclude; null at the item.")
    rule: str = Field(validation_alias=AliasPath("attempt", "rule", "id"))
    subject: SubjectName = Field(validation_alias=AliasPath("attempt", "subject"))
    fired: bool
    again: bool = Field(
        validation_alias="before", description="It was gone into further up already."
    )
    tested: tuple[TestedJson, ...] = Field(validation_alias=AliasPath("attempt", "tested"))
    would_conclude: str
    refs: tuple[str, ...] = Field(validation_alias=AliasPath("attempt", "refs"))

    @model_validator(mode="before")
    @classmethod
    def _in_words(cls, step: BackStep, info: ValidationInfo) -> Extended:
        return Extended(step, would_conclude=conclusion(step.attempt.rule, phrases_of(info)))


class TraceBackJson(Json):
    """The answer of `advisor trace --backward ITEM`."""

    format: int
    item: str
    steps: tuple[BackStepJson, ...]


def trace_json(steps: Iterable[TraceStep], phrases: Phrases) -> str:
    """The run forwards, as JSON."""
    return written(TraceJson, None, phrases.language, phrases, steps=tuple(steps))


def trace_back_json(steps: Iterable[BackStep], item: str, phrases: Phrases) -> str:
    """The run backwards, as JSON."""
    return written(TraceBackJson, None, phrases.language, phrases, item=item, steps=tuple(steps))
