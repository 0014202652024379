"""Recommended work becomes tasks, answers become means, and the goals' numbers figures."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from advisor.advise import open_case
from advisor.core.planning.gap import Period
from advisor.core.planning.work import Anchor, Bound, Claim, Doer, Stage, Task
from advisor.core.rules.catalogue import Item
from advisor.core.rules.question import Area, Finding, Question
from advisor.core.rules.rule import Rule
from advisor.core.strategy.case import Case
from advisor.engine.reference import ReferenceMatcher
from advisor.language import english
from tests.builders import AREAS, answers, approach, item, lead_move, question, rule, rulebase

DAY = date(2026, 1, 5)
Part = Question | Finding | Rule | Item
OWN_WORDS, TALK = "What they did: “{relationship.did_words}”", "Talk with {relationship.name}"
HOURS = question("business.owner_hours", "number")


def case(*parts: Part, goal: dict[str, Any] | None = None, **business: Any) -> Case:
    base = rulebase(*parts)
    given = answers("customers", people=("Ann", "Bo"), **business)
    if goal is not None:
        given = given.with_entries("goal", ({"goal.kind": "customers", **goal},))
    return open_case(base, given, ReferenceMatcher(base), DAY)


def case_of_two(*parts: Part) -> Case:
    """Two people who did different things for the firm."""
    base = rulebase(*parts, question("relationship.did_words", "text", required=True))
    given = answers("customers").with_entries(
        "relationship",
        tuple(
            {
                "relationship.name": name,
                "relationship.kind": "regulars",
                "relationship.did_words": did,
            }
            for name, did in (("Ann", "sent six"), ("Bo", "helped"))
        ),
    )
    return open_case(base, given, ReferenceMatcher(base), DAY)


def task(name: str = "x", **fields: Any) -> Task:
    (found,) = case(item(name, "tactic", **fields), rule("r", recommend=name)).tasks
    return found


def test_a_lead_move_whose_approach_is_not_chosen_is_support() -> None:
    parts = (*approach("low", {"goal.kind": "joint"}), *lead_move())
    assert [t.claim for t in case(*parts).tasks] == [Claim.SUPPORT]


def test_a_lead_move_serves_the_goal_whose_obstacle_it_helps_with() -> None:
    (found,) = case(*approach("low"), *lead_move()).tasks
    assert (found.claim, found.goal, found.approach) == (Claim.LEAD, 0, "a")


@pytest.mark.parametrize(
    ("fields", "name", "value"),
    [
        ({"claim": "duty"}, "claim", Claim.DUTY),
        ({"phase": "listening"}, "stage", Stage.LISTEN),
        ({"phase": "collaboration"}, "stage", Stage.OFFER),
        ({"phase": "content"}, "stage", Stage.BROADCAST),
        ({"who": "knows_them"}, "doer", Doer.KNOWS),
        ({"setup_hours": [1, 3]}, "setup_hours", 3),
        ({"runs_weeks": 2}, "weekly_for", 2),
        ({"outlay_once": "unknown"}, "outlay_once", None),
        ({"not_before": "opening", "weeks": -4}, "not_before", (Bound(Anchor.OPENING, -4),)),
        ({"not_after": "goal_day"}, "not_after", (Bound(Anchor.GOAL_DAY),)),
    ],
)
def test_what_work_says_of_itself_reaches_the_planner(
    fields: dict[str, Any], name: str, value: object
) -> None:
    assert getattr(task(**fields), name) == value


def test_of_several_copies_work_waits_for_the_one_about_the_same_person() -> None:
    found = case_of_two(
        item("talk", "tactic", scope="relationship", text=OWN_WORDS),
        item("act", "tactic", scope="relationship", text=OWN_WORDS, waits_for=["talk"]),
        rule("r", each="relationship", recommend="talk"),
        rule("s", each="relationship", recommend="act"),
    ).tasks
    waits = {t.key: t.waits_for for t in found if t.waits_for}
    assert waits == {"act:ann": ("talk:ann",), "act:bo": ("talk:bo",)}


def test_every_approach_begins_before_any_of_them_goes_on() -> None:
    parts: list[Part] = []
    for name in "ab":
        parts += [
            item(f"o{name}", "obstacle"),
            rule(f"is{name}", each="goal", obstacle=f"o{name}", weight="high"),
            item(name, "approach", answers=[f"o{name}"]),
            rule(f"go{name}", recommend=name),
        ]
    for move in ("a1", "a2", "b1"):
        parts += [item(move, "tactic", claim="lead", carries=[move[0]])]
        parts += [rule(f"r{move}", recommend=move)]
    found = sorted(case(*parts).tasks, key=lambda one: one.place)
    assert [one.key for one in found] == ["a1", "b1", "a2"]


def test_the_same_work_with_other_words_is_done_in_one_go_and_takes_less_each_time() -> None:
    found = case_of_two(
        item("thank", "tactic", scope="relationship", text=OWN_WORDS, setup_hours=1),
        item("other", "tactic", setup_hours=1),
        rule("r", each="relationship", recommend="thank"),
        rule("s", recommend="other"),
    ).tasks
    placed = sorted(found, key=lambda one: one.place)
    thanks = [place for place, one in enumerate(placed) if one.key.startswith("thank")]
    assert thanks[1] == thanks[0] + 1
    assert [placed[place].setup_hours for place in thanks] == [1, 0.5]


def test_work_that_reads_the_same_for_several_is_one_piece_of_work() -> None:
    found = case_of_two(
        item("talk", "tactic", scope="relationship", setup_hours=1, title=TALK),
        item("act", "tactic", waits_for=["talk"]),
        rule("r", each="relationship", recommend="talk"),
        rule("s", recommend="act"),
    )
    hours = {t.key: (t.setup_hours, t.also, t.waits_for) for t in found.tasks}
    assert hours["talk:ann"] == (1.25, ("talk:bo",), ())
    assert hours["act"][2] == ("talk:ann",)
    assert english().say(found.titled("talk:ann")) == "Talk with Ann and Bo"
    assert found.plan.late("talk:bo") == found.plan.late("talk:ann") is not None


def test_what_is_owed_is_told_to_each_one() -> None:
    owed = item("answer", "tactic", scope="relationship", claim="duty")
    found = case_of_two(owed, rule("r", each="relationship", recommend="answer")).tasks
    assert [one.also for one in found] == [(), ()]


def test_what_looks_around_is_told_from_asking_somebody() -> None:
    assert task(phase="listening", rhythm="weekly", takes_weeks=2).generic
    ask = item("ask", "tactic", scope="relationship", phase="listening", rhythm="once")
    found = case(ask, rule("r", each="relationship", recommend="ask")).tasks
    assert not any(one.generic for one in found)


def test_work_does_not_wait_for_work_that_is_not_recommended() -> None:
    found = case(
        item("before", "tactic"),
        rule("r", {"goal.kind": "joint"}, each="goal", recommend="before"),
        item("x", "tactic", waits_for=["before"]),
        rule("s", recommend="x"),
    ).tasks
    assert [t.waits_for for t in found] == [()]


def test_what_needs_a_permission_waits_for_asking() -> None:
    plan = case(
        HOURS,
        item("ask", "tactic", asks_permission=True),
        rule("r", recommend="ask"),
        item("do", "tactic", needs_permission=True),
        rule("s", recommend="do"),
        owner_hours=9,
    ).plan
    asked, done = plan.placed("ask"), plan.placed("do")
    assert asked is not None
    assert done is not None
    assert asked.ready <= done.start


def test_only_duties_are_planned_where_nothing_is_needed() -> None:
    plan = case(
        HOURS,
        item("enough", "verdict", nothing_needed=True),
        rule("v", recommend="enough"),
        item("owed", "tactic", claim="duty"),
        rule("r", recommend="owed"),
        item("x", "tactic"),
        rule("s", recommend="x"),
        owner_hours=9,
    ).plan
    assert [placed.key for placed in plan.placements] == ["owed"]


def test_an_unknown_number_of_hours_is_not_none() -> None:
    assert case(HOURS).means.owner.hours is None
    assert case().means.owner.hours == 0.0


NUMBERS = (
    question("goal.baseline", "number"),
    question("goal.target", "number"),
    question("goal.date", "date"),
    question("goal.unit", options=("count", "share")),
    question("goal.per", options=("month", "all")),
)
FULL = {"goal.baseline": 30, "goal.target": 45, "goal.date": date(2026, 9, 1)}


def test_a_goal_without_all_of_its_numbers_has_no_gap() -> None:
    assert case(*NUMBERS, goal={"goal.baseline": 30}).plan.gaps == ()


@pytest.mark.parametrize(
    ("unit", "per", "period"),
    [
        ("count", "all", Period.IN_ALL),
        ("share", "all", Period.SEASON),
        ("count", "month", Period.MONTH),
    ],
)
def test_only_what_adds_up_is_divided_by_weeks(unit: str, per: str, period: Period) -> None:
    (gap,) = case(*NUMBERS, goal={**FULL, "goal.unit": unit, "goal.per": per}).plan.gaps
    assert gap.figures.period is period
    assert (gap.per_period is not None) is (period is Period.IN_ALL)


def test_work_that_other_work_does_already_is_said_once() -> None:
    found = case(
        item("answer", "tactic", covers=["hour"]),
        item("hour", "tactic"),
        rule("r", recommend="hour"),
        rule("s", recommend="answer"),
    )
    (only,) = found.tasks
    assert (only.key, only.also) == ("answer", ("hour",))
    assert found.plan.late("hour") is found.plan.late("answer")


def matter_beside_a_request(name: str) -> set[str]:
    """The keys of the work where a club asked, and this matter is open."""
    matters = Area(id="matter", title="Matters", repeat="matter", at_most=9, add="More?")
    base = rulebase(
        question("matter.name", "text", required=True),
        item("sample", "tactic", scope="relationship", covers=["promise"]),
        item("promise", "tactic", scope="matter", claim="duty"),
        rule("r", each="relationship", recommend="sample"),
        rule("s", each="matter", recommend="promise"),
        areas=(*AREAS, matters),
    )
    club = {"relationship.name": "A rowing club (90 people)", "relationship.kind": "regulars"}
    given = answers("hiring").with_entries("relationship", (club,))
    given = given.with_entries("matter", ({"matter.name": name},))
    found = open_case(base, given, ReferenceMatcher(base), DAY)
    return {task.key.partition(":")[0] for task in found.tasks}


def test_what_is_told_as_a_request_and_as_a_matter_is_answered_once() -> None:
    assert matter_beside_a_request("The rowing club waits for its answer") == {"sample"}
    assert matter_beside_a_request("A baker waits for his bill") == {"sample", "promise"}


def case_of_a_group(**member: Any) -> Case:
    """The same work with a group of shops and with one of them, which is named again."""
    asked = (
        question("relationship.part", "yes_no"),
        question("relationship.part_words", "text"),
    )
    talk = item("x", "tactic", scope="relationship", title=TALK)
    base = rulebase(*asked, talk, rule("r", each="relationship", recommend="x"))
    group = {"relationship.name": "the four shops", "relationship.kind": "local_peer"}
    one: dict[str, Any] = {**group, "relationship.name": "Café Rosa", **member}
    given = answers("customers").with_entries("relationship", (group, one))
    return open_case(base, given, ReferenceMatcher(base), DAY)


def test_who_is_part_of_a_group_is_not_named_beside_it() -> None:
    found = case_of_a_group(
        **{"relationship.part": "yes", "relationship.part_words": "the four shops in our lane"}
    )
    (one,) = found.tasks
    assert one.also == ("x:cafe-rosa",)
    assert english().say(found.titled(one.key)) == "Talk with the four shops"


def test_who_is_part_of_no_group_is_named_with_it() -> None:
    found = case_of_a_group(**{"relationship.part": "no"})
    assert (
        english().say(found.titled(found.tasks[0].key)) == "Talk with the four shops and Café Rosa"
    )


def test_a_promise_waits_for_the_one_list_that_leads_and_a_deed_for_every_permission() -> None:
    parts: tuple[Part, ...] = (
        *approach("low"),
        item("rules", "tactic", asks_permission=True),
        item("list", "tactic", claim="lead", carries=["a"], asks_permission=True),
        item("promise", "tactic", promises=True),
        item("deed", "tactic", needs_permission=True),
        *(rule(f"r-{name}", recommend=name) for name in ("rules", "list", "promise", "deed")),
    )
    waits = {t.key: set(t.waits_for) for t in case(*parts).tasks}
    assert (waits["promise"], waits["deed"]) == ({"list"}, {"rules", "list"})
