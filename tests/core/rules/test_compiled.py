"""The tables mean what ``Condition.holds`` means, condition by condition and rule by rule."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advisor.core.interview.profile import Profile, build_profile
from advisor.core.reasoning.inference import FactRef
from advisor.core.rules.condition import NUMERIC, Condition, parse_conditions
from advisor.core.rules.fact import (
    UNCLEAR,
    FactSpec,
    Missing,
    State,
    Subject,
    base_key,
    is_quantified,
    scope_of,
    some_state,
    unsettled_state,
)
from advisor.core.rules.outlook import Possible
from advisor.core.rules.rulebase import Rulebase
from advisor.core.rules.slice import conditions_of
from advisor.core.rules.state_table import StateTable, places, union
from advisor.engine.chain import run
from advisor.engine.reference import ReferenceMatcher
from tests.strategies import answers_for, examples, rulebases


def states_of(spec: FactSpec, condition: Condition) -> Iterator[State]:
    """Every state of a fact, or every one that a condition can tell apart."""
    yield from Missing
    if spec.kind in NUMERIC and isinstance(condition.operand, (int, float)):
        yield from (condition.operand - 0.01, condition.operand, condition.operand + 0.01)
    elif spec.kind == "choices":
        unclear = (UNCLEAR,) if spec.source == "entries" else ()
        # Of the options that the condition does not name, any three stand for all.
        unnamed = [o for o in spec.options if o not in condition.options][:3]
        distinct = [o for o in spec.options if o in condition.options or o in unnamed]
        for size in range(min(4, len(distinct) + 1)):
            yield from combinations((*distinct, *unclear), size)
    elif spec.options:
        yield from spec.options
    else:
        yield "Anna"


def test_every_condition_of_the_real_rule_base_means_the_same_in_a_table(real: Rulebase) -> None:
    for condition in conditions_of(real):
        table = StateTable([(1, condition)])
        for state in states_of(real.vocabulary[condition.fact], condition):
            for _ in range(2):  # worked out, and looked up
                assert (table[state] == 0) is condition.holds(state), (condition, state)


@pytest.mark.parametrize("number", [-1, 4.5, 5, 5.5, 6, 6.5, 7, 900])
def test_a_number_means_the_same_whatever_numbers_were_looked_up_before(number: float) -> None:
    conditions = (
        *parse_conditions({"business.n": {"min": 5, "max": 6}}),
        *parse_conditions({"business.n": 7}),
        *(Condition("business.n", "known", known) for known in (True, False)),
    )
    tests = [(1 << place, condition) for place, condition in enumerate(conditions)]
    table = StateTable(tests)
    for other in (-2, 4, 5.25, 6.75, 5, 6, 7, 8):  # Each is kept for its stretch.
        _ = table[other], table.impossible[other]
    assert table[number] == union(bit for bit, test in tests if not test.holds(number))
    assert table.impossible[number] == union(b for b, test in tests if not test.may_hold(number))


def fired_plainly(base: Rulebase, profile: Profile) -> set[tuple[str, Subject]]:
    """What fires, condition by condition and stratum by stratum, without any table."""
    found: dict[FactRef, set[str]] = {}
    might: dict[FactRef, set[str]] = {}
    fired: set[tuple[str, Subject]] = set()

    def state(key: str, subject: Subject) -> State:
        if is_quantified(key):
            base_ = base_key(key)
            return some_state(state(base_, s) for s in profile.subjects(scope_of(base_)))
        spec, ref = base.vocabulary[key], FactRef.seen_from(key, subject)
        if spec.from_answers:
            return profile.answer(key, ref.subject)
        values = tuple(o for o in spec.options if o in found.get(ref, ()))
        one: State = values[-1] if values else Missing.ABSENT
        concluded = values if values and spec.kind == "choices" else one
        return unsettled_state(spec, concluded, might[ref]) if ref in might else concluded

    for stratum in base.strata:
        new = [
            (rule, subject)
            for rule in stratum
            for subject in profile.subjects(rule.each)
            if all(c.holds(state(c.fact, subject)) for c in rule.when)
        ]
        possible = [
            (rule, subject)
            for rule in stratum
            for subject in profile.subjects(rule.each)
            if all(c.may_hold(state(c.fact, subject)) for c in rule.when)
        ]
        fired |= {(rule.id, subject) for rule, subject in new}
        for pairs, options in ((new, found), (possible, might)):
            for rule, subject in pairs:
                for key, option in rule.then.find:
                    options.setdefault(FactRef.seen_from(key, subject), set()).add(option)
    return fired


@pytest.mark.slow
@settings(max_examples=examples(150), deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_random_rule_bases_fire_as_their_conditions_say(data: st.DataObject) -> None:
    base = data.draw(rulebases())
    profile = build_profile(base, data.draw(answers_for(base)))
    result = run(base, profile, ReferenceMatcher(base))
    assert {(f.rule, f.subject) for f in result.firings} == fired_plainly(base, profile)


TESTS = ("x", ["x", "z"], {"not": "x"}, {"not": ["x", "y"]}, {"known": True}, {"known": False})
SET_TESTS = ({"has": "x"}, {"has": ["x", "z"]}, {"lacks": "x"}, {"lacks": ["x", "y"]}, *TESTS[4:])


def completions(possible: Possible) -> Iterator[tuple[str, ...]]:
    """Every set of values in which a fact may end."""
    open_ = sorted(possible.possible - possible.certain)
    for size in range(len(open_) + 1):
        for more in combinations(open_, size):
            yield tuple(o for o in ("x", "y", "z", UNCLEAR) if o in {*possible.certain, *more})


def all_possible(options: tuple[str, ...]) -> Iterator[Possible]:
    for some in range(len(options) + 1):
        for chosen in combinations(options, some):
            for fewer in range(some + 1):
                for certain in combinations(chosen, fewer):
                    yield Possible(frozenset(certain), frozenset(chosen))


@pytest.mark.parametrize("test", TESTS, ids=str)
def test_a_finding_with_one_value_is_open_where_its_completions_differ(test: object) -> None:
    spec = FactSpec("business.f", "choice", "finding", ("x", "y", "z"))
    (condition,) = parse_conditions({spec.key: test})
    for found in all_possible(spec.options):
        ends = {condition.holds(c[-1] if c else Missing.ABSENT) for c in completions(found)}
        assert found.truth(condition, spec) is (ends.pop() if len(ends) == 1 else None), found


@pytest.mark.parametrize("test", SET_TESTS, ids=str)
def test_a_finding_with_several_values_is_open_where_its_completions_differ(test: object) -> None:
    spec = FactSpec("business.f", "choices", "finding", ("x", "y", "z"))
    (condition,) = parse_conditions({spec.key: test})
    for found in all_possible(spec.options):
        ends = {condition.holds(c or Missing.ABSENT) for c in completions(found)}
        assert found.truth(condition, spec) is (ends.pop() if len(ends) == 1 else None), found


@pytest.mark.parametrize("test", TESTS, ids=str)
def test_a_quantified_fact_is_open_where_its_completions_differ(test: object) -> None:
    spec = FactSpec("some goal.q", "choices", "entries", ("x", "y", "z"))
    (condition,) = parse_conditions({spec.key: test})
    for found in all_possible((*spec.options, UNCLEAR)):
        ends = set()
        for values in completions(found):
            entries = [Missing.UNKNOWN if one == UNCLEAR else one for one in values]
            ends.add(condition.holds(some_state(entries)))
        assert found.truth(condition, spec) is (ends.pop() if len(ends) == 1 else None), found


@given(st.sets(st.integers(0, 900)))
def test_bits_keep_places(chosen: set[int]) -> None:
    assert list(places(union(1 << place for place in chosen))) == sorted(chosen)


def test_a_rule_waits_no_longer_than_what_reads_its_finding(real: Rulebase) -> None:
    rules = real.compiled.rules
    first_read: dict[str, int] = {}
    for rule in rules:
        for key in map(base_key, rule.keys):
            first_read[key] = min(rule.first, first_read.get(key, rule.first))
    for rule in rules:
        read = min(
            (first_read[f.key] for f in rule.finds if f.key in first_read),
            default=len(real.strata),
        )
        assert rule.first <= rule.last < read
