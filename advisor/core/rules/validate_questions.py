"""Checks of the interview: its areas, its questions, and the options they offer."""

from __future__ import annotations

from advisor.core.diagnostic import Diagnostics
from advisor.core.rules.condition import NUMERIC, Condition
from advisor.core.rules.fact import VISIBLE, is_quantified
from advisor.core.rules.question import GROUPS, Area, Question
from advisor.core.rules.rulebase import by_id
from advisor.core.rules.validate_references import References

# The only question whose options may fall: the number a goal is measured by.
MEASURE = "goal.measure"

# Facts every consumer of the outline relies on; a rule base without them cannot be used.
NEEDED_FACTS = (
    "business.name",
    "goal.kind",
    "relationship.name",
    "relationship.kind",
    "link.value",
)


def check_areas(references: References) -> None:
    """The facts that nothing works without are there, and one area for each group."""
    for key in NEEDED_FACTS:
        if key not in references.vocabulary and key not in references.broken:
            message = f"no question or finding defines '{key}'"
            references.problems.add("missing-fact", message, key=key)
    for group in GROUPS:
        areas = [area for area in references.definitions.areas if area.repeat == group]
        if len(areas) != 1 and not references.broken:
            message = f'exactly one area must say repeat = "{group}"'
            references.problems.add("area-repeat", message, key="area")


def check_questions(references: References) -> None:
    """Check every question: its area, its shape, and that it waits for earlier ones only."""
    areas: dict[str, Area] = by_id(references.definitions.areas)
    problems = references.problems
    questions = references.definitions.questions
    places = {question.id: place for place, question in enumerate(questions)}
    for place, question in enumerate(questions):
        key = f"question[{question.id}]"
        references.key(question.id, key)
        area = areas.get(question.area)
        if area is None:
            references.unknown("area", question.area, areas, f"{key}.area")
        elif question.scope in VISIBLE and (area.repeat or "business") != question.scope:
            problems.add(
                "wrong-area",
                f"area '{area.id}' asks about the {area.repeat or 'business'}, "
                f"not about the {question.scope}",
                key=f"{key}.area",
            )
        _check_shape(question, key, problems)
        for where, conditions in (
            ("ask_when", question.ask_when),
            *((f"option.{n}.when", option.when) for n, option in enumerate(question.options)),
        ):
            references.conditions(conditions, question.scope, f"{key}.{where}")
            for condition in conditions:
                _check_earlier(condition, place, places, f"{key}.{where}", references)


def _check_earlier(
    condition: Condition, place: int, places: dict[str, int], key: str, references: References
) -> None:
    fact = condition.fact
    if fact not in references.vocabulary:
        return
    if is_quantified(fact):
        references.problems.add(
            "wrong-scope",
            f"a question cannot wait for '{fact}': it is asked before all entries are known",
            key=f"{key}.{fact}",
            hint="test a fact of the business, or of the same entry",
        )
    elif fact not in places:
        references.problems.add(
            "asked-later",
            f"'{fact}' is a finding, and questions are chosen before anything is concluded",
            key=f"{key}.{fact}",
            hint="test the answers that it is concluded from",
        )
    elif places[fact] >= place:
        references.problems.add(
            "asked-later",
            f"'{fact}' is asked after this question"
            if places[fact] > place
            else "a question cannot wait for its own answer",
            key=f"{key}.{fact}",
            hint=f"put [[question]] '{fact}' before this one, or test an earlier answer",
        )


def _check_shape(question: Question, key: str, problems: Diagnostics) -> None:
    choice = question.kind in ("choice", "choices")
    if choice and len(question.options) < 2:
        problems.add("options", "a choice needs at least two options", key=f"{key}.option")
    if not choice and question.options:
        problems.add("options", f"a {question.kind} question has no options", key=f"{key}.option")
    if question.limit is not None and question.kind != "choices":
        problems.add("limit", 'limit goes with kind = "choices"', key=f"{key}.limit")
    if question.alone and question.kind != "choices":
        number = next(n for n, option in enumerate(question.options) if option.alone)
        where = f"{key}.option.{number}.alone"
        problems.add("alone", 'alone goes with kind = "choices"', key=where)
    falls = next((n for n, option in enumerate(question.options) if option.falls), None)
    if falls is not None and question.id != MEASURE:
        where = f"{key}.option.{falls}.falls"
        problems.add("falls", f"falls goes with the options of {MEASURE}", key=where)
    if question.future and question.kind != "date":
        problems.add("future", 'future goes with kind = "date"', key=f"{key}.future")
    if question.kind in NUMERIC:
        if question.min is None or question.max is None:
            problems.add("bounds", "a number needs min and max", key=f"{key}.min")
        elif question.min > question.max:
            problems.add("bounds", "min is greater than max", key=f"{key}.min")
    elif question.min is not None or question.max is not None:
        problems.add("bounds", "min and max go with numbers and money", key=f"{key}.min")
    check_options([option.id for option in question.options], key, problems)


def check_options(options: list[str], key: str, problems: Diagnostics) -> None:
    """Every option of a choice has an id of its own."""
    for number, option in enumerate(options):
        if option in options[:number]:
            problems.add(
                "duplicate-id",
                f"the option '{option}' is there twice",
                key=f"{key}.option.{number}",
                hint="give one of them another id, or take it out",
            )
