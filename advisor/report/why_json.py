"""Why an item is there, as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from types import SimpleNamespace
from typing import Annotated

from pydantic import AliasPath, BeforeValidator, Field, model_validator

from advisor.core.planning.plan import Spending
from advisor.core.reasoning.why import Derivation
from advisor.core.rules.catalogue import Level
from advisor.core.strategy.item_context import Cost, Criterion, ItemContext
from advisor.report.phrases import Phrases
from advisor.report.shapes import (
    FORMAT,
    DerivationJson,
    Extended,
    FactJson,
    Json,
    Sentence,
    SubjectName,
    written,
)

# What is printed of work that is not in the plan.
UNPLANNED = SimpleNamespace(person="", spending=Spending(), start=None, ready=None)


class NeighbourJson(Json):
    """The item just before or after, and what decided between the two."""

    id: str
    title: Sentence
    decided_by: Criterion = Field(validation_alias="by")


class PlaceJson(Json):
    """The place in order of worth, from 1, among everything that it is ranked with."""

    number: int
    of: int
    before: NeighbourJson | None
    after: NeighbourJson | None


class VoteJson(Json):
    """What one rule says the item is worth."""

    rule: str
    subject: SubjectName
    value: Level
    counts: bool


class WorthJson(Json):
    """What a relationship is worth to one goal."""

    goal: str
    value: Level | None
    points: int


class CostJson(Json):
    """Hours as a low and a high estimate; the plan reckons with the high one."""

    setup_hours: tuple[float, float] = Field(validation_alias=AliasPath("work", "setup_hours"))
    weekly_hours: tuple[float, float] = Field(validation_alias=AliasPath("work", "weekly_hours"))
    planned: bool
    by: str = Field(
        validation_alias=AliasPath("placement", "person"),
        description="owner, staff or help; '' where it is not planned.",
    )
    money_once: float = Field(validation_alias=AliasPath("placement", "spending", "once"))
    money_a_month: float = Field(description="In its dearest month.")
    start: date | None = Field(
        validation_alias=AliasPath("placement", "start"),
        description="The day on which it begins.",
    )
    ready: date | None = Field(
        validation_alias=AliasPath("placement", "ready"),
        description="The day on which it is set up.",
    )
    why_here: Sentence = Field(
        validation_alias="here", description="Why it has its place before other work."
    )
    why_then: Sentence = Field(
        validation_alias="then", description="Why it begins on its day and not before."
    )
    why_later: Sentence = Field(validation_alias="later")

    @model_validator(mode="before")
    @classmethod
    def _planned_or_later(cls, cost: Cost) -> Extended:
        placed = cost.placement
        return Extended(
            cost,
            planned=placed is not None,
            placement=placed or UNPLANNED,
            money_a_month=max(placed.spending.monthly, default=0.0) if placed else 0.0,
        )


class LeaningJson(Json):
    """Another item."""

    id: str
    title: Sentence
    kind: str


class WhyJson(Json):
    """Why one item is there."""

    format: int
    id: str = Field(validation_alias=AliasPath("item", "id"))
    stands_for: str = Field(
        description="The id of the work asked about where that is done within this one; else ''."
    )
    kind: str = Field(validation_alias=AliasPath("item", "kind"))
    section: str = Field(validation_alias=AliasPath("item", "section"))
    title: Sentence = Field(validation_alias=AliasPath("item", "title"))
    value: Level | None = Field(validation_alias=AliasPath("item", "value"))
    refs: tuple[str, ...] = Field(validation_alias=AliasPath("item", "why", "refs"))
    derivation: DerivationJson
    stated: tuple[FactJson, ...] = Field(
        description="The answers it only repeats, where no rule stands behind it."
    )
    votes: tuple[VoteJson, ...]
    worth: tuple[WorthJson, ...]
    place: PlaceJson | None
    cost: CostJson | None
    needs: tuple[LeaningJson, ...]
    needed_by: tuple[LeaningJson, ...]
    obstacles: tuple[LeaningJson, ...] = Field(description="The obstacles it has to do with.")
    approaches: tuple[LeaningJson, ...] = Field(description="The chosen approaches to those.")
    moves: tuple[LeaningJson, ...] = Field(description="The lead moves that carry those out.")
    companions: Annotated[dict[str, tuple[LeaningJson, ...]], BeforeValidator(dict)] = Field(
        description="What else is done for each goal it serves, by the goal's id."
    )


class WhyAnswerJson(Json):
    """The answer of `advisor why`: one entry a copy of the item."""

    format: int
    items: tuple[WhyJson, ...]


def why_json(pairs: Iterable[tuple[ItemContext, Derivation]], phrases: Phrases) -> str:
    """Items with their derivations as JSON."""
    items = tuple(
        Extended(
            standing,
            format=FORMAT,
            derivation=derivation,
            stated=() if derivation.roots else standing.item.why.facts,
        )
        for standing, derivation in pairs
    )
    return written(WhyAnswerJson, None, phrases.language, phrases, items=items)
