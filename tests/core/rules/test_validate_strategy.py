"""The chain from obstacle to approach to lead move is checked, and obstacles can be tested."""

from __future__ import annotations

from typing import Any

import pytest

from advisor.core.diagnostic import Diagnostic
from advisor.core.interview.profile import build_profile
from advisor.core.rules.catalogue import Item
from advisor.core.rules.question import Finding, Question
from advisor.core.rules.rule import Rule
from advisor.core.rules.table import Table, rule_of
from advisor.engine.chain import run
from advisor.engine.reference import ReferenceMatcher
from tests.builders import answers, item, problems_of, question, rule, rulebase

Part = Question | Finding | Rule | Item


def chain(**changes: Part | None) -> list[Part]:
    """An obstacle, its approach and the lead move, each recommended; parts by what they are."""
    parts: dict[str, Part | None] = {
        "obstacle": item("wait", "obstacle"),
        "waiting": rule("waiting", each="goal", obstacle="wait", weight="high"),
        "approach": item("answer", "approach", answers=["wait"]),
        "answering": rule(
            "answering", {"goal.obstacle": {"has": "wait"}}, each="goal", recommend="answer"
        ),
        "move": item("sheet", "tactic", claim="lead", carries=["answer"]),
        "moving": rule("moving", recommend="sheet"),
        **changes,
    }
    return [part for part in parts.values() if part is not None]


def before(**fields: Any) -> list[Part]:
    """Other work, recommended."""
    return [item("before", "tactic", **fields), rule("r", recommend="before")]


def refused(*parts: Part) -> Diagnostic:
    (problem,) = problems_of(*parts)
    return problem


def test_the_whole_chain_is_accepted() -> None:
    assert problems_of(*chain()) == []


def test_an_obstacle_is_a_fact_that_later_rules_test() -> None:
    base = rulebase(*chain())
    profile = build_profile(base, answers("hiring"))
    inference = run(base, profile, ReferenceMatcher(base))
    assert [f.rule for f in inference.firings if f.rule != "value-link"] == [
        "moving",
        "waiting",
        "answering",
    ]


def test_an_obstacle_that_no_approach_answers_is_refused() -> None:
    parts = chain(
        approach=item("answer", "approach", answers=["other"]),
        other=item("other", "obstacle"),
        concluding=rule("concluding", each="goal", obstacle="other", weight="low"),
    )
    problem = refused(*parts)
    assert (problem.code, problem.key) == ("unanswered", "obstacle[wait]")


def test_an_approach_without_a_lead_move_is_refused() -> None:
    problem = refused(*chain(move=item("sheet", "tactic")))
    assert (problem.code, problem.key) == ("no-lead-move", "approach[answer]")


@pytest.mark.parametrize(
    ("part", "changed"),
    [
        (
            "answering",
            rule("answering", {"goal.kind": "hiring"}, each="goal", recommend="answer"),
        ),
        (
            "moving",
            rule("moving", {"goal.kind": {"not": "customers"}}, each="goal", recommend="sheet"),
        ),
    ],
)
def test_an_obstacle_without_an_answer_in_the_same_firm_is_refused(
    part: str, changed: Rule
) -> None:
    waiting = rule(
        "waiting",
        {"goal.kind": ["hiring", "customers"]},
        each="goal",
        obstacle="wait",
        weight="high",
    )
    problem = refused(*chain(waiting=waiting, **{part: changed}))
    assert (problem.code, problem.key) == ("unanswered", "rule[waiting].when.goal.kind")
    assert problem.message.endswith("where goal.kind is customers")


def test_each_condition_that_is_not_answered_is_reported() -> None:
    parts = chain(
        waiting=rule(
            "waiting",
            {"goal.kind": ["hiring", "customers"], "goal.size": ["small", "large"]},
            each="goal",
            obstacle="wait",
            weight="high",
        ),
        answering=rule(
            "answering",
            {"goal.kind": "hiring", "goal.size": "small"},
            each="goal",
            recommend="answer",
        ),
        size=question("goal.size", options=("small", "large")),
    )
    assert [problem.key for problem in problems_of(*parts)] == [
        "rule[waiting].when.goal.kind",
        "rule[waiting].when.goal.size",
    ]


def test_an_approach_and_a_move_for_different_firms_are_no_answer() -> None:
    parts = chain(
        waiting=rule(
            "waiting", {"goal.kind": "customers"}, each="goal", obstacle="wait", weight="high"
        ),
        answering=rule("answering", {"goal.urgent": "yes"}, each="goal", recommend="answer"),
        moving=rule("moving", {"goal.urgent": "no"}, each="goal", recommend="sheet"),
        urgent=question("goal.urgent", "yes_no"),
    )
    assert refused(*parts).key == "rule[waiting].then.obstacle"


