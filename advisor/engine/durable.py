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
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import durable_rules_engine as native

from advisor.core.rules.compiled import Compiled, CompiledRule
from advisor.core.rules.condition import NUMERIC, Condition
from advisor.core.rules.fact import (
    BUSINESS,
    SCOPES,
    UNCLEAR,
    VISIBLE,
    FactSpec,
    Missing,
    OneOf,
    Scope,
    State,
    Subject,
)
from advisor.core.rules.rule import Rule
from advisor.core.rules.rulebase import Rulebase
from advisor.engine.chain import Consult, Fired
from advisor.engine.unknown import Facts, Subjects

# More than 64 pending matches are an error in the library, and so are more than
# 512 different tests at one node: a shard stays well below both.
RULES_A_SHARD = 60
TESTS_A_SHARD = 400

# The library compares 64-bit integers exactly; answers have two decimals.
HUNDREDTHS = 100

# Numbers and words have no end of states; a property remembers so many of them.
MOST_STATES = 2_000

SENTINELS: Mapping[Missing, str] = {
    Missing.UNKNOWN: "?",
    Missing.UNDECIDED: "-",
    Missing.NOT_APPLICABLE: "-",
    Missing.ABSENT: "!",
}
YES, NO = "y", "n"
HEAD, TAIL = '{"id":"1","sid":"0"', "}"

Encoder = Callable[[State], str]
Test = dict[str, Any]


class DurableMatcher:
    """Finds the rules that hold by asking durable_rules.

    May be used from several threads; they take turns.  Loading costs memory that
    the library never gives back, so make one for a rule base and keep it.
    """

    name = "durable"

    def __init__(self, rulebase: Rulebase) -> None:
        self._compiled = rulebase.compiled
        self._turn = threading.Lock()
        self._ruleset = _load(self._compiled)

    def consult(self, subjects: Subjects, facts: Facts) -> Consult:
        """Begin a run."""
        return _Consult(self, self._ruleset.properties, subjects, facts)

    def match(self, stratum: int, consult: _Consult) -> list[Fired]:
        """The rules of a stratum's shards that hold of what a consult has settled."""
        with self._turn:
            try:
                return [
                    fired
                    for shard in self._ruleset.shards[stratum]
                    for fired in shard.fired(consult)
                ]
            except BaseException:
                # An interrupted consult leaves its fact behind; those handles are lost.
                self._ruleset = _load(self._compiled)
                raise


class _Consult:
    """One firm's facts as pieces of JSON, each written once, by subject and property."""

    def __init__(
        self,
        matcher: DurableMatcher,
        properties: Mapping[str, Sequence[_Property]],
        subjects: Subjects,
        facts: Facts,
    ) -> None:
        self._matcher = matcher
        self._properties = properties
        self.subjects = subjects
        self.pieces: dict[Subject, dict[str, str]] = {subject: {} for subject in facts}
        for subject, own in facts.items():
            pieces = self.pieces[subject]
            for key, state in own.items():
                # What is absent so far may still be concluded.
                if state is not Missing.ABSENT:
                    for one in properties.get(key, ()):
                        pieces[one.name] = one.texts[state]
        for one in properties.get("", ()):
            self.pieces[BUSINESS][one.name] = one.texts[Missing.ABSENT]

    def settle(self, key: str, subject: Subject, state: State) -> None:
        """Write a finding."""
        for one in self._properties.get(key, ()):
            self.pieces[subject][one.name] = one.texts[state]

    def fired(self, stratum: int) -> list[Fired]:
        """The rules of this stratum's shards that hold."""
        return self._matcher.match(stratum, self)


class _Texts(dict[State, str]):
    """A property as JSON, by the state of its fact."""

    def __init__(self, name: str, encode: Encoder) -> None:
        super().__init__()
        self._name, self._encode = name, encode

    def __missing__(self, state: State) -> str:
        text = f',"{self._name}":{self._encode(state)}'
        if len(self) < MOST_STATES:
            self[state] = text
        return text


