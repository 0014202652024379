"""Check that what holds a firm back is answered in the same firms, and not only by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import product

from advisor.core.rules.catalogue import Approach, Work
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
    rooms = defaultdict[str, list[Room]](list)
    concluding = defaultdict[str, list[Rule]](list)
    for rule in references.definitions.rules:
        if rule.then.obstacle:
            concluding[rule.then.obstacle].append(rule)
        elif rule.then.recommend:
            rooms[rule.then.recommend].append(_room(rule, references))
    items = tuple(references.items.values())
    approaches = tuple(item for item in items if isinstance(item, Approach))
    carrying = defaultdict[str, list[Room]](list)
    for item in items:
        for name in item.carries if isinstance(item, Work) else ():
            carrying[name] += rooms[item.id]
    for obstacle, rules in concluding.items():
        answering = (one for one in approaches if obstacle in one.answers)
        pairs = [pair for one in answering for pair in product(rooms[one.id], carrying[one.id])]
        answers = [{**a, **b, **_common(a, b)} for a, b in pairs if _fit(a, b)]
        # Where nothing answers it at all, that is reported already.
        for rule in rules if pairs else ():
            _check_rule(rule, obstacle, answers, references)


def _check_rule(rule: Rule, obstacle: str, answers: Iterable[Room], references: References) -> None:
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
            f"no approach to '{obstacle}' comes with a lead move{where}",
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
