"""What the planner does with hours: minutes, doses, shares and what is not known."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from advisor.core.planning.means import Means, Person, Role
from advisor.core.planning.plan import Hold, HoldKind, ReasonKind
from advisor.core.planning.planner import make_plan
from advisor.core.planning.work import Anchor, Bound, Claim, Doer
from tests.core.planning.cases import TODAY, WEEK, colleague, means, owner, task
from tests.core.planning.reading import begins, hold, reason


def test_a_duty_is_minutes_of_an_owner_without_hours() -> None:
    duty = task("sorry", claim=Claim.DUTY, doer=Doer.OWNER, setup_hours=0.5, weekly_hours=0)
    placed = make_plan([duty], means(owner(0.0))).placed("sorry")
    assert placed is not None
    assert (placed.bookings, placed.minutes) == ((), ((0, 30.0),))


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


def test_lead_moves_get_half_doses_where_another_would_wait() -> None:
    leads = [task(key, place=place, weekly_hours=3) for place, key in enumerate("ab")]
    plan = make_plan(leads, means(owner(3.0)))
    assert [(p.key, p.weekly_hours) for p in plan.placements] == [("a", 1.5), ("b", 1.5)]


def test_unknown_hours_do_not_block_a_lead_move() -> None:
    plan = make_plan([task("lead")], means(owner(None)))
    placed = plan.placed("lead")
    assert placed is not None
    assert (placed.provisional, plan.unknown_people) == (True, ("owner",))


def test_unknown_hours_postpone_support_and_say_so() -> None:
    plan = make_plan([task("a", claim=Claim.SUPPORT)], means(owner(None)))
    assert reason(plan, "a") is ReasonKind.HOURS_UNKNOWN


def test_work_is_begun_even_if_a_duty_takes_the_hours_half_a_year_later() -> None:
    late = (Bound(Anchor.DATE, day=TODAY + 26 * WEEK),)
    duty = task("duty", claim=Claim.DUTY, goal=None, weekly_hours=4, not_before=late)
    placed = make_plan([duty, task("lead")], means(weeks=50)).placed("lead")
    assert placed is not None
    assert (placed.start, bool(placed.rests)) == (TODAY, True)


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


def test_less_than_half_is_not_worth_doing() -> None:
    plan = make_plan([task(weekly_hours=5.0)], means(owner(2.0)))
    assert reason(plan, "a") is ReasonKind.HOURS


def test_later_work_says_whose_hours_held_it_up() -> None:
    first = task("first", place=0, setup_hours=12, weekly_hours=0)
    plan = make_plan([first, task("second", place=1)], means())
    assert hold(plan, "second") == Hold(HoldKind.HOURS, task="first", person="owner")


def test_work_on_the_first_working_day_begins_at_once() -> None:
    saturday = TODAY - timedelta(days=2)
    given = replace(means(), today=saturday)
    lead, duty = task("lead"), task("duty", claim=Claim.DUTY, setup_hours=0.5, weekly_hours=0)
    plan = make_plan([lead, duty], given)
    assert begins(plan, "duty") == TODAY
    assert hold(plan, "duty") == Hold(HoldKind.NOW)
    alone = make_plan([duty], replace(given, people=(owner(0.0),)))
    assert (begins(alone, "duty"), hold(alone, "duty")) == (TODAY, Hold(HoldKind.NOW))


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