@dataclass(frozen=True, slots=True)
class _Property:
    """A property of the flat fact: which fact it shows ('' for none), and its form as JSON."""

    name: str
    key: str
    texts: _Texts


@dataclass(frozen=True, slots=True)
class _Shard:
    """A few rules loaded as one ruleset.

    ``rules`` gives the place of a rule by its name; ``properties`` the names of what
    their tests read, and nothing else, by the scope whose facts they show.
    """

    handle: int
    scope: Scope
    rules: Mapping[str, int]
    properties: Mapping[Scope, tuple[str, ...]]

    def fired(self, consult: _Consult) -> Iterator[Fired]:
        """The rules that hold, for every subject of the scope."""
        answered: dict[str, list[int]] = {}
        for subject, fact in self._facts(consult):
            # Entries that do not differ in anything the shard reads are asked about once.
            found = answered.get(fact)
            if found is None:
                found = answered[fact] = self._match(fact)
            for place in found:
                yield place, subject

    def _match(self, fact: str) -> list[int]:
        fired: list[int] = []
        handle = self.handle
        unhandled, _ = native.assert_fact(handle, fact)
        if unhandled:
            return fired
        # The agenda is drained before the fact goes: a pending match must not outlive it.
        started = native.start_action(handle)
        if started:
            _, message, state = started
            while message:
                # The message is {"name": {"m": the fact}}; the fact is known.
                fired.append(self.rules[message[2 : message.index('"', 2)]])
                message = native.complete_and_start_action(handle, state)
        native.retract_fact(handle, fact)
        return fired

    def _facts(self, consult: _Consult) -> Iterator[tuple[Subject, str]]:
        """The flat fact of every subject."""
        pieces, properties, subjects = consult.pieces, self.properties, consult.subjects
        own, names = pieces[BUSINESS], properties["business"]
        head = HEAD + "".join([own[name] for name in names])
        if self.scope == "business":
            yield BUSINESS, head + TAIL
            return
        parts: dict[Subject, str] = {}
        for scope in VISIBLE[self.scope][1:]:
            names = properties[scope]
            for subject in subjects[scope]:
                own = pieces[subject]
                parts[subject] = "".join([own[name] for name in names])
        for subject in subjects[self.scope]:
            fact = head
            if self.scope == "link":
                fact += parts[Subject(goal=subject.goal)]
                fact += parts[Subject(relationship=subject.relationship)]
            yield subject, fact + parts[subject] + TAIL


@dataclass(frozen=True, slots=True)
class _Ruleset:
    """Everything loaded: the shards of each stratum, and the properties of each fact."""

    shards: tuple[tuple[_Shard, ...], ...]
    properties: Mapping[str, Sequence[_Property]]


def _load(compiled: Compiled) -> _Ruleset:
    """Load all rules, in as few shards as their strata allow."""
    compiler = Compiler(compiled.vocabulary)
    shards: list[list[_Shard]] = [[] for _ in compiled.masks]
    for scope in SCOPES:
        for stratum, together in gather(compiled.rules, scope):
            for part in divide(together, compiled, compiler):
                shards[stratum].append(_load_shard(part, scope, compiled, compiler))
    properties: dict[str, list[_Property]] = {}
    for one in compiler.properties:
        properties.setdefault(one.key, []).append(one)
    return _Ruleset(tuple(map(tuple, shards)), properties)


def gather(rules: Sequence[CompiledRule], scope: Scope) -> Iterator[tuple[int, list[int]]]:
    """The rules of a scope by place, in as few groups as can be, with each group's stratum.

    A rule that nothing waits for runs later than it could, together with others.
    """
    left = [place for place, rule in enumerate(rules) if rule.scope == scope]
    while left:
        stratum = min(rules[place].last for place in left)
        yield stratum, [place for place in left if rules[place].first <= stratum]
        left = [place for place in left if rules[place].first > stratum]


