"""What a section says that has nothing in it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from advisor.advise import open_case
from advisor.core.interview.answer import DONT_KNOW
from advisor.core.rules.layout import OutlineSection
from advisor.engine.reference import ReferenceMatcher
from advisor.language import english
from tests.builders import answers, approach, item, lead_move, question, rule, rulebase

PLAN = OutlineSection(
    id="tactics", title="Plan", empty="No goal.", waiting="It waits.", kinds=("tactic",)
)


@pytest.mark.parametrize(
    ("goals", "hours", "said"),
    [((), 0, "No goal."), ((), 5, "No goal."), (("hiring",), 0, "It waits."), (("hiring",), 5, "")],
)
def test_a_plan_says_whether_a_goal_or_something_else_is_missing(
    goals: tuple[str, ...], hours: int, said: str
) -> None:
    base = rulebase(
        question("business.owner_hours", "number"),
        item("x", "tactic", setup_hours=[2, 2]),
        rule("r", recommend="x"),
        sections=(PLAN,),
    )
    case = open_case(
        base, answers(*goals, owner_hours=hours), ReferenceMatcher(base), date(2026, 1, 5)
    )
    (section,) = case.outline.sections
    assert (english().say(section.note) if section.note else "") == said


FIGURES = (
    question("goal.baseline", "number"),
    question("goal.target", "number"),
    question("goal.date", "date"),
)


@pytest.mark.parametrize(
    ("known", "asked"),
    [
        ({}, "How much is it now, which number do you want to reach, and by which day (hiring)?"),
        ({"goal.target": 3, "goal.date": date(2026, 6, 1)}, "How much is it now (hiring)?"),
        ({"goal.baseline": 1, "goal.target": 3, "goal.date": date(2026, 6, 1)}, "Also?"),
    ],
)
def test_the_figures_that_a_goal_lacks_are_the_first_open_question(
    known: dict[str, Any], asked: str
) -> None:
    open_questions = OutlineSection(id="open", title="Open", kinds=("ask",))
    base = rulebase(*FIGURES, rule("r", ask="Also?"), sections=(open_questions,))
    goal: dict[str, Any] = {"goal.kind": "hiring", **known}
    given = answers().with_entries("goal", (goal,))
    case = open_case(base, given, ReferenceMatcher(base), date(2026, 1, 5))
    assert english().say(case.outline.sections[0].items[0].title) == asked


def test_two_goals_of_a_kind_are_told_apart_by_what_they_are_measured_by() -> None:
    goals = OutlineSection(id="goals", title="Goals", kinds=("goal",))
    measured = question("goal.measure", options=("orders", "visits"))
    base = rulebase(measured, sections=(goals,))
    given = answers().with_entries(
        "goal",
        (
            {"goal.kind": "hiring", "goal.measure": "orders"},
            {"goal.kind": "hiring", "goal.measure": "visits"},
            {"goal.kind": "joint", "goal.measure": "visits"},
        ),
    )
    case = open_case(base, given, ReferenceMatcher(base), date(2026, 1, 5))
    titles = [english().say(one.title) for one in case.outline.sections[0].items]
    assert titles == ["Hiring (orders)", "Hiring (visits)", "Joint"]


def test_without_a_goal_asked_for_its_number_nothing_is_asked_about_it() -> None:
    open_questions = OutlineSection(id="open", title="Open", kinds=("ask",))
    gated = question("goal.target", "number", ask_when={"goal.kind": "joint"})
    base = rulebase(gated, rule("r", ask="Also?"), sections=(open_questions,))
    case = open_case(base, answers("hiring"), ReferenceMatcher(base), date(2026, 1, 5))
    assert [english().say(one.title) for one in case.outline.sections[0].items] == ["Also?"]


@pytest.mark.parametrize("waits", [(), ("x",)])
def test_what_a_lead_move_waits_for_weighs_as_much_as_what_leads(waits: tuple[str, ...]) -> None:
    base = rulebase(
        *approach(),
        *lead_move("m", waits_for=list(waits), setup_hours=[1, 1]),
        item("x", "tactic", setup_hours=[1, 1]),
        rule("r2", recommend="x"),
        question("business.owner_hours", "number"),
        sections=(PLAN,),
    )
    case = open_case(
        base, answers("hiring", owner_hours=5), ReferenceMatcher(base), date(2026, 1, 5)
    )
    found = {one.id: one.weighs for one in case.outline.items()}
    assert found["x"] is bool(waits)


@pytest.mark.parametrize(
    ("because", "said"),
    [
        ("No time for it.", "One more platform: “my nephew wants Instagram”"),
        ("“{business.wish_words}”: no time.", "One more platform"),
    ],
)
def test_what_was_wished_for_and_is_left_out_is_named_in_the_owners_words(
    because: str, said: str
) -> None:
    known = {"business.wish_words": {"known": True}} if "{" in because else {}
    base = rulebase(
        question("business.wish", "choices", options=("platform", "ads"), words="Which?"),
        item("x", "tactic", title="One more platform"),
        rule("r", recommend="x"),
        rule("no", {"business.wish": {"has": "platform"}, **known}, leave_out="x", because=because),
        sections=(OutlineSection(id="left-out", title="Left out", kinds=("left_out",)),),
    )
    given = answers("hiring", wish=("platform",), wish_words="my nephew wants Instagram.")
    case = open_case(base, given, ReferenceMatcher(base), date(2026, 1, 5))
    (section,) = case.outline.sections
    assert [english().say(one.title) for one in section.items] == [said]


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        (DONT_KNOW, ["Ask two: what may you say?"]),
        (None, ["Not asked yet: “Rules”. Going deeper"]),
        ("a", []),
    ],
)
def test_what_was_not_asked_is_no_open_question(rules: Any, said: list[str]) -> None:
    base = rulebase(
        question("business.rules", label="Rules"),
        rule("r", {"business.rules": {"known": False}}, ask="Ask two: what may you say?"),
        sections=(OutlineSection(id="open", title="Open", kinds=("ask",)),),
    )
    given = answers("hiring", **({} if rules is None else {"rules": rules}))
    case = open_case(base, given, ReferenceMatcher(base), date(2026, 1, 5))
    titles = [english().say(one.title) for one in case.outline.items()]
    assert [title[: len(start)] for title, start in zip(titles, said, strict=True)] == said


@pytest.mark.parametrize(
    ("work", "hours", "said"),
    [
        ({"owner_minutes": 225, "setup_hours": 0}, 0, "3.75\xa0h of yours"),
        ({"owner_minutes": 45, "setup_hours": 0}, 0, "45\xa0min of yours"),
        ({"owner_minutes": 0, "setup_hours": 0}, 5, ""),
        ({"owner_minutes": 0, "setup_hours": 1}, 5, "1\xa0h"),
    ],
)
def test_time_is_named_in_hours_from_an_hour_on_and_not_at_all_where_there_is_none(
    work: dict[str, Any], hours: float, said: str
) -> None:
    duties = OutlineSection(id="duties", title="Duties", kinds=("duty",))
    once: dict[str, Any] = {"who": "owner", "weekly_hours": 0, "rhythm": "once"}
    owed = item("x", "tactic", claim="duty", **once, **work)
    base = rulebase(
        question("business.owner_hours", "number"),
        owed,
        rule("r", recommend="x"),
        sections=(duties,),
    )
    case = open_case(
        base, answers("hiring", owner_hours=hours), ReferenceMatcher(base), date(2026, 1, 5)
    )
    (one,) = case.outline.items()
    shown = [english().show(d.value) for d in one.details if d.part == "effort"]
    assert "".join(shown[:1]) == said


@pytest.mark.parametrize(("day", "shown"), [(date(2026, 1, 16), False), (date(2026, 6, 1), True)])
def test_by_what_work_shows_is_left_out_where_all_is_over_in_two_weeks(
    day: date, shown: bool
) -> None:
    hours = question("business.owner_hours", "number")
    base = rulebase(hours, *FIGURES, *approach(), *lead_move(), sections=(PLAN,))
    goal: dict[str, Any] = {"goal.kind": "hiring", "goal.date": day}
    given = answers(owner_hours=5).with_entries("goal", (goal,))
    outline = open_case(base, given, ReferenceMatcher(base), date(2026, 1, 5)).outline
    (one,) = outline.items()
    assert any(detail.part == "works" for detail in one.details) is shown
