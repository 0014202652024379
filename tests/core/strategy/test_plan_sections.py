"""The programme: all that is done for a goal, and a number that the business feels."""

from __future__ import annotations

from datetime import date

from advisor.advise import advise
from advisor.core.interview.answers import Answers
from advisor.core.reasoning.outline import Outline
from advisor.core.rules.catalogue import OutlineSection
from advisor.engine.reference import ReferenceMatcher
from advisor.language import english
from tests.builders import answers, finding, item, question, rule, rulebase

SECTIONS = (OutlineSection.model_validate({"id": "p", "title": "P", "kinds": ["measured"]}),)
BASE = rulebase(
    question("goal.measure", options=("orders", "likes"), printed=True),
    question("goal.baseline", "number", printed=True),
    question("goal.target", "number", printed=True),
    question("goal.date", "date", printed=True),
    finding("goal.readiness", "soft", "hard", kind="choice"),
    rule("soft", {"goal.measure": "likes"}, each="goal", find={"goal.readiness": "soft"}),
    rule("counted", each="goal", recommend="takings"),
    item("takings", "kpi", unit="money a month"),
    sections=SECTIONS,
)


def measured(measure: str | None) -> str:
    """What the programme says the goal is counted in."""
    given = answers("customers")
    if measure is not None:
        goal = {**given.goals[0], "goal.measure": measure}
        given = Answers(given.business, {"goal": (goal,)}, given.closed)
    outline: Outline = advise(BASE, given, ReferenceMatcher(BASE), date(2026, 1, 5))
    (row,) = outline.items()
    details = {detail.label: detail.value for detail in row.details}
    return english().show(details["measure"])


def test_a_number_the_business_feels_stays_the_owners() -> None:
    assert measured("orders") == "orders"


def test_likes_give_way_to_the_number_proposed() -> None:
    assert measured("likes") == "money a month"


def test_without_a_measure_the_proposed_one_is_named() -> None:
    assert measured(None) == "money a month"


def test_everything_that_is_planned_for_a_goal_stands_in_its_row() -> None:
    names = [f"step-{number}" for number in range(6)]
    base = rulebase(
        question("business.owner_hours", "number", printed=True),
        question("goal.measure", options=("orders", "likes"), printed=True),
        question("goal.baseline", "number", printed=True),
        question("goal.target", "number", printed=True),
        question("goal.date", "date", printed=True),
        *(item(name, "tactic", setup_hours=0.5, weekly_hours=0) for name in names),
        *(rule(f"r-{name}", each="goal", recommend=name) for name in names),
        sections=SECTIONS,
    )
    given = answers("customers", owner_hours=20)
    (row,) = advise(base, given, ReferenceMatcher(base), date(2026, 1, 5)).items()
    done = english().show({d.label: d.value for d in row.details}["What is done for it"])
    assert [name for name in names if name not in done] == []
