"""A lesson as JSON."""

from __future__ import annotations

from pydantic import Field

from advisor.core.teaching.prediction import Choice
from advisor.report.phrases import Phrases
from advisor.report.shapes import FORMAT, Json, written
from advisor.report.teaching import Teaching


class ChoiceJson(Json):
    """One possible answer of a class."""

    text: str
    right: bool
    item: str = Field(description="What can be asked about afterwards; '' for nothing.")
    reasons: tuple[str, ...] = Field(description="Why it is right or wrong, in words.")


class PredictionJson(Json):
    """A question to a class."""

    id: str
    ask: str
    choices: tuple[ChoiceJson, ...]


class GroupJson(Json):
    """Answers that belong together."""

    title: str
    facts: dict[str, str] = Field(description="Each answer by its label.")


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

    def choice(one: Choice) -> ChoiceJson:
        return ChoiceJson(
            text=phrases.say(one.text),
            right=one.right,
            item=one.item,
            reasons=tuple(teaching.reasons(one)),
        )

    lesson = teaching.lesson
    return written(
        LessonJson(
            format=FORMAT,
            title=teaching.title,
            about=teaching.about,
            aim=teaching.aim,
            firm=tuple(
                GroupJson(
                    title=phrases.say(group.title),
                    facts={phrases.text(use.label): phrases.show(use.shown) for use in group.facts},
                )
                for group in lesson.facts
            ),
            predictions=tuple(
                PredictionJson(
                    id=prediction.id,
                    ask=phrases.say(prediction.ask),
                    choices=tuple(choice(one) for one in prediction.choices),
                )
                for prediction in lesson.predictions
            ),
        )
    )
