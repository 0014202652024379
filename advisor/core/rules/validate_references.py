"""Checks of what conditions and texts refer to: facts that exist, can be seen, and fit."""

from __future__ import annotations

from collections.abc import Iterable

from advisor.core.diagnostic import Diagnostics, expected, nearest
from advisor.core.message import placeholders
from advisor.core.rules.condition import NUMERIC, SINGLE, Condition
from advisor.core.rules.fact import VISIBLE, FactSpec, Scope, scope_of
from advisor.core.rules.rule import Rule


def known_facts(rule: Rule, vocabulary: dict[str, FactSpec]) -> frozenset[str]:
    """Facts that are sure to have a value whenever the rule fires."""
    tested = {
        condition.fact
        for condition in rule.when
        if condition.implies_known
        and (
            condition.operator not in ("not", "lacks")
            or (condition.fact in vocabulary and vocabulary[condition.fact].source == "answer")
        )
    }
    always = {key for key, spec in vocabulary.items() if spec.required and not spec.conditional}
    return frozenset(tested | always)


def check_text(
    text: str,
    scope: Scope,
    known: frozenset[str],
    vocabulary: dict[str, FactSpec],
    key: str,
    problems: Diagnostics,
) -> None:
    """Every fact a text names exists, can be seen from ``scope``, and is sure to be known."""
    for name in placeholders(text):
        if name not in vocabulary:
            note_unknown(problems, "fact", name, vocabulary, key)
        elif vocabulary[name].scope not in VISIBLE[scope]:
            problems.add("wrong-scope", f"{{{name}}} cannot be seen from here", key=key)
        elif name not in known:
            problems.add(
                "may-be-unknown",
                f"{{{name}}} may have no value when this is said",
                key=key,
                hint=f'add a condition such as "{name}" = {{ known = true }}',
            )


def check_conditions(
    conditions: Iterable[Condition],
    scope: Scope,
    vocabulary: dict[str, FactSpec],
    key: str,
    problems: Diagnostics,
) -> None:
    """Every condition tests a fact that exists and can be seen, with values it may have."""
    for condition in conditions:
        where = f"{key}.{condition.fact}"
        spec = vocabulary.get(condition.fact)
        if spec is None:
            note_unknown(problems, "fact", condition.fact, vocabulary, where)
        elif spec.scope not in VISIBLE[scope]:
            problems.add(
                "wrong-scope",
                f"'{condition.fact}' cannot be seen by something about the {scope}",
                key=where,
            )
        else:
            _check_condition(condition, spec, where, problems)


def _check_condition(
    condition: Condition, spec: FactSpec, where: str, problems: Diagnostics
) -> None:
    operator, kind = condition.operator, spec.kind
    if operator == "known":
        return
    numeric = not isinstance(condition.operand, (tuple, bool))
    fits = (
        (kind in NUMERIC and numeric)
        or (kind in SINGLE and operator in ("is", "one_of", "not"))
        or (spec.source == "entries" and operator in ("is", "one_of", "not", "lacks"))
        or (kind == "choices" and spec.source != "entries" and operator in ("has", "lacks"))
    )
    if not fits:
        allowed = (
            "a number, min, max or known"
            if kind in NUMERIC
            else "an option, a list, not or known"
            if kind in SINGLE
            else "an option, a list, not, lacks or known"
            if spec.source == "entries"
            else "has, lacks or known"
            if kind == "choices"
            else "known"
        )
        what = "collects the values of all entries" if spec.source == "entries" else f"is a {kind}"
        problems.add("wrong-type", f"'{spec.key}' {what}; test it with {allowed}", key=where)
        return
    for option in condition.options:
        if option not in spec.options:
            note_unknown(problems, f"option of {spec.key}", option, spec.options, where)


def check_key(fact: str, key: str, problems: Diagnostics) -> None:
    """A fact is called after what it is about, such as ``business.name``."""
    try:
        scope_of(fact)
    except ValueError as error:
        problems.add("bad-key", str(error), key=f"{key}.id")


def note_unknown(
    problems: Diagnostics, what: str, name: str, valid: Iterable[str], key: str
) -> None:
    """Note a name that nothing has, with the nearest one that something has."""
    names = list(valid)
    problems.add(
        "unknown-" + what.split()[0],
        f"unknown {what} '{name}'",
        key=key,
        hint=nearest(name, names) or f"expected one of {expected(names)}",
    )