def test_answers_of_several_approaches_count_together() -> None:
    parts = chain(
        waiting=rule(
            "waiting",
            {"goal.kind": ["hiring", "customers"]},
            each="goal",
            obstacle="wait",
            weight="high",
        ),
        answering=rule("answering", {"goal.kind": "hiring"}, each="goal", recommend="answer"),
        other=item("reply", "approach", answers=["wait"]),
        replying=rule("replying", {"goal.kind": "customers"}, each="goal", recommend="reply"),
        move=item("sheet", "tactic", claim="lead", carries=["answer", "reply"]),
    )
    assert problems_of(*parts) == []


def test_an_obstacle_that_no_rule_concludes_is_refused() -> None:
    problem = refused(*chain(waiting=None, answering=rule("a", recommend="answer")))
    assert problem.hint == 'write a rule with then = { obstacle = "wait", weight = … }'


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        (
            {"approach": item("answer", "approach", answers=["wait", "wiat"])},
            "approach[answer].answers",
        ),
        (
            {"move": item("sheet", "tactic", claim="lead", carries=["answer", "anwser"])},
            "tactic[sheet].carries",
        ),
        (
            {"more": rule("more", each="goal", obstacle="wayt", weight="low")},
            "rule[more].then.obstacle",
        ),
        ({"more": rule("more", {"goal.obstacle": {"has": "wiat"}}, each="goal")}, "goal.obstacle"),
    ],
)
def test_an_unknown_name_gets_the_nearest_one(changes: dict[str, Any], key: str) -> None:
    problem = refused(*chain(**changes))
    assert key in (problem.key or "")
    assert problem.hint in ("did you mean 'wait'?", "did you mean 'answer'?")


@pytest.mark.parametrize(
    "then",
    [
        {"recommend": "wait"},
        {"leave_out": "wait"},
        {"obstacle": "answer", "weight": "low"},
    ],
)
def test_obstacles_are_concluded_and_nothing_else_is(then: dict[str, Any]) -> None:
    problem = refused(*chain(), rule("more", each="goal", **then))
    assert problem.code == "wrong-kind"


def test_a_rule_about_the_business_cannot_say_what_holds_one_goal_back() -> None:
    problem = refused(*chain(), rule("more", obstacle="wait", weight="low"))
    assert (problem.code, problem.key) == ("wrong-scope", "rule[more].each")


def test_a_lead_move_that_waits_for_four_weeks_is_refused() -> None:
    move = item("sheet", "tactic", claim="lead", carries=["answer"], waits_for=["before"])
    problem = refused(*chain(move=move), *before(takes_weeks=4))
    assert problem.code == "too-late"
    assert "'before' takes 4 weeks" in problem.message


def test_pauses_on_the_way_to_a_lead_move_add_up() -> None:
    move = item("sheet", "tactic", claim="lead", carries=["answer"], waits_for=["before"])
    first: list[Part] = [item("first", "tactic", takes_weeks=2), rule("s", recommend="first")]
    late = before(takes_weeks=2, waits_for=["first"])
    assert refused(*chain(move=move), *late, *first).code == "too-late"


def test_a_lead_move_may_wait_for_three_weeks() -> None:
    move = item("sheet", "tactic", claim="lead", carries=["answer"], waits_for=["before"])
    assert problems_of(*chain(move=move), *before(takes_weeks=3)) == []


def test_work_that_waits_in_a_circle_is_refused() -> None:
    problem = refused(
        *before(waits_for=["after"]),
        item("after", "tactic", waits_for=["before"]),
        rule("s", recommend="after"),
    )
    assert set(problem.message.split()) >= {"before", "after"}


def test_work_cannot_wait_for_work_that_no_rule_recommends() -> None:
    problems = problems_of(*before(waits_for=["never"]), item("never", "tactic"))
    assert [(p.code, p.key) for p in problems] == [
        ("never-recommended", "tactic[never]"),
        ("waits", "tactic[before].waits_for"),
    ]


@pytest.mark.parametrize(
    "fields",
    [
        {"claim": "lead"},
        {"carries": ["answer"]},
        {"weeks": 2},
        {"weeks": 2, "not_before": "opening", "not_after": "season"},
        {"outlay_once": "dear"},
        {"outlay_once": -1},
        {"claim": "lord"},
    ],
)
def test_fields_of_work_that_do_not_go_together_are_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="validation error"):
        item("x", "tactic", **fields)


def test_rows_of_a_table_may_conclude_obstacles() -> None:
    table = Table.model_validate(
        {
            "id": "t",
            "judgement": True,
            "because": "b",
            "concludes": ["obstacle", "weight"],
            "row": [{"id": "r", "obstacle": "wait", "weight": "low"}],
        }
    )
    assert rule_of(table, table.rows[0])["then"] == {"obstacle": "wait", "weight": "low"}
