"""Matching by durable_rules, a Rete engine in C.  The only module that imports it.

The library crashes or answers wrongly outside a narrow fragment, so this module
keeps to it: one flat fact with every property present, one pattern a rule made
of plain comparisons, small sets of rules, one session for ever, no host and no
threads.  A fact is asserted, the names of the rules that fire are collected,
and the fact is retracted again; what rules conclude is none of its business.

How states are written: a choice as its option's id, several choices as one
property an option, a number in whole hundredths beside a flag that it is known.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import durable_rules_engine as native

from advisor.core.rules.condition import NUMERIC, Condition
from advisor.core.rules.fact import UNCLEAR, FactSpec, Missing, Scope, State
from advisor.core.rules.rule import Rule
from advisor.core.rules.rulebase import Rulebase

# More than 64 pending matches are an error in the library, and so are more than
# 512 different tests at one node: a shard stays well below both.
RULES_A_SHARD = 60
TESTS_A_SHARD = 400

# The library compares 64-bit integers exactly; answers have two decimals.
HUNDREDTHS = 100

SENTINELS: Mapping[Missing, str] = {
    Missing.UNKNOWN: "?",
    Missing.NOT_APPLICABLE: "-",
    Missing.ABSENT: "!",
}
YES, NO = "y", "n"

Encoder = Callable[[State], str]
Test = dict[str, Any]


class DurableMatcher:
    """Finds the rules that hold by asking durable_rules.

    May be used from several threads; they take turns.  Loading costs memory that
    the library never gives back, so make one for a rule base and keep it.
    """

    name = "durable"

    def __init__(self, rulebase: Rulebase) -> None:
        self._rulebase = rulebase
        self._turn = threading.Lock()
        self._shards = _load(rulebase)

    def match(self, stratum: int, scope: Scope, facts: Mapping[str, State]) -> Collection[str]:
        """The ids of the rules of this stratum and scope whose conditions all hold."""
        with self._turn:
            try:
                return [
                    rule
                    for shard in self._shards.get((stratum, scope), ())
                    for rule in shard.match(facts)
                ]
            except BaseException:
                # An interrupted consult leaves its fact behind; those handles are lost.
                self._shards = _load(self._rulebase)
                raise


@dataclass(frozen=True, slots=True)
class _Property:
    """A property of the flat fact: which fact it shows ('' for none), and its form as JSON."""

    name: str
    key: str
    encode: Encoder


@dataclass(frozen=True, slots=True)
class _Shard:
    """A few rules loaded as one ruleset, and the properties their tests read."""

    handle: int
    rules: Mapping[str, str]
    properties: tuple[_Property, ...]

    def match(self, facts: Mapping[str, State]) -> Iterator[str]:
        fact = self._fact(facts)
        unhandled, _ = native.assert_fact(self.handle, fact)
        if unhandled:
            return
        # The agenda is drained before the fact goes: a pending match must not outlive it.
        fired = []
        started = native.start_action(self.handle)
        if started:
            _, message, state = started
            while message:
                fired += json.loads(message)
                message = native.complete_and_start_action(self.handle, state)
        native.retract_fact(self.handle, fact)
        yield from (self.rules[name] for name in fired)

    def _fact(self, facts: Mapping[str, State]) -> str:
        pieces = [
            f'"{p.name}":{p.encode(facts[p.key] if p.key else Missing.ABSENT)}'
            for p in self.properties
        ]
        return '{"id":"1","sid":"0",' + ",".join(pieces) + "}"


def _load(rulebase: Rulebase) -> dict[tuple[int, Scope], list[_Shard]]:
    """Load every stratum and scope as shards."""
    shards: dict[tuple[int, Scope], list[_Shard]] = {}
    for number, stratum in enumerate(rulebase.strata):
        for scope in dict.fromkeys(rule.each for rule in stratum):
            rules = [rule for rule in stratum if rule.each == scope]
            shards[(number, scope)] = [
                _load_shard(part, rulebase.vocabulary)
                for part in divide(rules, rulebase.vocabulary)
            ]
    return shards


def divide(rules: Sequence[Rule], vocabulary: Mapping[str, FactSpec]) -> Iterator[tuple[Rule, ...]]:
    """Split rules so that no part has too many rules or too many tests."""
    part: list[Rule] = []
    tests = 0
    for rule in rules:
        size = len(_Compiler(vocabulary).tests(rule))
        if part and (len(part) == RULES_A_SHARD or tests + size > TESTS_A_SHARD):
            yield tuple(part)
            part, tests = [], 0
        part.append(rule)
        tests += size
    if part:
        yield tuple(part)


def _load_shard(rules: Sequence[Rule], vocabulary: Mapping[str, FactSpec]) -> _Shard:
    definition, properties = compile_shard(rules, vocabulary)
    handle = native.create_ruleset("advisor", json.dumps(definition, ensure_ascii=False))
    names = {f"r{place}": rule.id for place, rule in enumerate(rules)}
    return _Shard(handle, names, properties)


def compile_shard(
    rules: Sequence[Rule], vocabulary: Mapping[str, FactSpec]
) -> tuple[dict[str, Any], tuple[_Property, ...]]:
    """The library's definition of some rules, and the properties it reads.

    Every rule is one pattern, a conjunction of plain comparisons.
    """
    compiler = _Compiler(vocabulary)
    definition = {
        f"r{place}": {"all": [{"m": {"$and": compiler.tests(rule)}}]}
        for place, rule in enumerate(rules)
    }
    return definition, compiler.properties


class _Compiler:
    """Turns conditions into the library's comparisons, naming properties as it goes."""

    def __init__(self, vocabulary: Mapping[str, FactSpec]) -> None:
        self._vocabulary = vocabulary
        self._properties: dict[tuple[str, str], _Property] = {}
        self._hashes = {fnv1a(name) for name in ("id", "sid", "$s")}
        self._names = 0

    @property
    def properties(self) -> tuple[_Property, ...]:
        return tuple(self._properties.values())

    def tests(self, rule: Rule) -> list[Test]:
        """A rule's conditions as comparisons, equalities first: they fail soonest."""
        found = [test for condition in rule.when for test in self._tests(condition)]
        if not found:
            # A rule without conditions needs something to match on; any property will do.
            found = [{self._property("", "always", lambda _: f'"{YES}"'): YES}]
        return sorted(found, key=lambda test: any(name.startswith("$") for name in test))

    def _tests(self, condition: Condition) -> Iterator[Test]:
        key, spec = condition.fact, self._vocabulary[condition.fact]
        if condition.operator == "known":
            name = self._property(key, "known", _encode_known)
            yield {name: YES if condition.operand else NO}
        elif spec.source == "entries":
            name = self._property(key, f"some {condition.options}", _encode_some(condition.options))
            yield {name: YES if condition.seeks else NO}
        elif spec.kind in NUMERIC:
            yield from self._number_tests(condition)
        elif spec.kind == "choices":
            for option in condition.options:
                name = self._property(key, f"has {option}", _encode_member(option))
                yield {name: YES if condition.operator == "has" else NO}
        else:
            yield from self._choice_tests(condition, spec)

    def _choice_tests(self, condition: Condition, spec: FactSpec) -> Iterator[Test]:
        name = self._property(condition.fact, "value", _encode_choice)
        if condition.operator == "not":
            excluded = [*condition.options, SENTINELS[Missing.UNKNOWN]]
            excluded.append(SENTINELS[Missing.NOT_APPLICABLE])
        elif len(condition.options) == 1:
            yield {name: condition.options[0]}
            return
        else:
            # "One of" said as "none of the others": one pattern, however long the list.
            others = (option for option in spec.options if option not in condition.options)
            excluded = [*others, *SENTINELS.values()]
        for value in excluded:
            yield {"$neq": {name: value}}

    def _number_tests(self, condition: Condition) -> Iterator[Test]:
        yield {self._property(condition.fact, "known", _encode_known): YES}
        name = self._property(condition.fact, "number", _encode_number)
        number = _hundredths(condition.operand)
        if condition.operator in ("is", "min"):
            yield {"$gte": {name: number}}
        if condition.operator in ("is", "max"):
            yield {"$lte": {name: number}}

    def _property(self, key: str, aspect: str, encode: Encoder) -> str:
        """The name of a property, the same for the same aspect of the same fact."""
        if (key, aspect) not in self._properties:
            self._properties[(key, aspect)] = _Property(self._free_name(), key, encode)
        return self._properties[(key, aspect)].name

    def _free_name(self) -> str:
        """A short name whose hash, by which the library compares names, is not yet taken."""
        while True:
            name = f"k{self._names}"
            self._names += 1
            if fnv1a(name) not in self._hashes:
                self._hashes.add(fnv1a(name))
                return name


