"""The part of a rule base that one thing in the outline depends on, however far back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from advisor.core.rules.condition import Condition
from advisor.core.rules.fact import base_key
from advisor.core.rules.rule import Rule
from advisor.core.rules.rulebase import Rulebase


@dataclass(frozen=True)
class Cone:
    """The rules about some items or sayings, and every rule and question behind them."""

    rulebase: Rulebase
    about: tuple[Rule, ...]

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Every condition whose truth can make a difference, those of questions included."""
        return conditions_of(self.rulebase)


def conditions_of(rulebase: Rulebase) -> tuple[Condition, ...]:
    """Every condition of a rule base: of rules, questions and options."""
    found = [condition for rule in rulebase.rules.values() for condition in rule.when]
    for question in rulebase.definitions.questions:
        found += question.ask_when
        for option in question.options:
            found += [*option.when, *option.presume]
    for computed in rulebase.definitions.computed:
        found += [condition for case in computed.cases for condition in case.when]
    return tuple(dict.fromkeys(found))


def cone_of(rulebase: Rulebase, is_about: Callable[[Rule], bool]) -> Cone:
    """The cone of the rules that ``is_about`` picks."""
    about = tuple(rule for rule in rulebase.rules.values() if is_about(rule))
    return Cone(_part(rulebase, _rules_behind(rulebase, about)), about)


def _rules_behind(rulebase: Rulebase, about: Iterable[Rule]) -> dict[str, Rule]:
    concluding: dict[str, list[Rule]] = {}
    for rule in rulebase.rules.values():
        for key, _ in rule.then.find:
            concluding.setdefault(key, []).append(rule)
    queue, found = list(about), dict[str, Rule]()
    while queue:
        rule = queue.pop()
        if rule.id not in found:
            found[rule.id] = rule
            queue += [
                other for key in rule.facts_read for other in concluding.get(base_key(key), ())
            ]
    return found


def _part(rulebase: Rulebase, rules: Mapping[str, Rule]) -> Rulebase:
    """The rule base with these rules only, and just the facts that they can read."""
    keys = {base_key(key) for rule in rules.values() for key in rule.facts_read}
    # An entry counts only with its name and kind, and a question may wait for another.
    keys |= {q.id for q in rulebase.definitions.questions if q.required and q.scope != "business"}
    for one in reversed(rulebase.compiled.inputs):
        if one.key in keys:
            keys |= {base_key(fact) for fact in one.facts}
    found = {key for rule in rules.values() for key, _ in rule.then.find}
    questions = tuple(q for q in rulebase.definitions.questions if q.id in keys)
    findings = tuple(f for f in rulebase.definitions.findings if f.id in keys | found)
    computed = tuple(c for c in rulebase.definitions.computed if c.id in keys)
    named = {q.id for q in questions} | {f.id for f in findings} | {c.id for c in computed}
    return replace(
        rulebase,
        definitions=replace(
            rulebase.definitions,
            questions=questions,
            computed=computed,
            findings=findings,
            rules=tuple(rule for rule in rulebase.definitions.rules if rule.id in rules),
        ),
        strata=tuple(
            tuple(rule for rule in stratum if rule.id in rules) for stratum in rulebase.strata
        ),
        vocabulary={
            key: spec for key, spec in rulebase.vocabulary.items() if base_key(key) in named
        },
        questions={question.id: question for question in questions},
        findings={finding.id: finding for finding in findings},
        computed={one.id: one for one in computed},
        rules={key: rule for key, rule in rulebase.rules.items() if key in rules},
    )
