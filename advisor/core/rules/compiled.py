"""A rule base compiled once: for each fact and state, what holds and what still may.

Every rule has a bit.  A table gives, for one fact and a state of it, the bits of
the rules that this state rules out.  Whether a rule holds is then one question of
a few machine words, however many conditions it has: no fact it reads rules it out.

The tables are filled from ``Condition.holds``, which alone says what a condition
means, as states come up.  They serve the reference engine, relevance, coverage and
the searches of what-if.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from advisor.core.rules.catalogue import VALUES, Item, is_decisive
from advisor.core.rules.fact import (
    SCOPES,
    FactSpec,
    Missing,
    Scope,
    State,
    base_key,
    scope_of,
)
from advisor.core.rules.inputs import (
    CompiledComputed,
    CompiledQuestion,
    compile_computed,
    compile_question,
    in_order,
)
from advisor.core.rules.outlook import OutlookTable
from advisor.core.rules.page_block import names_entry
from advisor.core.rules.question import Computed, Question
from advisor.core.rules.rule import Conclusion, Rule
from advisor.core.rules.state_table import StateTable, Test, places, union

# A table remembers the items of so many groups of rules; a whole interview has fewer.
MOST_GROUPS = 1_000


class ItemsTable(dict[int, int]):
    """By the bits of some rules: the bits of the items that they bring in or leave out."""

    def __init__(self, decides: Sequence[int]) -> None:
        super().__init__()
        self._decides = decides

    def __missing__(self, rules: int) -> int:
        items = union(self._decides[place] for place in places(rules))
        if len(self) < MOST_GROUPS:
            self[rules] = items
        return items


class Found(NamedTuple):
    """What a rule concludes of one fact; ``rank`` is the option's place, the weakest first."""

    key: str
    scope: Scope
    option: str
    rank: int
    several: bool


class CompiledRule(NamedTuple):
    """A rule with what is looked up of it in every run."""

    rule: Rule
    id: str
    scope: Scope
    keys: tuple[str, ...]
    reads: tuple[tuple[str, Scope], ...]
    finds: tuple[Found, ...]
    first: int
    last: int


class Settled(NamedTuple):
    """A finding or a quantified fact; ``base`` is the entries' fact behind the latter."""

    key: str
    scope: Scope
    base: str
    base_scope: Scope


class Overrides(NamedTuple):
    """The recommendations that add nothing once a rule holds.

    Of the same subject; with a ``scope``, of every subject with the same part of it.
    """

    bits: int
    scope: Scope | None


@dataclass(frozen=True)
class Compiled:
    """The tables of one rule base.

    ``rules`` stand in the order in which they run; a rule's bit is ``1 << place``.
    A rule may run in any stratum from ``first`` to ``last``: not before the facts it
    reads are settled, and not after a rule that reads what it concludes.  ``masks``
    has, for each stratum, the bits of the rules whose first stratum it is, by scope.
    ``settled`` has, for each stratum, the facts that do not follow from answers alone
    and are read in that stratum first.  ``inputs`` are all questions and computed facts
    in an order in which each comes after what it depends on; ``concluding`` has, for
    each stratum and scope, the findings concluded there: key, scope, and the bits of the
    rules that do it.
    ``finding``, ``recommending`` and ``leaving_out`` are the bits of the rules that do
    this; ``overrides`` says, by place, what a rule makes idle once it holds.
    An item's bit is ``1 << n`` for the rule base's nth; ``items_of`` has the items that
    rules bring in or leave out, and ``decisive`` those that an owner decides by.
    """

    rules: tuple[CompiledRule, ...]
    vocabulary: Mapping[str, FactSpec]
    tables: Mapping[str, StateTable]
    outlooks: Mapping[str, OutlookTable]
    masks: tuple[tuple[tuple[Scope, int], ...], ...]
    settled: tuple[tuple[Settled, ...], ...]
    answers: Mapping[Scope, tuple[tuple[str, StateTable], ...]]
    absent: Mapping[Scope, Mapping[str, State]]
    findings: tuple[tuple[str, Scope], ...]
    questions: Mapping[Scope, tuple[CompiledQuestion, ...]]
    inputs: tuple[CompiledQuestion | CompiledComputed, ...]
    concluding: Mapping[tuple[int, Scope], tuple[tuple[str, Scope, int], ...]]
    finding: int
    recommending: int
    leaving_out: int
    overrides: Mapping[int, Overrides]
    items_of: ItemsTable
    decisive: int

    @cached_property
    def said(self) -> int:
        """The bits of the rules whose conclusion stands by itself, whatever others say."""
        return ((1 << len(self.rules)) - 1) & ~self.finding & ~self.recommending

    @cached_property
    def counting(self) -> Mapping[Scope, tuple[str, ...]]:
        """The questions without whose answers an entry does not count, by its group."""
        return {
            scope: tuple(asked.key for asked in questions if names_entry(asked.question))
            for scope, questions in self.questions.items()
        }


