"""Checks of rules: what they test, conclude and say fits what the rule base defines."""

from __future__ import annotations

from advisor.core.rules.catalogue import Item, Obstacle
from advisor.core.rules.fact import VISIBLE
from advisor.core.rules.rule import Rule
from advisor.core.rules.rulebase import CycleError, stratify
from advisor.core.rules.validate_references import References, seen_from
from advisor.core.rules.validate_templates import check_text, known_facts


def check_rules(references: References) -> None:
    """Check every rule by itself."""
    for rule in references.definitions.rules:
        key = f"rule[{rule.id}]"
        references.conditions(rule.when, rule.each, f"{key}.when", in_rule=True)
        # What an obstacle adds to its finding is checked with the obstacle.
        for finding, option in () if rule.then.obstacle else rule.then.find:
            _check_finding(rule, finding, option, references)
        if rule.then.item is not None:
            _check_item(rule, rule.then.item, references)
        known = known_facts(rule, references)
        for field, text in (
            ("because", rule.because),
            ("then.ask", rule.then.ask),
            ("then.caution", rule.then.caution),
        ):
            check_text(text or "", rule.each, known, f"{key}.{field}", references)


def strata_of(references: References) -> tuple[tuple[Rule, ...], ...]:
    """The rules in the order they run; () where findings wait for one another, which is noted."""
    definitions = references.definitions
    try:
        return stratify(definitions.rules, (f.id for f in definitions.findings))
    except CycleError as error:
        references.problems.add(
            "cycle",
            f"findings that wait for one another: {error}",
            key=f"finding[{error.path[0]}]",
            hint="let one of their rules read answers instead",
        )
        return ()


def _check_finding(rule: Rule, finding: str, option: str, references: References) -> None:
    key = f"rule[{rule.id}].then.find.{finding}"
    spec = references.vocabulary.get(finding)
    if spec is not None and spec.from_answers:
        source = "an answer" if spec.source == "answer" else "computed"
        references.problems.add(
            "wrong-kind",
            f"'{finding}' is {source}, which rules cannot conclude",
            key=key,
            hint="conclude a [[finding]]; give it a name of its own",
        )
        return
    if spec is None or spec.source != "finding":
        findings = [n for n, other in references.vocabulary.items() if other.source == "finding"]
        references.unknown("finding", finding, findings, key)
        return
    if option not in spec.options:
        references.unknown(f"option of {finding}", option, spec.options, key)
    if spec.scope not in VISIBLE[rule.each]:
        references.problems.add(
            "wrong-scope",
            f"a rule for each {rule.each} cannot conclude a fact of the {spec.scope}",
            key=f"rule[{rule.id}].each",
            hint=seen_from(spec.scope),
        )


def _check_item(rule: Rule, name: str, references: References) -> None:
    """The item is there, of a kind for such a conclusion, and about what the rule ranges over."""
    field = next(f for f in ("recommend", "obstacle", "leave_out") if getattr(rule.then, f))
    key = f"rule[{rule.id}].then.{field}"
    item = references.items.get(name)
    if item is None:
        what = "obstacle" if field == "obstacle" else "item"
        valid = (i for i in references.items if _concluded_as(references.items[i], field))
        references.unknown(what, name, valid, key)
    elif not _concluded_as(item, field):
        _wrong_kind(item, field, key, references)
    elif item.scope not in VISIBLE[rule.each]:
        references.problems.add(
            "wrong-scope",
            f"'{item.id}' is about each {item.scope}, but the rule ranges over the {rule.each}",
            key=f"rule[{rule.id}].each",
            hint=seen_from(item.scope),
        )


def _concluded_as(item: Item, field: str) -> bool:
    return isinstance(item, Obstacle) == (field == "obstacle")


def _wrong_kind(item: Item, field: str, key: str, references: References) -> None:
    if field == "obstacle":
        message = f"'{item.id}' is no obstacle but a {item.kind}"
        hint = f'write then = {{ recommend = "{item.id}", value = … }}'
    elif field == "recommend":
        message = f"'{item.id}' is an obstacle, which is concluded and not recommended"
        hint = f'write then = {{ obstacle = "{item.id}", weight = … }}'
    else:
        message = f"'{item.id}' is an obstacle, which cannot be left out"
        hint = "let the conditions of its rules say when it is none"
    references.problems.add("wrong-kind", message, key=key, hint=hint)
