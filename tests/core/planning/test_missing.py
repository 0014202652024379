"""What is missing for a lead move: the least change, found by trying."""

from __future__ import annotations

from datetime import timedelta

from advisor.core.planning.means import Means
from advisor.core.planning.missing import Change, ChangeKind, Missing, missing_means
from advisor.core.planning.planner import make_plan
from advisor.core.planning.work import Anchor, Bound, Doer, Task
from tests.core.planning.cases import TODAY, colleague, means, owner, task


def missing(*tasks: Task, of: Means) -> tuple[Missing, ...]:
    return missing_means(tasks, of, make_plan(tasks, of))


def test_nothing_is_missing_where_the_lead_moves_begin() -> None:
    assert missing(task(), of=means()) == ()


def test_an_owner_without_hours_needs_just_enough() -> None:
    lead = task(doer=Doer.OWNER, setup_hours=2, weekly_hours=1, least_weekly=1.0)
    (found,) = missing(lead, of=means(owner(0.0)))
    assert found.changes == (Change(ChangeKind.HOURS, "owner", 0.0, 1.0),)


def test_whoever_needs_fewer_more_hours_is_asked() -> None:
    lead = task(weekly_hours=3.0, least_weekly=3.0)
    (found,) = missing(lead, of=means(owner(1.0), colleague(2.5)))
    assert found.changes[0].person == "ada"


def test_an_outlay_needs_money() -> None:
    (found,) = missing(task(outlay_once=400.0), of=means())
    assert [(one.kind, one.needed) for one in found.changes] == [(ChangeKind.MONEY_ONCE, 400.0)]


def test_hours_and_money_may_both_be_missing() -> None:
    lead = task(doer=Doer.OWNER, outlay_once=400.0)
    (found,) = missing(lead, of=means(owner(0.0)))
    assert {one.kind for one in found.changes} == {ChangeKind.HOURS, ChangeKind.MONEY_ONCE}


def test_a_goals_day_too_near_must_be_later() -> None:
    (found,) = missing(task(takes_weeks=10), of=means(weeks=4))
    assert [(one.kind, one.day) for one in found.changes] == [
        (ChangeKind.DAY, TODAY + timedelta(weeks=10))
    ]


def test_no_means_help_where_a_day_forbids_it() -> None:
    opening = TODAY + timedelta(weeks=8)
    lead = task(not_before=(Bound(Anchor.OPENING),))
    (found,) = missing(lead, of=means(open=False, opening=opening))
    assert (found.changes, found.begins) == ((), opening)
