"""Conditions as the comparisons of durable_rules, and states as the JSON it compares.

How states are written: a choice as its option's id, several choices as one
property an option, a number in whole hundredths beside a flag that it is known.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, cast

from advisor.core.rules.condition import NUMERIC, Condition
from advisor.core.rules.fact import UNCLEAR, FactSpec, Missing, OneOf, State
from advisor.core.rules.rule import Rule
from advisor.core.rules.state_table import MOST_STATES

# The library compares 64-bit integers exactly; answers have two decimals.
HUNDREDTHS = 100

SENTINELS: Mapping[Missing, str] = {
    Missing.UNKNOWN: "?",
    Missing.UNDECIDED: "-",
    Missing.NOT_APPLICABLE: "-",
    Missing.ABSENT: "!",
}
YES, NO = "y", "n"

Encoder = Callable[[State], str]
Test = dict[str, Any]


class Texts(dict[State, str]):
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
class Property:
    """A property of the flat fact: which fact it shows ('' for none), and its form as JSON."""

    name: str
    key: str
    texts: Texts


class Compiler:
    """Turns conditions into the library's comparisons, naming properties as it goes."""

    def __init__(self, vocabulary: Mapping[str, FactSpec]) -> None:
        self._vocabulary = vocabulary
        self._properties: dict[tuple[str, str], Property] = {}
        self._of_condition: dict[Condition, tuple[Test, ...]] = {}
        self._of_rule: dict[str, list[Test]] = {}
        self._hashes = {fnv1a(name) for name in ("id", "sid", "$s")}
        self._names = 0

    @property
    def properties(self) -> tuple[Property, ...]:
        return tuple(self._properties.values())

    def tests(self, rule: Rule) -> list[Test]:
        """A rule's conditions as comparisons, equalities first: they fail soonest."""
        found = self._of_rule.get(rule.id)
        if found is None:
            found = [test for condition in rule.when for test in self._tests_of(condition)]
            if not found:
                # A rule without conditions needs something to match on; any property will do.
                found = [{self._property("", "always", lambda _: f'"{YES}"'): YES}]
            found.sort(key=_is_comparison)
            self._of_rule[rule.id] = found
        return found

    def _tests_of(self, condition: Condition) -> tuple[Test, ...]:
        """The comparisons of a condition, made once: many rules share theirs."""
        found = self._of_condition.get(condition)
        if found is None:
            found = self._of_condition[condition] = tuple(self._tests(condition))
        return found

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
        # What a rule tests for may lie between two hundredths, as no answer does.
        number = Decimal(str(cast("float", condition.operand))) * HUNDREDTHS
        if condition.operator in ("is", "min"):
            yield {"$gte": {name: math.ceil(number)}}
        if condition.operator in ("is", "max"):
            yield {"$lte": {name: math.floor(number)}}

    def _property(self, key: str, aspect: str, encode: Encoder) -> str:
        """The name of a property, the same for the same aspect of the same fact."""
        if (key, aspect) not in self._properties:
            name = self._free_name()
            self._properties[(key, aspect)] = Property(name, key, Texts(name, encode))
        return self._properties[(key, aspect)].name

    def _free_name(self) -> str:
        """A short name whose hash, by which the library compares names, is not yet taken."""
        while True:
            name = f"k{self._names}"
            self._names += 1
            if fnv1a(name) not in self._hashes:
                self._hashes.add(fnv1a(name))
                return name


def _is_comparison(test: Test) -> bool:
    """Whether a test is other than an equality: ``{"$neq": {name: value}}`` and its like."""
    return next(iter(test)).startswith("$")


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
