"""The rules of a rule base as CLIPS constructs: a yardstick for the engines.

CLIPS gets what durable_rules gets: the same properties of the same facts, and the same
comparisons.  Answers become the slots of one template a scope; what is settled while
the rules run, such as a finding, becomes an ordered fact for each property that is read.
A rule reads only what is there, so it fires once the last fact it reads is settled.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import clips
from clips._clips import ffi, lib

from advisor.core.rules.compiled import CompiledRule
from advisor.core.rules.fact import (
    BUSINESS,
    GROUPS,
    SCOPES,
    VISIBLE,
    FactSpec,
    Missing,
    Scope,
    State,
    Subject,
)
from advisor.core.rules.rulebase import Rulebase
from advisor.engine.chain import Fired
from advisor.engine.durable_compiler import Compiler, Property
from advisor.engine.unknown import Facts, Subjects

# What a rule calls the entry it ranges over, by the scopes that it sees.
VARIABLES: Mapping[Scope, str] = {
    "business": "",
    **{group: f" ?{group}" for group in GROUPS},
    "link": " ?goal ?relationship",
}
COMPARISONS = {"$gte": ">=", "$lte": "<="}
# A fired rule is reported as one integer: its place, and the numbers of up to two entries.
MOST_ENTRIES = 64


class Translator:
    """Writes rules as CLIPS constructs; ``slots`` has the properties of each scope's answers."""

    def __init__(self, rulebase: Rulebase) -> None:
        compiled = rulebase.compiled
        self._vocabulary = rulebase.vocabulary
        compiler = Compiler(rulebase.vocabulary)
        tests = [compiler.tests(rule.rule) for rule in compiled.rules]
        self._properties = {one.name: one for one in compiler.properties}
        self.slots: dict[Scope, list[Property]] = {scope: [] for scope in SCOPES}
        self.settled: dict[str, list[Property]] = {}
        for one in compiler.properties:
            if self._is_slot(one):
                self.slots[self._scope(one)].append(one)
            else:
                self.settled.setdefault(one.key, []).append(one)
        pairs = enumerate(zip(compiled.rules, tests, strict=True))
        self._rules = [self._rule(place, rule, own) for place, (rule, own) in pairs]

    def constructs(self) -> Iterator[str]:
        """Everything to build, in order."""
        yield "(defglobal ?*fired* = (create$))"
        yield "(deffunction forget () (bind ?*fired* (create$)))"
        for scope, found in self.slots.items():
            yield f"(deftemplate {scope} (slot id){''.join(f' (slot {p.name})' for p in found)})"
        yield from self._rules

    def _scope(self, one: Property) -> Scope:
        return self._spec(one).scope if one.key else "business"

    def _spec(self, one: Property) -> FactSpec:
        return self._vocabulary[one.key]

    def _is_slot(self, one: Property) -> bool:
        # A link has no answers of its own, only what is computed.
        return not one.key or (self._spec(one).from_answers and self._spec(one).scope != "link")

    def _rule(self, place: int, rule: CompiledRule, tests: Sequence[Mapping[str, Any]]) -> str:
        slots: dict[Scope, dict[str, list[str]]] = {scope: {} for scope in VISIBLE[rule.scope]}
        others: dict[str, list[str]] = {}
        for test in tests:
            name, constraint = _constraint(test)
            one = self._properties[name]
            own = slots[self._scope(one)] if self._is_slot(one) else others
            own.setdefault(name, []).append(constraint)
        left = []
        for scope, constraints in slots.items():
            ranged = scope not in ("business", "link")
            if constraints or ranged:
                fields = "".join(
                    f" ({name} {_all(name, found)})" for name, found in constraints.items()
                )
                left.append(f"({scope}{f' (id{VARIABLES[scope]})' if ranged else ''}{fields})")
        left += [
            f"({name}{VARIABLES[self._scope(self._properties[name])]} {_all(name, found)})"
            for name, found in others.items()
        ]
        code = str(place)
        for scope in (*VISIBLE[rule.scope][1:], "business", "business")[:2]:
            entry = VARIABLES[scope].strip() if scope not in ("business", "link") else ""
            code = f"(+ (* {code} {MOST_ENTRIES}) {entry or 0})"
        return f"(defrule r{place} {' '.join(left)} => (bind ?*fired* ?*fired* {code}))"


def _constraint(test: Mapping[str, Any]) -> tuple[str, str]:
    """The property that a comparison reads, and what CLIPS asks of it."""
    ((operator, value),) = test.items()
    if not operator.startswith("$"):
        return operator, _literal(value)
    ((name, value),) = value.items()
    if operator == "$neq":
        return name, f"~{_literal(value)}"
    return name, f":({COMPARISONS[operator]} ?{name} {_literal(value)})"


def _all(name: str, constraints: Sequence[str]) -> str:
    variable = [f"?{name}"] if any(one.startswith(":") for one in constraints) else []
    return "&".join(dict.fromkeys((*variable, *constraints)))


def _literal(value: object) -> str:
    return str(value) if isinstance(value, int) else json.dumps(value)