def compile_rules(
    strata: Sequence[Sequence[Rule]],
    vocabulary: Mapping[str, FactSpec],
    questions: Iterable[Question],
    computed: Iterable[Computed],
    items: Mapping[str, Item],
) -> Compiled:
    """The tables for rules in their strata; ``items`` by their ids."""
    rules = [rule for stratum in strata for rule in stratum]
    tests: dict[str, list[Test]] = {}
    for place, rule in enumerate(rules):
        for condition in rule.when:
            tests.setdefault(condition.fact, []).append((1 << place, condition))
    conclusions: dict[str, list[tuple[int, str]]] = {}
    for place, rule in enumerate(rules):
        for key, option in rule.then.find:
            conclusions.setdefault(key, []).append((1 << place, option))
    asked = tuple(map(compile_question, questions))
    worked_out = tuple(map(compile_computed, computed))
    tables = {key: StateTable(found) for key, found in tests.items()}
    first_read: dict[str, int] = {}
    for number, stratum in enumerate(strata):
        for rule in stratum:
            for key in rule.facts_read:
                first_read.setdefault(key, number)
    read_first: dict[str, int] = {}
    for key, number in first_read.items():
        # Strata come in order: the first that reads the fact, quantified or not, is the lowest.
        read_first.setdefault(base_key(key), number)
    bits = {name: 1 << place for place, name in enumerate(items)}
    compiled = tuple(
        _compile_rule(rule, number, len(strata) - 1, vocabulary, read_first)
        for number, stratum in enumerate(strata)
        for rule in stratum
    )
    return Compiled(
        rules=compiled,
        vocabulary=vocabulary,
        tables=tables,
        outlooks={
            key: OutlookTable(spec, tests.get(key, ()), conclusions.get(key, ()))
            for key, spec in vocabulary.items()
            if spec.source == "finding" or (spec.source == "entries" and key in tests)
        },
        masks=tuple(_masks(compiled, number) for number in range(len(strata))),
        settled=tuple(
            tuple(
                Settled(key, vocabulary[key].scope, base_key(key), scope_of(base_key(key)))
                for key, first in first_read.items()
                if first == number and not vocabulary[key].from_answers
            )
            for number in range(len(strata))
        ),
        answers={
            scope: tuple(
                (key, tables[key])
                for key, spec in vocabulary.items()
                if spec.from_answers and spec.scope == scope and key in tables
            )
            for scope in SCOPES
        },
        absent={
            scope: {
                key: Missing.ABSENT
                for key, spec in vocabulary.items()
                if spec.source == "finding" and spec.scope == scope
            }
            for scope in SCOPES
        },
        findings=tuple(
            sorted(
                (key, spec.scope) for key, spec in vocabulary.items() if spec.source == "finding"
            )
        ),
        questions={scope: tuple(q for q in asked if q.scope == scope) for scope in SCOPES},
        inputs=in_order(asked, worked_out),
        concluding=_concluding(compiled),
        finding=_bits(rules, lambda then: bool(then.find)),
        recommending=_bits(rules, lambda then: then.brings is not None),
        leaving_out=_bits(rules, lambda then: then.leave_out is not None),
        overrides=_overrides(rules, items),
        items_of=ItemsTable([bits.get(rule.then.item or "", 0) for rule in rules]),
        decisive=union(bits[item.id] for item in items.values() if is_decisive(item)),
    )


def _concluding(
    rules: Sequence[CompiledRule],
) -> dict[tuple[int, Scope], tuple[tuple[str, Scope, int], ...]]:
    bits: dict[tuple[int, Scope], dict[tuple[str, Scope], int]] = {}
    for place, rule in enumerate(rules):
        for found in rule.finds:
            own = bits.setdefault((rule.first, rule.scope), {})
            fact = (found.key, found.scope)
            own[fact] = own.get(fact, 0) | 1 << place
    return {
        where: tuple((key, scope, found) for (key, scope), found in own.items())
        for where, own in bits.items()
    }


def _bits(rules: Sequence[Rule], concludes: Callable[[Conclusion], bool]) -> int:
    return union(1 << place for place, rule in enumerate(rules) if concludes(rule.then))


def _overrides(rules: Sequence[Rule], items: Mapping[str, Item]) -> dict[int, Overrides]:
    recommending: dict[str, list[tuple[int, int]]] = {}
    for place, rule in enumerate(rules):
        if rule.then.brings is not None and rule.then.strength is not None:
            strength = VALUES.index(rule.then.strength)
            recommending.setdefault(rule.then.brings, []).append((1 << place, strength))
    overrides: dict[int, Overrides] = {}
    for place, rule in enumerate(rules):
        then = rule.then
        weaker = recommending.get(then.item or "", ())
        if then.leave_out is not None:
            overrides[place] = Overrides(union(b for b, _ in weaker), items[then.leave_out].scope)
        elif then.strength is not None:
            most = VALUES.index(then.strength)
            overrides[place] = Overrides(union(b for b, value in weaker if value <= most), None)
    return overrides


def _compile_rule(
    rule: Rule,
    stratum: int,
    last: int,
    vocabulary: Mapping[str, FactSpec],
    read_first: Mapping[str, int],
) -> CompiledRule:
    finds = tuple(
        Found(key, spec.scope, option, spec.options.index(option), spec.kind == "choices")
        for key, option in rule.then.find
        for spec in [vocabulary[key]]
    )
    waiting = [read_first[found.key] - 1 for found in finds if found.key in read_first]
    reads = tuple((key, scope_of(key)) for key in rule.facts_read)
    return CompiledRule(
        rule,
        rule.id,
        rule.each,
        rule.facts_read,
        reads,
        finds,
        stratum,
        min(waiting, default=last),
    )


def _masks(rules: Sequence[CompiledRule], stratum: int) -> tuple[tuple[Scope, int], ...]:
    masks = dict.fromkeys(SCOPES, 0)
    for place, rule in enumerate(rules):
        if rule.first == stratum:
            masks[rule.scope] |= 1 << place
    return tuple((scope, mask) for scope, mask in masks.items() if mask)
