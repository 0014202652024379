"""Checks of texts: every fact that one names exists, can be seen, and is sure to be known."""

from __future__ import annotations

from pydantic import BaseModel

from advisor.core.diagnostic import closest
from advisor.core.message import PLACEHOLDER, placeholders
from advisor.core.rules.fact import VISIBLE, Scope
from advisor.core.rules.obstacles import OBSTACLE_KEYS
from advisor.core.rules.question import OwnWords
from advisor.core.rules.rule import Rule
from advisor.core.rules.template_words import TEMPLATE_WORDS
from advisor.core.rules.validate_references import References, seen_from

# How much of a text is shown on either side of what is wrong with it.
SHOWN = 20

NO_FACT = "a fact has a dot, as {goal.kind}; cells fill words of their table's texts only"


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


def check_braces(references: References) -> None:
    """Every brace in a text belongs to a ``{name}``: any other would be shown as it stands."""
    definitions = references.definitions
    # What others imply repeats their texts, and has no place of its own.
    questions = (one for one in definitions.questions if not isinstance(one, OwnWords))
    findings = (one for one in definitions.findings if one.id not in OBSTACLE_KEYS)
    named: list[tuple[str, BaseModel]] = [
        *((f"area[{area.id}]", area) for area in definitions.areas),
        *((f"question[{question.id}]", question) for question in questions),
        *((f"computed[{computed.id}]", computed) for computed in definitions.computed),
        *((f"finding[{finding.id}]", finding) for finding in findings),
        *((f"rule[{rule.id}]", rule) for rule in definitions.rules),
        *((f"{item.kind}[{item.id}]", item) for item in definitions.items),
        *((f"section[{section.id}]", section) for section in definitions.sections),
        *((f"ready_reply[{reply.id}]", reply) for reply in definitions.ready_replies),
        *((f"principle[{principle.id}]", principle) for principle in definitions.principles),
    ]
    for name, definition in named:
        for place, text in _stray_braces(definition):
            references.problems.add(
                "brace",
                f"a brace that belongs to no {{name}}: {_around_brace(text)}",
                key=f"{name}{place}",
                hint="write a fact as {goal.kind}: small letters, one dot, a brace at each end",
            )


def _stray_braces(value: tuple[object, ...] | BaseModel) -> list[tuple[str, str]]:
    """Every text within a definition that has such a brace, with the dotted place it is at.

    The places are put together on the way back, for there are tens of thousands of texts.
    """
    fields = {} if isinstance(value, tuple) else type(value).model_fields
    inner = enumerate(value) if isinstance(value, tuple) else vars(value).items()
    found: list[tuple[str, str]] = []
    for key, one in inner:
        if isinstance(one, str):
            within = [("", one)] if _has_stray_brace(one) else []
        elif one and isinstance(one, (tuple, BaseModel)):
            within = _stray_braces(one)
        else:
            continue
        if within:
            name = (key in fields and fields[key].alias) or key
            found += [(f".{name}{place}", text) for place, text in within]
    return found


def _has_stray_brace(text: str) -> bool:
    if "{" not in text and "}" not in text:
        return False
    rest = PLACEHOLDER.sub("", text)
    return "{" in rest or "}" in rest


def _around_brace(text: str) -> str:
    """The first brace of a text that belongs to no name, and what follows it."""
    masked = PLACEHOLDER.sub(lambda match: " " * len(match.group()), text)
    start = next(place for place, character in enumerate(masked) if character in "{}")
    return f"'{text[max(0, start - SHOWN) : start + SHOWN]}'"


def check_words(text: str, key: str, references: References) -> None:
    """Note what a text names beside the firm's own words, where it is said to every firm."""
    for name in placeholders(text):
        if name not in TEMPLATE_WORDS:
            meant = closest(name, TEMPLATE_WORDS)
            words = ", ".join(f"{{{word}}}" for word in TEMPLATE_WORDS)
            references.problems.add(
                "unknown-word",
                f"{{{name}}} cannot be said here",
                key=key,
                hint=f"did you mean {{{meant}}}?" if meant else f"expected one of {words}",
            )


def check_text(
    text: str, scope: Scope, known: frozenset[str], key: str, references: References
) -> None:
    """Note every fact of a text that is unknown, out of sight, or may have no value."""
    for name in placeholders(text):
        if name in TEMPLATE_WORDS:
            continue
        spec = references.vocabulary.get(name)
        if "." not in name:
            meant = closest(name, TEMPLATE_WORDS)
            references.problems.add(
                "unknown-word",
                f"{{{name}}} is no fact",
                key=key,
                hint=f"did you mean {{{meant}}}?" if meant else NO_FACT,
            )
        elif spec is None:
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
