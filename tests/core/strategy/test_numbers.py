"""The gap in the owner's own figures, in sentences; sums of ours are marked as ours."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from advisor.advise import open_case
from advisor.core.interview.answer import DONT_KNOW
from advisor.core.rules.catalogue import OutlineSection
from advisor.core.rules.question import Area
from advisor.core.strategy.case import Case
from advisor.engine.reference import ReferenceMatcher
from advisor.language import english
from tests.builders import AREAS, answers, approach, item, lead_move, question, rule, rulebase

DAY = date(2026, 11, 27)
UNITS = ("count", "share", "money", "hours", "days")
MONEY = ("price", "own_cost", "small_price", "usual_share", "last_sum", "promised")
NUMBERS = (
    *("hours_each", "small_hours", "small_count", "last_givers", "began", "stayed"),
    *("where_number", "best_number", "worst_number", "before_number"),
    *("own_part", "second_now", "second_target", "best_of"),
)
QUESTIONS = (
    question("goal.measure", options=("orders", "own", "leavers", "wrong_enquiries")),
    question("goal.measure_words", "text"),
    question("goal.unit", options=UNITS),
    question("goal.per", options=("week", "month", "all")),
    question("goal.baseline", "number", max=100000),
    question("goal.target", "number", max=100000),
    question("goal.date", "date"),
    question("goal.of", "number", max=100000),
    question("goal.line", "number", max=100000),
    question("goal.of_per", options=("week", "month", "all")),
    question("goal.shows_after", "number", max=500),
    question("goal.each_times", "number", max=1000),
    question("goal.each_weeks", "number", max=1000),
    question("goal.group_size", "number", max=1000),
    *(question(f"goal.{name}", "money", max=1000000) for name in MONEY),
    *(question(f"goal.{name}", "number", max=1000000) for name in NUMBERS),
    question("goal.gift", options=("prepaid", "once", "monthly")),
    question("goal.source_share", "number", max=100, words="Who?"),
    question("business.demand", "number", max=1000000, words="In which unit?"),
    question("business.supply", "number", max=1000000),
    question("goal.all_or_nothing", "yes_no"),
    question("goal.where", "text"),
    question("goal.day_in_words", "text"),
    question("goal.stay", options=("stay", "leave")),
    question("goal.second", "text"),
    question("goal.second_unit", options=UNITS),
    question("place.name", "text", required=True, printed=True),
    question("place.waits", "choices", options=("questions", "praise")),
    question("place.state", options=("alive", "not_admitted")),
    question("place.fee", "number", max=100),
    question("place.fee_before", "number", max=100),
    question("business.owner_hours", "number"),
    question("business.money", "money", max=1000),
    question("business.money_once", "money", max=1000),
)
PLACES = Area(id="place", title="Places", repeat="place", at_most=8, add="More?")
SECTIONS = (OutlineSection(id="programme", title="Numbers", kinds=("measured",)),)


WAY = (*approach(), *lead_move())

# A second approach with a move of its own.
OTHER = (
    item("b", "approach", answers=["o"]),
    rule("too", recommend="b"),
    item("y", "tactic", claim="lead", carries=["b"]),
    rule("s", recommend="y"),
)


def case(
    *parts: Any,
    business: dict[str, Any] | None = None,
    place: dict[str, Any] | None = None,
    unnamed_first: bool = False,
    **goal: Any,
) -> Case:
    base = rulebase(*QUESTIONS, *parts, sections=SECTIONS, areas=(*AREAS, PLACES))
    numbers = {"measure": "orders", "date": date(2026, 12, 31), **goal}
    entry = {"goal.kind": "hiring", **{f"goal.{k}": v for k, v in numbers.items() if v is not None}}
    entries = ({}, entry) if unnamed_first else (entry,)
    given = answers(**(business or {})).with_entries("goal", entries)
    if place is not None:
        told_of = {f"place.{key}": value for key, value in place.items()}
        given = given.with_entries("place", ({"place.name": "the page", **told_of},))
    return open_case(base, given, ReferenceMatcher(base), DAY)


def told(*parts: Any, item_id: str = "", **goal: Any) -> str:
    """The text about the goal, or about money or hours."""
    language = english().reckoned_from(DAY)
    for one in case(*parts, **goal).outline.items():
        wanted = item_id or (one.goals and one.id)
        if one.id == wanted and one.text is not None:
            return language.say(one.text)
    return ""


@pytest.mark.parametrize(
    ("goal", "said"),
    [
        (
            {"baseline": 34, "target": 50, "unit": "share", "per": "all"},
            "Orders: from 34 to 50 of 100 by Thu 31 Dec. That is 16 more of each 100.",
        ),
        (
            {"baseline": 18, "target": 30, "unit": "count", "per": "week"},
            "Orders: from 18 to 30 a week by Thu 31 Dec. That is 12 more a week.",
        ),
        (
            {"baseline": 9, "target": 4, "unit": "count", "per": "month"},
            "Orders: from 9 to 4 a month by Thu 31 Dec. That is 5 fewer a month.",
        ),
        (
            {"baseline": 9, "target": 4, "unit": "days", "per": "all"},
            "Orders: from 9\u00a0days to 4\u00a0days by Thu 31 Dec. That is 5\u00a0days less.",
        ),
        ({"target": 4}, "Orders: 4 by Thu 31 Dec; how many now is not known."),
        ({"baseline": 4}, "Orders: 4 now; no target is set yet for Thu 31 Dec."),
    ],
)
def test_the_gap_is_said_in_the_owners_unit_and_period(goal: dict[str, Any], said: str) -> None:
    assert told(**goal).startswith(said)


def test_a_measure_in_own_words_is_said_in_those_words() -> None:
    assert told(measure="own", measure_words="Teams that enter", target=3).startswith(
        "Teams that enter: 3 by"
    )


def test_of_how_many_makes_it_people_and_the_sum_is_marked_as_ours() -> None:
    share: dict[str, Any] = {"baseline": 34, "target": 50, "unit": "share", "of": 11}
    said = told(of_per="week", **share)
    assert "Of 11 a week that is about 23 in three months; our sum." in said


def test_where_the_time_is_not_said_the_sum_names_none() -> None:
    share: dict[str, Any] = {"baseline": 34, "target": 50, "unit": "share", "of": 110}
    assert "Of 110 that is about 18; our sum." in told(**share)


PLACES_A_WEEK: dict[str, Any] = {"baseline": 18, "target": 30, "unit": "count", "per": "week"}


@pytest.mark.parametrize(
    ("goal", "said"),
    [
        (
            {"each_times": 2, "each_weeks": 5, **PLACES_A_WEEK},
            "each stays 5\u00a0weeks, so about 13 must start each month instead of 8.",
        ),
        ({"each_times": 3, **PLACES_A_WEEK}, "At 3 each that is about 4 more customers."),
        ({"group_size": 8, **PLACES_A_WEEK}, "In groups of 8 that is 2."),
    ],
)
def test_what_is_missing_is_said_in_people_and_in_whole_groups(
    goal: dict[str, Any], said: str
) -> None:
    assert said in told(**goal)


def test_marks_on_the_way_are_whole_groups_where_only_these_are_sold() -> None:
    goal: dict[str, Any] = {"unit": "count", "per": "all", "date": date(2027, 10, 31)}
    assert "On the way: 24 on" in told(baseline=0, target=88, group_size=8, **goal)


@pytest.mark.parametrize(
    ("known", "marks"), [({}, True), ({"last_sum": 180}, False), ({"stay": "leave"}, False)]
)
def test_no_straight_line_is_drawn_to_a_drive_or_past_what_is_fixed_first(
    known: dict[str, Any], marks: bool
) -> None:
    goal: dict[str, Any] = {"unit": "count", "per": "all", "date": date(2027, 10, 31)}
    assert ("On the way" in told(baseline=0, target=90, **goal, **known)) is marks


def test_a_day_in_words_is_said_in_those_words() -> None:
    said = told(baseline=0, target=88, unit="count", day_in_words="when the season ends", date=None)
    assert "from 0 to 88, “when the season ends”." in said.lower()


def test_how_much_it_was_once_is_proposed_where_there_is_no_target() -> None:
    proposed = "It was 61 once: take that as the target until you set another."
    assert proposed in told(baseline=48, before_number=61)
    assert proposed not in told(baseline=48, target=55, before_number=61)


def test_who_stayed_of_how_many_says_how_many_must_begin() -> None:
    said = told(baseline=31, target=41, unit="count", per="all", began=22, stayed=8)
    assert "Of 22 who began, 8 are still there." in said
    assert "10 more take about 28 who begin; our sum." in said


def test_how_many_of_100_leave_is_said_where_it_is_known_of_how_many() -> None:
    leaving: dict[str, Any] = {"baseline": 96, "target": 50, "unit": "count", "per": "year"}
    said = told(measure="leavers", of=430, **leaving)
    assert "96 of 430 is 22 of 100 now, and 50 would be 12; our sum." in said
    assert "of 100" not in told(of=430, **leaving)
    asking: dict[str, Any] = {"baseline": 12, "unit": "count", "per": "month"}
    said = told(measure="wrong_enquiries", of=16, **asking)
    assert "12 of 16 is 75 of 100; our sum." in said


def test_where_the_fewest_leave_is_compared_only_with_how_many_work_there() -> None:
    leaving: dict[str, Any] = {"baseline": 40, "target": 25, "unit": "count", "per": "year"}
    leaving |= {"measure": "leavers", "of": 200}
    said = told(best_number=2, best_of=25, **leaving)
    assert "it is 2 of 25, 8 of 100, so 12 of 100 is reached there already; our sum." in said
    assert "it is 4 of 25, 16 of 100; our sum." in told(best_number=4, best_of=25, **leaving)
    worse: dict[str, Any] = {"best_number": 9, "best_of": 25}
    unsized: dict[str, Any] = {"best_number": 2}
    for numbers in (unsized, worse):
        assert "Where" not in told(**numbers, **leaving)


def test_where_people_are_missing_is_said_in_the_owners_words() -> None:
    said = told(baseline=0, target=12, where="the house by the river", where_number=8)
    assert "Missing most: “the house by the river”, 8." in said


def test_the_best_and_the_worst_are_said_and_whether_the_target_is_reached() -> None:
    share: dict[str, Any] = {"baseline": 34, "target": 50, "unit": "share"}
    said = told(best_number=58, worst_number=19, **share)
    assert "Where it works best it is 58 of 100, where it works worst 19." in said
    assert "So 50 of 100 is reached here already" in said
    assert "reached here already" not in told(best_number=45, **share)
    assert "Where it works best" not in told(best_number=30, **share)


def test_the_best_is_also_said_where_the_number_has_to_fall() -> None:
    days: dict[str, Any] = {"baseline": 9, "target": 4, "unit": "days"}
    said = told(best_number=3, **days)
    assert "Where it works best it is 3\u00a0days." in said
    assert "So 4\u00a0days is reached here already" in said
    assert "reached here already" not in told(best_number=6, **days)
    assert "Where it works best" not in told(best_number=12, **days)


def test_a_number_of_things_is_not_compared_with_one_of_another_size() -> None:
    numbers: dict[str, Any] = {"baseline": 35, "target": 60, "unit": "count", "per": "week"}
    assert "Where it works" not in told(best_number=70, worst_number=3, **numbers)


def test_money_is_not_raised_from_nothing() -> None:
    said = told(baseline=0, target=30000, unit="money", per="all")
    assert said.startswith("Orders: 30,000 by Thu 31 Dec; nothing so far.")


@pytest.mark.parametrize(("target", "weekly"), [(40, True), (6, False)])
def test_a_rate_is_named_only_where_it_is_at_least_one_a_week(target: int, weekly: bool) -> None:
    goal: dict[str, Any] = {"date": date(2027, 6, 1), "unit": "count", "per": "all"}
    assert ("a week" in told(baseline=3, target=target, **goal)) is weekly


@pytest.mark.parametrize(("weeks", "soon"), [(0, True), (26, False)])
def test_no_milestone_comes_before_anything_can_show(weeks: int, soon: bool) -> None:
    goal: dict[str, Any] = {"date": date(2027, 5, 1), "unit": "count", "per": "month"}
    said = told(baseline=3, target=30, shows_after=weeks, **goal)
    assert ("On the way" in said) is soon


def test_what_one_brings_and_takes_is_multiplied_by_what_is_missing() -> None:
    numbers: dict[str, Any] = {"baseline": 4, "target": 9, "unit": "count", "per": "month"}
    assert "At 360 each that is 1,800 a month; our sum." in told(price=360, **numbers)
    said = told(hours_each=11, **numbers)
    assert "At 11\u00a0hours each that is 55\u00a0hours a month; our sum." in said


@pytest.mark.parametrize(
    ("goal", "said"),
    [
        ({"target": 8}, "At 15\u00a0min each that is 3.5\u00a0hours a month; our sum."),
        ({}, "At 15\u00a0min each that is 5.5\u00a0hours a month now; our sum."),
        ({"baseline": 2}, "At 15\u00a0min each that is 30\u00a0min a month now; our sum."),
    ],
)
def test_small_hours_are_said_in_minutes_and_halves_also_without_a_target(
    goal: dict[str, Any], said: str
) -> None:
    numbers: dict[str, Any] = {"baseline": 22, "unit": "count", "per": "month", **goal}
    assert said in told(hours_each=0.25, **numbers)


def test_what_one_source_brings_is_said_with_what_is_left_without_it() -> None:
    numbers: dict[str, Any] = {"kind": "customers", "baseline": 40, "target": 50, "unit": "count"}
    said = told(source_share=60, source_share_words="two surgeries", per="week", **numbers)
    assert "60 of 100 come through one source: “two surgeries”." in said
    assert "That is about 24 of 40 a week; without it 16 are left; our sum." in said
    assert "That is about 24 of 40; without it" in told(source_share=60, per="all", **numbers)
    hired = told(source_share=60, **{**numbers, "kind": "hiring"})
    assert "Of the good ones, 60 of 100 came through one source." in hired
    assert "without it" not in hired


@pytest.mark.parametrize(
    ("business", "said"),
    [
        (
            {"demand": 500, "demand_words": "boxes a week", "supply": 280},
            "People want 500 and you have 280 (“boxes a week”): enough for 56 of 100, ",
        ),
        ({"demand": 90, "supply": 60}, "enough for 67 of 100, and you are 30 short; our sum."),
        ({"demand": 60, "supply": 60}, "People want 60 and you have 60, so there is enough."),
    ],
)
def test_what_people_want_is_said_beside_what_there_is(business: dict[str, Any], said: str) -> None:
    assert said in told(baseline=3, business=business)
    assert "People want" not in told(baseline=3, business={"demand": 90})


def test_what_is_moved_from_a_portal_saves_its_fee_less_what_direct_costs() -> None:
    goal: dict[str, Any] = {"baseline": 6, "target": 30, "unit": "share", "of": 50}
    goal |= {"kind": "direct", "of_per": "month", "price": 62, "own_cost": 2}
    said = told(place={"fee": 14.5, "fee_before": 9}, **goal)
    assert "Of 62 the page keeps 8.99, and direct costs you 2: 6.99 saved on each" in said
    assert "so 12 moved a month save 83.88 a month; our sum." in said
    assert "It kept 9 of 100 before; the rise costs you about 160 a month." in said


def test_what_a_rise_costs_names_no_period_where_the_whole_has_none() -> None:
    goal: dict[str, Any] = {"baseline": 6, "target": 30, "unit": "share", "of": 50, "price": 62}
    goal |= {"kind": "direct", "of_per": "all", "per": "month", "own_cost": 2}
    said = told(place={"fee": 14.5, "fee_before": 9}, **goal)
    assert "so 12 moved save 83.88; our sum." in said
    assert "the rise costs you about 160." in said


def test_better_work_is_weighed_against_what_is_given_up_for_it() -> None:
    goal: dict[str, Any] = {"baseline": 1, "target": 3, "unit": "count", "per": "year"}
    goal |= {"kind": "better_work", "measure": "own", "price": 3200}
    goal |= {"small_price": 95, "small_hours": 5, "small_count": 7}
    said = told(business={"owner_hours": 3, "money": 1500}, **goal)
    assert (
        "3 at 3,200 are 9,600 a year: 101 of the others at 95, 1.9 a week (one pays for 34); our "
        "sum."
    ) in said
    assert "One fewer a week costs about 412 a month and frees 5\u00a0hours a week." in said
    assert "2 fewer cost 823 a month, which leaves 677 of your 1,500." in said
    alone = told(**{**goal, "target": 1, "baseline": 0})
    assert "1 at 3,200 are 3,200 a year, as much as 34 of the others at 95; our sum." in alone
    assert "at 3,200 are" not in told(**{**goal, "unit": "share", "of": 50})


def test_what_came_last_time_says_how_many_others_must_give() -> None:
    money: dict[str, Any] = {"baseline": 0, "target": 420000, "unit": "money", "per": "all"}
    said = told(last_sum=180000, last_givers=74, of=310, promised=220000, **money)
    assert "With 220,000 from elsewhere that makes 640,000." in said
    assert (
        "Last time 74 gave 180,000, about 2,430 each. The same again leaves 240,000, about 99 of "
        "the other 236; our sum."
    ) in said
    assert "Last time 60,000 came in. The same again leaves 360,000 to find; our sum." in told(
        last_sum=60000, **money
    )


def test_a_place_keeps_its_part_of_the_same_again_as_of_all_that_must_be_given() -> None:
    money: dict[str, Any] = {"baseline": 0, "target": 20000, "unit": "money", "per": "all"}
    said = told(last_sum=10000, last_givers=100, place={"fee": 20}, **money)
    assert "250 must give" in said
    assert (
        "Of that the page would keep 20 of 100. The same again leaves 12,000, about 150 more who "
        "give as much; our sum."
    ) in said


@pytest.mark.parametrize(
    ("givers", "said"),
    [
        (150, "Of the 150 who gave last time, 140 would have to say yes."),
        (300, "Of the 300 who gave last time, one in 2 would have to say yes."),
    ],
)
def test_of_those_who_gave_so_many_or_one_in_so_many_must_say_yes(givers: int, said: str) -> None:
    people: dict[str, Any] = {"baseline": 0, "target": 140, "unit": "count", "per": "all"}
    assert said in told(last_givers=givers, **people)


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ({"of": 310}, "At about 2,430 from each, as last time, 173 of 310 must give; our sum."),
        ({}, "At about 2,430 from each, as last time, 173 must give; our sum."),
        ({"of": 150}, "173 must give, more than the 150 there are; our sum."),
        ({"place": {"fee": 10}}, "and 10 of 100 kept by the page, 192 must give; our sum."),
        ({"place": {"fee": 10}, "of": 310}, "kept by the page, 192 of 310 must give; our sum."),
        ({"place": {"fee": 10}, "of": 180}, "192 must give, more than the 180 there are; our sum."),
    ],
)
def test_what_one_gave_last_time_says_how_many_must_give(
    numbers: dict[str, Any], said: str
) -> None:
    money: dict[str, Any] = {"baseline": 0, "target": 420000, "unit": "money", "per": "all"}
    money |= {"last_sum": 180000, "last_givers": 74}
    assert said in told(**money, **numbers)
    assert "as last time" not in told(usual_share=600, **money, **numbers)
    assert "as last time" not in told(**{**money, "last_givers": None}, **numbers)


def test_what_missing_givers_would_give_is_said_where_givers_are_counted() -> None:
    givers: dict[str, Any] = {"baseline": 90, "target": 400, "unit": "count", "per": "all"}
    said = told(usual_share=150, gift="monthly", **givers)
    assert "At 150 each that is 46,500 a month; our sum." in said
    assert "At 150 each that is 46,500; our sum." in told(usual_share=150, **givers)


def test_what_is_paid_in_advance_brings_no_more_money_later() -> None:
    money: dict[str, Any] = {"baseline": 0, "target": 30000, "unit": "money", "per": "all"}
    said = told(usual_share=600, of=176, gift="prepaid", all_or_nothing="yes", **money)
    assert "It is all or nothing: below 30,000 nothing is paid out." in said
    assert "That is 28 of 100 of all 176." in said
    assert "the 126 others must pay" in said


def test_those_who_pay_in_advance_are_as_many_as_a_place_leaves() -> None:
    money: dict[str, Any] = {"baseline": 0, "target": 30000, "unit": "money", "per": "all"}
    goal = {"usual_share": 200, "gift": "prepaid", "place": {"fee": 8}, **money}
    said = told(of=176, **goal)
    assert "so 164 must give; our sum. That is 93 of 100 of all 176." in said
    assert "the 12 others must pay" in said
    assert "others must pay" not in told(of=150, **goal)


def test_what_a_place_keeps_comes_off_what_is_given() -> None:
    money: dict[str, Any] = {"baseline": 0, "target": 9000, "unit": "money", "usual_share": 300}
    said = told(place={"fee": 10}, **money)
    assert "so 34 must give" in said
    assert "30 must give" in told(**money)


def test_where_somebody_waits_the_first_sign_is_that_nobody_does() -> None:
    kpi = (item("k", "kpi", scope="goal"), rule("c", each="goal", recommend="k"))
    owed = item("a", "tactic", scope="place", claim="duty", rhythm="once", who="owner")
    answer = (owed, rule("r", each="place", recommend="a"))
    numbers: dict[str, Any] = {"baseline": 3, "target": 5}
    waiting = {"waits": ("questions",), "state": "alive"}
    said = told(*kpi, *answer, place=waiting, **numbers)
    assert "nobody is left waiting for an answer: the page" in said
    assert "nobody is left waiting" not in told(*kpi, place=waiting, **numbers)
    shut = {**waiting, "state": "not_admitted"}
    assert "nobody is left waiting" not in told(*kpi, *answer, place=shut, **numbers)


def test_a_second_number_that_the_words_name_is_not_said_again() -> None:
    kpi = (item("k", "kpi", scope="goal"), rule("c", each="goal", recommend="k"))
    numbers: dict[str, Any] = {"baseline": 3, "target": 5, "second_now": 7}
    assert "Also watch: late, 7 now." in told(*kpi, second="late", **numbers)
    assert "Also watch: seven late." in told(*kpi, second="seven late", **numbers)
    wanted = told(*kpi, second="late", second_target=4, second_unit="share", **numbers)
    assert "Also watch: late, 7 of 100 now; it should be 4 of 100." in wanted


def test_without_of_how_many_nothing_is_summed() -> None:
    assert "our sum" not in told(baseline=34, target=50, unit="share")


def test_how_to_count_is_said_with_what_shows_earlier() -> None:
    kpi = (item("k", "kpi", scope="goal"), rule("c", each="goal", recommend="k"))
    said = told(*kpi, *WAY, baseline=3, target=5, business={"owner_hours": 4})
    assert "How to count it: Count. First signs: " in said


def test_who_counts_already_goes_on_only_with_two_early_signs() -> None:
    kpi = (item("k", "kpi", scope="goal"), rule("c", each="goal", recommend="k"))
    second = (item("y", "tactic", claim="lead", carries=["a"]), rule("s", recommend="y"))
    numbers: dict[str, Any] = {"baseline": 3, "target": 5, "business": {"owner_hours": 9}}
    assert "You count it already" not in told(*kpi, *WAY, **numbers)
    assert "You count it already" in told(*kpi, *WAY, *second, **numbers)


def test_a_second_measure_of_less_value_is_what_moves_before() -> None:
    first = (item("k", "kpi", scope="goal"), rule("r", each="goal", recommend="k", value="high"))
    second = (item("l", "kpi", scope="goal"), rule("s", each="goal", recommend="l", value="low"))
    assert "Early sign: Count." in told(*first, *second, baseline=3, target=5)
    assert "Early sign" not in told(*first, baseline=3, target=5)


def test_the_parts_of_the_first_moves_are_marked_as_judgement() -> None:
    said = told(*WAY, *OTHER, baseline=20, target=40, business={"owner_hours": 9})
    assert "in our judgement: x – about 10; y – about 6; what else is planned – about 4." in said


def test_one_move_alone_is_given_no_part() -> None:
    said = told(*WAY, baseline=20, target=40, business={"owner_hours": 4})
    assert "What should bring it" not in said


def test_no_move_brings_a_part_of_what_is_all_or_nothing() -> None:
    said = told(*WAY, *OTHER, baseline=20, target=40, line=6000, business={"owner_hours": 9})
    assert "What should bring it" not in said


def test_asking_brings_nothing_by_itself() -> None:
    asking = (*WAY[:4], item("x", "tactic", claim="lead", carries=["a"], phase="listening"))
    said = told(*asking, WAY[5], *OTHER, baseline=20, target=40, business={"owner_hours": 9})
    assert "What should bring it" not in said


def test_what_begins_too_late_to_be_counted_is_said_with_its_day() -> None:
    goal: dict[str, Any] = {"baseline": 3, "target": 30, "unit": "count", "per": "month"}
    late = told(**goal, shows_after=4, date=date(2026, 12, 10))
    assert "By Thu 10 Dec only what began by Thu 12 Nov can be counted" in late
    assert "16 on Fri 25 Dec, 30 on Fri 22 Jan 2027 (our estimate)" in late
    soon = told(**goal, shows_after=4, date=date(2027, 3, 1))
    assert "Only what begins by Mon 1 Feb 2027 can still be counted" in soon


def test_the_owners_own_period_counts_more_than_what_a_measure_presumes() -> None:
    goal: dict[str, Any] = {"measure": "own", "measure_words": "trial lessons a term"}
    assert "17 a term now" in told(baseline=17, **goal)
    assert "17 a week now" in told(baseline=17, per="week", **goal)


def test_the_owners_own_period_counts_also_behind_a_goal_that_is_not_named_yet() -> None:
    goal: dict[str, Any] = {"measure": "own", "measure_words": "trial lessons a term"}
    assert "17 a week now" in told(baseline=17, per="week", unnamed_first=True, **goal)


@pytest.mark.parametrize(
    "words",
    ["calls answered within a week", "people who come twice a week", "bookings made a week ahead"],
)
def test_how_long_or_how_often_is_no_period_in_which_a_goal_is_counted(words: str) -> None:
    assert "17 a week" not in told(baseline=17, measure="own", measure_words=words)


@pytest.mark.parametrize(
    ("name", "number", "said"),
    [
        ("The 3,400 who gave in 2021", "thousands", "Of the 3,400 who gave in 2021, one in 11 "),
        ("A girl with 40,000 followers", "one", ""),
        ("The club of Street 3400", "dozens", ""),
    ],
)
def test_of_those_whose_number_was_named_one_in_so_many_must_say_yes(
    name: str, number: str, said: str
) -> None:
    asked = question("relationship.number", options=("one", "dozens", "thousands"))
    base = rulebase(*QUESTIONS, asked, sections=SECTIONS, areas=(*AREAS, PLACES))
    numbers: dict[str, Any] = {"goal.measure": "orders", "goal.baseline": 90, "goal.target": 400}
    entry: dict[str, Any] = {
        "goal.kind": "hiring",
        "goal.unit": "count",
        "goal.per": "all",
        **numbers,
    }
    known = {"name": name, "kind": "regulars", "number": number}
    known = {f"relationship.{key}": value for key, value in known.items()}
    given = answers().with_entries("goal", (entry,)).with_entries("relationship", (known,))
    outline = open_case(base, given, ReferenceMatcher(base), DAY).outline
    text = " ".join(english().say(one.text) for one in outline.items() if one.text is not None)
    assert (f"{said}would have to say yes" in text) if said else ("say yes" not in text)


def test_money_that_is_not_spent_has_its_reason() -> None:
    business = {"owner_hours": 4, "money": 50, "money_once": 0}
    said = told(item_id="programme:money", target=3, business=business)
    assert said == "Nothing in this plan needs more money, so keep the rest."


def test_no_money_is_not_spoken_of() -> None:
    business = {"owner_hours": 4, "money": 0, "money_once": DONT_KNOW}
    assert told(item_id="programme:money", target=3, business=business) == ""


def test_hours_that_stay_free_are_said() -> None:
    said = told(item_id="programme:hours", target=3, business={"owner_hours": 4})
    assert said.startswith("Free on average a week: you 4\u00a0h.")


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ((500, 500, 300), "They ask for 2,000 a quarter; together you have 2,000."),
        ((500, 500, 300), "Without any one of them you do not reach it."),
        ((1400, 100, 50), "Without one you do not reach it."),
        ((700, 700, 50), "Without one you do not reach it. Without two you do not reach it."),
        ((500, 300, 100), "together you have 1,600, so you are 400 short."),
    ],
)
def test_what_all_have_together_is_said_and_without_whom_it_is_not_enough(
    parts: tuple[int, ...], said: str
) -> None:
    could_add = question("relationship.could_add", "number", max=100000)
    per = question("goal.line_per", options=("order", "quarter"))
    base = rulebase(*QUESTIONS, could_add, per, sections=SECTIONS, areas=(*AREAS, PLACES))
    goal: dict[str, Any] = {"goal.kind": "joint", "goal.measure": "orders", "goal.target": 9}
    goal |= {"goal.line": 2000, "goal.own_part": 700, "goal.line_per": "quarter"}
    named: list[dict[str, Any]] = [
        {"relationship.name": name, "relationship.kind": "local_peer", "relationship.could_add": n}
        for name, n in zip(("one", "two", "three"), parts, strict=True)
    ]
    given = answers().with_entries("goal", (goal,)).with_entries("relationship", tuple(named))
    outline = open_case(base, given, ReferenceMatcher(base), DAY).outline
    text = " ".join(english().say(one.text) for one in outline.items() if one.text is not None)
    assert said in text
