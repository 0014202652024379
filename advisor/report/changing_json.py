"""What would change it, and which answers matter most, as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pydantic import Field

from advisor.core.interview.answer import Answer, NoAnswer
from advisor.core.interview.profile import Answers
from advisor.core.whatif.edits import Change, EntryChange, Reach
from advisor.core.whatif.make_it_fit import MoreMeans
from advisor.core.whatif.search import Changes
from advisor.core.whatif.sensitivity import Weight
from advisor.report.phrases import Phrases
from advisor.report.shapes import FORMAT, Json, written


class ChangeJson(Json):
    """One answer given differently."""

    question: str
    entry: int | None = Field(
        description="Which goal or relationship, from 1; null for the business."
    )
    how: EntryChange = Field(
        description="stays: it is there; new: one is added; gone: it is taken away."
    )
    before: str | float | tuple[str, ...] | None
    after: str | float | tuple[str, ...] | None
    instead: tuple[str | float | tuple[str, ...] | None, ...] = Field(
        description="Other answers that do as well."
    )
    reach: Reach = Field(description="up: every larger number does as well; down: every smaller.")
    given: bool = Field(description="A fact that the owner cannot change.")
    words: str


class AlternativeJson(Json):
    """Answers which, changed together, reverse it."""

    changes: tuple[ChangeJson, ...]


class ChangesJson(Json):
    """The answer of `advisor what-would-change FILE ITEM`."""

    format: int
    item: str
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
    changes: Changes, room: Sequence[MoreMeans], answers: Answers, phrases: Phrases
) -> str:
    """What would change it, as JSON."""
    alternatives = []
    for alternative in changes.alternatives:
        others = alternative.instead or ((),) * len(alternative.changes)
        pairs = zip(alternative.changes, others, strict=True)
        told = tuple(_change(change, answers, phrases, more) for change, more in pairs)
        alternatives.append(AlternativeJson(changes=told))
    return written(
        ChangesJson(
            format=FORMAT,
            item=changes.target.name,
            title=phrases.target(changes.target),
            present=changes.present,
            room=tuple(_change(one.change, answers, phrases) for one in room),
            alternatives=tuple(alternatives),
            tried=changes.tried,
            verified=changes.verified,
            complete=changes.complete,
        )
    )


def weights_json(weights: Iterable[Weight], answers: Answers, phrases: Phrases) -> str:
    """Which answers matter most, as JSON."""
    told = tuple(
        WeightJson(
            change=_change(weight.change, answers, phrases),
            added=weight.added,
            removed=weight.removed,
        )
        for weight in weights
    )
    return written(WeightsJson(format=FORMAT, answers=told))


def _change(
    change: Change, answers: Answers, phrases: Phrases, more: tuple[Change, ...] = ()
) -> ChangeJson:
    return ChangeJson(
        question=change.question.id,
        entry=None if change.index is None else change.index + 1,
        how=change.entry,
        before=_plain(change.before),
        after=_plain(change.after),
        instead=tuple(_plain(one.after) for one in more),
        reach=change.reach,
        given=change.given,
        words=phrases.change(change, answers, more),
    )


def _plain(answer: Answer | None) -> str | float | tuple[str, ...] | None:
    """An answer as the file writes it."""
    if answer is None or isinstance(answer, (str, int, float, tuple)):
        return answer
    return answer.value if isinstance(answer, NoAnswer) else answer.isoformat()
