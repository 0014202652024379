"""Checks of texts: every fact that one names exists, can be seen, and is sure to be known."""

from __future__ import annotations

from advisor.core.message import placeholders
from advisor.core.rules.fact import VISIBLE, Scope
from advisor.core.rules.rule import Rule
from advisor.core.rules.template_words import TEMPLATE_WORDS
from advisor.core.rules.validate_references import References, seen_from


def known_facts(rule: Rule, references: References) -> frozenset[str]:
    """The facts that are sure to have a value whenever the rule fires."""
    vocabulary = references.vocabulary
    tested = {
        condition.fact
        for condition in rule.when
        if condition.implies_known
        and (
            condition.operator not in ("not", "lacks")
            or (condition.fact in vocabulary and vocabulary[condition.fact].from_answers)
        )
    }
    return references.always | tested


def check_text(
    text: str, scope: Scope, known: frozenset[str], key: str, references: References
) -> None:
    """Note every fact of a text that is unknown, out of sight, or may have no value."""
    for name in placeholders(text):
        if name in TEMPLATE_WORDS:
            continue
        spec = references.vocabulary.get(name)
        if spec is None:
            references.unknown("fact", name, references.vocabulary, key)
        elif spec.scope not in VISIBLE[scope]:
            references.problems.add(
                "wrong-scope",
                f"{{{name}}} cannot be seen by something about the {scope}",
                key=key,
                hint=seen_from(spec.scope),
            )
        elif name not in known:
            references.problems.add(
                "may-be-unknown",
                f"{{{name}}} may have no value when this is said",
                key=key,
                hint=f'add a condition such as "{name}" = {{ known = true }}',
            )