def divide(
    together: Iterable[int], compiled: Compiled, compiler: Compiler
) -> Iterator[tuple[int, ...]]:
    """Split rules so that no part has too many rules or too many different tests.

    Rules that read the same facts come into the same part, so that each is sent fewer.
    """
    alike = sorted(together, key=lambda place: sorted(compiled.rules[place].reads))
    part: list[int] = []
    tests: set[str] = set()
    for place in alike:
        own = {json.dumps(test) for test in compiler.tests(compiled.rules[place].rule)}
        if part and (len(part) == RULES_A_SHARD or len(tests | own) > TESTS_A_SHARD):
            yield tuple(part)
            part, tests = [], set()
        part.append(place)
        tests |= own
    if part:
        yield tuple(part)


def _load_shard(
    part: Sequence[int], scope: Scope, compiled: Compiled, compiler: Compiler
) -> _Shard:
    names = {f"r{number}": place for number, place in enumerate(part)}
    definition = compile_shard([compiled.rules[place].rule for place in part], compiler)
    handle = native.create_ruleset("advisor", json.dumps(definition, ensure_ascii=False))
    read = names_in(definition)
    properties: dict[Scope, list[str]] = {one: [] for one in SCOPES}
    for one in compiler.properties:
        if one.name in read:
            owner = compiled.vocabulary[one.key].scope if one.key else "business"
            properties[owner].append(one.name)
    return _Shard(handle, scope, names, {one: tuple(found) for one, found in properties.items()})


def compile_shard(rules: Sequence[Rule], compiler: Compiler) -> dict[str, Any]:
    """The library's definition of some rules.

    Every rule is one pattern, a conjunction of plain comparisons.
    """
    return {
        f"r{number}": {"all": [{"m": {"$and": compiler.tests(rule)}}]}
        for number, rule in enumerate(rules)
    }


def names_in(definition: Mapping[str, Any]) -> set[str]:
    """The properties that a definition's tests read."""
    tests = (test for rule in definition.values() for test in rule["all"][0]["m"]["$and"])
    inner = (test[name] if name.startswith("$") else test for test in tests for name in test)
    return {name for test in inner for name in test}


class Compiler:
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
        if spec.source == "finding":
            # It may be settled only so far that it is one of several options.
            meant = tuple(o for o in spec.options if condition.holds(o))
            absent = condition.operator == "not"
            name = self._property(
                condition.fact, f"{meant} {absent}", _encode_within(meant, absent)
            )
            yield {name: YES}
            return
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
            name = self._free_name()
            self._properties[(key, aspect)] = _Property(name, key, _Texts(name, encode))
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
    if state in (Missing.NOT_APPLICABLE, Missing.UNDECIDED):
        return f'"{SENTINELS[Missing.NOT_APPLICABLE]}"'
    return f'"{NO if isinstance(state, Missing) else YES}"'


def _encode_number(state: State) -> str:
    return str(_hundredths(state))


def _encode_member(option: str) -> Encoder:
    def encode(state: State) -> str:
        if isinstance(state, tuple):
            other = SENTINELS[Missing.UNKNOWN] if UNCLEAR in state else NO
            return f'"{YES if option in state else other}"'
        # A finding nobody concluded is an empty set, and settled.
        return f'"{NO if state is Missing.ABSENT else SENTINELS[Missing.UNKNOWN]}"'

    return encode


def _encode_within(options: tuple[str, ...], absent: bool) -> Encoder:
    """Whether a finding is one of these options whatever comes, or absent where that will do."""

    def encode(state: State) -> str:
        if state is Missing.ABSENT:
            return f'"{YES if absent else NO}"'
        possible = state if isinstance(state, OneOf) else (state,)
        return f'"{YES if all(option in options for option in possible) else NO}"'

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
