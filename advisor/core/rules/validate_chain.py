"""Check that what holds a firm back is answered in the same firms, and not only by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import product

from advisor.core.rules.catalogue import Approach, Work
from advisor.core.rules.condition import SINGLE
from advisor.core.rules.rule import Rule
from advisor.core.rules.validate_references import References

# What facts may be where a rule holds, by the fact's key; None stands for no value.
Allowed = Mapping[str, frozenset[str | None]]

# Facts of these are the same for an obstacle, for its approach and for the lead move.
SHARED = ("business", "goal")


def check_chain(references: References) -> None:
    """Wherever an obstacle is concluded, an approach to it and a lead move can be recommended.

    Only facts with one value are compared, of the goal and of the business.
    """
    if references.broken:
        return
    allowing = defaultdict[str, list[Allowed]](list)
    concluding = defaultdict[str, list[Rule]](list)
    for rule in references.definitions.rules:
        if rule.then.obstacle:
            concluding[rule.then.obstacle].append(rule)
        elif rule.then.recommend:
            allowing[rule.then.recommend].append(_allowed(rule, references))
    items = tuple(references.items.values())
    approaches = tuple(item for item in items if isinstance(item, Approach))
    carrying = defaultdict[str, list[Allowed]](list)
    for item in items:
        for name in item.carries if isinstance(item, Work) else ():
            carrying[name] += allowing[item.id]
    for obstacle, rules in concluding.items():
        answering = (one for one in approaches if obstacle in one.answers)
        pairs = [pair for one in answering for pair in product(allowing[one.id], carrying[one.id])]
        answers = [{**a, **b, **_common(a, b)} for a, b in pairs if _fit(a, b)]
        # Where nothing answers it at all, that is reported already.
        for rule in rules if pairs else ():
            _check_rule(rule, obstacle, answers, references)


def _check_rule(
    rule: Rule, obstacle: str, answers: Iterable[Allowed], references: References
) -> None:
    def report(where: str, key: str) -> None:
        references.problems.add(
            "unanswered",
            f"no approach to '{obstacle}' comes with a lead move {where}",
            key=f"rule[{rule.id}].{key}",
            hint="let an approach and a lead move of it be recommended there, "
            "or conclude no obstacle",
        )

    allowed = _allowed(rule, references)
    fitting = [answer for answer in answers if _fit(allowed, answer)]
    if not fitting:
        report("wherever this rule holds", "then.obstacle")
        return
    for condition in rule.when:
        fact = condition.fact
        if fact in allowed and condition.operator in ("is", "one_of"):
            never = [o for o in condition.options if not _may_be(fact, o, fitting)]
            if never:
                report(f"where {fact} is {', '.join(never)}", f"when.{fact}")


def _allowed(rule: Rule, references: References) -> Allowed:
    """What the shared facts with one value may be where a rule holds."""
    found: dict[str, frozenset[str | None]] = {}
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
        found[condition.fact] = found.get(condition.fact, every) & allowed
    return found


def _fit(one: Allowed, other: Allowed) -> bool:
    return all(_common(one, other).values())


def _common(one: Allowed, other: Allowed) -> Allowed:
    return {key: one[key] & other[key] for key in one.keys() & other.keys()}


def _may_be(key: str, option: str, answers: Iterable[Allowed]) -> bool:
    return any(key not in answer or option in answer[key] for answer in answers)
