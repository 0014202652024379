"""Rule bases made wrong on purpose, and which of them the loader or a scenario finds.

    python -m tests.reliability.mutants 150 --seed 1 --state mutants.json

A mutant is the real rule base with one rule deleted, one condition dropped or turned round, one
threshold moved, one value changed, or one item put in place of another.  Only scenarios in which
the rule fired, or other rules fire now, are checked; questions that only the mutant would ask or
no longer ask are thus not looked for, and a survivor may be killed by such an expectation.
Prints how many of each kind were killed, and every survivor, with in how many scenarios its
rule fired.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from random import Random

from advisor.checking.check import DAY, check
from advisor.checking.expectation import Scenario, read_scenario
from advisor.core.diagnostic import Diagnostics
from advisor.core.interview.profile import Profile, build_profile
from advisor.core.rules.condition import Condition
from advisor.core.rules.rule import Rule
from advisor.core.rules.rulebase import Rulebase
from advisor.core.rules.validate_rulebase import build_rulebase
from advisor.engine.chain import run
from advisor.engine.reference import ReferenceMatcher
from advisor.files.resources import rulebase_folder
from advisor.files.rule_files import RuleFiles
from advisor.files.rulebase import load_rulebase
from tests.conftest import SCENARIOS
from tests.reliability.running import Tally, arguments

LEVELS = ("low", "medium", "high")
TURNED = {"is": "not", "one_of": "not", "not": "one_of", "has": "lacks", "lacks": "has"}


@dataclass(frozen=True)
class Mutant:
    """A rule in place of another, None for a rule that is gone; and what was done."""

    what: str
    rule: Rule | None


Mutation = Callable[[Random, Rule, Rulebase], Mutant | None]


def delete(_chance: Random, _rule: Rule, _base: Rulebase) -> Mutant:
    return Mutant("deleted", None)


def drop_condition(chance: Random, rule: Rule, _base: Rulebase) -> Mutant | None:
    if not rule.when:
        return None
    place = chance.randrange(len(rule.when))
    rest = (*rule.when[:place], *rule.when[place + 1 :])
    return Mutant(f"dropped {rule.when[place]}", rule.model_copy(update={"when": rest}))


def alter_condition(chance: Random, rule: Rule, _base: Rulebase) -> Mutant | None:
    places = [n for n, one in enumerate(rule.when) if one.operator in TURNED]
    if not places:
        return None
    place = chance.choice(places)
    turned = _turned(rule.when[place])
    return Mutant(f"{rule.when[place]} turned round", _with(rule, place, turned))


def _turned(one: Condition) -> Condition:
    return Condition(one.fact, TURNED[one.operator], one.operand)  # type: ignore[arg-type]


def move_threshold(chance: Random, rule: Rule, _base: Rulebase) -> Mutant | None:
    places = [n for n, one in enumerate(rule.when) if one.operator in ("min", "max")]
    if not places:
        return None
    place = chance.choice(places)
    before = rule.when[place].operand
    if not isinstance(before, float | int):
        return None
    moved = replace(rule.when[place], operand=before + chance.choice((-1, 1)))
    return Mutant(f"{rule.when[place]} moved to {moved.operand}", _with(rule, place, moved))


def _with(rule: Rule, place: int, condition: Condition) -> Rule:
    when = (*rule.when[:place], condition, *rule.when[place + 1 :])
    return rule.model_copy(update={"when": when})


def change_value(chance: Random, rule: Rule, _base: Rulebase) -> Mutant | None:
    if rule.then.recommend is None or rule.then.value is None:
        return None
    value = chance.choice([level for level in LEVELS if level != rule.then.value])
    then = rule.then.model_copy(update={"value": value})
    return Mutant(f"value {rule.then.value} -> {value}", rule.model_copy(update={"then": then}))


def swap_item(chance: Random, rule: Rule, base: Rulebase) -> Mutant | None:
    own = base.items.get(rule.then.recommend or "")
    alike = [one.id for one in base.items.values() if type(one) is type(own) and one is not own]
    if own is None or not alike:
        return None
    other = chance.choice(alike)
    then = rule.then.model_copy(update={"recommend": other})
    return Mutant(f"{own.id} -> {other}", rule.model_copy(update={"then": then}))


MUTATIONS: tuple[Mutation, ...] = (
    delete,
    drop_condition,
    alter_condition,
    move_threshold,
    change_value,
    swap_item,
)


def mutant_of(
    chance: Random, rules: Sequence[Rule], base: Rulebase, kind: Mutation
) -> tuple[Rule, Mutant]:
    """A random rule to which this can be done, and what becomes of it."""
    while True:
        rule = chance.choice(rules)
        made = kind(chance, rule, base)
        if made is not None:
            return rule, made


class Checked:
    """The scenarios, and which rules fire in them with the rule base as it is."""

    def __init__(self, base: Rulebase) -> None:
        self.base = base
        files = RuleFiles()
        for path in sorted(rulebase_folder().rglob("*.toml")):
            files.read(path)
        # As written: what they imply is added anew to each mutant.
        self.definitions = files.definitions()
        self.scenarios: Sequence[Scenario] = [read_scenario(path, base) for path in SCENARIOS]
        engine = ReferenceMatcher(base)
        self.profiles: list[Profile] = [
            build_profile(base, one.file.answers) for one in self.scenarios
        ]
        self.firings = [run(base, profile, engine).firings for profile in self.profiles]

    def fired(self, rule: Rule) -> list[int]:
        """The scenarios in which a rule fired."""
        return [n for n, all_ in enumerate(self.firings) if any(f.rule == rule.id for f in all_)]

    def killed_by(self, rule: Rule, mutant: Mutant) -> str:
        """The loader, the scenario that finds the mutant, or '' if none does."""
        rules = tuple(
            kept
            for one in self.definitions.rules
            if (kept := mutant.rule if one is rule else one) is not None
        )
        found = Diagnostics()
        definitions = replace(self.definitions, rules=rules)
        changed = build_rulebase(definitions, found)
        if changed is None:
            return "loader"
        engine = ReferenceMatcher(changed)
        first = self.fired(rule)
        for place in (*first, *(n for n in range(len(self.scenarios)) if n not in first)):
            scenario = self.scenarios[place]
            if place not in first:
                profile = build_profile(changed, scenario.file.answers)
                if run(changed, profile, engine).firings == self.firings[place]:
                    continue
            if not check(scenario, changed, engine, DAY).passed:
                return SCENARIOS[place].stem
        return ""


def main() -> int:
    """Make so many mutants; 0, for survivors are figures to look at."""
    tally = Tally(arguments(__doc__ or "", 150))
    checked = Checked(load_rulebase(rulebase_folder()))
    while tally.done < tally.most:
        chance = Random(f"{tally.seed} {tally.done}")  # noqa: S311
        kind = MUTATIONS[tally.done % len(MUTATIONS)]
        rule, mutant = mutant_of(chance, checked.definitions.rules, checked.base, kind)
        by = checked.killed_by(rule, mutant)
        name = kind.__name__
        fate = "killed by the loader" if by == "loader" else "killed" if by else "survived"
        tally.count(f"{name}: {fate}")
        if not by:
            times = len(checked.fired(rule))
            print(f"{name} {rule.id} (fires in {times} scenarios): {mutant.what}", flush=True)
        tally.step()
    return tally.end()


if __name__ == "__main__":
    sys.exit(main())
