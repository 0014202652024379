"""Matching by durable_rules, a Rete engine in C.  The only module that imports it.

The library crashes or answers wrongly outside a narrow fragment, so this module
keeps to it: one flat fact with every property present, one pattern a rule made
of plain comparisons, small sets of rules, one session for ever, no host and no
threads.  A fact is asserted, the names of the rules that fire are collected,
and the fact is retracted again; what rules conclude is none of its business.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import durable_rules_engine as native

from advisor.core.rules.compiled import Compiled, CompiledRule
from advisor.core.rules.fact import (
    BUSINESS,
    SCOPES,
    VISIBLE,
    Missing,
    Scope,
    State,
    Subject,
)
from advisor.core.rules.rule import Rule
from advisor.core.rules.rulebase import Rulebase
from advisor.engine.chain import Consult, Fired
from advisor.engine.durable_compiler import Compiler, Property
from advisor.engine.unknown import Facts, Subjects

# More than 64 pending matches are an error in the library, and so are more than
# 512 different tests at one node: a shard stays well below both.
RULES_A_SHARD = 60
TESTS_A_SHARD = 400

HEAD, TAIL = '{"id":"1","sid":"0"', "}"


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
        return _Consult(self, self._ruleset, subjects, facts)

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
        ruleset: _Ruleset,
        subjects: Subjects,
        facts: Facts,
    ) -> None:
        self._matcher = matcher
        self._properties = ruleset.properties
        self.subjects = subjects
        self.pieces: dict[Subject, dict[str, str]] = {}
        for scope, answered in ruleset.answered.items():
            for subject in subjects[scope]:
                own = facts[subject]
                self.pieces[subject] = {one.name: one.texts[own[one.key]] for one in answered}
        for one in self._properties.get("", ()):
            self.pieces[BUSINESS][one.name] = one.texts[Missing.ABSENT]

    def settle(self, key: str, subject: Subject, state: State) -> None:
        """Write a finding."""
        for one in self._properties.get(key, ()):
            self.pieces[subject][one.name] = one.texts[state]

    def fired(self, stratum: int) -> list[Fired]:
        """The rules of this stratum's shards that hold."""
        return self._matcher.match(stratum, self)


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
    """Everything loaded: the shards of each stratum, and the properties of each fact.

    ``answered`` has those of the facts that follow from answers alone, by their scope.
    """

    shards: tuple[tuple[_Shard, ...], ...]
    properties: Mapping[str, Sequence[Property]]
    answered: Mapping[Scope, Sequence[Property]]


def _load(compiled: Compiled) -> _Ruleset:
    """Load all rules, in as few shards as their strata allow."""
    compiler = Compiler(compiled.vocabulary)
    shards: list[list[_Shard]] = [[] for _ in compiled.masks]
    for scope in SCOPES:
        for stratum, together in gather(compiled.rules, scope):
            for part in divide(together, compiled, compiler):
                shards[stratum].append(_load_shard(part, scope, compiled, compiler))
    properties: dict[str, list[Property]] = {}
    answered: dict[Scope, list[Property]] = {scope: [] for scope in SCOPES}
    for one in compiler.properties:
        properties.setdefault(one.key, []).append(one)
        if one.key and (spec := compiled.vocabulary[one.key]).from_answers:
            answered[spec.scope].append(one)
    return _Ruleset(tuple(map(tuple, shards)), properties, answered)


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
        own = {str(test) for test in compiler.tests(compiled.rules[place].rule)}
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
