"""What is bought, put aside and left unspent."""

from __future__ import annotations

import pytest

from advisor.core.planning.plan import HoldKind, ReasonKind, Unspent
from advisor.core.planning.planner import make_plan
from advisor.core.planning.work import Claim, Doer
from tests.core.planning.cases import means, task
from tests.core.planning.reading import reason


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


@pytest.mark.parametrize(
    ("cost", "monthly", "why"),
    [
        ("outlay_once", None, ReasonKind.MONEY_UNKNOWN),
        ("outlay_once", 0.0, ReasonKind.ONCE_UNKNOWN),
        ("outlay_monthly", 0.0, ReasonKind.MONEY),
    ],
)
def test_unknown_money_postpones_support_and_says_which(
    cost: str, monthly: float | None, why: ReasonKind
) -> None:
    support = task("sign", claim=Claim.SUPPORT, **{cost: 50.0})
    plan = make_plan([support], means(money_once=None, money_monthly=monthly))
    assert reason(plan, "sign") is why


@pytest.mark.parametrize(
    ("monthly", "once", "why"),
    [
        (None, None, Unspent.NOT_SAID),
        (None, 500.0, Unspent.ALL_DONE),
        (0.0, None, Unspent.ONCE_NOT_SAID),
        (0.0, 0.0, Unspent.NOTHING_LEFT),
    ],
)
def test_no_money_is_not_money_of_which_nothing_was_said(
    monthly: float | None, once: float | None, why: Unspent
) -> None:
    plan = make_plan([task("free")], means(money_monthly=monthly, money_once=once))
    assert plan.money.unspent is why


def test_money_stays_unspent_where_nothing_can_be_bought() -> None:
    hard = task("hard", doer=Doer.OWNER, weekly_hours=30)
    plan = make_plan([hard], means(money_monthly=100.0, help_price=20.0))
    assert plan.money.unspent is Unspent.OWN_WORK


def test_money_stays_unspent_where_the_price_of_help_is_not_known() -> None:
    plan = make_plan([task("hard", weekly_hours=30)], means(money_monthly=100.0))
    assert plan.money.unspent is Unspent.PRICE_UNKNOWN


def test_nothing_is_said_to_stay_unspent_where_help_is_bought_at_no_known_price() -> None:
    own = task("own", doer=Doer.OWNER, weekly_hours=30)
    plan = make_plan([task("film", doer=Doer.BOUGHT), own], means(money_monthly=100.0))
    assert plan.money.unspent is Unspent.PRICE_UNKNOWN
