"""What the JSON documents have in common, and how their fields are read from the core's objects.

A model is the contract: names, types, order and meaning of the fields.  It is filled by
validating an object of the core from its attributes; where a field has another name than the
attribute, ``validation_alias`` names the attribute.  Labels, sentences and values are put into
words while they are validated, in the language that is the validation context.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypedDict, cast

from pydantic import (
    AliasPath,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
    model_validator,
)

if TYPE_CHECKING:
    from advisor.core.message import Message, Shown
    from advisor.core.reasoning.why import FiringNode
    from advisor.core.rules.condition import Condition
    from advisor.core.rules.fact import Subject
    from advisor.language import Language
    from advisor.report.phrases import Phrases

FORMAT = 2


class Json(BaseModel):
    """A shape of what is printed, filled from an object with attributes."""

    model_config = ConfigDict(frozen=True, extra="forbid", from_attributes=True)


class Extended:
    """An object with further attributes; they hide its own of the same name."""

    def __init__(self, source: object = None, **more: object) -> None:
        self._source = source
        vars(self).update(more)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._source, name)


class Context(TypedDict):
    """What a validation needs to put things into words; only the outline needs no phrases."""

    language: Language
    phrases: Phrases | None


def written(
    shape: type[Json],
    source: object,
    language: Language,
    phrases: Phrases | None = None,
    **more: object,
) -> str:
    """A document of this shape as text, keys in a fixed order; ends with a line break.

    Fields are read from ``more``, else from the attributes of ``source``.
    """
    context = Context(language=language, phrases=phrases)
    document = shape.model_validate(Extended(source, format=FORMAT, **more), context=context)
    return document.model_dump_json(indent=2) + "\n"


# ── Reading fields ─────────────────────────────────────────────────────────────


def language_of(info: ValidationInfo) -> Language:
    """The language of the document that is being filled."""
    return cast("Context", info.context)["language"]


def phrases_of(info: ValidationInfo) -> Phrases:
    """The phrases for the firm that the document is about."""
    return cast("Phrases", cast("Context", info.context)["phrases"])


def _text(text: str, info: ValidationInfo) -> str:
    return language_of(info).text(text) if text else ""


def _say(said: Message | None, info: ValidationInfo) -> str:
    return "" if said is None else language_of(info).say(said)


def _show(value: Shown, info: ValidationInfo) -> str:
    return language_of(info).show(value)


def _ids(things: Iterable[Any]) -> tuple[str, ...]:
    return tuple(thing.id for thing in things)


def _firing_id(key: tuple[str, Subject]) -> str:
    rule, subject = key
    return f"{rule}@{subject}"


def _firing_ids(nodes: Iterable[FiringNode]) -> tuple[str, ...]:
    return tuple(_firing_id(node.key) for node in nodes)


def _all_of(make: Callable[[], Iterable[object]]) -> tuple[object, ...]:
    return tuple(make())


# A fixed text, a sentence ('' for none) and a value, each in the reader's language.
Text = Annotated[str, BeforeValidator(_text)]
Sentence = Annotated[str, BeforeValidator(_say)]
InWords = Annotated[str, BeforeValidator(_show)]
SubjectName = Annotated[str, BeforeValidator(str)]
Ids = Annotated[tuple[str, ...], BeforeValidator(_ids)]
FiringId = Annotated[str, BeforeValidator(_firing_id)]
FiringIds = Annotated[tuple[str, ...], BeforeValidator(_firing_ids)]


# ── Facts, firings and conditions ──────────────────────────────────────────────


class FactFields(Json):
    """What is printed of every fact."""

    fact: str = Field(validation_alias="key", description="The fact's key, such as business.staff.")
    subject: SubjectName = Field(
        description="Which entry it is about, as goal+relationship of both; '' for the business."
    )
    label: Text = Field(description="The fact's name as a person reads it.")
    value: InWords = Field(validation_alias="shown", description="Its value in words.")


class FactJson(FactFields):
    """A fact: an answer, or a finding."""

    origin: Annotated[
        Literal["answer", "finding"],
        BeforeValidator(lambda question: "answer" if question else "finding"),
    ] = Field(validation_alias="question")


class ConditionJson(Json):
    """What a rule asks of a fact, as the rule file writes it, and in words."""

    operator: str
    operand: tuple[str, ...] | float | bool
    words: str

    @model_validator(mode="before")
    @classmethod
    def _in_words(cls, condition: Condition, info: ValidationInfo) -> Extended:
        return Extended(condition, words=phrases_of(info).needed((condition,)))


class PremiseJson(Json):
    """A fact a rule rests on, what the rule asked of it, and the firings that concluded it."""

    fact: FactJson
    needed: tuple[ConditionJson, ...] = Field(validation_alias="tests")
    concluded_by: FiringIds = Field(
        validation_alias="sources", description="Ids of firings; empty for an answer."
    )


class FiringJson(Json):
    """A rule that fired."""

    id: FiringId = Field(
        validation_alias="key", description="rule@subject, unique among the firings."
    )
    rule: str = Field(validation_alias=AliasPath("rule", "id"))
    subject: SubjectName
    because: Sentence
    principles: tuple[str, ...] = Field(validation_alias=AliasPath("rule", "principles"))
    refs: tuple[str, ...] = Field(description="Paragraphs of the article, §section.paragraph.")
    basis: Annotated[
        Literal["article", "judgement"],
        BeforeValidator(lambda judgement: "judgement" if judgement else "article"),
    ] = Field(validation_alias=AliasPath("rule", "judgement"))
    premises: tuple[PremiseJson, ...]


class DerivationJson(Json):
    """Firings, each once; ``roots`` are those that speak for the item themselves."""

    roots: FiringIds
    firings: Annotated[tuple[FiringJson, ...], BeforeValidator(_all_of)]


class TestedJson(Json):
    """One condition against this firm."""

    fact: FactJson
    needed: ConditionJson = Field(validation_alias="condition")
    verdict: Literal["held", "failed", "open"]
    does_not_arise_for: tuple[TestedJson, ...] = Field(validation_alias="gates")
    not_offered_for: tuple[TestedJson, ...] = Field(
        validation_alias="offers",
        description="Conditions for which no answer that would do is on offer.",
    )
    concluded_by: FiringIds = Field(
        validation_alias="against", description="Firings that made the finding what it is."
    )
    nearest: tuple[MissJson, ...] = Field(
        validation_alias="under", description="Rules that could make it so."
    )


class MissJson(Json):
    """A rule that did not fire, and how far it was from firing."""

    rule: str = Field(validation_alias=AliasPath("rule", "id"))
    subject: SubjectName
    distance: int = Field(description="How many answers stand in the way, at the least.")
    because: Sentence
    refs: tuple[str, ...]
    tested: tuple[TestedJson, ...]
