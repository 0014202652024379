"""The durable engine means what the reference engine means, and survives what it meets."""

from __future__ import annotations

import resource
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advisor.core.interview.profile import build_profile
from advisor.core.rules.rulebase import Rulebase
from advisor.engine.chain import Matcher, run
from advisor.engine.durable_compiler import Compiler, fnv1a
from advisor.engine.reference import ReferenceMatcher
from tests.builders import answers, question, rule, rulebase
from tests.strategies import UNSHRUNK, answers_for, examples, interviews, rulebases

durable = pytest.importorskip("advisor.engine.durable", exc_type=ImportError)

SAFE_KEYS = {"all", "m", "$and", "$neq", "$gte", "$lte"}


@pytest.mark.slow
@pytest.mark.engines
@settings(max_examples=examples(150), deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_random_rule_bases_come_out_equal_on_both_engines(data: st.DataObject) -> None:
    base = data.draw(rulebases())
    ours, theirs = durable.DurableMatcher(base), ReferenceMatcher(base)
    for _ in range(8):
        profile = build_profile(base, data.draw(answers_for(base)))
        assert run(base, profile, ours) == run(base, profile, theirs)


@pytest.mark.slow
@settings(UNSHRUNK, max_examples=examples(200))
@given(st.data())
def test_random_interviews_come_out_equal_on_the_real_rule_base(
    real: Rulebase, engine: Matcher, reference: Matcher, data: st.DataObject
) -> None:
    profile = build_profile(real, data.draw(interviews(real)))
    assert run(real, profile, engine) == run(real, profile, reference)


def test_more_rules_than_a_shard_holds_all_fire() -> None:
    base = rulebase(
        question("business.q"),
        *(rule(f"r{n}", {"business.q": "a"}, ask="?") for n in range(200)),
    )
    profile = build_profile(base, answers(q="a"))
    assert len(run(base, profile, durable.DurableMatcher(base)).firings) == 200


def test_a_rule_without_conditions_always_fires() -> None:
    base = rulebase(rule("always", ask="?"))
    assert run(base, build_profile(base, answers()), durable.DurableMatcher(base)).fired("always")


@pytest.mark.parametrize("test", [0.125, {"min": 0.125}, {"max": 0.125}, {"max": 1e30}])
@pytest.mark.parametrize("number", [0.12, 0.13])
def test_what_lies_between_two_hundredths_is_compared_as_it_is(test: Any, number: float) -> None:
    asked = question("business.n", "number", min=0, max=1)
    base = rulebase(asked, rule("r", {"business.n": test}, ask="?"))
    profile = build_profile(base, answers(n=number))
    theirs = run(base, profile, ReferenceMatcher(base))
    assert run(base, profile, durable.DurableMatcher(base)) == theirs


def test_rules_are_divided_below_the_librarys_limits() -> None:
    many = tuple("abcdefghijklmnopqrstuvwxyz")
    asked = question("business.q", options=many)
    # Each asks for another choice of options, and so has tests of its own.
    rules = [
        rule(f"r{n}", {"business.q": {"not": [many[n % 26]]}, "business.n": n}, ask="?")
        for n in range(300)
    ]
    base = rulebase(asked, question("business.n", "number", max=400), *rules)
    compiled, compiler = base.compiled, Compiler(base.vocabulary)
    parts = list(durable.divide(range(len(compiled.rules)), compiled, compiler))
    assert sorted(place for part in parts for place in part) == list(range(len(compiled.rules)))
    for part in parts:
        definition = durable.compile_shard([compiled.rules[p].rule for p in part], compiler)
        tests = [t for r in definition.values() for t in r["all"][0]["m"]["$and"]]
        assert len({str(test) for test in tests}) <= durable.TESTS_A_SHARD
        assert len(part) <= durable.RULES_A_SHARD


def test_only_the_safe_part_of_the_library_is_used(real: Rulebase) -> None:
    compiler = Compiler(real.vocabulary)
    for stratum in real.strata:
        definition = durable.compile_shard(stratum, compiler)
        names = {p.name for p in compiler.properties}
        for pattern in definition.values():
            assert _keys(pattern) <= SAFE_KEYS | names
            assert len(pattern["all"]) == 1


def _keys(part: Any) -> set[str]:
    if isinstance(part, dict):
        return set(part).union(*(_keys(value) for value in part.values()))
    if isinstance(part, list):
        return set().union(*(_keys(one) for one in part))
    return set()


def test_property_names_do_not_share_a_hash(real: Rulebase) -> None:
    compiler = Compiler(real.vocabulary)
    durable.compile_shard([rule for stratum in real.strata for rule in stratum], compiler)
    hashes = [fnv1a(p.name) for p in compiler.properties]
    assert len({*hashes, fnv1a("id"), fnv1a("sid")}) == len(hashes) + 2


def test_the_known_collision_of_the_hash_is_seen() -> None:
    assert fnv1a("costarring") == fnv1a("liquid")


def test_after_an_interruption_the_next_consult_is_right(monkeypatch: pytest.MonkeyPatch) -> None:
    base = rulebase(question("business.q"), rule("r", {"business.q": "a"}, ask="?"))
    matcher = durable.DurableMatcher(base)
    yes, no = (build_profile(base, answers(q=q)) for q in "ab")

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(durable.native, "start_action", interrupted)
        with pytest.raises(KeyboardInterrupt):
            run(base, yes, matcher)
    assert not run(base, no, matcher).fired("r")
    assert run(base, yes, matcher).fired("r")


@pytest.mark.slow
def test_thousands_of_consults_do_not_grow_the_process() -> None:
    base = rulebase(
        question("business.q"),
        question("business.n", "number"),
        *(rule(f"r{n}", {"business.n": {"min": n}, "business.q": "a"}, ask="?") for n in range(50)),
    )
    matcher = durable.DurableMatcher(base)
    profiles = [build_profile(base, answers(q="a", n=n)) for n in range(60)]
    for profile in profiles:
        run(base, profile, matcher)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in range(50):
        for profile in profiles:
            run(base, profile, matcher)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 16_000, f"{grown} kB more after 3,000 consults"
