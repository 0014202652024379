"""Check that what holds a firm back is answered in the same firms, and not only by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from advisor.core.rules.catalogue import Approach, Item, Obstacle, Work
from advisor.core.rules.condition import SINGLE
from advisor.core.rules.rule import Rule
from advisor.core.rules.validate_references import References

# What a fact may be where a rule holds, by the fact's key; None stands for no value.
Room = Mapping[str, frozenset[str | None]]

# Facts of these are the same for an obstacle, for its approach and for the lead move.
SHARED = ("business", "goal")


def check_chain(references: References) -> None:
    """Wherever an obstacle is concluded, an approach to it and a lead move can be recommended.

    Only facts with one value are compared, of the goal and of the business.
    """
    if references.broken:
        return
    bringing = defaultdict[str, list[Rule]](list)
    for rule in references.definitions.rules:
        if rule.then.brings:
            bringing[rule.then.brings].append(rule)
    items = tuple(references.items.values())
    for obstacle in (item for item in items if isinstance(item, Obstacle)):
        pairs = tuple(_pairs(obstacle, items, bringing, references))
        answers = tuple(
            {**one, **other, **_common(one, other)} for one, other in pairs if _fit(one, other)
        )
        # Where nothing answers it at all, that is reported already.
        for rule in bringing[obstacle.id] if pairs else ():
            _check_rule(rule, obstacle, answers, references)


def _pairs(
    obstacle: Obstacle,
    items: Collection[Item],
    bringing: Mapping[str, list[Rule]],
    references: References,
) -> Iterator[tuple[Room, Room]]:
    """Where each approach to an obstacle is recommended, and where each of its lead moves is."""
    for approach in items:
        if not isinstance(approach, Approach) or obstacle.id not in approach.answers:
            continue
        moves = [item for item in items if isinstance(item, Work) and approach.id in item.carries]
        carrying = [_room(rule, references) for move in moves for rule in bringing[move.id]]
        for rule in bringing[approach.id]:
            room = _room(rule, references)
            yield from ((room, other) for other in carrying)


def _check_rule(
    rule: Rule, obstacle: Obstacle, answers: Iterable[Room], references: References
) -> None:
    room = _room(rule, references)
    fitting = [answer for answer in answers if _fit(room, answer)]
    where, key = "" if fitting else " wherever this rule holds", f"rule[{rule.id}].then.obstacle"
    for condition in rule.when if fitting else ():
        if condition.fact in room and condition.operator in ("is", "one_of"):
            never = [o for o in condition.options if not _may_be(condition.fact, o, fitting)]
            if never:
                where = f" where {condition.fact} is {', '.join(never)}"
                key = f"rule[{rule.id}].when.{condition.fact}"
    if where:
        references.problems.add(
            "unanswered",
            f"no approach to '{obstacle.id}' comes with a lead move{where}",
            key=key,
            hint="let an approach and a lead move of it be recommended there, "
            "or conclude no obstacle",
        )


def _room(rule: Rule, references: References) -> Room:
    """What the shared facts with one value may be where a rule holds."""
    room: dict[str, frozenset[str | None]] = {}
    for condition in rule.when:
        spec = references.vocabulary.get(condition.fact)
        if spec is None or spec.kind not in SINGLE or spec.scope not in SHARED:
            continue
        every = frozenset({*spec.options, None})
        if condition.operator in ("is", "one_of"):
            allowed = frozenset[str | None](condition.options)
        elif condition.operator == "not":
            allowed = every - set(condition.options)
        elif condition.operator == "known":
            allowed = every - {None} if condition.operand else frozenset({None})
        else:
            continue
        room[condition.fact] = room.get(condition.fact, every) & allowed
    return room


def _fit(one: Room, other: Room) -> bool:
    return all(_common(one, other).values())


def _common(one: Room, other: Room) -> Room:
    return {key: one[key] & other[key] for key in one.keys() & other.keys()}


def _may_be(key: str, option: str, rooms: Iterable[Room]) -> bool:
    return any(key not in room or option in room[key] for room in rooms)
