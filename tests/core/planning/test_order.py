"""Which work is planned before which."""

from __future__ import annotations

from advisor.core.planning.calendar import Calendar
from advisor.core.planning.order import in_order
from advisor.core.planning.plan import ReasonKind
from advisor.core.planning.planner import make_plan
from advisor.core.planning.work import (
    LEAST_SUPPORT,
    MOST_STEPS,
    Anchor,
    Bound,
    Claim,
    Doer,
    Stage,
)
from tests.core.planning.cases import TODAY, WEEK, means, task
from tests.core.planning.reading import begins, keys, reason


def test_a_lead_move_comes_before_support_of_a_better_rank() -> None:
    support = task("support", claim=Claim.SUPPORT, place=0, setup_hours=4)
    lead = task("lead", place=9, setup_hours=4)
    assert keys(make_plan([support, lead], means())) == ["lead", "support"]


def test_a_duty_takes_the_first_hours() -> None:
    duty = task("duty", claim=Claim.DUTY, goal=None, setup_hours=4, weekly_hours=0)
    plan = make_plan([task("lead"), duty], means())
    assert begins(plan, "duty") < begins(plan, "lead")


def test_the_lead_moves_of_the_first_goal_come_before_those_of_the_second() -> None:
    second = task("second", goal=1, place=0, setup_hours=4)
    first = task("first", goal=0, place=5, setup_hours=4)
    day = TODAY + 26 * WEEK
    plan = make_plan([second, first], means(goal_days=(day, day)))
    assert begins(plan, "first") < begins(plan, "second")


def test_a_talk_falls_in_the_first_two_weeks_though_other_work_takes_the_hours() -> None:
    call = task("call", claim=Claim.SUPPORT, doer=Doer.KNOWS, setup_hours=0.5, weekly_hours=0)
    plan = make_plan([task("lead", setup_hours=12, weekly_hours=4), call], means())
    assert begins(plan, "call") < TODAY + 2 * WEEK


def test_of_equals_the_one_with_a_near_fixed_day_comes_first() -> None:
    fixed = task("fixed", place=5, setup_hours=4, not_after=(Bound(Anchor.DEADLINE),))
    given = means(deadline=TODAY + 2 * WEEK)
    plan = make_plan([task("free", place=1, setup_hours=4), fixed], given)
    assert begins(plan, "fixed") < begins(plan, "free")


def test_those_whose_answer_decides_are_asked_before_the_lead_moves_of_other_goals() -> None:
    day = TODAY + 26 * WEEK
    ask = task("ask", claim=Claim.SUPPORT, decides=True, place=5, setup_hours=4, weekly_hours=0)
    other = task("other", goal=1, setup_hours=4)
    plan = make_plan([other, ask, task("lead")], means(goal_days=(day, day)))
    assert keys(plan) == ["lead", "ask", "other"]


def test_each_persons_work_names_what_they_do_before_it() -> None:
    plan = make_plan([task("a", place=0), task("b", place=1)], means())
    assert [placement.after for placement in plan.placements] == ["", "a"]


def test_what_counts_the_number_to_start_from_comes_before_what_is_owed() -> None:
    count = task("count", baseline=True, stage=Stage.LISTEN, setup_hours=1.0)
    owed = task("owed", claim=Claim.DUTY, setup_hours=1.0)
    assert [t.key for t in in_order([owed, count], Calendar(means()))] == ["count", "owed"]


def test_what_ends_something_comes_before_other_support() -> None:
    other = task("a", claim=Claim.SUPPORT)
    ends = task("b", claim=Claim.SUPPORT, goal=None, ends=True)
    assert [t.key for t in in_order([other, ends], Calendar(means()))] == ["b", "a"]


def test_support_beyond_enough_steps_waits() -> None:
    steps = [task(f"step-{n}", setup_hours=0.1, weekly_hours=0) for n in range(MOST_STEPS)]
    more = [
        task(f"more-{n}", claim=Claim.SUPPORT, place=n, setup_hours=0.1, weekly_hours=0)
        for n in range(LEAST_SUPPORT + 1)
    ]
    plan = make_plan([*steps, *more], means())
    late = [postponed.key for postponed in plan.postponed]
    assert late == [f"more-{LEAST_SUPPORT}"]
    assert reason(plan, late[0]) is ReasonKind.ENOUGH


def test_no_support_is_begun_where_all_is_over_in_two_weeks() -> None:
    work = [task("lead"), task("more", claim=Claim.SUPPORT, setup_hours=0.1, weekly_hours=0)]
    assert keys(make_plan(work, means(weeks=2))) == ["lead"]
    assert "more" in keys(make_plan(work, means(weeks=3)))


def test_a_rule_to_keep_is_no_step_of_the_plan() -> None:
    steps = [
        task(f"step-{n}", claim=Claim.SUPPORT, setup_hours=0.1, weekly_hours=0)
        for n in range(MOST_STEPS)
    ]
    rule = task("rule", claim=Claim.SUPPORT, setup_hours=0.1, weekly_hours=0, step=False)
    assert "rule" in keys(make_plan([*steps, rule], means()))


def test_support_with_a_fixed_day_is_planned_beyond_enough_steps() -> None:
    steps = [
        task(f"step-{n}", claim=Claim.SUPPORT, setup_hours=0.1, weekly_hours=0)
        for n in range(MOST_STEPS)
    ]
    due = (Bound(Anchor.GOAL_DAY),)
    more = task("more", claim=Claim.SUPPORT, setup_hours=0.1, weekly_hours=0, not_after=due)
    assert "more" in keys(make_plan([*steps, more], means()))


def test_what_is_proven_comes_before_the_other_moves_of_the_first_goal() -> None:
    ask, proven = task("ask", place=0), task("b", place=4, claim=Claim.SUPPORT, proven=True)
    assert [t.key for t in in_order([ask, proven], Calendar(means()))] == ["b", "ask"]


def test_what_works_already_waits_for_the_questions_of_the_first_approach() -> None:
    ask = task("ask", place=0, approach="ask-first", decides=True)
    other = task("other", place=1, approach="habit", decides=True)
    proven = task("proven", place=2, approach="habit", proven=True)
    found = [t.key for t in in_order([other, proven, ask], Calendar(means()))]
    assert found == ["ask", "proven", "other"]


def test_who_has_waited_is_answered_before_what_is_owed_else() -> None:
    owed = task("owed", claim=Claim.DUTY, doer=Doer.OWNER, setup_hours=0.1, weekly_hours=0)
    waits = task("waits", place=9, at_once=True)
    assert [t.key for t in in_order([owed, waits], Calendar(means()))] == ["waits", "owed"]


def test_what_names_somebody_comes_before_what_anybody_is_advised() -> None:
    support = {"claim": Claim.SUPPORT, "setup_hours": 0.1}
    looks = task("looks", place=0, generic=True, **support)
    plain = task("plain", place=1, **support)
    named = task("named", place=2, particular=True, stage=Stage.OFFER, **support)
    follows = task("follows", place=3, waits_for=("lead",), **support)
    tasks = [looks, plain, named, follows, task("lead", place=4)]
    found = [t.key for t in in_order(tasks, Calendar(means()))]
    assert found == ["lead", "named", "follows", "plain", "looks"]