class ClipsMatcher:
    """CLIPS in the place of an engine, through clipspy's C interface."""

    name = "clips"

    def __init__(self, rulebase: Rulebase) -> None:
        self.scopes = tuple(rule.scope for rule in rulebase.compiled.rules)
        self._vocabulary = rulebase.vocabulary
        self._environment = clips.Environment()
        translator = Translator(rulebase)
        for construct in translator.constructs():
            self._environment.build(construct)
        self.c = self._environment._env
        self._fired = lib.FindDefglobal(self.c, b"fired")
        self._out = ffi.new("CLIPSValue *")
        self._id = ffi.new("char[]", b"id")
        self._builders = {s: lib.CreateFactBuilder(self.c, s.encode()) for s in translator.slots}
        self._slots = {
            scope: [(one.key, ffi.new("char[]", one.name.encode()), _Values(one)) for one in found]
            for scope, found in translator.slots.items()
        }
        self._settled = {
            key: [(one.name, _Values(one)) for one in found]
            for key, found in translator.settled.items()
        }

    def consult(self, subjects: Subjects, facts: Facts) -> _Consult:
        """Begin a run: all answers are asserted."""
        lib.Reset(self.c)
        self._assert("business", facts[BUSINESS], 0)
        for group in GROUPS:
            for number, subject in enumerate(subjects[group], start=1):
                self._assert(group, facts[subject], number)
        consult = _Consult(self, subjects)
        for subject in subjects["link"]:
            for key, state in facts[subject].items():
                if self._vocabulary[key].from_answers:
                    consult.settle(key, subject, state)
        return consult

    def close(self) -> None:
        """Give back what CLIPS would miss at the end."""
        for builder in self._builders.values():
            lib.FBDispose(builder)

    def _assert(self, scope: Scope, facts: Mapping[str, State], number: int) -> None:
        builder = self._builders[scope]
        self._put(builder, self._id, number)
        for key, slot, values in self._slots[scope]:
            self._put(builder, slot, values[facts[key] if key else Missing.ABSENT])
        if lib.FBAssert(builder) == ffi.NULL:
            raise RuntimeError(lib.FBError(self.c))

    def _put(self, builder: Any, slot: Any, value: int | str) -> None:
        if isinstance(value, int):
            self._out.integerValue = lib.CreateInteger(self.c, value)
        else:
            self._out.lexemeValue = lib.CreateString(self.c, value.encode())
        lib.FBPutSlot(builder, slot, self._out)

    def settle(self, key: str, entries: str, state: State) -> None:
        """Assert a fact that is not an answer; ``entries`` are the numbers of its subject."""
        for name, values in self._settled.get(key, ()):
            text = f"({name}{entries} {_literal(values[state])})"
            lib.AssertString(self.c, text.encode())

    def run(self) -> list[tuple[int, int, int]]:
        """The rules that fire now, by place, each with the numbers of its entries."""
        lib.Run(self.c, -1)
        lib.DefglobalGetValue(self._fired, self._out)
        found = self._out.multifieldValue
        contents = found.contents + 0
        codes = [contents[number].integerValue.contents for number in range(found.length)]
        lib.Eval(self.c, b"(forget)", self._out)
        square = MOST_ENTRIES * MOST_ENTRIES
        return [
            (code // square, code % square // MOST_ENTRIES, code % MOST_ENTRIES) for code in codes
        ]


class _Values(dict[State, "int | str"]):
    """What a property is in a state, remembered."""

    def __init__(self, one: Property) -> None:
        super().__init__()
        self._one = one

    def __missing__(self, state: State) -> int | str:
        value: int | str = json.loads("{" + self._one.texts[state][1:] + "}")[self._one.name]
        self[state] = value
        return value


class _Consult:
    """One run; entries are known to CLIPS by their numbers."""

    def __init__(self, matcher: ClipsMatcher, subjects: Subjects) -> None:
        self._matcher = matcher
        self._numbers = {
            subject: number for group in GROUPS for number, subject in enumerate(subjects[group], 1)
        }
        self._entries = {BUSINESS: ""}
        self._entries |= {subject: f" {number}" for subject, number in self._numbers.items()}
        for subject in subjects["link"]:
            goal, other = subject.within("goal"), subject.within("relationship")
            self._entries[subject] = f" {self._numbers[goal]} {self._numbers[other]}"
        self._subjects = subjects
        self._order = {subject: n for found in subjects.values() for n, subject in enumerate(found)}

    def settle(self, key: str, subject: Subject, state: State) -> None:
        """Assert a finding, or what is collected from all entries."""
        self._matcher.settle(key, self._entries[subject], state)

    def fired(self, stratum: int) -> list[Fired]:  # noqa: ARG002 - what can fire does
        """What fires now, in the subjects' order."""
        found = [(place, self._subject(place, *numbers)) for place, *numbers in self._matcher.run()]
        return sorted(found, key=lambda fired: self._order[fired[1]])

    def _subject(self, place: int, first: int, second: int) -> Subject:
        scope = self._matcher.scopes[place]
        if scope == "business":
            return BUSINESS
        if scope == "link":
            goal, other = self._subjects["goal"][first - 1], self._subjects["relationship"]
            return Subject(goal.goal, other[second - 1].relationship)
        return self._subjects[scope][first - 1]
