"""Only questions that can still matter are asked, and the others really do not matter."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advisor.advise import open_case
from advisor.core.interview.answers import Answers
from advisor.core.interview.settled import entry_subject
from advisor.core.interview.steps import Cell, give_answer, plan_interview
from advisor.core.rules.fact import BUSINESS, Subject
from advisor.core.rules.rulebase import Rulebase
from advisor.engine.reference import ReferenceMatcher
from tests.builders import answers, finding, item, question, rule, rulebase
from tests.strategies import UNSHRUNK, answer_to, answers_for, examples, interviews, rulebases


def asked(base: Rulebase, given_: Answers) -> list[str]:
    return [step.question.id for step in plan_interview(base, given_).steps if not step.answered]


def test_a_question_no_rule_reads_is_not_asked() -> None:
    assert asked(rulebase(question("business.q")), answers()) == []


def test_a_printed_answer_is_asked_for_although_no_rule_reads_it() -> None:
    base = rulebase(question("business.q", "text", printed=True))
    assert asked(base, answers()) == ["business.q"]


def test_a_question_is_not_asked_once_its_rule_cannot_fire_any_more() -> None:
    base = rulebase(
        question("business.p"),
        question("business.q"),
        rule("r", {"business.p": "a", "business.q": "a"}, ask="?"),
    )
    assert asked(base, answers(p="b")) == []
    assert asked(base, answers(p="a")) == ["business.q"]


def test_what_all_goals_settle_makes_a_question_no_less_likely() -> None:
    base = rulebase(
        question("business.p", printed=True),
        question("business.q", ask_when={"business.p": "a", "some goal.kind": "hiring"}),
        rule("r", {"business.q": "a"}, ask="?"),
    )
    given_ = Answers(groups={"goal": ({"goal.kind": "hiring"},)}, closed=frozenset({"goal"}))
    known = plan_interview(base, given_).relevance
    assert known.expected(base.questions["business.q"], BUSINESS) == pytest.approx(1 / 3)


def test_a_finding_nobody_uses_does_not_make_a_question_worth_asking() -> None:
    base = rulebase(
        question("business.q"),
        finding("business.f"),
        rule("r", {"business.q": "a"}, find={"business.f": "yes"}),
    )
    assert asked(base, answers()) == []


def test_a_question_behind_a_finding_behind_a_rule_is_asked() -> None:
    base = rulebase(
        question("business.q"),
        finding("business.f"),
        rule("r", {"business.q": "a"}, find={"business.f": "yes"}),
        rule("s", {"business.f": "yes"}, ask="?"),
    )
    assert asked(base, answers()) == ["business.q"]


def test_a_question_that_decides_whether_another_arises_is_asked() -> None:
    base = rulebase(
        question("business.p"),
        question("business.q", ask_when={"business.p": "a"}),
        rule("r", {"business.q": "a"}, ask="?"),
    )
    assert asked(base, answers()) == ["business.p"]


def test_an_item_recommended_as_strongly_already_needs_no_further_question() -> None:
    base = rulebase(
        item("i"),
        question("business.q"),
        rule("weak", recommend="i", value="low"),
        rule("strong", recommend="i", value="high"),
        rule("open", {"business.q": "a"}, recommend="i", value="medium"),
    )
    assert asked(base, answers()) == []


def test_while_goals_may_still_be_added_questions_about_them_stay_open() -> None:
    base = rulebase(
        question("business.q"),
        rule("r", {"goal.kind": "hiring", "business.q": "a"}, each="goal", ask="?"),
    )
    closed = answers("customers")
    opened = Answers(closed.business, closed.groups)
    assert asked(base, closed) == []
    assert asked(base, opened) == ["business.q"]


def test_an_item_that_is_left_out_anyway_needs_no_more_questions() -> None:
    base = rulebase(
        question("business.p"),
        question("business.q"),
        item("x"),
        rule("r", {"business.q": "a"}, recommend="x"),
        rule("s", {"business.p": "a"}, leave_out="x"),
    )
    assert asked(base, answers(p="a")) == []


def outcome(base: Rulebase, given_: Answers) -> tuple[object, ...]:
    case = open_case(base, given_, ReferenceMatcher(base), date(2026, 1, 5))
    said = {
        (f.rule, f.subject)
        for f in case.inference.firings
        if base.rules[f.rule].then.ask or base.rules[f.rule].then.caution
    }
    vetoes = {out.key for out in case.left_out}
    return {(r.key, r.value) for r in case.recommendations}, vetoes, said


def skipped(base: Rulebase, given_: Answers) -> list[Cell]:
    """Questions that are neither answered, presumed nor asked, nor waiting for one that is."""
    interview = plan_interview(base, given_)
    there = {step.cell for step in interview.steps} | {one.cell for one in interview.presumed}
    arises = interview.relevance.arises
    cells: list[tuple[Cell, Subject]] = [
        ((q.id, None), BUSINESS) for q in base.definitions.questions if q.scope == "business"
    ]
    for group in base.groups:
        for index in range(len(given_.entries(group))):
            subject = entry_subject(group, index)
            cells += [((q.id, index), subject) for q in base.group_questions(group)]
    return [
        cell
        for cell, subject in cells
        if cell not in there and arises[cell[0], subject] is not None
    ]


@pytest.mark.slow
@settings(max_examples=examples(200), deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_an_answer_to_a_skipped_question_changes_nothing(data: st.DataObject) -> None:
    base = data.draw(rulebases())
    given_ = data.draw(answers_for(base))
    places = skipped(base, given_)
    if places:
        key, index = data.draw(st.sampled_from(places))
        changed = give_answer(
            given_, base.questions[key], index, data.draw(answer_to(base.questions[key]))
        )
        assert outcome(base, changed) == outcome(base, given_)


@pytest.mark.slow
@settings(UNSHRUNK, max_examples=examples(60))
@given(st.data())
def test_on_the_real_rule_base_a_skipped_question_changes_nothing(
    real: Rulebase, data: st.DataObject
) -> None:
    given_ = data.draw(interviews(real))
    places = skipped(real, given_)
    if places:
        key, index = data.draw(st.sampled_from(places))
        changed = give_answer(
            given_, real.questions[key], index, data.draw(answer_to(real.questions[key]))
        )
        assert outcome(real, changed) == outcome(real, given_)
