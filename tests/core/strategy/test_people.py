"""Who works on the plan: named people, and whom a name or a role in an answer means."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from advisor.advise import open_case
from advisor.core.planning.means import Role
from advisor.core.rules.catalogue import Item
from advisor.core.rules.question import Area, Question
from advisor.core.rules.rule import Rule
from advisor.core.strategy.case import Case
from advisor.core.strategy.people import addressed
from advisor.engine.reference import ReferenceMatcher
from advisor.language import english
from tests.builders import AREAS, answers, item, question, rule, rulebase

DAY = date(2026, 1, 5)
PERSON = Area(id="person", title="People", repeat="person", at_most=8, add="More?")
QUESTIONS = (
    question("business.owner_hours", "number"),
    question("goal.person", "text"),
    question("relationship.holder", "text"),
    question("person.name", "text", required=True),
    question("person.kind", required=True, options=("partner", "colleague", "family", "paid")),
    question("person.hours", "number"),
)
PARTNER = {"person.name": "my partner, who cuts all week", "person.kind": "partner"}
HIRING: dict[str, Any] = {"goal.kind": "hiring"}
GOAL = ("person", "bright", "bright_words")
BO: dict[str, Any] = {"person.name": "Bo", "person.kind": "colleague", "person.hours": 3}
ANNA: dict[str, Any] = {"person.name": "Anna Berg", "person.kind": "colleague", "person.hours": 3}


def case(
    *people: dict[str, Any],
    work: Item | None = None,
    hours: float = 0,
    asked: tuple[Question, ...] = (),
    **said: Any,
) -> Case:
    """A firm with these people; ``holder`` knows its regulars, ``person`` answers for the goal."""
    tactic = work or item("x", "tactic")
    known = {"relationship.holder": {"known": True}} if "holder" in said else {}
    parts: tuple[Question | Rule | Item, ...] = (
        *QUESTIONS,
        *asked,
        tactic,
        rule("r", known, recommend="x", each=tactic.scope),
    )
    base = rulebase(*parts, areas=(*AREAS, PERSON))
    given = answers(owner_hours=hours).with_entries("person", people)
    goal = {"goal.kind": "hiring"} | {f"goal.{k}": v for k, v in said.items() if k in GOAL}
    regulars = {"relationship.name": "Bo", "relationship.kind": "regulars"}
    regulars |= {f"relationship.{k}": v for k, v in said.items() if k == "holder"}
    given = given.with_entries("goal", (goal,)).with_entries("relationship", (regulars,))
    return open_case(base, given, ReferenceMatcher(base), DAY)


def doer(made: Case) -> str:
    (placed,) = made.plan.placements
    return english().show(made.people.name(placed.person))


def about_them(**more: Any) -> Item:
    return item("x", "tactic", scope="relationship", who="knows_them", **more)


def test_everybody_named_gives_their_hours() -> None:
    people = {p.role: p.hours for p in case(PARTNER, ANNA, hours=2).means.people}
    assert people == {Role.OWNER: 2.0, Role.PARTNER: None, Role.COLLEAGUE: 3.0}


@pytest.mark.parametrize("said", ["Anna", "anna berg", "Anna, the office manager"])
def test_a_name_counts_in_part_and_whatever_its_case(said: str) -> None:
    other = {**ANNA, "person.name": "Carl"}
    assert doer(case(other, ANNA, work=about_them(), holder=said)) == "Anna Berg"


def test_a_role_means_whoever_has_it() -> None:
    partner = {**PARTNER, "person.name": "Eve", "person.hours": 2}
    assert doer(case(ANNA, partner, work=about_them(), holder="my partner")) == "Eve"


def test_the_owner_is_meant_by_me() -> None:
    assert doer(case(ANNA, work=about_them(), hours=4, holder="me")) == "you"


def test_the_rule_base_may_name_the_person_it_prefers() -> None:
    work = item("x", "tactic", scope="relationship", who="anyone", done_by="{relationship.holder}")
    other = {**ANNA, "person.name": "Carl"}
    assert doer(case(other, ANNA, work=work, holder="Anna")) == "Anna Berg"


def test_who_answers_for_the_goal_does_what_anyone_could() -> None:
    other = {**ANNA, "person.name": "Carl"}
    work = item("x", "tactic", scope="goal", who="anyone")
    assert doer(case(other, ANNA, work=work, person="Anna")) == "Anna Berg"


def test_who_knows_them_and_gives_no_hours_is_named() -> None:
    made = case(work=about_them(), hours=4, holder="our old bookkeeper")
    (named,) = (made.doers_of(r).contact for r in made.work.values())
    assert (doer(made), named) == ("you", "our old bookkeeper")


def test_hours_not_said_are_said_to_be_so() -> None:
    made = case(PARTNER, hours=4)
    (placed,) = made.plan.placements
    unsaid = next(p for p in made.means.people if p.role is Role.PARTNER)
    assert english().show(made.who(placed)) == "you"
    assert unsaid.hours is None


def test_whom_the_work_concerns_does_not_do_it() -> None:
    bo = {**ANNA, "person.name": "Bo"}
    work = item("x", "tactic", scope="relationship", who="anyone")
    assert doer(case(bo, ANNA, work=work)) == "Anna Berg"


REFUSES = (
    question("business.refuses", "choices", options=("public", "camera")),
    question("business.refuses_words", "text"),
)


def test_who_does_not_want_to_be_seen_shows_nothing() -> None:
    work = item("x", "tactic", who="anyone", phase="content")
    base = rulebase(*QUESTIONS, *REFUSES, work, rule("r", recommend="x"), areas=(*AREAS, PERSON))
    given = answers(
        owner_hours=4, refuses=("camera",), refuses_words="Anna Berg will not be filmed"
    ).with_entries("person", (ANNA,))
    given = given.with_entries("goal", (HIRING,))
    assert doer(open_case(base, given, ReferenceMatcher(base), DAY)) == "you"


MATTERS = Area(id="matter", title="Matters", repeat="matter", at_most=8, add="More?")


@pytest.mark.parametrize(
    ("began", "kind", "who"),
    [("owner", "money", "you"), ("us", "treatment", "you"), ("us", "money", "Anna Berg")],
)
def test_who_did_it_or_leads_says_so(began: str, kind: str, who: str) -> None:
    questions = (
        question("matter.name", "text", required=True),
        question("matter.began", options=("owner", "us")),
        question("matter.kind", options=("treatment", "money")),
    )
    work = item("x", "tactic", who="anyone", scope="matter", claim="duty", weekly_hours=0)
    parts = (*QUESTIONS, *questions, work, rule("r", recommend="x", each="matter"))
    base = rulebase(*parts, areas=(*AREAS, PERSON, MATTERS))
    matter: dict[str, Any] = {"matter.name": "It", "matter.began": began, "matter.kind": kind}
    given = answers(owner_hours=0).with_entries("person", (ANNA,))
    given = given.with_entries("matter", (matter,))
    given = given.with_entries("goal", (HIRING,))
    assert doer(open_case(base, given, ReferenceMatcher(base), DAY)) == who


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("my partner, who cuts all week", "your partner"),
        ("our trainee", "your trainee"),
        ("Anna (Mondays)", "Anna"),
        ("Myriam", "Myriam"),
        ("жена, готова помочь", "жена"),
    ],
)
def test_people_are_called_as_the_owner_is_addressed(name: str, said: str) -> None:
    assert addressed(name) == said


def test_who_already_wins_people_is_asked_first_to_talk_with_them() -> None:
    bright = (
        question("goal.bright", options=("person", "no")),
        question("goal.bright_words", "text"),
    )
    goal: dict[str, Any] = {"bright": "person", "bright_words": "Anna Berg knows them all"}
    made = case(BO, ANNA, work=item("x", "tactic", who="knows_them"), asked=bright, **goal)
    assert doer(made) == "Anna Berg"


def test_nobody_is_given_what_they_refuse() -> None:
    refuses = (question("person.refuses", "choices", options=("talking", "camera", "money")),)
    shy = {**BO, "person.refuses": ("talking",)}
    assert doer(case(shy, ANNA, work=about_them(), asked=refuses)) == "Anna Berg"
    discreet = {**BO, "person.refuses": ("money",)}
    report = item("x", "tactic", skills=["speaking about money in public"])
    assert doer(case(discreet, ANNA, work=report, asked=refuses)) == "Anna Berg"
    assert doer(case(discreet, ANNA, asked=refuses)) == doer(case(BO, ANNA)) != "Anna Berg"


@pytest.mark.parametrize(
    ("refused", "work"),
    [
        ("public", item("x", "tactic", who="anyone", takes=["public", "writing"])),
        ("writing", item("x", "tactic", who="anyone", takes=["public", "writing"])),
        ("writing", item("x", "tactic", who="anyone", skills=["writing"])),
        ("writing", about_them(takes=["writing"])),
        ("talking", about_them(takes=["writing"])),
    ],
)
def test_what_takes_writing_goes_to_nobody_who_refuses_it(refused: str, work: Item) -> None:
    refuses = (question("person.refuses", "choices", options=("talking", "writing", "public")),)
    carl = {**BO, "person.name": "Carl"}
    assert doer(case(carl, ANNA, work=work, asked=refuses)) == "Carl"
    carl["person.refuses"] = (refused,)
    assert doer(case(carl, ANNA, work=work, asked=refuses)) == "Anna Berg"


@pytest.mark.parametrize(
    ("name", "kind", "speaks"),
    [
        ("The personnel assistant", "colleague", False),
        ("Бухгалтер", "colleague", False),
        ("Our accountant", "partner", True),
        ("Ines, international sales", "colleague", True),
        ("The senior baker (was an apprentice here)", "colleague", True),
        ("Jonah, my apprentice", "colleague", False),
        ("Bea (office assistant)", "colleague", False),
        ("Mia, a former apprentice", "colleague", True),
    ],
)
def test_who_helps_in_the_office_does_not_speak_for_the_firm(
    name: str, kind: str, speaks: bool
) -> None:
    found = case({"person.name": name, "person.kind": kind, "person.hours": 3})
    assert [p.standing for p in found.means.staff] == [speaks]


def test_one_of_several_may_be_meant_by_a_name() -> None:
    people = case({"person.name": "two team leaders", "person.kind": "colleague"}, BO).people
    (leaders,) = (key for key, name in people.names.items() if name == "two team leaders")
    assert people.one_of_them("The Basel team leader who keeps it all to himself") == (leaders,)
    assert people.one_of_them("The Basel foreman") == ()