def fnv1a(name: str) -> int:
    """The 32-bit FNV-1a hash by which the library tells property names apart."""
    value = 2166136261
    for byte in name.encode():
        value = (value ^ byte) * 16777619 & 0xFFFFFFFF
    return value


def _hundredths(number: object) -> int:
    return round(float(number) * HUNDREDTHS) if isinstance(number, (int, float)) else 0


def _encode_choice(state: State) -> str:
    return f'"{SENTINELS[state] if isinstance(state, Missing) else state}"'


def _encode_known(state: State) -> str:
    if state is Missing.NOT_APPLICABLE:
        return f'"{SENTINELS[state]}"'
    return f'"{NO if isinstance(state, Missing) else YES}"'


def _encode_number(state: State) -> str:
    return str(_hundredths(state))


def _encode_member(option: str) -> Encoder:
    def encode(state: State) -> str:
        if isinstance(state, tuple):
            return f'"{YES if option in state else NO}"'
        # A finding nobody concluded is an empty set, and settled.
        return f'"{NO if state is Missing.ABSENT else SENTINELS[Missing.UNKNOWN]}"'

    return encode


def _encode_some(options: tuple[str, ...]) -> Encoder:
    """Whether some entry has one of these; unknown where none has and some might."""

    def encode(state: State) -> str:
        if isinstance(state, tuple):
            if any(option in state for option in options):
                return f'"{YES}"'
            return f'"{SENTINELS[Missing.UNKNOWN] if UNCLEAR in state else NO}"'
        return f'"{NO if state is Missing.ABSENT else SENTINELS[Missing.UNKNOWN]}"'

    return encode
