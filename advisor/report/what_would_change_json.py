"""What would change it, and which answers matter most, as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Annotated, Union

from pydantic import AliasPath, BeforeValidator, Field

from advisor.core.interview.answer import Answer, NoAnswer
from advisor.core.interview.answers import Answers
from advisor.core.whatif.edits import Change, EntryChange, Reach
from advisor.core.whatif.search import Changes
from advisor.core.whatif.sensitivity import Weight
from advisor.report.phrases import Phrases
from advisor.report.shapes import Extended, Json, written

Plain = Union[str, float, tuple[str, ...], None]


def _plain(answer: Answer | None) -> Plain:
    """An answer as the file writes it."""
    if answer is None or isinstance(answer, (str, int, float, tuple)):
        return answer
    return answer.value if isinstance(answer, NoAnswer) else answer.isoformat()


def _from_one(index: int | None) -> int | None:
    return None if index is None else index + 1


AnswerJson = Annotated[Plain, BeforeValidator(_plain)]


class ChangeJson(Json):
    """One answer given differently."""

    question: str = Field(validation_alias=AliasPath("question", "id"))
    entry: Annotated[int | None, BeforeValidator(_from_one)] = Field(
        validation_alias="index",
        description="Which entry of its list, from 1; null for the business.",
    )
    how: EntryChange = Field(
        validation_alias="entry",
        description="stays: it is there; new: one is added; gone: it is taken away.",
    )
    before: AnswerJson
    after: AnswerJson
    instead: tuple[AnswerJson, ...] = Field(description="Other answers that do as well.")
    reach: Reach = Field(description="up: every larger number does as well; down: every smaller.")
    given: bool = Field(description="A fact that the owner cannot change.")
    words: str


class AlternativeJson(Json):
    """Answers which, changed together, reverse it."""

    changes: tuple[ChangeJson, ...]


class ChangesJson(Json):
    """The answer of `advisor what-would-change FILE ITEM`."""

    format: int
    item: str = Field(validation_alias=AliasPath("target", "name"))
    title: str
    present: bool
    room: tuple[ChangeJson, ...] = Field(
        description="Where it only waits: single answers with which it would be planned."
    )
    alternatives: tuple[AlternativeJson, ...]
    tried: int
    verified: int = Field(description="How many of them all rules were run on.")
    complete: bool = Field(description="False where there was too much to try all of it.")


class WeightJson(Json):
    """The change of one answer that moves most."""

    change: ChangeJson
    added: tuple[str, ...]
    removed: tuple[str, ...]


class WeightsJson(Json):
    """The answer of `advisor what-would-change FILE`."""

    format: int
    answers: tuple[WeightJson, ...]


def changes_json(
    changes: Changes, room: Sequence[Change], answers: Answers, phrases: Phrases
) -> str:
    """What would change it, as JSON."""
    alternatives = []
    for alternative in changes.alternatives:
        others = alternative.instead or ((),) * len(alternative.changes)
        pairs = zip(alternative.changes, others, strict=True)
        found = tuple(_described(change, answers, phrases, more) for change, more in pairs)
        alternatives.append(Extended(changes=found))
    return written(
        ChangesJson,
        changes,
        phrases.language,
        phrases,
        title=phrases.target(changes.target),
        room=tuple(_described(one, answers, phrases) for one in room),
        alternatives=tuple(alternatives),
    )


def weights_json(weights: Iterable[Weight], answers: Answers, phrases: Phrases) -> str:
    """Which answers matter most, as JSON."""
    listed = tuple(
        Extended(weight, change=_described(weight.change, answers, phrases)) for weight in weights
    )
    return written(WeightsJson, None, phrases.language, phrases, answers=listed)


def _described(
    change: Change, answers: Answers, phrases: Phrases, more: tuple[Change, ...] = ()
) -> Extended:
    """A change with its words, and the other answers that would do as well."""
    instead = tuple(one.after for one in more)
    return Extended(change, instead=instead, words=phrases.change(change, answers, more))
