"""Fixed days, openings, busy months and the end of a plan."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from advisor.core.planning.calendar import Calendar
from advisor.core.planning.plan import Hold, HoldKind, ReasonKind
from advisor.core.planning.planner import make_plan
from advisor.core.planning.work import Anchor, Bound, Rhythm
from tests.core.planning.cases import TODAY, WEEK, colleague, means, owner, task
from tests.core.planning.reading import begins, hold, reason


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


def test_who_explains_the_work_in_a_busy_week_does_not_answer_beyond_their_hours() -> None:
    answer = task(answers=True, owner_minutes=90)
    given = means(owner(0.0, 1.5), colleague(4.0, busy=0.0), busy_months=frozenset({2}))
    placed = make_plan([answer], given).placed("a")
    assert placed is not None
    by_week = Counter[int]()
    for booking in placed.bookings:
        if booking.person == "owner":
            by_week[booking.week] += round(booking.hours * 60)
    assert max(by_week.values()) == 90


def test_what_needs_customers_rests_in_dead_months() -> None:
    plan = make_plan([task(needs_customers=True)], means(dead_months=frozenset({2})))
    placed = plan.placed("a")
    assert placed is not None
    assert {rest.month for rest in placed.rests} == {2}


def test_monthly_work_has_a_day_each_month() -> None:
    count = task("count", rhythm=Rhythm.MONTHLY, setup_hours=0)
    plan = make_plan([count], means(weeks=9))
    assert plan.running[0].days == (TODAY, date(2026, 2, 5), date(2026, 3, 5))


def test_busy_weeks_without_hours_do_not_make_a_lead_move_late() -> None:
    given = means(owner(4.0, 0.0), busy_months=frozenset({1}))
    assert Calendar(given).lead_limit == date(2026, 3, 2)
    assert Calendar(means()).lead_limit == TODAY + 4 * WEEK
