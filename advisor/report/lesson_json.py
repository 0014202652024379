"""A lesson as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from pydantic import BeforeValidator, Field, ValidationInfo

from advisor.core.reasoning.outline import FactUse
from advisor.report.answers import fact_label
from advisor.report.lesson import Teaching
from advisor.report.phrases import Phrases
from advisor.report.shapes import Extended, Json, Sentence, phrases_of, written


def _by_label(facts: Iterable[FactUse], info: ValidationInfo) -> dict[str, str]:
    language = phrases_of(info).language
    return {fact_label(use, language): language.show(use.shown) for use in facts}


class ChoiceJson(Json):
    """One possible answer of a class."""

    text: Sentence
    right: bool
    item: str = Field(description="What can be asked about afterwards; '' for nothing.")
    reasons: tuple[str, ...] = Field(description="Why it is right or wrong, in words.")


class PredictionJson(Json):
    """A question to a class."""

    id: str
    ask: Sentence
    choices: tuple[ChoiceJson, ...]


class GroupJson(Json):
    """Answers that belong together."""

    title: Sentence
    facts: Annotated[dict[str, str], BeforeValidator(_by_label)] = Field(
        description="Each answer by its label."
    )


class LessonJson(Json):
    """The answer of `advisor teach FILE --format json`."""

    format: int
    title: str
    about: str
    aim: str = Field(description="What the lesson teaches; '' where the file does not say.")
    firm: tuple[GroupJson, ...]
    predictions: tuple[PredictionJson, ...]


def lesson_json(teaching: Teaching, phrases: Phrases) -> str:
    """A lesson as JSON, the answers included."""
    predictions = tuple(
        Extended(
            prediction,
            choices=tuple(
                Extended(choice, reasons=tuple(teaching.reasons(choice)))
                for choice in prediction.choices
            ),
        )
        for prediction in teaching.lesson.predictions
    )
    return written(
        LessonJson,
        teaching,
        phrases.language,
        phrases,
        firm=teaching.lesson.facts,
        predictions=predictions,
    )
