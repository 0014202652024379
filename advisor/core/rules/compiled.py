"""A rule base compiled once: for each fact and state, what holds and what still may.

Every rule has a bit.  A table gives, for one fact and a state of it, the bits of
the rules that this state rules out.  Whether a rule holds is then one question of
a few machine words, however many conditions it has: no fact it reads rules it out.

The tables are filled from ``Condition.holds``, which alone says what a condition
means, as states come up.  They serve the reference engine, relevance, coverage and
the searches of what-if.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from advisor.core.rules.catalogue import VALUES, Item, is_decisive
from advisor.core.rules.condition import Condition
from advisor.core.rules.fact import (
    SCOPES,
    UNCLEAR,
    FactSpec,
    Missing,
    Scope,
    State,
    base_key,
    scope_of,
    unsettled_state,
)
from advisor.core.rules.inputs import (
    CompiledComputed,
    CompiledQuestion,
    compile_computed,
    compile_question,
    in_order,
)
from advisor.core.rules.question import Computed, Question
from advisor.core.rules.rule import Conclusion, Rule

# Numbers and words have no end of states; a table remembers so many of them.
MOST_STATES = 2_000

Test = tuple[int, Condition]


class StateTable(dict[State, int]):
    """For one fact: each state with the bits of the tests that do not hold of it.

    >>> tests = [(1, Condition("goal.kind", "is", ("hiring",)))]
    >>> StateTable([*tests, (2, Condition("goal.kind", "known", True))])["joint"]
    1
    """

    def __init__(self, tests: Iterable[Test]) -> None:
        super().__init__()
        self.tests = tuple(tests)
        # The bits of all tests: what an open fact leaves open.
        self.every = union(bit for bit, _ in self.tests)
        self.impossible = ImpossibleTable(self.tests)

    def __missing__(self, state: State) -> int:
        ruled_out = union(bit for bit, condition in self.tests if not condition.holds(state))
        if len(self) < MOST_STATES:
            self[state] = ruled_out
        return ruled_out


class ImpossibleTable(dict[State, int]):
    """For one fact: each state with the bits of the tests that nothing unknown could satisfy."""

    def __init__(self, tests: Sequence[Test]) -> None:
        super().__init__()
        self._tests = tests

    def __missing__(self, state: State) -> int:
        ruled_out = union(bit for bit, condition in self._tests if not condition.may_hold(state))
        if len(self) < MOST_STATES:
            self[state] = ruled_out
        return ruled_out


class Possible(NamedTuple):
    """The values a fact has for certain, and all that it may still get; for several values.

    ``UNCLEAR`` among them says the same of "unknown".  A fact with one value that rules
    conclude has the strongest of its values.  ``unknown`` are the values that rules
    might conclude if the owner knew what they do not know.
    """

    certain: frozenset[str] = frozenset()
    possible: frozenset[str] = frozenset()
    unknown: frozenset[str] = frozenset()

    def states(self, spec: FactSpec) -> list[State]:
        """Every state in which a finding with a single value may end.

        >>> level = FactSpec("goal.level", "choice", "finding", ("weak", "fair", "strong"))
        >>> Possible(frozenset({"fair"}), frozenset({"weak", "fair", "strong"})).states(level)
        ['fair', 'strong']
        """
        order = spec.options.index
        strongest = max(map(order, self.certain), default=-1)
        settled: State = spec.options[strongest] if strongest >= 0 else Missing.ABSENT
        ends = [settled, *(o for o in spec.options if o in self.possible and order(o) > strongest)]
        if not self.unknown:
            return ends
        return [unsettled_state(spec, end, self.unknown) for end in ends]

    def is_settled(self, spec: FactSpec) -> bool:
        """Whether nothing that is still open can change the fact."""
        if spec.kind == "choices":
            return self.certain == self.possible
        return len(self.states(spec)) == 1

    def truth(self, condition: Condition, spec: FactSpec) -> bool | None:
        """Whether a condition on the fact holds whatever comes; None while that is open."""
        if spec.kind == "choices":
            return self._truth_of_set(condition)
        verdicts = {condition.holds(state) for state in self.states(spec)}
        return verdicts.pop() if len(verdicts) == 1 else None

    def may_hold(self, condition: Condition, spec: FactSpec) -> bool:
        """Whether a condition might hold if everything were known."""
        if spec.kind != "choices":
            return any(condition.may_hold(state) for state in self.states(spec))
        anything = self.possible | self.unknown
        if condition.operator == "known":
            return bool(anything) if condition.operand else not self.certain - {UNCLEAR}
        named = frozenset(condition.options)
        if UNCLEAR in anything and condition.seeks:
            return True
        if condition.operator == "has":
            return named <= anything
        return bool(named & anything) if condition.seeks else not named & self.certain

    def _truth_of_set(self, condition: Condition) -> bool | None:
        certain, possible = self.certain, self.possible
        if condition.operator == "known":
            some = bool(certain - {UNCLEAR}) or (None if possible - {UNCLEAR} else False)
            return some if condition.operand else (None if some is None else not some)
        named = frozenset(condition.options)
        if condition.operator == "has":
            return named <= certain or (None if named <= possible else False)
        if condition.seeks:
            return bool(named & certain) or (None if named & possible else False)
        # An unknown value might be one of those named.
        named |= {UNCLEAR}
        if self.unknown - certain:
            certain |= {UNCLEAR}
        return False if named & certain else None if named & possible else True


class Outlook(NamedTuple):
    """What a fact that is not settled yet does to the rules that read it.

    ``false`` are the bits of the rules that it rules out whatever comes, ``open`` of
    those that it leaves open, ``impossible`` of those that it rules out even if
    everything unknown were known.
    """

    false: int
    open: int
    impossible: int
    settled: bool


class OutlookTable(dict[tuple[int, int, int], Outlook]):
    """For one finding, by the bits of the rules that conclude it.

    By those that hold, that may hold, and that might if the owner knew what they do
    not know.  ``concluding`` are the bits of all rules that conclude it.
    """

    def __init__(
        self, spec: FactSpec, tests: Iterable[Test], conclusions: Iterable[tuple[int, str]]
    ) -> None:
        super().__init__()
        self._spec, self._tests, self._conclusions = spec, tuple(tests), tuple(conclusions)
        self._of: dict[Possible, Outlook] = {}
        self.concluding = union(bit for bit, _ in self._conclusions)

    def possible(self, holding: int, possible: int, unknown: int) -> Possible:
        """The values that rules conclude which hold, which may, and which might."""
        return Possible(*(self._concluded(bits) for bits in (holding, possible, unknown)))

    def _concluded(self, bits: int) -> frozenset[str]:
        return frozenset(option for bit, option in self._conclusions if bit & bits)

    def of(self, found: Possible) -> Outlook:
        """The outlook where these values are certain, and those possible."""
        if found not in self._of:
            truths = [(bit, found.truth(condition, self._spec)) for bit, condition in self._tests]
            false = union(bit for bit, truth in truths if truth is False)
            still_open = union(bit for bit, truth in truths if truth is None) & ~false
            never = union(bit for bit, c in self._tests if not found.may_hold(c, self._spec))
            self._of[found] = Outlook(false, still_open, never, found.is_settled(self._spec))
        return self._of[found]

    def __missing__(self, bits: tuple[int, int, int]) -> Outlook:
        outlook = self.of(self.possible(*bits))
        if len(self) < MOST_STATES:
            self[bits] = outlook
        return outlook


class ItemsTable(dict[int, int]):
    """By the bits of some rules: the bits of the items that they bring in or leave out."""

    def __init__(self, decides: Sequence[int]) -> None:
        super().__init__()
        self._decides = decides

    def __missing__(self, rules: int) -> int:
        items = union(self._decides[place] for place in places(rules))
        if len(self) < MOST_STATES:
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
    read_first = {
        base: min(number for key, number in first_read.items() if base_key(key) == base)
        for base in map(base_key, first_read)
    }
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
    masks = (
        (
            scope,
            union(
                1 << place
                for place, rule in enumerate(rules)
                if rule.first == stratum and rule.scope == scope
            ),
        )
        for scope in SCOPES
    )
    return tuple((scope, mask) for scope, mask in masks if mask)


def union(bits: Iterable[int]) -> int:
    """All bits that are set in some of the numbers.

    >>> union([1, 4])
    5
    """
    whole = 0
    for some in bits:
        whole |= some
    return whole


def places(bits: int) -> Iterator[int]:
    """The places of the bits that are set, the lowest first.

    >>> list(places(0b1010))
    [1, 3]
    """
    while bits:
        low = bits & -bits
        yield low.bit_length() - 1
        bits ^= low
