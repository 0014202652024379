"""What the planner does with work of each claim, with people, money and days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from advisor.core.planning.calendar import Calendar
from advisor.core.planning.means import Means, Person, Role
from advisor.core.planning.order import in_order
from advisor.core.planning.plan import Hold, HoldKind, Plan, ReasonKind, Unspent
from advisor.core.planning.planner import make_plan
from advisor.core.planning.trial import ENOUGH_STEPS
from advisor.core.planning.who import handed_on
from advisor.core.planning.work import Anchor, Bound, Claim, Doer, Rhythm, Stage
from tests.core.planning.cases import TODAY, colleague, means, owner, task

WEEK = timedelta(weeks=1)
HELPER = Person("eve", Role.PAID, 5.0)


def keys(plan: Plan) -> list[str]:
    return [placement.key for placement in plan.placements]


def reason(plan: Plan, key: str) -> ReasonKind:
    late = plan.late(key)
    assert late is not None
    return late.reason.kind


def begins(plan: Plan, key: str) -> date:
    placed = plan.placed(key)
    assert placed is not None
    return placed.start


def hold(plan: Plan, key: str) -> Hold:
    placed = plan.placed(key)
    assert placed is not None
    return placed.hold


def who(plan: Plan, key: str) -> str:
    placed = plan.placed(key)
    assert placed is not None
    return placed.person


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


def test_a_duty_is_minutes_of_an_owner_without_hours() -> None:
    duty = task("sorry", claim=Claim.DUTY, doer=Doer.OWNER, setup_hours=0.5, weekly_hours=0)
    placed = make_plan([duty], means(owner(0.0))).placed("sorry")
    assert placed is not None
    assert (placed.bookings, placed.minutes) == ((), ((0, 30.0),))


def test_without_hours_of_the_owner_all_that_others_can_do_goes_to_them() -> None:
    plan = make_plan([task("a"), task("b", doer=Doer.KNOWS)], means(owner(0.0), colleague(8.0)))
    assert {who(plan, "a"), who(plan, "b")} == {"ada"}


def test_what_needs_the_owners_face_is_named_in_minutes() -> None:
    lead = task("lead", owner_minutes=20)
    placed = make_plan([lead], means(owner(0.0), colleague())).placed("lead")
    assert placed is not None
    assert placed.minutes == ((0, 20.0),)


def test_the_owners_minutes_come_out_of_their_hours_where_there_are_some() -> None:
    lead = task("lead", owner_minutes=30, known_by=("ada",), doer=Doer.KNOWS)
    plan = make_plan([lead], means(owner(2.0), colleague()))
    assert dict(plan.weeks[0].load.by_person)["owner"] == 0.5


def test_a_lead_move_that_takes_real_hours_of_an_owner_without_any_waits() -> None:
    plan = make_plan([task("lead", doer=Doer.OWNER)], means(owner(0.0)))
    assert reason(plan, "lead") is ReasonKind.HOURS


def test_the_owners_lead_move_is_named_in_minutes_and_never_left_to_others() -> None:
    lead = task("lead", doer=Doer.OWNER, setup_hours=1.5, weekly_hours=0)
    placed = make_plan([lead], means(owner(0.0), colleague())).placed("lead")
    assert placed is not None
    assert (placed.person, placed.minutes) == ("owner", ((0, 30.0), (1, 30.0), (2, 30.0)))


def test_what_the_owner_owes_is_said_in_the_first_two_weeks_whatever_the_hours() -> None:
    duties = [
        task(key, claim=Claim.DUTY, doer=Doer.OWNER, weekly_hours=0) for key in ("a", "b", "c")
    ]
    plan = make_plan(duties, means(owner(0.25)))
    assert all(begins(plan, key) < TODAY + 2 * WEEK for key in ("a", "b", "c"))


def test_a_talk_falls_in_the_first_two_weeks_though_other_work_takes_the_hours() -> None:
    call = task("call", claim=Claim.SUPPORT, doer=Doer.KNOWS, setup_hours=0.5, weekly_hours=0)
    plan = make_plan([task("lead", setup_hours=12, weekly_hours=4), call], means())
    assert begins(plan, "call") < TODAY + 2 * WEEK


def test_no_partner_stands_for_an_owner_who_did_it_themselves() -> None:
    duty = task("sorry", claim=Claim.DUTY, doer=Doer.OWNER, alone=True, weekly_hours=0)
    partner = Person("eve", Role.PARTNER, 3.0)
    assert who(make_plan([duty], means(owner(0.0), partner)), "sorry") == "owner"


def test_nobody_does_what_concerns_them() -> None:
    ask = task("ask", prefers="ada", never=("ada",))
    assert who(make_plan([ask], means(owner(), colleague())), "ask") == "owner"


def test_duties_of_one_sitting_are_done_by_one_person() -> None:
    duties = [
        task(key, claim=Claim.DUTY, place=place, sitting=sitting, setup_hours=1, weekly_hours=0)
        for place, (key, sitting) in enumerate((("a", "page"), ("b", "page"), ("c", "")))
    ]
    plan = make_plan(duties, means(owner(), colleague()))
    assert who(plan, "a") == who(plan, "b") != who(plan, "c")


def test_lead_moves_get_half_doses_where_another_would_wait() -> None:
    leads = [task(key, place=place, weekly_hours=3) for place, key in enumerate("ab")]
    plan = make_plan(leads, means(owner(3.0)))
    assert [(p.key, p.weekly_hours) for p in plan.placements] == [("a", 1.5), ("b", 1.5)]


def test_a_partner_stands_for_the_owner() -> None:
    partner = Person("eve", Role.PARTNER, 3.0)
    plan = make_plan([task("lead", doer=Doer.OWNER)], means(owner(0.0), partner))
    placed = plan.placed("lead")
    assert placed is not None
    assert (placed.person, placed.minutes) == ("eve", ())


def test_what_the_owner_owes_is_not_left_to_others() -> None:
    duty = task("duty", claim=Claim.DUTY, doer=Doer.OWNER)
    assert who(make_plan([duty], means(owner(0.0), colleague())), "duty") == "owner"


def test_somebody_else_asks_where_who_knows_them_best_has_no_time() -> None:
    ask = task("ask", doer=Doer.KNOWS, known_by=("bea",))
    plan = make_plan([ask], means(owner(), colleague(hours=0.0, key="bea")))
    assert who(plan, "ask") == "owner"


def test_the_person_the_rule_base_names_does_it() -> None:
    plan = make_plan(
        [task("card", prefers="bea")], means(owner(), colleague(), colleague(key="bea"))
    )
    assert who(plan, "card") == "bea"


def test_only_who_knows_the_people_asks_them() -> None:
    ask = task("ask", doer=Doer.KNOWS, known_by=("bea",))
    plan = make_plan([ask], means(owner(), colleague(), colleague(key="bea")))
    assert who(plan, "ask") == "bea"


def test_nobody_does_what_only_somebody_absent_could() -> None:
    plan = make_plan([task("ask", doer=Doer.KNOWS, known_by=("carl",))], means())
    assert reason(plan, "ask") is ReasonKind.NOBODY


def test_a_helper_who_was_named_does_what_anyone_can() -> None:
    given = means(owner(0.0), HELPER, money_monthly=200.0, help_price=20.0)
    plan = make_plan([task("a")], given)
    assert (who(plan, "a"), plan.money.monthly > 0) == ("eve", True)


def test_nobody_is_hired_for_work_that_need_not_be_bought() -> None:
    plan = make_plan([task("a")], means(owner(0.0), money_monthly=200.0, help_price=20.0))
    assert reason(plan, "a") is ReasonKind.HOURS


def test_hands_are_bought_for_what_is_owed_where_nobody_has_an_hour() -> None:
    duty = task("sort", claim=Claim.DUTY, weekly_hours=0)
    plan = make_plan([duty], means(owner(0.0), money_monthly=200.0, help_price=20.0))
    assert who(plan, "sort") == "help"


def test_money_frees_the_owner_for_what_only_they_can_do() -> None:
    anyone = task("anyone", place=0, setup_hours=1, weekly_hours=1)
    face = task("face", place=1, doer=Doer.OWNER, setup_hours=1, weekly_hours=1)
    given = means(owner(1.0), HELPER, money_monthly=200.0, help_price=20.0)
    plan = make_plan([anyone, face], given)
    assert (who(plan, "anyone"), who(plan, "face")) == ("eve", "owner")


def test_an_outlay_is_put_aside_until_it_can_be_paid() -> None:
    plan = make_plan([task("sign", outlay_once=150.0)], means(money_monthly=100.0))
    placed = plan.placed("sign")
    assert placed is not None
    assert (placed.start.month, placed.hold.kind) == (2, HoldKind.MONEY)


def test_what_costs_more_than_there_ever_is_waits_for_money() -> None:
    plan = make_plan([task("sign", outlay_once=5000.0)], means(money_monthly=100.0))
    assert reason(plan, "sign") is ReasonKind.MONEY


def test_an_unknown_price_does_not_block() -> None:
    plan = make_plan([task("sign", outlay_once=None)], means())
    assert plan.money.unpriced == ("sign",)


def test_bought_work_without_a_known_price_of_help_is_planned_and_marked() -> None:
    plan = make_plan([task("film", doer=Doer.BOUGHT)], means(money_monthly=100.0))
    assert plan.money.unpriced == ("film",)


def test_unknown_money_does_not_block_a_lead_move() -> None:
    placed = make_plan([task("sign", outlay_once=50.0)], means(money_once=None)).placed("sign")
    assert placed is not None
    assert placed.provisional


def test_unknown_money_postpones_support_and_says_so() -> None:
    support = task("sign", claim=Claim.SUPPORT, outlay_once=50.0)
    plan = make_plan([support], means(money_once=None))
    assert reason(plan, "sign") is ReasonKind.MONEY_UNKNOWN


def test_unknown_hours_do_not_block_a_lead_move() -> None:
    plan = make_plan([task("lead")], means(owner(None)))
    placed = plan.placed("lead")
    assert placed is not None
    assert (placed.provisional, plan.unknown_people) == (True, ("owner",))


def test_unknown_hours_postpone_support_and_say_so() -> None:
    plan = make_plan([task("a", claim=Claim.SUPPORT)], means(owner(None)))
    assert reason(plan, "a") is ReasonKind.HOURS_UNKNOWN


def test_money_stays_unspent_where_nothing_can_be_bought() -> None:
    hard = task("hard", doer=Doer.OWNER, weekly_hours=30)
    plan = make_plan([hard], means(money_monthly=100.0, help_price=20.0))
    assert plan.money.unspent is Unspent.OWN_WORK


def test_money_stays_unspent_where_the_price_of_help_is_not_known() -> None:
    plan = make_plan([task("hard", weekly_hours=30)], means(money_monthly=100.0))
    assert plan.money.unspent is Unspent.PRICE_UNKNOWN


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


ASK = task("ask", stage=Stage.LISTEN, rhythm=Rhythm.ONCE, weekly_hours=0)


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


def test_nothing_that_needs_an_opening_comes_before_it() -> None:
    opening = TODAY + 10 * WEEK
    greet = task("greet", not_before=(Bound(Anchor.OPENING),))
    plan = make_plan([greet], means(open=False, opening=opening))
    assert hold(plan, "greet") == Hold(HoldKind.DAY, anchor=Anchor.OPENING, day=opening)


def test_an_open_firm_does_not_wait_for_an_opening() -> None:
    greet = task("greet", not_before=(Bound(Anchor.OPENING),))
    assert begins(make_plan([greet], means()), "greet") == TODAY


def test_an_unknown_day_postpones_what_depends_on_it() -> None:
    greet = task("greet", not_before=(Bound(Anchor.OPENING),))
    assert reason(make_plan([greet], means(open=False)), "greet") is ReasonKind.DAY_UNKNOWN


def test_of_equals_the_one_with_a_near_fixed_day_comes_first() -> None:
    fixed = task("fixed", place=5, setup_hours=4, not_after=(Bound(Anchor.DEADLINE),))
    given = means(deadline=TODAY + 2 * WEEK)
    plan = make_plan([task("free", place=1, setup_hours=4), fixed], given)
    assert begins(plan, "fixed") < begins(plan, "free")


def test_a_fixed_day_gives_the_last_day_to_begin() -> None:
    fixed = task("fixed", setup_hours=2, not_after=(Bound(Anchor.DEADLINE),))
    placed = make_plan([fixed], means(deadline=TODAY + 3 * WEEK)).placed("fixed")
    assert placed is not None
    assert placed.latest_start == TODAY + 3 * WEEK - (placed.ready - placed.start)


def test_nothing_is_planned_for_a_goal_whose_day_has_passed() -> None:
    plan = make_plan([task()], means(goal_days=(TODAY - WEEK,)))
    assert reason(plan, "a") is ReasonKind.DAY


def test_work_goes_on_to_the_goals_day() -> None:
    placed = make_plan([task()], means(weeks=40)).placed("a")
    assert placed is not None
    assert placed.until == TODAY + 40 * WEEK


def test_a_plan_reaches_a_year_at_most() -> None:
    assert make_plan([task()], means(weeks=90)).last == TODAY + 52 * WEEK - timedelta(days=1)


def test_a_goal_without_a_day_reaches_beyond_an_opening_that_is_near() -> None:
    opening = TODAY + 18 * WEEK
    greet = task("greet", not_before=(Bound(Anchor.OPENING),))
    plan = make_plan([greet], means(weeks=None, open=False, opening=opening))
    assert begins(plan, "greet") == opening


def test_what_needs_customers_waits_for_the_opening() -> None:
    opening = TODAY + 10 * WEEK
    plan = make_plan([task(needs_customers=True)], means(open=False, opening=opening))
    assert begins(plan, "a") == opening


def test_each_goal_has_its_own_fixed_day() -> None:
    days = (TODAY + 26 * WEEK, TODAY + 26 * WEEK)
    own = (TODAY + 20 * WEEK, TODAY + 3 * WEEK)
    bid = task("bid", goal=0, not_after=(Bound(Anchor.DEADLINE),))
    placed = make_plan([bid], means(goal_days=days, deadlines=own, deadline=own[1])).placed("bid")
    assert placed is not None
    assert placed.latest_start == own[0] - (placed.ready - placed.start)


def test_the_end_of_a_plan_is_no_day_that_forbids_work() -> None:
    late = task("late", not_before=(Bound(Anchor.TODAY, 20),))
    assert reason(make_plan([late], means(weeks=None)), "late") is ReasonKind.BEYOND


def test_a_day_that_comes_too_soon_after_what_goes_before_says_so() -> None:
    late = task("late", not_before=(Bound(Anchor.TODAY, 30),))
    assert reason(make_plan([late], means(weeks=26)), "late") is ReasonKind.LATE


def test_a_goal_without_a_day_has_twelve_weeks() -> None:
    assert len(make_plan([task()], means(weeks=None)).weeks) == 12


def test_work_rests_in_busy_months_without_hours_for_it() -> None:
    plan = make_plan([task()], means(owner(4.0, 0.0), busy_months=frozenset({3})))
    placed = plan.placed("a")
    assert placed is not None
    assert {rest.month for rest in placed.rests} == {3}


def test_somebody_answers_in_busy_months_too() -> None:
    answer = task(answers=True)
    given = means(owner(4.0, 0.0), colleague(1.0, busy=0.5), busy_months=frozenset({3}))
    placed = make_plan([answer, task("other", place=1)], given).placed("a")
    assert placed is not None
    march = {b.person for b in placed.bookings if (TODAY + b.week * WEEK).month == 3}
    assert (placed.rests, march) == ((), {"ada"})


def test_an_owner_alone_answers_for_minutes_in_busy_months() -> None:
    given = means(owner(4.0, 0.0), busy_months=frozenset({3}))
    placed = make_plan([task(answers=True)], given).placed("a")
    assert placed is not None
    assert (placed.rests, {minutes for _, minutes in placed.minutes}) == ((), {15.0})


def test_those_whose_answer_decides_are_asked_before_the_lead_moves_of_other_goals() -> None:
    day = TODAY + 26 * WEEK
    ask = task("ask", claim=Claim.SUPPORT, decides=True, place=5, setup_hours=4, weekly_hours=0)
    other = task("other", goal=1, setup_hours=4)
    plan = make_plan([other, ask, task("lead")], means(goal_days=(day, day)))
    assert keys(plan) == ["lead", "ask", "other"]


def test_work_is_begun_even_if_a_duty_takes_the_hours_half_a_year_later() -> None:
    late = (Bound(Anchor.DATE, day=TODAY + 26 * WEEK),)
    duty = task("duty", claim=Claim.DUTY, goal=None, weekly_hours=4, not_before=late)
    placed = make_plan([duty, task("lead")], means(weeks=50)).placed("lead")
    assert placed is not None
    assert (placed.start, bool(placed.rests)) == (TODAY, True)


def test_what_needs_customers_rests_in_dead_months() -> None:
    plan = make_plan([task(needs_customers=True)], means(dead_months=frozenset({2})))
    placed = plan.placed("a")
    assert placed is not None
    assert {rest.month for rest in placed.rests} == {2}


def test_housekeeping_keeps_to_a_fifth() -> None:
    rules = task("rules", claim=Claim.HOUSEKEEPING, goal=None, setup_hours=2, weekly_hours=0)
    plan = make_plan([rules], means(owner(2.0)))
    assert [round(week.load.hours, 2) for week in plan.weeks[:6]] == [0.4] * 5 + [0.0]


def test_housekeeping_beyond_its_fifth_says_so() -> None:
    rules = task("rules", claim=Claim.HOUSEKEEPING, goal=None, weekly_hours=2)
    assert reason(make_plan([rules], means()), "rules") is ReasonKind.SHARE


def test_fewer_hours_are_given_rather_than_none() -> None:
    placed = make_plan([task(weekly_hours=3.0)], means(owner(2.0))).placed("a")
    assert placed is not None
    assert (placed.weekly_hours, placed.reduced) == (2.0, True)


def test_fewer_hours_are_given_in_busy_months_too() -> None:
    lead = task(setup_hours=0, weekly_hours=4.0)
    plan = make_plan([lead], means(owner(3.0), weeks=8, busy_months=frozenset({1, 2, 3})))
    placed = plan.placed("a")
    assert placed is not None
    assert placed.weekly_hours == 3.0


def test_others_do_it_where_the_first_choice_has_no_hours_left() -> None:
    tasks = [task("a", place=0, weekly_hours=4), task("b", place=1, weekly_hours=2)]
    plan = make_plan(tasks, means(owner(), colleague()))
    assert (who(plan, "a"), who(plan, "b")) == ("ada", "owner")


def test_less_than_half_is_not_worth_doing() -> None:
    plan = make_plan([task(weekly_hours=5.0)], means(owner(2.0)))
    assert reason(plan, "a") is ReasonKind.HOURS


def test_later_work_says_whose_hours_held_it_up() -> None:
    first = task("first", place=0, setup_hours=12, weekly_hours=0)
    plan = make_plan([first, task("second", place=1)], means())
    assert hold(plan, "second") == Hold(HoldKind.HOURS, task="first", person="owner")


def test_each_persons_work_names_what_they_do_before_it() -> None:
    plan = make_plan([task("a", place=0), task("b", place=1)], means())
    assert [placement.after for placement in plan.placements] == ["", "a"]


def test_monthly_work_has_a_day_each_month() -> None:
    count = task("count", rhythm=Rhythm.MONTHLY, setup_hours=0)
    plan = make_plan([count], means(weeks=9))
    assert plan.running[0].days == (TODAY, date(2026, 2, 5), date(2026, 3, 5))


def test_two_tasks_of_one_key_are_refused() -> None:
    with pytest.raises(ValueError, match="same key"):
        make_plan([task(), task()], means())


def test_a_paid_helper_works_no_more_than_their_hours() -> None:
    helper = Person("eve", Role.PAID, 1.0)
    given = Means(
        TODAY, (owner(0.0), helper), (TODAY + 26 * WEEK,), money_monthly=500.0, help_price=10.0
    )
    plan = make_plan([task(setup_hours=3)], given)
    assert [dict(week.load.by_person)["eve"] for week in plan.weeks[:3]] == [1.0, 1.0, 1.0]


def test_an_owner_without_hours_hands_on_what_others_can_do() -> None:
    of = means(owner(0.0), colleague())
    page = task(doer=Doer.OWNER, setup_hours=3.0, weekly_hours=0.0)
    (placed,) = make_plan([handed_on(page, of)], of).placements
    assert (placed.person, sum(minutes for _, minutes in placed.minutes)) == ("ada", 15)


def test_what_counts_the_number_to_start_from_comes_before_what_is_owed() -> None:
    count = task("count", baseline=True, stage=Stage.LISTEN, setup_hours=1.0)
    owed = task("owed", claim=Claim.DUTY, setup_hours=1.0)
    assert [t.key for t in in_order([owed, count], Calendar(means()))] == ["count", "owed"]


def test_what_ends_something_comes_before_other_support() -> None:
    other = task("a", claim=Claim.SUPPORT)
    ends = task("b", claim=Claim.SUPPORT, goal=None, ends=True)
    assert [t.key for t in in_order([other, ends], Calendar(means()))] == ["b", "a"]


def test_near_the_goals_day_waits_are_shorter() -> None:
    near = Calendar(means(weeks=4))
    assert near.waited(0, timedelta(weeks=2)) == timedelta(weeks=1)
    assert near.waited(None, timedelta(weeks=2)) == timedelta(weeks=2)


def test_support_beyond_enough_steps_waits() -> None:
    steps = [task(f"step-{n}", setup_hours=0.1, weekly_hours=0) for n in range(ENOUGH_STEPS)]
    more = task("more", claim=Claim.SUPPORT, setup_hours=0.1, weekly_hours=0)
    plan = make_plan([*steps, more], means())
    assert reason(plan, "more") is ReasonKind.ENOUGH


def test_support_with_a_fixed_day_is_planned_beyond_enough_steps() -> None:
    steps = [task(f"step-{n}", setup_hours=0.1, weekly_hours=0) for n in range(ENOUGH_STEPS)]
    due = (Bound(Anchor.GOAL_DAY),)
    more = task("more", claim=Claim.SUPPORT, setup_hours=0.1, weekly_hours=0, not_after=due)
    assert "more" in keys(make_plan([*steps, more], means()))


def test_what_is_proven_comes_before_the_other_moves_of_the_first_goal() -> None:
    ask, proven = task("ask", place=0), task("b", place=4, claim=Claim.SUPPORT, proven=True)
    assert [t.key for t in in_order([ask, proven], Calendar(means()))] == ["b", "ask"]


def test_busy_weeks_without_hours_do_not_make_a_lead_move_late() -> None:
    given = means(owner(4.0, 0.0), busy_months=frozenset({1}))
    assert Calendar(given).lead_limit == date(2026, 3, 2)
    assert Calendar(means()).lead_limit == TODAY + 4 * WEEK


CLERK = Person("bea", Role.COLLEAGUE, 6.0, standing=False)


def test_who_does_not_speak_for_the_firm_makes_no_visit() -> None:
    visit = task("visit", claim=Claim.DUTY, doer=Doer.KNOWS, setup_hours=0.5, weekly_hours=0)
    assert who(make_plan([visit], means(owner(0), CLERK)), "visit") == "owner"


def test_who_knows_the_people_visits_them_whoever_they_are() -> None:
    visit = task("visit", doer=Doer.KNOWS, known_by=("bea",), setup_hours=0.5, weekly_hours=0)
    assert who(make_plan([visit], means(owner(0), CLERK)), "visit") == "bea"


def test_no_visit_or_answer_is_laid_on_a_helper_who_did_not_say_their_hours() -> None:
    reply = task("reply", claim=Claim.DUTY, setup_hours=0.5, weekly_hours=0)
    plan = make_plan([reply], means(owner(0), colleague(None)))
    assert who(plan, "reply") == "owner"


def test_a_promise_comes_after_the_permission_is_asked_and_waits_for_no_answer() -> None:
    ask = task("ask", permission=True, setup_hours=1, weekly_hours=0, takes_weeks=2)
    promise = task("promise", claim=Claim.DUTY, promises=True, waits_for=("ask",))
    plan = make_plan([promise, ask], means())
    assert begins(plan, "ask") <= begins(plan, "promise") < begins(plan, "ask") + 2 * WEEK


def test_what_needs_the_permission_waits_for_the_answer() -> None:
    ask = task("ask", permission=True, setup_hours=1, weekly_hours=0, takes_weeks=2)
    deed = task("deed", claim=Claim.DUTY, waits_for=("ask",))
    assert begins(make_plan([deed, ask], means()), "deed") >= TODAY + 2 * WEEK


FREES = task(
    "frees", doer=Doer.OWNER, frees_hours=2, setup_hours=0, weekly_hours=0, takes_weeks=3, place=9
)
OWED = task("owed", claim=Claim.DUTY, doer=Doer.OWNER, setup_hours=1, weekly_hours=0)


def test_hours_that_become_free_come_first_and_nothing_is_asked_of_the_owner_before() -> None:
    plan = make_plan([OWED, FREES], means(owner(0)))
    assert begins(plan, "frees") == TODAY
    assert begins(plan, "owed") >= TODAY + 3 * WEEK


def test_an_owner_with_hours_of_their_own_waits_for_none_to_become_free() -> None:
    assert begins(make_plan([OWED, FREES], means(owner(2))), "owed") == TODAY
