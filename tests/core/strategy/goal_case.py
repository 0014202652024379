"""One goal with its numbers, and what the strategy says about it."""

from __future__ import annotations

from datetime import date
from typing import Any

from advisor.advise import open_case
from advisor.core.rules.layout import OutlineSection
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
    question("goal.fixed_day", "date", words="What happens then?"),
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


def goal_case(
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


def goal_text(*parts: Any, item_id: str = "", **goal: Any) -> str:
    """The text about the goal, or about money or hours."""
    language = english().reckoned_from(DAY)
    for one in goal_case(*parts, **goal).outline.items():
        wanted = item_id or (one.goals and one.id)
        if one.id == wanted and one.text is not None:
            return language.say(one.text)
    return ""
