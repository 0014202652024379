"""Why an item is there, as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pydantic import Field

from advisor.core.reasoning.why import Derivation
from advisor.core.rules.catalogue import Level
from advisor.core.strategy.item_context import (
    Cost,
    Criterion,
    ItemContext,
    Neighbour,
    Position,
    RelatedItem,
)
from advisor.report.phrases import Phrases
from advisor.report.shapes import (
    FORMAT,
    DerivationJson,
    FactJson,
    Json,
    derivation_json,
    fact_json,
    written,
)


class NeighbourJson(Json):
    """The item just before or after, and what decided between the two."""

    id: str
    title: str
    decided_by: Criterion


class PlaceJson(Json):
    """The place in order of worth, from 1, among everything that it is ranked with."""

    number: int
    of: int
    before: NeighbourJson | None
    after: NeighbourJson | None


class VoteJson(Json):
    """What one rule says the item is worth."""

    rule: str
    subject: str
    value: Level
    counts: bool


class WorthJson(Json):
    """What a relationship is worth to one goal."""

    goal: str
    value: Level | None
    points: int


class CostJson(Json):
    """Hours as a low and a high estimate; the plan reckons with the high one."""

    setup_hours: tuple[float, float]
    weekly_hours: tuple[float, float]
    planned: bool
    by: str = Field(description="owner, staff or help; '' where it is not planned.")
    money_once: float
    money_a_month: float
    start: date | None = Field(description="The day on which it begins.")
    ready: date | None = Field(description="The day on which it is set up.")
    why_here: str = Field(description="Why it has its place before other work.")
    why_then: str = Field(description="Why it begins on its day and not before.")
    why_later: str


class LeaningJson(Json):
    """Another item."""

    id: str
    title: str
    kind: str


class WhyJson(Json):
    """Why one item is there."""

    format: int
    id: str
    kind: str
    section: str
    title: str
    value: Level | None
    refs: tuple[str, ...]
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
    companions: dict[str, tuple[LeaningJson, ...]] = Field(
        description="What else is done for each goal it serves, by the goal's id."
    )


class WhyAnswerJson(Json):
    """The answer of `advisor why`: one entry a copy of the item."""

    format: int
    items: tuple[WhyJson, ...]


def why_json(pairs: Iterable[tuple[ItemContext, Derivation]], phrases: Phrases) -> str:
    """Items with their derivations as JSON."""
    items = tuple(_why(standing, derivation, phrases) for standing, derivation in pairs)
    return written(WhyAnswerJson(format=FORMAT, items=items))


def _why(standing: ItemContext, derivation: Derivation, phrases: Phrases) -> WhyJson:
    item = standing.item
    return WhyJson(
        format=FORMAT,
        id=item.id,
        kind=item.kind,
        section=item.section,
        title=phrases.say(item.title),
        value=item.value,
        refs=item.why.refs,
        derivation=derivation_json(derivation, phrases),
        stated=()
        if derivation.roots
        else tuple(fact_json(fact, phrases) for fact in item.why.facts),
        votes=tuple(
            VoteJson(rule=v.rule, subject=str(v.subject), value=v.value, counts=v.counts)
            for v in standing.votes
        ),
        worth=tuple(WorthJson(goal=w.goal, value=w.value, points=w.points) for w in standing.worth),
        place=_place(standing.place, phrases) if standing.place else None,
        cost=_cost(standing.cost, phrases) if standing.cost else None,
        needs=_leaning(standing.needs, phrases),
        needed_by=_leaning(standing.needed_by, phrases),
        obstacles=_leaning(standing.obstacles, phrases),
        approaches=_leaning(standing.approaches, phrases),
        moves=_leaning(standing.moves, phrases),
        companions={goal: _leaning(others, phrases) for goal, others in standing.companions},
    )


def _place(place: Position, phrases: Phrases) -> PlaceJson:
    return PlaceJson(
        number=place.number,
        of=place.of,
        before=_neighbour(place.before, phrases),
        after=_neighbour(place.after, phrases),
    )


def _cost(cost: Cost, phrases: Phrases) -> CostJson:
    placed = cost.placement
    return CostJson(
        setup_hours=cost.work.setup_hours,
        weekly_hours=cost.work.weekly_hours,
        planned=placed is not None,
        by=placed.person if placed else "",
        money_once=placed.spending.once if placed else 0.0,
        money_a_month=max(placed.spending.monthly, default=0.0) if placed else 0.0,
        start=placed.start if placed else None,
        ready=placed.ready if placed else None,
        why_here=phrases.say(cost.here) if cost.here else "",
        why_then=phrases.say(cost.then) if cost.then else "",
        why_later=phrases.say(cost.later) if cost.later else "",
    )


def _neighbour(neighbour: Neighbour | None, phrases: Phrases) -> NeighbourJson | None:
    if neighbour is None:
        return None
    title = phrases.say(neighbour.title)
    return NeighbourJson(id=neighbour.id, title=title, decided_by=neighbour.by)


def _leaning(others: tuple[RelatedItem, ...], phrases: Phrases) -> tuple[LeaningJson, ...]:
    return tuple(LeaningJson(id=o.id, title=phrases.say(o.title), kind=o.kind) for o in others)
