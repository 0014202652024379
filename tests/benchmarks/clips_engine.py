"""The rules of a rule base as CLIPS constructs: a yardstick for the engines.

Answers become the slots of one template a scope, several choices one slot an option;
findings become ordered facts, one an option concluded, and the strongest is the one
without a stronger beside it.  Salience keeps the strata apart, so that "not" is asked of
settled findings only.  For single choices what a condition means is asked of
``Condition.holds`` itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import clips
from clips._clips import ffi, lib

from advisor.core.rules.compiled import CompiledRule
from advisor.core.rules.condition import NUMERIC, Condition
from advisor.core.rules.fact import (
    BUSINESS,
    FactSpec,
    Missing,
    Scope,
    State,
    Subject,
    base_key,
    is_quantified,
)
from advisor.core.rules.rulebase import Rulebase
from advisor.engine.chain import Fired
from advisor.engine.unknown import Facts, Subjects

SINGLE = ("choice", "yes_no")
COMPARISONS = {"is": "=", "min": ">=", "max": "<="}
NO_STATE = {Missing.UNKNOWN: "unk", Missing.NOT_APPLICABLE: "na"}
VARIABLES: Mapping[Scope, str] = {
    "business": "",
    "goal": " ?g",
    "relationship": " ?r",
    "link": " ?g ?r",
}
# A fired rule is reported as one integer: place, goal and relationship.
PLACE, ENTRY = 4096, 64


class Translator:
    """Writes rules as CLIPS constructs; ``slots`` has each scope's slots with their defaults."""

    def __init__(self, rulebase: Rulebase) -> None:
        compiled = rulebase.compiled
        self.vocabulary = rulebase.vocabulary
        self._names = {key: f"f{n}" for n, (key, _) in enumerate(compiled.findings)}
        self.slots: dict[Scope, dict[str, str]] = {
            "business": {},
            "goal": {},
            "relationship": {},
        }
        self._rules = [self._rule(place, rule) for place, rule in enumerate(compiled.rules)]

    def constructs(self) -> Iterator[str]:
        """Everything to build, in order."""
        yield "(defglobal ?*fired* = (create$))"
        for scope, slots in self.slots.items():
            fields = "".join(f" (slot {name} (default {value}))" for name, value in slots.items())
            yield f"(deftemplate {scope} (slot id){fields})"
        # Symbols named here are kept for ever, so that a driver may hold on to them.
        options = {f"o_{option}" for spec in self.vocabulary.values() for option in spec.options}
        yield f"(deffunction keep () (create$ {' '.join(sorted(options))} unk na kn y n))"
        yield from self._rules

    def _rule(self, place: int, rule: CompiledRule) -> str:
        tests: dict[str, list[Condition]] = {}
        for condition in rule.rule.when:
            tests.setdefault(condition.fact, []).append(condition)
        patterns: dict[Scope, str] = {"business": "", "goal": "", "relationship": ""}
        others: list[str] = []
        for number, (key, conditions) in enumerate(tests.items()):
            spec = self.vocabulary[key]
            if is_quantified(key):
                others += [self._some(self.vocabulary[base_key(key)], c) for c in conditions]
            elif spec.source == "finding":
                others += self._finding(spec, conditions)
            else:
                patterns[spec.scope] += self._answer(spec, conditions, f"v{number}")
        left = []
        if patterns["business"]:
            left.append(f"(business{patterns['business']})")
        if rule.scope in ("goal", "link"):
            left.append(f"(goal (id ?g){patterns['goal']})")
        if rule.scope in ("relationship", "link"):
            left.append(f"(relationship (id ?r){patterns['relationship']})")
        # What must be there before what must not.
        left += sorted(others, key=lambda text: text.startswith(("(not", "(or", "(and")))
        value = [str(place * PLACE)]
        value += ["(* ?g 64)"] if rule.scope in ("goal", "link") else []
        value += ["?r"] if rule.scope in ("relationship", "link") else []
        code = value[0] if len(value) == 1 else f"(+ {' '.join(value)})"
        right = [f"(bind ?*fired* ?*fired* {code})"]
        for found in rule.finds:
            name, own = self._names[found.key], VARIABLES[found.scope]
            right.append(f"(assert ({name}{own} o_{found.option}))")
        return (
            f"(defrule r{place} (declare (salience {-rule.first})) "
            f"{' '.join(left)} => {' '.join(right)})"
        )

    # ── Answers ────────────────────────────────────────────────────────────────

    def slot(self, spec: FactSpec, option: str = "") -> str:
        """The slot of an answer, or of one of several options."""
        name = spec.key.partition(".")[2]
        self.slots[spec.scope].setdefault(name, "unk")
        if option:
            self.slots[spec.scope].setdefault(f"{name}--{option}", "n")
        return f"{name}--{option}" if option else name

    def _answer(self, spec: FactSpec, conditions: Sequence[Condition], variable: str) -> str:
        """All that a rule asks of one answer, as slots of its pattern."""
        if spec.kind in SINGLE:
            states: list[State] = [*spec.options, *NO_STATE]
            good = [_symbol(s) for s in states if all(c.holds(s) for c in conditions)]
            bad = [name for name in map(_symbol, states) if name not in good]
            told = "|".join(good) if len(good) <= len(bad) else "&".join(f"~{name}" for name in bad)
            return f" ({self.slot(spec)} {told or 'never'})"
        slots, tests = "", list[str]()
        for condition in conditions:
            if condition.operator == "known":
                tests.append("~unk&~na" if condition.operand else "unk")
            elif isinstance(condition.operand, tuple):
                wanted = "y" if condition.operator == "has" else "n"
                tests += [] if wanted == "y" else ["~unk&~na"]
                for option in condition.options:
                    slots += f" ({self.slot(spec, option)} {wanted})"
            else:
                test = (
                    f"({COMPARISONS[condition.operator]} ?{variable} {_scaled(condition.operand)})"
                )
                tests.append(f":(integerp ?{variable})&:{test}")
        if tests:
            slots += f" ({self.slot(spec)} ?{variable}&{'&'.join(dict.fromkeys(tests))})"
        return slots

    # ── Findings ───────────────────────────────────────────────────────────────

    def _finding(self, spec: FactSpec, conditions: Sequence[Condition]) -> list[str]:
        fact = self._names[spec.key] + VARIABLES[spec.scope]
        if spec.kind in SINGLE:
            return [self._strongest(spec, fact, conditions)]
        patterns: list[str] = []
        for condition in conditions:
            if condition.operator == "known":
                patterns.append(
                    f"(exists ({fact} ?))" if condition.operand else f"(not ({fact} ?))"
                )
            elif condition.operator == "has":
                patterns += [f"({fact} o_{option})" for option in condition.options]
            else:
                patterns.append(f"(not ({fact} {_either(condition.options)}))")
        return patterns

    @staticmethod
    def _strongest(spec: FactSpec, fact: str, conditions: Iterable[Condition]) -> str:
        """The settled option is one of those that pass; in stretches of the scale."""
        scale: list[State] = [Missing.ABSENT, *spec.options]
        passing = [all(c.holds(state) for c in conditions) for state in scale]
        stretches, place = list[str](), 0
        while place < len(scale):
            end = place
            while end < len(scale) and passing[end]:
                end += 1
            if end > place:
                parts = [f"(not ({fact} {_either(spec.options[end - 1 :])}))"] * (end < len(scale))
                if place:
                    parts.insert(
                        0, f"(exists ({fact} {_either(spec.options[place - 1 : end - 1])}))"
                    )
                stretches.append(parts[0] if len(parts) == 1 else f"(and {' '.join(parts)})")
            place = end + 1
        if not stretches:
            return "(never)"
        return stretches[0] if len(stretches) == 1 else f"(or {' '.join(stretches)})"

    # ── Quantified facts ───────────────────────────────────────────────────────

    def _some(self, spec: FactSpec, condition: Condition) -> str:
        """Some entry has a value; or none has, and none is unknown."""
        if spec.source == "answer":
            return self._some_answer(spec, condition)
        names = {"goal": " ?g2", "relationship": " ?r2", "link": " ?g2 ?r2"}
        fact = self._names[spec.key] + names[spec.scope]
        wanted = condition.options or spec.options
        ways = [f"({fact} {_either(wanted)})"]
        if spec.kind in SINGLE:
            # The strongest value of an entry is the one it has.
            stronger = ((o, spec.options[spec.options.index(o) + 1 :]) for o in wanted)
            ways = [
                f"({fact} o_{o})" + (f" (not ({fact} {_either(above)}))" if above else "")
                for o, above in stronger
            ]
        some = [f"(exists (and {way}))" for way in ways]
        none = [f"(not (and {way}))" for way in ways]
        if condition.seeks:
            return some[0] if len(some) == 1 else f"(or {' '.join(some)})"
        return none[0] if len(none) == 1 else f"(and {' '.join(none)})"

    def _some_answer(self, spec: FactSpec, condition: Condition) -> str:
        name, scope = self.slot(spec), spec.scope
        if condition.operator == "known":
            there = f"({scope} ({name} ~unk&~na))"
            return f"(exists {there})" if condition.operand else f"(not {there})"
        if spec.kind in SINGLE:
            found = [f"({scope} ({name} {_either(condition.options)}))"]
        else:
            found = [f"({scope} ({self.slot(spec, o)} y))" for o in condition.options]
        if condition.seeks:
            each = [f"(exists {one})" for one in found]
            return each[0] if len(each) == 1 else f"(or {' '.join(each)})"
        none = [f"(not {one})" for one in (*found, f"({scope} ({name} unk))")]
        return f"(and {' '.join(none)})"


