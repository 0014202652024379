"""Questions and computed facts, compiled: what each depends on, and the order that follows.

A question depends on the facts by which it arises, by which its options are on
offer, and by which one of them is presumed; a computed fact on those it is made of.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from graphlib import TopologicalSorter
from typing import NamedTuple

from advisor.core.rules.condition import Condition
from advisor.core.rules.fact import (
    VISIBLE,
    Group,
    Scope,
    State,
    base_key,
    group_of,
    is_quantified,
    scope_of,
)
from advisor.core.rules.page_block import names_entry
from advisor.core.rules.question import Computed, OwnWords, Question
from advisor.core.rules.state_table import MOST_STATES


class Gate(dict[State, "bool | None"]):
    """Whether a condition of a question or an option holds, by the state of its fact.

    None where it does not hold, and might if something unknown were known.
    """

    def __init__(self, condition: Condition) -> None:
        super().__init__()
        self.fact = condition.fact
        self.condition = condition
        self.quantified = is_quantified(condition.fact)
        self.scope = scope_of(condition.fact)

    def __missing__(self, state: State) -> bool | None:
        holds = self.condition.holds(state)
        verdict = holds or (None if self.condition.may_hold(state) else False)
        if len(self) < MOST_STATES:
            self[state] = verdict
        return verdict


Gates = tuple[Gate, ...]


class Read(NamedTuple):
    """A fact that something depends on: of its own subject (``mine``), or of all entries."""

    key: str
    scope: Scope
    mine: bool


class CompiledQuestion(NamedTuple):
    """A question with its conditions.

    ``options`` holds the options that are limited, by id; ``presumed`` those that are
    presumed of some firms, in order.  ``otherwise`` is presumed of all others, '' if
    nothing is.  ``facts`` are the keys of the facts it depends on, and ``reads`` says
    whose they are.
    """

    question: Question
    key: str
    scope: Scope
    gates: Gates
    options: Mapping[str, Gates]
    presumed: tuple[tuple[str, Gates], ...]
    otherwise: str
    facts: tuple[str, ...]
    reads: tuple[Read, ...]
    printed: bool


class CompiledComputed(NamedTuple):
    """A computed fact with its cases, or with the facts that it is the sum of.

    ``facts`` are the keys of the facts it depends on, and ``reads`` says whose they are.
    """

    computed: Computed
    key: str
    scope: Scope
    cases: tuple[tuple[str, Gates], ...]
    parts: tuple[tuple[str, Scope], ...]
    facts: tuple[str, ...]
    reads: tuple[Read, ...]
    printed: bool = False


Input = CompiledQuestion | CompiledComputed


def compile_question(question: Question) -> CompiledQuestion:
    """A question with gates for its conditions."""
    gates = tuple(map(Gate, question.ask_when))
    options = {o.id: tuple(map(Gate, o.when)) for o in question.options if o.when}
    presumed = tuple((o.id, tuple(map(Gate, o.presume))) for o in question.options if o.presume)
    presumed = presumed if question.presumed else ()
    beside = (question.beside,) if isinstance(question, OwnWords) else ()
    limits = (*options.values(), *(gates for _, gates in presumed))
    first = question.options[0] if question.options else None
    always = question.presumed and question.kind == "choice" and first and not first.presume
    facts = (*beside, *(gate.fact for some in (gates, *limits) for gate in some))
    return CompiledQuestion(
        question,
        question.id,
        question.scope,
        gates,
        options,
        presumed,
        first.id if first and always else "",
        facts,
        _reads(question.scope, facts),
        question.printed,
    )


def compile_computed(computed: Computed) -> CompiledComputed:
    """A computed fact with gates for its cases."""
    cases = tuple((case.id, tuple(map(Gate, case.when))) for case in computed.cases)
    facts = (*(gate.fact for _, gates in cases for gate in gates), *computed.sum)
    return CompiledComputed(
        computed,
        computed.id,
        computed.scope,
        cases,
        tuple((key, scope_of(key)) for key in computed.sum),
        facts,
        _reads(computed.scope, facts),
    )


def _reads(scope: Scope, facts: Iterable[str]) -> tuple[Read, ...]:
    return tuple(
        Read(base, scope_of(base), scope_of(base) in VISIBLE[scope] and not is_quantified(fact))
        for fact in facts
        for base in [base_key(fact)]
    )


def in_order(
    questions: Sequence[CompiledQuestion], computed: Sequence[CompiledComputed]
) -> tuple[Input, ...]:
    """All of them, each after what it depends on; raises graphlib.CycleError."""
    every: list[Input] = [*questions, *computed]
    by_key = {one.key: one for one in every}
    naming: dict[Group, list[str]] = {}
    for one in questions:
        group = group_of(one.scope)
        if group is not None and names_entry(one.question):
            naming.setdefault(group, []).append(one.key)
    graph = {one.key: _before(one, naming) for one in by_key.values()}
    order = TopologicalSorter(graph).static_order()
    return tuple(by_key[key] for key in order if key in by_key)


def _before(one: Input, naming: Mapping[Group, Iterable[str]]) -> list[str]:
    """What must be worked out before it: of a whole group also which entries count."""
    found = []
    for fact in one.facts:
        base = base_key(fact)
        found.append(base)
        group = group_of(scope_of(base))
        if group is not None and (is_quantified(fact) or group != one.scope):
            found += naming.get(group, ())
    return found
