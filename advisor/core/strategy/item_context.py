"""The context of an item: what it is worth and why, its rank, its cost, what depends on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from advisor.core.message import Message
from advisor.core.planning.plan import Placement
from advisor.core.planning.sentences import why_here, why_later, why_then
from advisor.core.reasoning.outline import Outline, OutlineItem
from advisor.core.reasoning.recommendation import (
    GOAL_WEIGHTS,
    POINTS,
    Rank,
    Recommendation,
    link_value,
    rank_of,
)
from advisor.core.reasoning.templates import currency_of
from advisor.core.rules.catalogue import Level, Work
from advisor.core.rules.fact import Subject
from advisor.core.rules.work import PHASES
from advisor.core.strategy.case import Case

# What decided between two neighbours in the ranking; "order" where nothing else did.
Criterion = Literal["value", "goal", "listening", "relationship", "phase", "order"]
ASKING = PHASES.index("listening")
CRITERIA: tuple[Criterion, ...] = ("value", "goal", "listening", "relationship", "phase")


@dataclass(frozen=True, slots=True)
class Vote:
    """A rule's say on what an item is worth; the highest counts."""

    rule: str
    subject: Subject
    value: Level
    counts: bool


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The item just before or after in the ranking, and what decided between the two.

    ``alone`` says that only one of the two is about a relationship.
    """

    id: str
    title: Message
    by: Criterion
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Position:
    """The position among everything of its kind in order of worth, counted from 1."""

    number: int
    of: int
    before: Neighbour | None = None
    after: Neighbour | None = None


@dataclass(frozen=True, slots=True)
class Worth:
    """What a relationship is worth to one goal: its points, and how much the goal weighs."""

    goal: str
    value: Level | None
    points: int


@dataclass(frozen=True, slots=True)
class Cost:
    """What work takes: hours as a low and a high estimate, and its slot in the plan.

    ``placement`` is None where it is not in the plan; ``later`` then says why.
    ``here`` and ``then`` say why it has its place and its day, ``before`` is what the
    same person begins before it.
    """

    work: Work
    placement: Placement | None
    later: Message | None
    here: Message | None = None
    then: Message | None = None
    before: Message | None = None


@dataclass(frozen=True, slots=True)
class RelatedItem:
    """Another item that has to do with this one."""

    id: str
    title: Message
    kind: str


@dataclass(frozen=True)
class ItemContext:
    """Everything about one item of the outline beside its derivation.

    ``needs`` must be done before it, ``needed_by`` wait for it; ``companions``
    serve the same goals, by the goal's id.  ``worth`` is there for relationships.
    ``obstacles``, ``approaches`` and ``moves`` are the rest of the way from an obstacle
    over an approach to its lead moves, where the item stands on one.  ``stands_for`` is
    the id of the work that was asked about, where that is done within this item.
    """

    item: OutlineItem
    votes: tuple[Vote, ...]
    place: Position | None
    worth: tuple[Worth, ...]
    cost: Cost | None
    needs: tuple[RelatedItem, ...]
    needed_by: tuple[RelatedItem, ...]
    companions: tuple[tuple[str, tuple[RelatedItem, ...]], ...]
    obstacles: tuple[RelatedItem, ...] = ()
    approaches: tuple[RelatedItem, ...] = ()
    moves: tuple[RelatedItem, ...] = ()
    stands_for: str = ""


# What counts as serving the same goal: what is done for it, and how it is measured.
COMPANIONS = frozenset({"objective", "kpi", "tactic"})


def context_of(case: Case, item: OutlineItem, asked: str = "") -> ItemContext:
    """The context of one item of the outline of this case; ``asked`` is the id it was found by."""
    outline = case.outline
    bare = item.id.partition(":")[0]
    mine = next((r for r in case.recommendations if r.key == item.id), None)
    return ItemContext(
        item=item,
        votes=_votes(case, mine) if mine else (),
        place=_place(case, mine) if mine else _relationship_place(case, item),
        worth=_worth(case, item.subject) if item.kind == "relationship" else (),
        cost=_cost(case, mine) if mine else None,
        needs=_related(outline, _required(mine)),
        needed_by=_related(
            outline, [r.item.id for r in case.recommendations if bare in _required(r)]
        ),
        companions=_companions(outline, item, mine) if mine else (),
        stands_for=item.done_within(asked) if asked else "",
        **_chain(case, item),
    )


def _chain(case: Case, item: OutlineItem) -> dict[str, tuple[RelatedItem, ...]]:
    """The obstacles, approaches and lead moves that an item has to do with, by what they are."""
    found: dict[str, dict[str, RelatedItem]] = {"obstacles": {}, "approaches": {}, "moves": {}}
    for choice in (choice for diagnosis in case.diagnoses for choice in diagnosis.choices):
        parts = {
            "obstacles": (choice.answers,),
            "approaches": (choice.approach,),
            "moves": choice.moves,
        }
        own = next((n for n, rs in parts.items() if any(r.key == item.id for r in rs)), None)
        for name, recommendations in parts.items() if own is not None else ():
            if name != own:
                for r in recommendations:
                    title = case.fill(r.item.title, r.subject)
                    found[name][r.key] = RelatedItem(r.key, title, r.item.kind)
    return {name: tuple(related.values()) for name, related in found.items()}


def _votes(case: Case, mine: Recommendation) -> tuple[Vote, ...]:
    found = []
    for firing in mine.firings:
        value = case.rulebase.rules[firing.rule].then.strength
        if value is not None:
            found.append(Vote(firing.rule, firing.subject, value, value == mine.value))
    return tuple(found)


def _place(case: Case, mine: Recommendation) -> Position:
    """Work is ranked with all other work, for it shares the hours; the rest by kind."""
    is_work = isinstance(mine.item, Work)
    peers = [
        r
        for r in case.recommendations
        if (isinstance(r.item, Work) if is_work else r.item.kind == mine.item.kind)
    ]
    goals = tuple(goal.id for goal in case.profile.goals)
    ranks = [rank_of(r, goals, case.scores) for r in peers]
    here = peers.index(mine)

    def neighbour(there: int) -> Neighbour | None:
        if not 0 <= there < len(peers):
            return None
        other = peers[there]
        title = case.fill(other.item.title, other.subject)
        alone = not mine.subject.relationship or not other.subject.relationship
        return Neighbour(other.key, title, decided(ranks[here], ranks[there]), alone)

    return Position(here + 1, len(peers), neighbour(here - 1), neighbour(here + 1))


def decided(one: Rank, other: Rank) -> Criterion:
    """The first criterion in which two ranks differ."""
    pairs = zip(CRITERIA, one, other, strict=True)
    differing = (criterion for criterion, mine, yours in pairs if mine != yours)
    found: Criterion = next(differing, "order")
    # What comes first among what is done before acting may be no finding out.
    return "phase" if found == "listening" and min(one.phase, other.phase) != ASKING else found


def _relationship_place(case: Case, item: OutlineItem) -> Position | None:
    ranked = case.ranked_relationships
    if item.kind != "relationship" or item.subject.relationship not in ranked:
        return None
    here = ranked.index(item.subject.relationship)

    def neighbour(there: int) -> Neighbour | None:
        if not 0 <= there < len(ranked):
            return None
        name = ranked[there]
        equal = case.scores[name] == case.scores[ranked[here]]
        title = case.fill("{relationship.name}", Subject(relationship=name))
        return Neighbour(f"relationship:{name}", title, "order" if equal else "relationship")

    return Position(here + 1, len(ranked), neighbour(here - 1), neighbour(here + 1))


def _worth(case: Case, subject: Subject) -> tuple[Worth, ...]:
    found = []
    for weight, goal in zip(GOAL_WEIGHTS, case.profile.goals, strict=False):
        value = link_value(case.inference, Subject(goal.id, subject.relationship))
        found.append(Worth(goal.id, value, POINTS[value] * weight if value else 0))
    return tuple(found)


def _cost(case: Case, mine: Recommendation) -> Cost | None:
    if not isinstance(mine.item, Work):
        return None
    late = case.plan.late(mine.key)
    currency = currency_of(case.inference)
    later = why_later(late, case.titled, case.people.name, currency) if late is not None else None
    placed = case.plan.placed(mine.key)
    if placed is None:
        return Cost(mine.item, None, later)
    return Cost(
        mine.item,
        placed,
        None,
        why_here(placed, case.titled),
        why_then(placed, case.titled, case.people.name),
        case.titled(placed.after) if placed.after else None,
    )


def _required(mine: Recommendation | None) -> tuple[str, ...]:
    return mine.item.waits_for if mine and isinstance(mine.item, Work) else ()


def _related(outline: Outline, names: list[str] | tuple[str, ...]) -> tuple[RelatedItem, ...]:
    """The items of these bare names that are in the outline, each copy once."""
    found = (
        item
        for item in outline.items()
        if item.id.partition(":")[0] in names and item.section != "left-out"
    )
    return tuple(dict.fromkeys(RelatedItem(item.id, item.title, item.kind) for item in found))


def _companions(
    outline: Outline, item: OutlineItem, mine: Recommendation
) -> tuple[tuple[str, tuple[RelatedItem, ...]], ...]:
    return tuple(
        (
            goal,
            tuple(
                RelatedItem(other.id, other.title, other.kind)
                for other in outline.items()
                if other.kind in COMPANIONS and goal in other.goals and other.id != item.id
            ),
        )
        for goal in mine.goals
    )
