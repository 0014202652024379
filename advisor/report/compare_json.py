"""Two outlines side by side as JSON."""

from __future__ import annotations

from typing import Annotated

from pydantic import AliasPath, BeforeValidator, Field, ValidationInfo, model_validator

from advisor.core.reasoning.outline import FactUse
from advisor.core.rules.catalogue import Level
from advisor.core.whatif.causes import FactDifference
from advisor.core.whatif.compare import Difference, How, ItemDifference
from advisor.report.phrases import Phrases
from advisor.report.shapes import (
    Extended,
    Ids,
    Json,
    Sentence,
    SubjectName,
    Text,
    language_of,
    written,
)


def _value(use: FactUse, info: ValidationInfo) -> str:
    return language_of(info).show(use.shown)


ValueInWords = Annotated[str, BeforeValidator(_value)]


class FactDifferenceJson(Json):
    """A fact on both sides; null where a side has no such entry."""

    fact: str = Field(validation_alias=AliasPath("ref", "key"))
    subject: SubjectName = Field(validation_alias=AliasPath("ref", "subject"))
    label: Text
    before: ValueInWords | None
    after: ValueInWords | None

    @model_validator(mode="before")
    @classmethod
    def _labelled(cls, fact: FactDifference) -> Extended:
        use = fact.after or fact.before
        return Extended(fact, label=use.label if use else "")


class LinkJson(Json):
    """A rule that fires on one side only, and the fact that made the difference."""

    rule: str = Field(validation_alias=AliasPath("rule", "id"))
    subject: SubjectName
    fires: bool = Field(description="True where it fires after and did not before.")
    because: Sentence
    refs: tuple[str, ...]
    fact: FactDifferenceJson


class ChainJson(Json):
    """From an answer that differs, rule by rule, to the item."""

    answer: FactDifferenceJson
    links: tuple[LinkJson, ...]


class ItemDifferenceJson(Json):
    """A piece of advice that differs, and what explains it."""

    id: str = Field(validation_alias=AliasPath("item", "id"))
    how: How
    kind: str = Field(validation_alias=AliasPath("item", "kind"))
    title: Sentence = Field(validation_alias=AliasPath("item", "title"))
    section_before: str | None
    section_after: str | None
    value_before: Level | None
    value_after: Level | None
    chains: tuple[ChainJson, ...]
    room: tuple[FactDifferenceJson, ...] = Field(
        description="Answers on hours and money that differ, where only the room for it changed."
    )
    rivals: Ids = Field(description="Work that came or went, where only room changed.")
    done_within: str = Field(
        description="The id of the work within which it is done on the side without a line for it."
    )

    @model_validator(mode="before")
    @classmethod
    def _on_both_sides(cls, difference: ItemDifference) -> Extended:
        removed = difference.how == "removed"
        before = difference.item if removed else difference.other
        after = None if removed else difference.item
        return Extended(
            difference,
            section_before=before.section if before else None,
            section_after=after.section if after else None,
            value_before=before.value if before else None,
            value_after=after.value if after else None,
            done_within=difference.within.id if difference.within else "",
        )


class TotalsJson(Json):
    """Hours in the fullest week, and money a month."""

    owner_hours: float
    staff_hours: float
    money: float
    currency: str


class DifferenceJson(Json):
    """The answer of `advisor what-if` and of `advisor compare`."""

    format: int
    before: str
    after: str
    facts: tuple[FactDifferenceJson, ...]
    items: tuple[ItemDifferenceJson, ...]
    totals_before: TotalsJson
    totals_after: TotalsJson


def difference_json(difference: Difference, names: tuple[str, str], phrases: Phrases) -> str:
    """What differs, as JSON."""
    return written(
        DifferenceJson,
        difference,
        phrases.language,
        phrases,
        before=names[0],
        after=names[1],
        totals_before=difference.before.totals,
        totals_after=difference.after.totals,
    )
