"""The strategy after a review goes on from what is known now, and says what it changed."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advisor.advise import open_case
from advisor.core.interview.answer import Answer
from advisor.core.interview.review import DONE, HINDRANCES, SIGNS, Review, WorkReview
from advisor.core.rules.rulebase import Rulebase
from advisor.core.strategy.case import Case
from advisor.core.strategy.figures import figures_of
from advisor.core.strategy.reviewing import review_form
from advisor.core.strategy.since import MOST_MOVED
from advisor.engine.chain import Matcher
from advisor.language import english
from advisor.report.charts import way_charts
from tests.builders import after as reviewed
from tests.driving import firm
from tests.laws import broken
from tests.strategies import UNSHRUNK, examples, interviews

MADE, FEBRUARY, APRIL, JULY = (date(2026, month, 5) for month in (1, 2, 4, 7))
ANSWERING, ASKING, ALLIANCE = "answer-twice-a-week", "ask-them-to-join:cafe-rosa", "formal-alliance"
GREETING = "greet-those-you-miss:customers"


@pytest.fixture(scope="module")
def made(real: Rulebase, reference: Matcher) -> Case:
    return open_case(real, firm("bakery", real), reference, MADE)


def review(
    day: date,
    *work: WorkReview,
    number: float | None = None,
    since: date = MADE,
    **more: Answer,
) -> Review:
    goals: dict[str, dict[str, Answer]] = {}
    if number is not None:
        goals = {"customers": {"goal.baseline": number}}
    now = {f"business.{key}": answer for key, answer in more.items()}
    return Review(day, since, work, now, goals)


def after(case: Case, *reviews: Review) -> Case:
    """The strategy after some reviews of another."""
    answers = reviewed(case.rulebase, case.answers, *reviews)
    return Case(case.rulebase, answers, case._infer, reviews[-1].day)


def leading(case: Case) -> str:
    assert case.diagnosis is not None
    assert case.diagnosis.main is not None
    return case.diagnosis.main.item.id


def planned(case: Case) -> set[str]:
    return {placement.key for placement in case.plan.placements}


def since(case: Case) -> dict[str, str]:
    section = case.outline.section("since")
    assert section is not None
    say = english().say
    return {item.id.removeprefix("since:"): say(item.title) for item in section.items}


reasons = st.sampled_from([why for why in HINDRANCES if why != "hours"]) | st.none()


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_with_nothing_done_and_no_number_only_dates_move(made: Case, data: st.DataObject) -> None:
    keys = data.draw(st.lists(st.sampled_from(sorted(planned(made))), unique=True))
    undone = [WorkReview(key, "no", data.draw(reasons)) for key in keys]
    day = data.draw(st.dates(date(2026, 1, 6), date(2026, 6, 30)))
    case = after(made, review(day, *undone))
    assert case.diagnoses == made.diagnoses
    assert [goal.facts["goal.target"] for goal in case.profile.goals] == [45]
    assert {r.key for r in case.work.values()} == {r.key for r in made.work.values()}
    assert all(placement.start >= day for placement in case.plan.placements)


@pytest.mark.slow
@settings(UNSHRUNK, max_examples=examples(6))
@given(st.data())
def test_any_review_of_any_firm_gives_a_lawful_strategy(
    real: Rulebase, reference: Matcher, data: st.DataObject
) -> None:
    case = open_case(real, data.draw(interviews(real)), reference, MADE)
    signs, done = st.sampled_from([*SIGNS, None]), st.sampled_from(DONE)
    work = tuple(
        WorkReview(
            key, data.draw(done), data.draw(reasons | st.just("hours")), sign=data.draw(signs)
        )
        for key in sorted(planned(case))
        if data.draw(st.booleans())
    )
    goals: dict[str, dict[str, Answer]] = {
        goal.id: {"goal.baseline": data.draw(st.integers(0, 200))}
        for goal in case.profile.goals
        if data.draw(st.booleans())
    }
    once = after(case, Review(FEBRUARY, MADE, work, goals=goals, heard="Hello"))
    again = after(once, Review(APRIL, FEBRUARY, changed="Rain"))
    assert broken(once).keys() | broken(again).keys() <= broken(case).keys()
    if not goals and all(one.done == "no" and one.sign != "stop" for one in work):
        assert once.diagnoses == case.diagnoses


def test_what_is_done_drops_out_or_goes_on_with_its_rhythm(made: Case) -> None:
    done = [WorkReview(key, "yes") for key in (ANSWERING, ASKING)]
    case = after(made, review(FEBRUARY, *done, number=36))
    assert ASKING not in planned(case)
    answering = case.plan.placed(ANSWERING)
    assert answering is not None
    assert answering.task.setup_hours == 0
    assert answering.weekly_hours > 0
    assert {"done", "on"} <= since(case).keys()


def test_of_what_was_begun_a_part_is_left(made: Case) -> None:
    case = after(made, review(FEBRUARY, WorkReview(ALLIANCE, "partly", "hours")))
    before, now = (one.plan.placed(ALLIANCE) for one in (made, case))
    assert before is not None
    assert now is not None
    assert now.task.setup_hours == before.task.setup_hours / 2


def test_how_much_is_left_of_what_was_begun_is_marked_as_our_estimate(made: Case) -> None:
    case = after(made, review(FEBRUARY, WorkReview(ALLIANCE, "partly", "hours")))
    (begun,) = case.outline.find("since:begun")
    assert begun.text is not None
    assert "(our estimate)" in english().say(begun.text)


def test_an_approach_is_questioned_where_its_move_is_done_and_the_number_stands_still(
    made: Case,
) -> None:
    done = WorkReview(ANSWERING, "yes")
    still = after(made, review(FEBRUARY, done, number=30))
    moved = after(made, review(FEBRUARY, done, number=36))
    idle = after(made, review(FEBRUARY, number=30))
    assert leading(moved) == leading(idle) == leading(made) == "looks-shut-from-outside"
    assert leading(still) == "together-only-in-talk"
    assert "leads:customers" in since(still)
    assert "leads:customers" not in since(moved)


def test_what_showed_the_sign_to_stop_is_dropped_with_its_reason(made: Case) -> None:
    case = after(made, review(FEBRUARY, WorkReview(GREETING, "yes", sign="stop")))
    assert GREETING not in planned(case)
    section = case.outline.section("since")
    assert section is not None
    (dropped,) = (item for item in section.items if item.id == f"since:stopped:{GREETING}")
    assert dropped.text is not None
    assert "After ten names" in english().say(dropped.text)


def test_without_hours_for_anything_the_plan_gets_smaller_until_hours_are_given(
    made: Case,
) -> None:
    nothing = review(FEBRUARY, WorkReview(ANSWERING, "no", "hours"))
    smaller = after(made, nothing)
    assert smaller.outline.totals.owner_limit == 1
    assert smaller.outline.totals.owner_hours <= 1
    again = after(made, nothing, review(APRIL, since=FEBRUARY, owner_hours=3))
    assert again.outline.totals.owner_limit == 3


def half_a_year(made: Case) -> tuple[Case, Case, Case]:
    """A firm that found no hours, then did what led in vain, and then got moving."""
    first = review(FEBRUARY, WorkReview(ANSWERING, "no", "hours"))
    second = review(APRIL, WorkReview(ANSWERING, "yes"), number=30, since=FEBRUARY, owner_hours=3)
    done = (WorkReview(key, "yes") for key in (ASKING, ALLIANCE))
    third = review(JULY, *done, number=38, since=APRIL)
    reviews = (first, second, third)
    one, two, three = (after(made, *reviews[:count]) for count in (1, 2, 3))
    return one, two, three


def test_a_firm_goes_through_three_reviews_in_half_a_year(made: Case) -> None:
    first, second, third = half_a_year(made)
    assert "smaller" in since(first)
    assert leading(second) == leading(third) == "together-only-in-talk"
    assert not {ASKING} & planned(third)
    said = since(third)["number:customers"]
    assert said == (
        "New customers: 30 on Mon 5 Jan 2026; 30 on Sun 5 Apr 2026; 38 now, closer to the target."
    )
    for case in (first, second, third):
        assert {law: said for law, said in broken(case).items() if said} == {}


def test_the_line_of_the_number_grows_with_every_review(made: Case) -> None:
    *_, third = half_a_year(made)
    (way,) = figures_of(third).ways
    assert [(p.day, p.figure) for p in way.counted] == [(MADE, 30), (APRIL, 30)]
    assert (way.points[0].day, way.points[0].figure) == (JULY, 38)
    (chart,) = way_charts(third, english().reckoned_from(JULY))
    _header, january, april, today, *_ = (line.split() for line in chart.draw(70))
    assert ("30" in january, "30" in april, today[:2]) == (True, True, ["today", "38"])


def answered(case: Case, **goal: Answer) -> Case:
    """The strategy once the owner has answered otherwise about the goal, in the interview."""
    entry = {**case.answers.goals[0], **{f"goal.{key}": value for key, value in goal.items()}}
    answers = case.answers.with_entries("goal", (entry,))
    return Case(case.rulebase, answers, case._infer, case.day)


def test_a_number_changed_after_a_review_counts_and_leaves_the_line_as_it_was(made: Case) -> None:
    changed = answered(after(made, review(FEBRUARY, number=33)), baseline=35, target=60)
    assert changed.before is not None
    assert changed.before.plan == made.plan
    (way,) = figures_of(changed).ways
    assert [(p.day, p.figure) for p in way.counted] == [(MADE, 30), (FEBRUARY, 33)]
    assert way.points[0].figure == 35
    again = after(changed, review(APRIL, since=FEBRUARY))
    assert since(again)["number:customers"] == (
        "New customers: 30 on Mon 5 Jan 2026; 33 on Thu 5 Feb 2026; 35 now."
    )


def test_a_day_that_has_passed_is_asked_for_anew_and_nothing_is_planned_up_to_it(
    made: Case,
) -> None:
    passed = answered(made, date=date(2026, 1, 31))
    late = Case(made.rulebase, passed.answers, made._infer, FEBRUARY)
    page = late.outline.section("page")
    assert page is not None
    said = " ".join(english().say(item.text) for item in page.items if item.text is not None)
    assert "That day has passed. Name a new day this week" in said
    assert late.plan.last > FEBRUARY
    (asked,) = review_form(passed, FEBRUARY).days
    assert review_form(made, FEBRUARY).days == ()
    new = Review(FEBRUARY, MADE, goals={asked.goal: {"goal.date": date(2026, 6, 30)}})
    (number,) = after(passed, new).outline.find("since:number:customers")
    assert number.text is not None
    assert english().say(number.text) == "The new day for it is Tue 30 Jun 2026."


def test_hours_given_after_a_review_are_all_planned_with(made: Case) -> None:
    smaller = after(made, review(FEBRUARY, WorkReview(ANSWERING, "no", "hours")))
    business = {**smaller.answers.business, "business.owner_hours": 3}
    more = replace(smaller.answers, business=business)
    assert Case(made.rulebase, more, made._infer, FEBRUARY).outline.totals.owner_limit == 3


def test_the_plan_before_is_still_known_as_it_was(made: Case) -> None:
    *_, third = half_a_year(made)
    assert third.before is not None
    first = third.before.before
    assert first is not None
    assert first.before is not None
    assert first.before.plan == made.plan


def test_both_engines_agree_on_a_reviewed_firm(made: Case, real: Rulebase, engine: Matcher) -> None:
    *_, third = half_a_year(made)
    assert open_case(real, third.answers, engine, JULY).inference == third.inference


def test_dates_that_moved_are_a_few_lines_and_the_rest_a_number(made: Case) -> None:
    said = since(after(made, review(FEBRUARY)))
    lines = {name: line for name, line in said.items() if name.startswith("moved")}
    *each, rest = lines.values()
    assert len(each) == MOST_MOVED
    assert all(re.match(r"Moved from .* to .*: ", line) for line in each)
    assert re.fullmatch(r"Moved too: \d+ more dates?\.", rest)