def _symbol(state: State) -> str:
    return NO_STATE[state] if isinstance(state, Missing) else f"o_{state}"


def _scaled(number: object) -> int:
    return round(float(number) * 100) if isinstance(number, (int, float)) else 0


def _either(options: Iterable[str]) -> str:
    return "|".join(f"o_{option}" for option in options)


class ClipsMatcher:
    """CLIPS in the place of an engine, through clipspy's C interface."""

    name = "clips"

    def __init__(self, rulebase: Rulebase) -> None:
        self._compiled = rulebase.compiled
        self._environment = clips.Environment()
        translator = Translator(rulebase)
        for construct in translator.constructs():
            self._environment.build(construct)
        self._c = self._environment._env
        self._symbols: dict[str, Any] = {}
        self._number = ffi.new("CLIPSValue *")
        self._id = ffi.new("char[]", b"id")
        self._fired = lib.FindDefglobal(self._c, b"fired")
        self._out = ffi.new("CLIPSValue *")
        self._builders = {s: lib.CreateFactBuilder(self._c, s.encode()) for s in translator.slots}
        self._plans = {s: self._plan(translator, s) for s in translator.slots}

    def _symbol(self, text: str) -> Any:
        if text not in self._symbols:
            value = ffi.new("CLIPSValue *")
            value.lexemeValue = lib.CreateSymbol(self._c, text.encode())
            self._symbols[text] = value
        return self._symbols[text]

    def _plan(self, translator: Translator, scope: Scope) -> list[tuple[str, Any, Any]]:
        """The answers of a scope that have a slot: key, slot, and what is put there."""
        slots, plan = translator.slots[scope], []
        for key, spec in translator.vocabulary.items():
            name = key.partition(".")[2]
            if spec.source != "answer" or spec.scope != scope or name not in slots:
                continue
            values: Any = None
            if spec.kind in SINGLE:
                values = {option: self._symbol(f"o_{option}") for option in spec.options}
            elif spec.kind == "choices":
                own = ((o, f"{name}--{o}") for o in spec.options)
                values = [(o, ffi.new("char[]", s.encode())) for o, s in own if s in slots]
            elif spec.kind in NUMERIC:
                values = "number"
            plan.append((key, ffi.new("char[]", name.encode()), values))
        return plan

    def consult(self, subjects: Subjects, facts: Facts) -> _Consult:
        """Run all rules at once; the strata are taken from what fired."""
        lib.Reset(self._c)
        self._assert("business", facts[BUSINESS], 0)
        groups: tuple[Scope, ...] = ("goal", "relationship")
        for scope in groups:
            for number, subject in enumerate(subjects[scope], start=1):
                self._assert(scope, facts[subject], number)
        lib.Run(self._c, -1)
        lib.DefglobalGetValue(self._fired, self._out)
        found = self._out.multifieldValue
        contents = found.contents + 0
        goals = [Subject(), *subjects["goal"]]
        others = [Subject(), *subjects["relationship"]]
        strata: dict[int, list[Fired]] = {}
        for number in range(found.length):
            code = contents[number].integerValue.contents
            place, goal, other = code // PLACE, code % PLACE // ENTRY, code % ENTRY
            subject = goals[goal] if not other else others[other]
            if goal and other:
                subject = Subject(goals[goal].goal, others[other].relationship)
            strata.setdefault(self._compiled.rules[place].first, []).append((place, subject))
        return _Consult(strata, subjects)

    def close(self) -> None:
        """Give back what CLIPS would miss at the end."""
        for builder in self._builders.values():
            lib.FBDispose(builder)

    def _assert(self, scope: Scope, facts: Mapping[str, State], number: int) -> None:
        builder, put = self._builders[scope], lib.FBPutSlot
        if number:
            self._number.integerValue = lib.CreateInteger(self._c, number)
            put(builder, self._id, self._number)
        for key, slot, values in self._plans[scope]:
            state = facts[key]
            if state is Missing.UNKNOWN:
                continue
            if state is Missing.NOT_APPLICABLE:
                put(builder, slot, self._symbol("na"))
            elif isinstance(values, dict):
                put(builder, slot, values[state])
            elif values == "number":
                self._number.integerValue = lib.CreateInteger(self._c, _scaled(state))
                put(builder, slot, self._number)
            else:
                put(builder, slot, self._symbol("kn"))
                for option, one in values or ():
                    if isinstance(state, tuple) and option in state:
                        put(builder, one, self._symbol("y"))
        if lib.FBAssert(builder) == ffi.NULL:
            raise RuntimeError(lib.FBError(self._c))


class _Consult:
    def __init__(self, strata: Mapping[int, list[Fired]], subjects: Subjects) -> None:
        self._strata = strata
        self._order = {subject: n for found in subjects.values() for n, subject in enumerate(found)}

    def settle(self, key: str, subject: Subject, state: State) -> None:
        """CLIPS has its own findings."""

    def fired(self, stratum: int) -> list[Fired]:
        """What fired, in the subjects' order."""
        return sorted(self._strata.get(stratum, ()), key=lambda fired: self._order[fired[1]])
