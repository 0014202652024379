"""From firings to what is recommended and left out, with its value and rank."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from advisor.core.reasoning.inference import FactRef, Firing, Inference
from advisor.core.rules.catalogue import VALUES, Development, Item, Level, Work
from advisor.core.rules.fact import SCOPES, Subject
from advisor.core.rules.rule import Conclusion
from advisor.core.rules.rulebase import Rulebase
from advisor.core.rules.work import PHASES

POINTS: Mapping[Level, int] = {value: points for points, value in enumerate(VALUES, start=1)}

# The first phase that is more than finding out.
ACTING = PHASES.index("relationships")

# How much the owner's first, second and third goal weigh when relationships are ranked.
GOAL_WEIGHTS = (3, 2, 1)


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One copy of an item that some rules recommend, all of them together.

    ``goals`` are the goals it serves: those its rules ranged over, or all.
    """

    item: Item
    subject: Subject
    value: Level
    goals: tuple[str, ...]
    firings: tuple[Firing, ...]

    @property
    def key(self) -> str:
        return item_key(self.item.id, self.subject)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """One copy of an item that some rules leave out, with the firings that say why."""

    item: Item
    subject: Subject
    firings: tuple[Firing, ...]

    @property
    def key(self) -> str:
        return item_key(self.item.id, self.subject)


def item_key(item: str, subject: Subject) -> str:
    """An item's id in the outline: unique, and the same on every run."""
    return f"{item}:{subject}" if str(subject) else item


def items_left_out(rulebase: Rulebase, inference: Inference) -> tuple[LeftOut, ...]:
    """What rules leave out, in catalogue order."""
    grouped = _grouped(rulebase, inference, lambda then: then.leave_out)
    return tuple(LeftOut(item, subject, firings) for item, subject, firings in grouped)


def recommendations(
    rulebase: Rulebase,
    inference: Inference,
    left_out: Iterable[LeftOut],
    scores: Mapping[str, int],
) -> tuple[Recommendation, ...]:
    """What rules recommend and none leaves out, the most valuable first.

    Leaving out wins over recommending: it is the rule author's explicit veto.
    ``scores`` are the relationships' points, as from `relationship_scores`.
    """
    vetoed = {(out.item.id, out.subject) for out in left_out}
    goal_ids = tuple(goal.id for goal in inference.profile.goals)
    found = []
    for item, subject, firings in _grouped(rulebase, inference, lambda then: then.brings):
        if (item.id, subject) in vetoed:
            continue
        values = [rulebase.rules[f.rule].then.strength or VALUES[0] for f in firings]
        served = {f.subject.goal for f in firings}
        goals = goal_ids if "" in served else tuple(g for g in goal_ids if g in served)
        value = max(values, key=VALUES.index)
        found.append(Recommendation(item, subject, value, goals, firings))

    return tuple(sorted(_needed(found), key=lambda one: rank_of(one, goal_ids, scores)))


def _needed(found: Sequence[Recommendation]) -> Iterator[Recommendation]:
    """All but the last resorts for a relationship that is developed in another way."""
    developed = {
        one.subject
        for one in found
        if isinstance(one.item, Development) and not one.item.last_resort
    }
    for one in found:
        last = isinstance(one.item, Development) and one.item.last_resort
        if not last or one.subject not in developed:
            yield one


class Rank(NamedTuple):
    """What recommendations are sorted by, in this order; smaller comes first."""

    value: int
    goal: int
    # Listening is never crowded out by what it is meant to guide (§4.20).
    listening: int
    relationship: int
    phase: int


def rank_of(
    recommendation: Recommendation, goal_ids: tuple[str, ...], scores: Mapping[str, int]
) -> Rank:
    """The rank of one recommendation, given the goals in order and what relationships are worth."""
    phase = _phase(recommendation.item)
    return Rank(
        value=-POINTS[recommendation.value],
        goal=min((goal_ids.index(g) for g in recommendation.goals), default=0),
        listening=min(phase, ACTING),
        relationship=-scores.get(recommendation.subject.relationship, 0),
        phase=phase,
    )


def _phase(item: Item) -> int:
    return PHASES.index(item.phase) if isinstance(item, Work) else 0


def relationship_scores(inference: Inference) -> dict[str, int]:
    """How much each relationship is worth to the goals together, by its id.

    Its value to a goal (low 1, medium 2, high 3) counts three times for the
    first goal, twice for the second, once for the third.
    """
    weights = {
        goal.id: weight for goal, weight in zip(inference.profile.goals, GOAL_WEIGHTS, strict=False)
    }
    return {
        relationship.id: sum(
            POINTS[value] * weight
            for goal, weight in weights.items()
            if (value := link_value(inference, Subject(goal, relationship.id))) is not None
        )
        for relationship in inference.profile.relationships
    }


def link_value(inference: Inference, link: Subject) -> Level | None:
    """What a relationship is worth to a goal; None where no rule concluded it.

    Where something unknown could make it worth more, it is worth what was concluded so far.
    """
    concluded = inference.findings.get(FactRef("link.value", link))
    return next((value for value in VALUES if value == concluded), None)


def _grouped(
    rulebase: Rulebase, inference: Inference, item_of: Callable[[Conclusion], str | None]
) -> list[tuple[Item, Subject, tuple[Firing, ...]]]:
    """Firings that conclude something about an item, by item and subject, in catalogue order."""
    groups: dict[tuple[str, Subject], list[Firing]] = {}
    for firing in inference.firings:
        name = item_of(rulebase.rules[firing.rule].then)
        if name is not None:
            subject = firing.subject.within(rulebase.items[name].scope)
            groups.setdefault((name, subject), []).append(firing)
    places = {item_id: place for place, item_id in enumerate(rulebase.items)}
    subjects = {
        subject: place
        for place, subject in enumerate(
            s for scope in SCOPES for s in inference.profile.subjects(scope)
        )
    }
    ordered = sorted(groups, key=lambda key: (places[key[0]], subjects[key[1]]))
    return [
        (rulebase.items[item], subject, tuple(groups[(item, subject)])) for item, subject in ordered
    ]
