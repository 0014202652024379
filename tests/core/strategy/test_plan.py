"""The plan keeps to the hours and the money, whatever is recommended."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.core.rules.catalogue import Policy, Tactic
from advisor.core.rules.work import PHASES
from advisor.core.strategy.plan import fit
from advisor.core.strategy.weeks import WEEKS, Candidate, Means


def tactic(name: str = "a", **more: object) -> Tactic:
    return Tactic.model_validate(
        {
            "id": name,
            "title": name,
            "text": name,
            "phase": "relationships",
            "setup_hours": 1,
            "weekly_hours": 0.5,
            "first_step": "x",
            "works_when": "x",
            "stop_when": "x",
            **more,
        }
    )


def candidates(*tactics: Tactic) -> list[Candidate]:
    return [Candidate(t.id, t) for t in tactics]


def keys(slots: Sequence[object]) -> list[str]:
    return [slot.key for slot in slots]  # type: ignore[attr-defined]


def test_what_fits_is_planned() -> None:
    plan = fit(candidates(tactic()), Means(owner_hours=2))
    assert keys(plan.slots) == ["a"]


def test_what_needs_more_hours_a_week_than_there_are_comes_later() -> None:
    plan = fit(candidates(tactic(weekly_hours=3)), Means(owner_hours=2))
    assert (keys(plan.slots), keys(plan.later)) == ([], ["a"])


def test_the_more_valuable_tactic_gets_the_hours() -> None:
    first, second = tactic("first", weekly_hours=1.5), tactic("second", weekly_hours=1)
    plan = fit(candidates(first, second), Means(owner_hours=2))
    assert (keys(plan.slots), keys(plan.later)) == (["first"], ["second"])


def test_what_could_begin_only_after_the_twelfth_week_comes_later() -> None:
    long = tactic("long", phase="listening", setup_hours=3, weekly_hours=0)
    free = tactic("free", phase="content", setup_hours=0, weekly_hours=0)
    plan = fit(candidates(long, free), Means(owner_hours=0.25))
    assert (keys(plan.slots), keys(plan.later)) == (["long"], ["free"])


def test_without_any_hours_nothing_that_takes_hours_is_planned() -> None:
    assert fit(candidates(tactic()), Means(owner_hours=0)).slots == ()


def test_money_does_not_buy_the_owners_own_time() -> None:
    plan = fit(candidates(tactic(who="owner")), Means(0, money=1000, help_rate=10))
    assert keys(plan.later) == ["a"]


def test_money_buys_work_that_others_may_do() -> None:
    plan = fit(candidates(tactic(who="anyone")), Means(0, money=1000, help_rate=10))
    assert [slot.payer for slot in plan.slots] == ["help"]


def test_nothing_is_bought_while_the_price_of_help_is_unknown() -> None:
    plan = fit(candidates(tactic(who="anyone")), Means(0, money=1000, help_rate=None))
    assert plan.slots == ()


def test_staff_hours_are_spent_before_the_owners() -> None:
    plan = fit(candidates(tactic(who="anyone")), Means(2, staff_hours=2))
    assert max(plan.owner_weeks) == 0


def test_listening_starts_before_content_whatever_the_rank() -> None:
    speak, listen = tactic("speak", phase="content"), tactic("listen", phase="listening")
    plan = fit(candidates(speak, listen), Means(owner_hours=2))
    assert keys(plan.slots) == ["listen", "speak"]


def test_a_tactic_waits_for_what_it_builds_on() -> None:
    base, top = tactic("base"), tactic("top", waits_for=["base"])
    plan = fit(candidates(top, base), Means(owner_hours=2))
    weeks = {slot.key: slot for slot in plan.slots}
    assert weeks["base"].ready_week <= weeks["top"].first_week


def test_a_tactic_whose_base_does_not_fit_comes_later() -> None:
    base, top = tactic("base", weekly_hours=9), tactic("top", waits_for=["base"])
    plan = fit(candidates(top, base), Means(owner_hours=2))
    assert sorted(keys(plan.later)) == ["base", "top"]
    assert {later.key: later.builds_on for later in plan.later} == {"base": None, "top": "base"}


def test_in_the_busy_season_the_less_valuable_rests() -> None:
    first, second = tactic("first"), tactic("second")
    plan = fit(candidates(first, second), Means(owner_hours=2, season_hours=0.5))
    assert {slot.key: slot.rests for slot in plan.slots} == {"first": False, "second": True}


hours = st.integers(0, 12).map(lambda quarter: quarter / 4)


@st.composite
def tactics(draw: st.DrawFn) -> list[Tactic]:
    names = [f"t{n}" for n in range(draw(st.integers(0, 8)))]
    return [
        tactic(
            name,
            phase=draw(st.sampled_from(PHASES)),
            setup_hours=draw(hours),
            weekly_hours=draw(hours),
            who=draw(st.sampled_from(["owner", "anyone"])),
            waits_for=draw(st.lists(st.sampled_from(names[:place]), max_size=2, unique=True))
            if place
            else [],
        )
        for place, name in enumerate(names)
    ]


means = st.builds(
    Means,
    owner_hours=st.integers(0, 20).map(lambda quarter: quarter / 4),
    staff_hours=st.integers(0, 20).map(lambda quarter: quarter / 4),
    money=st.integers(0, 300).map(float),
    help_rate=st.none() | st.integers(1, 50).map(float),
    season_hours=st.none() | st.integers(0, 20).map(lambda quarter: quarter / 4),
)


@settings(max_examples=200, deadline=None)
@given(tactics(), means)
def test_no_week_and_no_month_goes_over_the_means(drawn: list[Tactic], given_: Means) -> None:
    plan = fit(candidates(*drawn), given_)
    assert max(plan.owner_weeks) <= given_.owner_hours + 0.01
    assert max(plan.staff_weeks) <= given_.staff_hours + 0.01
    assert plan.money <= given_.money + 0.01
    if given_.season_hours is not None:
        assert plan.season_hours <= given_.season_hours + 0.01


@settings(max_examples=200, deadline=None)
@given(tactics(), means)
def test_every_candidate_is_planned_or_comes_later_once(drawn: list[Tactic], given_: Means) -> None:
    plan = fit(candidates(*drawn), given_)
    assert sorted(keys(plan.slots) + keys(plan.later)) == sorted(t.id for t in drawn)


@settings(max_examples=200, deadline=None)
@given(tactics(), means)
def test_weeks_stay_within_the_twelve(drawn: list[Tactic], given_: Means) -> None:
    for slot in fit(candidates(*drawn), given_).slots:
        assert 1 <= slot.first_week <= slot.ready_week <= WEEKS


def test_plenty_of_hands_still_listen_before_they_speak() -> None:
    listen = tactic("listen", phase="listening", who="anyone")
    speak = tactic("speak", phase="content", who="anyone")
    plan = fit(candidates(speak, listen), Means(owner_hours=40, staff_hours=40))
    weeks = {slot.key: slot.first_week for slot in plan.slots}
    assert weeks == {"listen": 1, "speak": 3}


def test_a_plan_for_few_hours_holds_few_tactics_however_small() -> None:
    small = [tactic(f"t{n}", setup_hours=0.1, weekly_hours=0) for n in range(9)]
    plan = fit(candidates(*small), Means(owner_hours=2))
    assert (len(plan.slots), len(plan.later)) == (5, 4)


def test_what_lasts_two_weeks_holds_back_what_comes_after_it() -> None:
    listen = tactic("listen", phase="listening", setup_hours=0.5, takes_weeks=2)
    act = tactic("act", phase="relationships")
    plan = fit(candidates(listen, act), Means(owner_hours=10))
    assert {slot.key: slot.first_week for slot in plan.slots} == {"listen": 1, "act": 3}


def test_rules_take_hours_too() -> None:
    rules = Policy.model_validate(
        {"id": "rules", "title": "r", "text": "r", "setup_hours": 0, "weekly_hours": 1.5}
    )
    plan = fit([Candidate("rules", rules), *candidates(tactic(weekly_hours=1))], Means(2))
    assert (keys(plan.slots), keys(plan.later)) == (["rules"], ["a"])


def test_help_is_not_paid_to_keep_the_firms_rules() -> None:
    rules = Policy.model_validate(
        {"id": "rules", "title": "r", "text": "r", "setup_hours": 1, "weekly_hours": 0}
    )
    assert fit([Candidate("rules", rules)], Means(0, money=1000, help_rate=10)).slots == ()


def test_an_owner_with_hardly_an_hour_buys_help_first() -> None:
    plan = fit(candidates(tactic(who="anyone")), Means(0.5, money=1000, help_rate=10))
    assert [slot.payer for slot in plan.slots] == ["help"]
