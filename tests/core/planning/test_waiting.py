"""What waits for other work, for a permission or for answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from advisor.core.planning.calendar import Calendar
from advisor.core.planning.plan import Hold, HoldKind, ReasonKind
from advisor.core.planning.planner import make_plan
from advisor.core.planning.work import Anchor, Bound, Claim, Doer, Rhythm, Stage
from tests.core.planning.cases import TODAY, WEEK, colleague, means, owner, task
from tests.core.planning.reading import begins, hold, keys, reason

ASK = task("ask", stage=Stage.LISTEN, rhythm=Rhythm.ONCE, weekly_hours=0)
FREES = task(
    "frees", doer=Doer.OWNER, frees_hours=2, setup_hours=0, weekly_hours=0, takes_weeks=3, place=9
)
OWED = task("owed", claim=Claim.DUTY, doer=Doer.OWNER, setup_hours=1, weekly_hours=0)


def test_work_begins_when_what_it_waits_for_is_ready() -> None:
    first = task("first", setup_hours=6, place=2)
    plan = make_plan([task("then", waits_for=("first",), place=1), first], means())
    placed = plan.placed("first")
    assert placed is not None
    assert begins(plan, "then") >= placed.ready


def test_on_one_day_what_is_waited_for_stands_before_what_waits() -> None:
    brief = {"setup_hours": 0.25, "weekly_hours": 0}
    first = task("first", place=2, **brief)
    plan = make_plan([task("then", waits_for=("first",), place=1, **brief), first], means())
    assert begins(plan, "then") == begins(plan, "first")
    assert [placed.key for placed in plan.placements] == ["first", "then"]


def test_support_a_lead_move_waits_for_gets_its_claim() -> None:
    support = task("key", claim=Claim.SUPPORT)
    placed = make_plan([support, task("lead", waits_for=("key",))], means()).placed("key")
    assert placed is not None
    assert (placed.claim, placed.serves) == (Claim.LEAD, "lead")


def test_a_deed_waits_for_the_answer_to_its_permission() -> None:
    ask = task("ask", permission=True, claim=Claim.SUPPORT, takes_weeks=1)
    plan = make_plan([task("deed", waits_for=("ask",)), ask], means())
    assert begins(plan, "deed") >= TODAY + WEEK
    assert hold(plan, "deed") == Hold(HoldKind.PERMISSION, task="ask")


def test_a_permission_is_asked_before_the_hours_go_to_other_lead_moves() -> None:
    ask = task("ask", permission=True, claim=Claim.SUPPORT, takes_weeks=1, weekly_hours=0)
    other = task("other", place=0, setup_hours=8)
    plan = make_plan([other, task("deed", place=1, waits_for=("ask",)), ask], means())
    assert begins(plan, "ask") == TODAY


def test_a_permission_asked_early_in_vain_is_taken_back() -> None:
    ask = task("ask", permission=True, claim=Claim.SUPPORT, weekly_hours=0)
    deed = task("deed", waits_for=("ask",), weekly_hours=30)
    plan = make_plan([deed, ask, task("other")], means())
    assert (keys(plan), hold(plan, "other")) == (["other"], Hold(HoldKind.NOW))


def test_no_permission_is_asked_for_what_is_postponed() -> None:
    ask = task("ask", permission=True, claim=Claim.SUPPORT)
    plan = make_plan([task("deed", waits_for=("ask",), weekly_hours=30), ask], means())
    assert reason(plan, "ask") is ReasonKind.NOT_NEEDED


def test_work_that_waits_for_something_not_recommended_says_so() -> None:
    assert reason(make_plan([task("a", waits_for=("z",))], means()), "a") is ReasonKind.ABSENT


def test_work_in_a_circle_says_so() -> None:
    plan = make_plan([task("a", waits_for=("b",)), task("b", waits_for=("a",))], means())
    assert reason(plan, "a") is ReasonKind.CIRCLE


def test_people_are_asked_for_two_weeks_before_anything_is_offered() -> None:
    plan = make_plan([task("offer", stage=Stage.OFFER, place=1), ASK], means())
    assert begins(plan, "offer") == TODAY + 2 * WEEK
    assert hold(plan, "offer") == Hold(HoldKind.LISTENING, task="ask")


def test_talks_and_habits_do_not_wait_for_answers() -> None:
    assert begins(make_plan([task("act", place=1), ASK], means(owner(8.0))), "act") == TODAY


def test_what_only_looks_around_comes_after_the_lead_moves_and_holds_none_back() -> None:
    look = task("look", stage=Stage.LISTEN, takes_weeks=2, generic=True, setup_hours=4)
    plan = make_plan([look, task("offer", stage=Stage.OFFER, place=1)], means())
    assert begins(plan, "offer") == TODAY < begins(plan, "look")


def test_listening_for_one_goal_does_not_hold_up_another() -> None:
    ask = task("ask", stage=Stage.LISTEN, goal=1)
    day = TODAY + 26 * WEEK
    assert begins(make_plan([task("act"), ask], means(goal_days=(day, day))), "act") == TODAY


def test_a_duty_does_not_wait_for_listening() -> None:
    duty = task("duty", claim=Claim.DUTY)
    plan = make_plan([duty, task("ask", stage=Stage.LISTEN)], means())
    assert begins(plan, "duty") == TODAY


def test_broadcasting_comes_after_the_lead_moves_are_set_up() -> None:
    lead = task("lead", setup_hours=6)
    post = task("post", stage=Stage.BROADCAST, claim=Claim.SUPPORT)
    plan = make_plan([post, lead], means(owner(), colleague()))
    placed = plan.placed("lead")
    assert placed is not None
    assert begins(plan, "post") >= placed.ready


def test_near_the_goals_day_waits_are_shorter() -> None:
    near = Calendar(means(weeks=4))
    assert near.waited(0, timedelta(weeks=2)) == timedelta(weeks=1)
    assert near.waited(None, timedelta(weeks=2)) == timedelta(weeks=2)


def test_a_promise_comes_after_the_permission_is_asked_and_waits_for_no_answer() -> None:
    ask = task("ask", permission=True, setup_hours=1, weekly_hours=0, takes_weeks=2)
    promise = task("promise", claim=Claim.DUTY, promises=True, waits_for=("ask",))
    plan = make_plan([promise, ask], means())
    assert begins(plan, "ask") <= begins(plan, "promise") < begins(plan, "ask") + 2 * WEEK


def test_what_needs_the_permission_waits_for_the_answer() -> None:
    ask = task("ask", permission=True, setup_hours=1, weekly_hours=0, takes_weeks=2)
    deed = task("deed", claim=Claim.DUTY, waits_for=("ask",))
    assert begins(make_plan([deed, ask], means()), "deed") >= TODAY + 2 * WEEK


def test_hours_that_become_free_come_first_and_nothing_is_asked_of_the_owner_before() -> None:
    plan = make_plan([OWED, FREES], means(owner(0)))
    assert begins(plan, "frees") == TODAY
    assert begins(plan, "owed") >= TODAY + 3 * WEEK


def test_who_has_waited_is_answered_before_hours_become_free() -> None:
    answer = task("answer", doer=Doer.OWNER, at_once=True, place=9, setup_hours=0.5, weekly_hours=0)
    plan = make_plan([OWED, FREES, answer], means(owner(0)))
    assert begins(plan, "answer") == TODAY


def test_what_would_lead_another_approach_begins_no_earlier_than_what_leads() -> None:
    day = (Bound(Anchor.TODAY, 1),)
    lead = task("lead", not_before=day)
    talk = task("talk", claim=Claim.SUPPORT, carries=True, doer=Doer.KNOWS, weekly_hours=0)
    plan = make_plan([talk, lead], means())
    assert begins(plan, "talk") >= begins(plan, "lead")
    assert hold(plan, "talk").kind in (HoldKind.FIRST, HoldKind.HOURS)


def test_an_owner_with_hours_of_their_own_waits_for_none_to_become_free() -> None:
    assert begins(make_plan([OWED, FREES], means(owner(2))), "owed") == TODAY


def test_what_could_begin_on_a_day_off_begins_on_the_next_working_day() -> None:
    # Weeks begin on Saturday here, so New Year is the last day of one.
    there = replace(means(goal_days=(date(2027, 6, 30),)), today=date(2026, 11, 28))
    friday = Bound(Anchor.DATE, day=date(2026, 12, 18))
    ask = task("ask", permission=True, not_before=(friday,), takes_weeks=2, weekly_hours=0)
    plan = make_plan([task("deed", waits_for=("ask",)), ask], there)
    placed = plan.placed("ask")
    assert placed is not None
    assert placed.ready == date(2027, 1, 1)
    assert begins(plan, "deed") == date(2027, 1, 4)
