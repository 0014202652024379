"""The gap in the owner's own figures, in sentences; sums of ours are marked as ours."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from advisor.advise import open_case
from advisor.core.rules.catalogue import OutlineSection
from advisor.core.rules.question import Area
from advisor.core.strategy.case import Case
from advisor.engine.reference import ReferenceMatcher
from advisor.language import english
from tests.builders import AREAS, answers, approach, item, lead_move, question, rule, rulebase

DAY = date(2026, 11, 27)
UNITS = ("count", "share", "money", "hours", "days")
QUESTIONS = (
    question("goal.measure", options=("orders", "own")),
    question("goal.measure_words", "text"),
    question("goal.unit", options=UNITS),
    question("goal.per", options=("week", "month", "all")),
    question("goal.baseline", "number", max=100000),
    question("goal.target", "number", max=100000),
    question("goal.date", "date"),
    question("goal.of", "number", max=100000),
    question("goal.line", "number", max=100000),
    question("goal.of_words", "text"),
    question("goal.worth", "text"),
    question("goal.usual_share", "number", max=100000),
    question("goal.second", "text"),
    question("goal.second_now", "number", max=100000),
    question("place.name", "text", required=True, printed=True),
    question("place.waits", "choices", options=("questions", "praise")),
    question("place.state", options=("alive", "not_admitted")),
    question("place.fee", "number", max=100),
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
    **goal: Any,
) -> Case:
    base = rulebase(*QUESTIONS, *parts, sections=SECTIONS, areas=(*AREAS, PLACES))
    numbers = {"measure": "orders", "date": date(2026, 12, 31), **goal}
    entry = {"goal.kind": "hiring", **{f"goal.{key}": value for key, value in numbers.items()}}
    given = answers(**(business or {})).with_entries("goal", (entry,))
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
            "Orders: from 9 to 4 a month by Thu 31 Dec. That is 5 less a month.",
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
    said = told(of_words="new ones a week", **share)
    assert "Of 11 a week that is about 23 more in three months; our sum." in said


@pytest.mark.parametrize("words", ["new ones last year", "a week or a month", "в неделю"])
def test_where_the_time_is_not_clear_nothing_is_summed(words: str) -> None:
    share: dict[str, Any] = {"baseline": 34, "target": 50, "unit": "share", "of": 110}
    assert "our sum" not in told(of_words=words, **share)


def test_money_is_not_raised_from_nothing() -> None:
    said = told(baseline=0, target=30000, unit="money", per="all")
    assert said.startswith("Orders: 30,000 by Thu 31 Dec; nothing so far.")


@pytest.mark.parametrize(("target", "weekly"), [(40, True), (6, False)])
def test_a_rate_is_named_only_where_it_is_at_least_one_a_week(target: int, weekly: bool) -> None:
    goal: dict[str, Any] = {"date": date(2027, 6, 1), "unit": "count", "per": "all"}
    assert ("a week" in told(baseline=3, target=target, **goal)) is weekly


@pytest.mark.parametrize(("words", "soon"), [("people asked", True), ("it takes 6 months", False)])
def test_no_milestone_comes_before_anything_can_show(words: str, soon: bool) -> None:
    goal: dict[str, Any] = {"date": date(2027, 5, 1), "unit": "count", "per": "month"}
    said = told(baseline=3, target=30, measure="own", measure_words=words, **goal)
    assert ("On the way" in said) is soon


@pytest.mark.parametrize(
    "words",
    ["jobs open eleven months", "people who left two years ago", "bookings made two months ahead"],
)
def test_how_long_something_has_lasted_is_no_time_to_wait(words: str) -> None:
    goal: dict[str, Any] = {"unit": "count", "per": "month", "measure": "own"}
    said = told(baseline=0, target=3, measure_words=words, **goal)
    assert "can be counted" not in said


def test_what_one_is_worth_is_multiplied_by_what_is_missing() -> None:
    numbers: dict[str, Any] = {"baseline": 4, "target": 9, "unit": "count", "per": "month"}
    said = told(worth="12 guests at 30 euros", **numbers)
    assert "“12 guests at 30 euros”: times 5 that is 1,800 a month; our sum." in said
    assert "our sum" not in told(worth="it depends", **numbers)


@pytest.mark.parametrize(
    "words",
    [
        "they keep $14.50 of every hundred",
        "about 15 % of it",
        "15 per cent",
        "1.200 euros",
        "12,50 euros",
        "1.234,50 euros",
        "40 euros a week",
    ],
)
def test_a_share_a_rate_and_a_figure_that_reads_in_two_ways_are_not_multiplied(words: str) -> None:
    numbers: dict[str, Any] = {"baseline": 4, "target": 9, "unit": "count", "per": "month"}
    assert "our sum" not in told(worth=words, **numbers)


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
    assert "nobody waits any more: the page" in told(*kpi, *answer, place=waiting, **numbers)
    assert "nobody waits" not in told(*kpi, place=waiting, **numbers)
    shut = {**waiting, "state": "not_admitted"}
    assert "nobody waits" not in told(*kpi, *answer, place=shut, **numbers)


def test_a_second_number_that_the_words_name_is_not_said_again() -> None:
    kpi = (item("k", "kpi", scope="goal"), rule("c", each="goal", recommend="k"))
    numbers: dict[str, Any] = {"baseline": 3, "target": 5, "second_now": 7}
    assert "Beside it: late, 7 now." in told(*kpi, second="late", **numbers)
    assert "Beside it: seven late." in told(*kpi, second="seven late", **numbers)


def test_without_of_how_many_nothing_is_summed() -> None:
    assert "our sum" not in told(baseline=34, target=50, unit="share")


def test_how_to_count_is_said_with_what_shows_earlier() -> None:
    kpi = (item("k", "kpi", scope="goal"), rule("c", each="goal", recommend="k"))
    said = told(*kpi, *WAY, baseline=3, target=5, business={"owner_hours": 4})
    assert "How to count it: Count. What shows earlier: " in said


def test_who_counts_already_goes_on_only_with_two_early_signs() -> None:
    kpi = (item("k", "kpi", scope="goal"), rule("c", each="goal", recommend="k"))
    second = (item("y", "tactic", claim="lead", carries=["a"]), rule("s", recommend="y"))
    numbers: dict[str, Any] = {"baseline": 3, "target": 5, "business": {"owner_hours": 9}}
    assert "You count it already" not in told(*kpi, *WAY, **numbers)
    assert "You count it already" in told(*kpi, *WAY, *second, **numbers)


def test_a_second_measure_of_less_value_is_what_moves_before() -> None:
    first = (item("k", "kpi", scope="goal"), rule("r", each="goal", recommend="k", value="high"))
    second = (item("l", "kpi", scope="goal"), rule("s", each="goal", recommend="l", value="low"))
    assert "What moves before it: Count." in told(*first, *second, baseline=3, target=5)
    assert "What moves before it" not in told(*first, baseline=3, target=5)


def test_the_parts_of_the_first_moves_are_marked_as_judgement() -> None:
    said = told(*WAY, *OTHER, baseline=20, target=40, business={"owner_hours": 9})
    assert (
        "by our own judgement: x – about 10; y – about 6; what else is planned – about 4." in said
    )


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
    words = {"measure": "own", "measure_words": "back within one month"}
    late = told(**goal, **words, date=date(2026, 12, 10))
    assert "By Thu 10 Dec only what began by Tue 10 Nov can be counted" in late
    assert "16 on Sun 27 Dec, 30 on Tue 26 Jan 2027 (our estimate)" in late
    soon = told(**goal, **words, date=date(2027, 3, 1))
    assert "Only what begins by Sat 30 Jan 2027 can still be counted" in soon


def test_the_owners_own_period_counts_more_than_what_a_measure_presumes() -> None:
    goal: dict[str, Any] = {"measure": "own", "measure_words": "trial lessons a term"}
    assert "17 a term now" in told(baseline=17, **goal)
    assert "17 a week now" in told(baseline=17, per="week", **goal)


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
    assert said == "Nothing in this plan needs more money, so the rest stays unspent."


def test_hours_that_stay_free_are_said() -> None:
    said = told(item_id="programme:hours", target=3, business={"owner_hours": 4})
    assert said.startswith("Free on average a week: you 4\u00a0h.")
