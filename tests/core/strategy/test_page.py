"""Page one: the verdict first, the owner's figures only, and never longer than a page."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.advise import open_case
from advisor.core.rules.catalogue import Item
from advisor.core.rules.layout import OutlineSection
from advisor.core.rules.question import Area, Finding, Question
from advisor.core.rules.rule import Rule
from advisor.core.strategy.page import MOST_WORDS
from advisor.engine.reference import ReferenceMatcher
from advisor.language import english
from tests.builders import AREAS, answers, approach, item, lead_move, question, rule, rulebase

DAY = date(2026, 1, 5)
Part = Question | Finding | Rule | Item
PAGE = (OutlineSection(id="page", title="Page", kinds=("page",)),)
NUMBERS = (
    question("goal.measure", options=("orders", "visits")),
    question("goal.baseline", "number"),
    question("goal.target", "number"),
    question("goal.date", "date"),
    question("business.owner_hours", "number"),
)
GOAL: dict[str, Any] = {
    "goal.kind": "hiring",
    "goal.measure": "orders",
    "goal.baseline": 30,
    "goal.target": 45,
    "goal.date": date(2026, 9, 1),
}


def page(
    *parts: Part,
    goal: dict[str, Any] | None = None,
    hours: float = 5,
    relationships: tuple[dict[str, Any], ...] = (),
    others: tuple[dict[str, Any], ...] = (),
) -> dict[str, str]:
    """The lines of page one by their names; ``others`` are goals after the first."""
    base = rulebase(*NUMBERS, *parts, sections=PAGE)
    goals = (GOAL if goal is None else goal, *others)
    given = answers(owner_hours=hours).with_entries("goal", goals)
    given = given.with_entries("relationship", relationships)
    outline = open_case(base, given, ReferenceMatcher(base), DAY).outline
    return {
        one.id.removeprefix("page-"): english().say(one.text)
        for one in outline.items()
        if one.text is not None
    }


def way(text: str = "Nobody knows why.", **move: Any) -> list[Part]:
    """An obstacle, the approach to it and its lead move."""
    asking = approach(text=text, title="Ask first", instead="Not a campaign.")
    return [*asking, *lead_move(title="Ask five", **move)]


def test_the_goal_is_said_with_the_owners_figures_and_what_is_missing() -> None:
    told = "Hiring. Orders: from 30 to 45 by Tue 1 Sep 2026. That is 15 more."
    assert page()["goal"] == told


def test_a_day_too_near_for_the_figure_to_show_is_said_beside_it() -> None:
    weeks = question("goal.shows_after", "number", max=500)
    near = GOAL | {"goal.date": date(2026, 2, 1)}
    told = {
        after: "too near" in page(weeks, goal=near | {"goal.shows_after": after})["goal"]
        for after in (13, 0)
    }
    assert told == {13: True, 0: False}


@pytest.mark.parametrize(("day", "near"), [(19, True), (20, False)])
def test_a_day_within_two_weeks_is_called_near(day: int, near: bool) -> None:
    assert (
        "That day is near" in page(goal=GOAL | {"goal.date": date(2026, 1, day)})["goal"]
    ) is near


def test_what_is_missing_is_said_in_people_too() -> None:
    times = question("goal.each_times", "number", max=100)
    unit = question("goal.unit", options=("count", "share"))
    goal = GOAL | {"goal.each_times": 3, "goal.unit": "count"}
    assert page(times, unit, goal=goal)["goal"].endswith(
        "That is 15 more. At 3 each that is about 5 more customers."
    )


def test_who_comes_first_is_whom_the_move_asks_and_nobody_where_it_asks_none() -> None:
    talk = item("x", "tactic", claim="lead", carries=["a"], scope="relationship")
    asked = (*approach(), talk, rule("r", each="relationship", recommend="x"))
    shop = {"relationship.name": "Café Rosa", "relationship.kind": "local_peer"}
    assert page(*asked, relationships=(shop,))["who"] == "Café Rosa."
    assert "who" not in page(*way(), relationships=(shop,))


def test_minutes_before_an_owners_hours_become_free_are_said() -> None:
    once: dict[str, Any] = {"who": "owner", "weekly_hours": 0, "rhythm": "once"}
    frees = lead_move("x", **once, setup_hours=0, frees_hours=2, takes_weeks=3)
    answer = item("w", "tactic", claim="lead", carries=["a"], setup_hours=0.5, at_once=True, **once)
    later = item("l", "tactic", claim="lead", carries=["a"], setup_hours=1, **once)
    rules = rule("s", recommend="w"), rule("t", recommend="l")
    said = page(*approach(), *frees, answer, later, *rules, hours=0)["hours"]
    assert "before Mon 26 Jan 2026, only 30\xa0min in person" in said


@pytest.mark.parametrize("hours", [1.33, 3.1, 4.6])
def test_no_more_hours_are_said_to_be_used_than_there_are(hours: float) -> None:
    said = page(*way(setup_hours=9, weekly_hours=0), hours=hours)["hours"]
    used, limit = (float(n) for n in re.findall(r"([\d.]+)\u00a0h", said)[:2])
    assert used <= limit


def test_a_goal_without_numbers_gets_none() -> None:
    assert page(goal={"goal.kind": "hiring"})["goal"] == "Hiring."


def test_it_says_what_holds_the_goal_back_and_why_this_move() -> None:
    lines = page(*way())
    assert lines["obstacle"] == "Nobody knows why."
    assert lines["move"].startswith("Ask first.")
    assert lines["instead"] == "Not a campaign."
    # How to begin is said further down, with the move in full.
    assert "step-x" not in lines


def test_what_comes_before_the_owners_own_view_is_named() -> None:
    view = question("goal.in_the_way", options=("trust", "nothing"))
    goal = GOAL | {"goal.in_the_way": "trust"}
    assert page(view, *way(), goal=goal)["view"].endswith("points to this first: o.")
    enough = approach(title="Almost nothing", nothing_needed=True)
    told = page(view, *enough, *lead_move(), goal=goal)["view"]
    assert told == "Trust. To change that, choose a goal for it."


def test_what_is_missing_for_the_move_is_said_with_the_least_that_would_do() -> None:
    lines = page(*way(setup_hours=1, weekly_hours=5), hours=2)
    least = "Ask five. It needs at least 2.5 h a week of your own; today you have 2 h."
    assert lines["missing"].replace("\u00a0", " ") == least


def test_a_change_that_nobody_can_make_is_not_asked_for() -> None:
    lines = page(*way(setup_hours=8, weekly_hours=0), hours=0)
    assert "at least" not in lines["missing"]
    assert lines["missing"].endswith("Begin with the first step: Begin.")


def test_nothing_is_missing_where_the_move_begins_in_time() -> None:
    assert "missing" not in page(*way())


def test_where_nothing_is_needed_the_verdict_comes_first_and_little_follows() -> None:
    enough = item("v", "verdict", title="You need no accounts", nothing_needed=True)
    lines = page(*way(), enough, rule("say", recommend="v"))
    assert list(lines) == ["verdict", "goal", "move", "hours"]


def test_where_nothing_is_needed_what_to_refuse_stands_in_one_line() -> None:
    enough = item("v", "verdict", title="You need no accounts", nothing_needed=True)
    warned = [rule(f"w{n}", caution=f"Say no to {n}.") for n in range(3)]
    assert page(*way(), enough, rule("say", recommend="v"), *warned)["not"] == (
        "Say no to 0. Say no to 1."
    )


def test_a_number_that_is_not_set_is_set_this_week() -> None:
    goal = {key: value for key, value in GOAL.items() if key != "goal.date"}
    assert page(*way(), goal=goal)["goal"].endswith(
        "Name a date this week; the plan then counts back from it."
    )


@pytest.mark.parametrize("words", [10, 200, 400])
def test_it_is_never_longer_than_a_page(words: int) -> None:
    lines = page(*way(" ".join(["long"] * words)))
    assert sum(len(text.split()) for text in lines.values()) <= MOST_WORDS


@settings(max_examples=60, deadline=None)
@given(
    hours=st.floats(0, 6).map(lambda h: round(h * 4) / 4),
    setup=st.floats(0, 30).map(lambda h: round(h * 4) / 4),
    weekly=st.floats(0, 4).map(lambda h: round(h * 4) / 4),
)
def test_a_printed_move_begins_within_four_weeks_or_its_lack_is_named(
    hours: float, setup: float, weekly: float
) -> None:
    base = rulebase(*NUMBERS, *way(setup_hours=setup, weekly_hours=weekly), sections=PAGE)
    given_answers = answers(owner_hours=hours).with_entries("goal", (GOAL,))
    case = open_case(base, given_answers, ReferenceMatcher(base), DAY)
    names = [item.id for item in case.outline.items()]
    placed = case.plan.placed("x")
    in_time = placed is not None and placed.start < DAY + timedelta(weeks=4)
    assert "page-move" in names
    assert in_time != ("page-missing" in names)


def test_where_nothing_is_needed_only_page_one_and_duties_are_printed() -> None:
    enough = item("v", "verdict", title="You need no accounts", nothing_needed=True)
    sections = (
        *PAGE,
        OutlineSection(id="duties", title="First", kinds=("duty",)),
        OutlineSection(id="risks", title="Risks", kinds=("caution",)),
    )
    duty = item("d", "tactic", claim="duty")
    base = rulebase(
        *NUMBERS,
        enough,
        duty,
        rule("say", recommend="v"),
        rule("owed", recommend="d"),
        rule("risk", caution="Take care."),
        sections=sections,
    )
    given = answers("hiring", owner_hours=4)
    outline = open_case(base, given, ReferenceMatcher(base), DAY).outline
    assert [section.id for section in outline.sections if section.printed] == ["page", "duties"]


def test_an_approach_that_needs_nothing_is_the_verdict_and_the_few_steps_stand_together() -> None:
    sections = (
        *PAGE,
        OutlineSection(id="duties", title="First", kinds=("duty",)),
        OutlineSection(id="tactics", title="The plan", kinds=("tactic",)),
    )
    little = item("a", "approach", title="Almost nothing", answers=["o"], nothing_needed=True)
    parts = [part for part in way() if getattr(part, "id", "") != "a"]
    duties = [item(f"d{n}", "tactic", claim="duty") for n in range(5)]
    owed = [rule(f"owed{n}", recommend=f"d{n}") for n in range(5)]
    base = rulebase(*NUMBERS, *parts, little, *duties, *owed, sections=sections)
    given_answers = answers(owner_hours=9).with_entries("goal", (GOAL,))
    outline = open_case(base, given_answers, ReferenceMatcher(base), DAY).outline
    page_one, steps = (section for section in outline.sections if section.printed)
    assert next(iter(page_one.items)).id == "page-verdict"
    assert len(steps.items) == 6
    assert "x" in [one.id for one in steps.items]


MATTER = Area(id="matter", title="What is open", repeat="matter", at_most=3, add="More?")


def steps_of(said: str, title: str = "Have it fixed", **more: Any) -> list[str]:
    """The steps of this week, where there is a duty about something that is open."""
    base = rulebase(
        *NUMBERS,
        question("matter.name", "text", required=True, printed=True),
        item("d", "tactic", scope="matter", claim="duty", title=title, **more),
        rule("owed", each="matter", recommend="d"),
        sections=PAGE,
        areas=(*AREAS, MATTER),
    )
    given_answers = answers("hiring", owner_hours=4)
    given_answers = given_answers.with_entries("matter", ({"matter.name": said},))
    outline = open_case(base, given_answers, ReferenceMatcher(base), DAY).outline
    week = next(one for one in outline.items() if one.id == "page-week")
    return [english().say(step.title) for step in week.children]


def test_a_step_says_in_the_owners_words_what_it_is_about() -> None:
    (step,) = steps_of("The lift sticks. Nobody was called yet.")
    assert step.startswith("Have it fixed: “The lift sticks” (you, ")


def test_where_somebody_waits_their_question_is_quoted() -> None:
    said = "Nine reviews without an answer. In May: “Open on Saturdays?” Nobody wrote back."
    (step,) = steps_of(said, title="Answer it", at_once=True)
    assert "“In May: “Open on Saturdays?” Nobody wrote back”" in step
    (step,) = steps_of(said, title="Answer it")
    assert "“Nine reviews without an answer”" in step


def test_a_step_whose_title_names_it_does_not_say_it_twice() -> None:
    (step,) = steps_of("The lift sticks", title="Have it fixed: {matter.name}")
    assert step.count("The lift sticks") == 1


def test_the_number_is_agreed_before_anything_else_of_this_week() -> None:
    agree = item("agree", "tactic", title="Agree the number", baseline=True, rhythm="once")
    duties = [item(f"d{n}", "tactic", title=f"Duty {n}", claim="duty") for n in range(5)]
    base = rulebase(
        *NUMBERS,
        agree,
        *duties,
        rule("set", each="goal", recommend="agree"),
        *(rule(f"owed{n}", recommend=f"d{n}") for n in range(5)),
        sections=PAGE,
    )
    given_answers = answers("hiring", owner_hours=9)
    outline = open_case(base, given_answers, ReferenceMatcher(base), DAY).outline
    week = next(one for one in outline.items() if one.id == "page-week")
    assert next(step.id for step in week.children) == "page-step-agree"


def test_what_waits_in_a_place_is_quoted_with_the_first_step_there() -> None:
    duties = [
        item(key, "tactic", scope="place", claim="duty", title=f"{key}: {{place.name}}")
        for key in ("open", "answer")
    ]
    base = rulebase(
        *NUMBERS,
        question("place.name", "text", required=True, printed=True),
        question("place.waits_words", "text", printed=True),
        *duties,
        *(rule(f"owed-{one.id}", each="place", recommend=one.id) for one in duties),
        sections=PAGE,
        areas=(*AREAS, Area(id="place", title="Where", repeat="place", at_most=3, add="More?")),
    )
    place = {"place.name": "the map", "place.waits_words": "two ask about Mondays"}
    given_answers = answers("hiring", owner_hours=9).with_entries("place", (place,))
    outline = open_case(base, given_answers, ReferenceMatcher(base), DAY).outline
    week = next(one for one in outline.items() if one.id == "page-week")
    assert [step.text is None for step in week.children] == [False, True]


JOINT = {"goal.kind": "joint"}


def own(kind: str, title: str = "Ask ten people", **work: Any) -> list[Part]:
    """An obstacle of one kind of goal, the approach to it and its lead move."""
    each: dict[str, Any] = {"each": "goal"}
    return [
        item(f"o-{kind}", "obstacle"),
        item(f"a-{kind}", "approach", answers=[f"o-{kind}"]),
        item(f"t-{kind}", "tactic", claim="lead", carries=[f"a-{kind}"], title=title, **work),
        rule(f"ro-{kind}", {"goal.kind": kind}, obstacle=f"o-{kind}", weight="high", **each),
        rule(f"ra-{kind}", {"goal.kind": kind}, recommend=f"a-{kind}", **each),
        rule(f"rt-{kind}", {"goal.kind": kind}, recommend=f"t-{kind}", **each),
    ]


def test_an_only_goal_has_no_line_about_others() -> None:
    assert "other" not in page(*own("hiring"))


def test_what_is_done_for_a_second_goal_is_named_with_its_day() -> None:
    once: dict[str, Any] = {"rhythm": "once", "weekly_hours": 0}
    told = page(*own("hiring"), *own("joint", **once), others=(JOINT,))["other"]
    assert re.fullmatch(r"Joint: “Ask ten people”, on \w+ \d+ Jan 2026\.", told)


def test_a_second_goal_for_which_nobody_has_hours_says_what_it_waits_for() -> None:
    told = page(*own("hiring"), *own("joint", weekly_hours=40), others=(JOINT,))["other"]
    assert told == "Joint: “Ask ten people” waits until somebody has the hours for it."


def test_a_second_goal_served_by_the_same_move_says_so() -> None:
    told = page(*way(), others=(JOINT,))["other"]
    assert told == "Joint: what is done for the first goal serves it, too."


def test_a_second_goal_without_anything_of_its_own_is_named_as_waiting() -> None:
    told = page(*own("hiring"), others=(JOINT,))["other"]
    assert told == "Joint: it waits; this plan is about the first goal."


def test_a_second_goal_of_the_same_kind_is_told_by_its_measure() -> None:
    second = {"goal.kind": "hiring", "goal.measure": "visits"}
    assert page(*way(), others=(second,))["other"].startswith("Hiring (visits): ")


def test_what_is_said_of_the_first_goal_rests_on_answers_about_that_goal_alone() -> None:
    base = rulebase(*NUMBERS, *way(), sections=PAGE)
    given = answers(owner_hours=5).with_entries("goal", (GOAL, JOINT))
    outline = open_case(base, given, ReferenceMatcher(base), DAY).outline
    (line,) = outline.find("page-goal")
    assert {fact.subject.goal for fact in line.why.facts if fact.subject.goal} == {"hiring"}


@pytest.mark.parametrize(("key", "shown"), [("person.refuses", False), ("person.hours", True)])
def test_what_one_person_refuses_is_no_warning_on_page_one(key: str, *, shown: bool) -> None:
    people = Area(id="person", title="People", repeat="person", at_most=3, add="More?")
    name = question("person.name", "text", required=True, printed=True)
    asked = question(key)
    warned = rule("c", {key: "a"}, each="person", caution="No camera for {person.name}.")
    parts = (*NUMBERS, name, asked, warned)
    base = rulebase(*parts, sections=PAGE, areas=(*AREAS, people))
    given = answers(owner_hours=5).with_entries("goal", (GOAL,))
    given = given.with_entries("person", ({"person.name": "Ada", key: "a"},))
    outline = open_case(base, given, ReferenceMatcher(base), DAY).outline
    assert ("page-not" in {one.id for one in outline.items()}) is shown
