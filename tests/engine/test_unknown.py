"""Unknown stays unknown, through findings too."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advisor.core.interview.answer import DONT_KNOW
from advisor.core.interview.answers import Answers, Entry
from advisor.core.interview.profile import build_profile
from advisor.core.interview.steps import plan_interview
from advisor.core.reasoning.inference import FactRef, Firing, Inference
from advisor.core.rules.fact import BUSINESS, Group, Missing, OneOf, Subject, is_quantified
from advisor.core.rules.rulebase import Rulebase
from advisor.engine.chain import run
from advisor.engine.reference import ReferenceMatcher
from tests.builders import answers, finding, question, rule, rulebase
from tests.strategies import answers_for, examples, interviews, rulebases


def infer(base: Rulebase, given: Answers) -> Inference:
    return run(base, build_profile(base, given), ReferenceMatcher(base))


def fired(inference: Inference) -> set[tuple[str, Subject]]:
    return {(firing.rule, firing.subject) for firing in inference.firings}


def test_a_finding_is_unknown_while_an_unknown_answer_could_bring_it() -> None:
    base = rulebase(
        question("business.q"),
        finding("business.f"),
        rule("find", {"business.q": "a"}, find={"business.f": "yes"}),
        rule("say", {"business.f": {"not": "yes"}}, ask="Why not?"),
    )
    assert infer(base, answers()).state("business.f", BUSINESS) is Missing.UNKNOWN
    assert not infer(base, answers()).fired("say")
    assert infer(base, answers(q="b")).fired("say")


def test_a_finding_that_could_be_stronger_is_one_of_several() -> None:
    base = rulebase(
        question("business.q"),
        finding("business.f", "weak", "fair", "strong"),
        rule("fair", find={"business.f": "fair"}),
        rule("strong", {"business.q": "a"}, find={"business.f": "strong"}),
        rule("exactly", {"business.f": "fair"}, ask="Is it fair?"),
        rule("at-least", {"business.f": ["fair", "strong"]}, ask="Is it good?"),
    )
    inference = infer(base, answers())
    assert inference.state("business.f", BUSINESS) == OneOf(("fair", "strong"))
    assert inference.fired("at-least")
    assert not inference.fired("exactly")


def test_a_question_that_hangs_on_something_unknown_is_undecided() -> None:
    base = rulebase(
        question("business.p"),
        question("business.q", ask_when={"business.p": "a"}),
        finding("business.f"),
        rule("find", {"business.q": "a"}, find={"business.f": "yes"}),
        rule("say", {"business.f": {"not": "yes"}}, ask="Why not?"),
    )
    inference = infer(base, answers(q="a"))
    assert inference.state("business.q", BUSINESS) is Missing.UNDECIDED
    assert not inference.fired("say")


def test_some_entry_might_have_what_is_unknown_of_it() -> None:
    base = rulebase(
        question("relationship.q"),
        finding("relationship.f"),
        rule("f", {"relationship.q": "a"}, each="relationship", find={"relationship.f": "yes"}),
        rule("none", {"some relationship.f": {"lacks": "yes"}}, ask="Nobody?"),
    )
    assert not infer(base, answers(people=("Ann",))).fired("none")
    assert infer(base, answers()).fired("none")


# ── The law ────────────────────────────────────────────────────────────────────


def counted(base: Rulebase, given: Answers) -> Answers:
    """The answers that count: an owner is asked no others."""
    aside = {(one.question.id, one.index) for one in plan_interview(base, given).aside}

    def kept(entry: Entry, index: int | None) -> Entry:
        return {key: value for key, value in entry.items() if (key, index) not in aside}

    groups = {
        group: tuple(kept(entry, index) for index, entry in enumerate(entries))
        for group, entries in given.groups.items()
    }
    return Answers(kept(given.business, None), groups, given.closed)


def forgotten(base: Rulebase, given: Answers, draw: st.DataObject) -> Answers | None:
    """The same answers but for one that the owner does not know; None if all are needed."""
    places: list[tuple[Group | None, int, Entry]] = [(None, 0, given.business)]
    places += [(g, i, e) for g, entries in given.groups.items() for i, e in enumerate(entries)]
    may_be = [
        (group, index, key)
        for group, index, entry in places
        for key, value in entry.items()
        if not base.questions[key].required and value is not DONT_KNOW
    ]
    if not may_be:
        return None
    group, index, key = draw.draw(st.sampled_from(may_be))
    if group is None:
        return replace(given, business={**given.business, key: DONT_KNOW})
    entries = list(given.entries(group))
    entries[index] = {**entries[index], key: DONT_KNOW}
    return given.with_entries(group, tuple(entries))


def behind(inference: Inference, premise: FactRef) -> list[FactRef]:
    """The facts of entries that a quantified one collects; any other fact itself."""
    if not is_quantified(premise.key):
        return [premise]
    return [ref for ref, _ in inference.entries(premise.key)]


def asks_for_gaps(base: Rulebase, inference: Inference, firing: Firing) -> bool:
    """Whether a rule, or one behind it, asks for just what is not known."""
    queue, seen = [firing], set[tuple[str, Subject]]()
    while queue:
        one = queue.pop()
        if (one.rule, one.subject) in seen:
            continue
        seen.add((one.rule, one.subject))
        if any(not condition.implies_known for condition in base.rules[one.rule].when):
            return True
        read = {ref for premise, _ in one.premises for ref in behind(inference, premise)}
        queue += [
            other
            for other in inference.firings
            if any(
                FactRef.seen_from(key, other.subject) in read
                for key, _ in base.rules[other.rule].then.find
            )
        ]
    return False


def new_statements(base: Rulebase, before: Answers, after: Answers) -> list[str]:
    known, less = infer(base, before), infer(base, after)
    old = fired(known)
    return [
        f"{firing.rule} {firing.subject}"
        for firing in less.firings
        if (firing.rule, firing.subject) not in old
        and base.rules[firing.rule].then.kind != "ask"
        and not asks_for_gaps(base, less, firing)
    ]


@pytest.mark.slow
@settings(max_examples=examples(150), deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_not_knowing_states_nothing_new(real: Rulebase, data: st.DataObject) -> None:
    before = counted(real, data.draw(interviews(real)))
    after = forgotten(real, before, data)
    if after is not None:
        assert new_statements(real, before, after) == []


@pytest.mark.slow
@settings(max_examples=examples(150), deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_not_knowing_states_nothing_new_in_any_rule_base(data: st.DataObject) -> None:
    base = data.draw(rulebases())
    before = counted(base, data.draw(answers_for(base)))
    after = forgotten(base, before, data)
    if after is not None:
        assert new_statements(base, before, after) == []
