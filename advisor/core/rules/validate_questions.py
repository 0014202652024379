"""Checks of the interview: its areas, its questions, and the options they offer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from graphlib import CycleError

from advisor.core.diagnostic import Diagnostics, expected
from advisor.core.rules.condition import NUMERIC, Condition
from advisor.core.rules.fact import GROUPS, VISIBLE, base_key, naming_fact
from advisor.core.rules.implied import PRESUMED_BY_MEASURES
from advisor.core.rules.inputs import compile_computed, compile_question, in_order
from advisor.core.rules.question import Area, Computed, OwnWords, Question
from advisor.core.rules.rulebase import by_id
from advisor.core.rules.validate_references import References
from advisor.core.rules.validate_templates import check_words

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
        needed = group in ("goal", "relationship")
        if (len(areas) > 1 or (needed and not areas)) and not references.broken:
            message = f'exactly one area must say repeat = "{group}"'
            references.problems.add("area-repeat", message, key="area")
        naming = references.vocabulary.get(naming_fact(group))
        if areas and (naming is None or not naming.required) and not references.broken:
            message = f"each {group} needs a required question '{naming_fact(group)}'"
            references.problems.add("missing-fact", message, key=f"area[{areas[0].id}]")


def check_questions(references: References) -> None:
    """Check every question: its area, its shape, and that it waits for earlier ones only.

    Own words are asked where their question is, which is checked there.
    """
    areas: dict[str, Area] = by_id(references.definitions.areas)
    problems = references.problems
    questions = references.definitions.questions
    # Where a question is asked whose area there is not, is not known.
    places = {q.id: place for place, q in enumerate(questions) if q.area in areas}
    for question in questions:
        if isinstance(question, OwnWords):
            continue
        key = f"question[{question.id}]"
        area = areas.get(question.area)
        if area is None:
            references.unknown("area", question.area, areas, f"{key}.area")
        elif (area.repeat or "business") != question.scope:
            problems.add(
                "wrong-area",
                f"area '{area.id}' asks about the {area.repeat or 'business'}, "
                f"not about the {question.scope}",
                key=f"{key}.area",
            )
        _check_shape(question, key, references)
        check_words(question.text, f"{key}.text", references)
        if question.id == MEASURE:
            _check_measures(question, key, references)
        for where, conditions in (
            ("ask_when", question.ask_when),
            *((f"option.{n}.when", option.when) for n, option in enumerate(question.options)),
            *((f"option.{n}.presume", option.presume) for n, option in enumerate(question.options)),
        ):
            limits = not where.endswith("presume")
            references.conditions(conditions, question.scope, f"{key}.{where}", limits=limits)
            for condition in conditions:
                _check_earlier(condition, question, places, f"{key}.{where}", references)


def _check_earlier(
    condition: Condition,
    question: Question,
    places: dict[str, int],
    key: str,
    references: References,
) -> None:
    """What a question waits for is no finding, and of the same entry is asked before it."""
    fact = condition.fact
    if not _check_answered(condition, key, references):
        return
    if references.vocabulary[base_key(fact)].scope not in VISIBLE[question.scope]:
        # Of another entry it cannot be tested at all, however early it is asked.
        return
    place = places.get(question.id, len(references.definitions.questions))
    if places.get(fact, -1) >= place:
        references.problems.add(
            "asked-later",
            f"'{fact}' is asked after this question"
            if places[fact] > place
            else "a question cannot wait for its own answer",
            key=f"{key}.{fact}",
            hint=f"put [[question]] '{fact}' before this one, or test an earlier answer",
        )


def _check_answered(condition: Condition, key: str, references: References) -> bool:
    """Whether a fact is there before anything is concluded; that it is a finding is noted."""
    fact = condition.fact
    spec = references.vocabulary.get(base_key(fact))
    if spec is not None and spec.source == "finding":
        references.problems.add(
            "asked-later",
            f"'{fact}' is a finding, and questions and computed facts are settled "
            "before anything is concluded",
            key=f"{key}.{fact}",
            hint="test the answers that it is concluded from",
        )
        return False
    return spec is not None


def check_computed(references: References) -> None:
    """Check every computed fact: its shape, and that what it is made of is there before it."""
    problems, vocabulary = references.problems, references.vocabulary
    for computed in references.definitions.computed:
        key = f"computed[{computed.id}]"
        if computed.scope == "link":
            text = "a computed fact is one of the business or of an entry, and not of a link"
            problems.add("computed", text, key=f"{key}.id")
        if computed.reviewed:
            _check_reviewed(computed, key, problems)
            continue
        if computed.kind == "choices":
            problems.add("computed", "choices go with reviewed = true", key=f"{key}.kind")
        if bool(computed.sum) == bool(computed.cases):
            problems.add("computed", "a computed fact has either a sum or options", key=key)
        if bool(computed.sum) != (computed.kind in NUMERIC):
            problems.add("computed", "a sum is a number, and options are a choice", key=key)
        for part in computed.sum:
            spec = vocabulary.get(part)
            if spec is None:
                references.unknown("fact", part, vocabulary, f"{key}.sum")
            elif spec.kind not in NUMERIC or not spec.from_answers:
                problems.add("computed", f"'{part}' is no number that is asked", key=f"{key}.sum")
        for number, case in enumerate(computed.cases):
            where = f"{key}.option.{number}.when"
            references.conditions(case.when, computed.scope, where)
            for condition in case.when:
                _check_answered(condition, where, references)


def check_order(references: References) -> None:
    """No question and no computed fact waits for itself, however far round."""
    definitions = references.definitions
    try:
        in_order(
            [
                compile_question(question)
                for question in definitions.questions
                if _are_known(_facts_of(question), references)
            ],
            [
                compile_computed(computed)
                for computed in definitions.computed
                if _are_known(_facts_of(computed), references)
            ],
        )
    except CycleError as error:
        references.problems.add(
            "cycle",
            f"questions that wait for one another: {' ← '.join(error.args[1])}",
            key=f"question[{error.args[1][0]}]",
            hint="let one of them wait for something else",
        )


def _facts_of(one: Question | Computed) -> Iterator[str]:
    """The facts that a question or a computed fact names."""
    if isinstance(one, Computed):
        yield from one.sum
        tests = [case.when for case in one.cases]
    else:
        tests = [one.ask_when, *(test for o in one.options for test in (o.when, o.presume))]
    yield from (condition.fact for conditions in tests for condition in conditions)


def _are_known(facts: Iterable[str], references: References) -> bool:
    """Whether there are all of these facts; one that there is not is reported where it is named."""
    return all(fact in references.vocabulary for fact in facts)


def _check_reviewed(computed: Computed, key: str, problems: Diagnostics) -> None:
    """Check a fact that comes from reviews: options, and nothing it would be worked out from."""
    if computed.sum or any(case.when for case in computed.cases):
        text = "what comes from reviews has neither a sum nor conditions"
        problems.add("computed", text, key=key)
    elif not computed.cases:
        problems.add("computed", "a choice from reviews needs options", key=f"{key}.option")


def _check_measures(question: Question, key: str, references: References) -> None:
    """Every measure says which unit and which time are presumed, by options that there are."""
    questions = by_id(references.definitions.questions)
    for field in PRESUMED_BY_MEASURES:
        presumed: Question | None = questions.get(f"{question.scope}.{field}")
        if presumed is None or not presumed.presumed:
            continue
        valid = presumed.spec.options
        for number, option in enumerate(question.options):
            where, name = f"{key}.option.{number}.{field}", getattr(option, field)
            if name is None:
                references.problems.add(
                    "measure",
                    f"the option '{option.id}' says no {field}, which every measure says",
                    key=where,
                    hint=f"expected one of {expected(valid)}",
                )
            elif name not in valid:
                references.unknown(f"{field} of a measure", name, valid, where)


def _check_shape(question: Question, key: str, references: References) -> None:
    problems = references.problems
    choice = question.kind in ("choice", "choices")
    if choice and len(question.options) < 2:
        problems.add("options", "a choice needs at least two options", key=f"{key}.option")
    if not choice and question.options:
        problems.add("options", f"a {question.kind} question has no options", key=f"{key}.option")
    if question.limit is not None and question.kind != "choices":
        problems.add("limit", 'limit goes with kind = "choices"', key=f"{key}.limit")
    worded = question.kind == "choice" and question.words is not None
    if question.alone and not (question.kind == "choices" or worded):
        number = next(n for n, option in enumerate(question.options) if option.alone)
        where = f"{key}.option.{number}.alone"
        problems.add("alone", 'alone goes with kind = "choices", or with words', key=where)
    _check_option_fields(question, key, references)
    if question.future and question.kind != "date":
        problems.add("future", 'future goes with kind = "date"', key=f"{key}.future")
    if question.measured and question.scope != "goal":
        problems.add("measured", "measured goes with questions about a goal", key=f"{key}.measured")
    if question.along and question.scope == "business" and question.screen is None:
        problems.add(
            "along",
            "along goes with a screen that other questions share, or with a list's question",
            key=f"{key}.along",
        )
    if question.kind in NUMERIC:
        if question.min is None or question.max is None:
            problems.add("bounds", "a number needs min and max", key=f"{key}.min")
        elif question.min > question.max:
            problems.add("bounds", "min is greater than max", key=f"{key}.min")
    elif question.min is not None or question.max is not None:
        problems.add("bounds", "min and max go with numbers and money", key=f"{key}.min")
    check_options([option.id for option in question.options], key, problems)


def _check_option_fields(question: Question, key: str, references: References) -> None:
    problems = references.problems
    falls = next((n for n, option in enumerate(question.options) if option.falls), None)
    if falls is not None and question.id != MEASURE:
        where = f"{key}.option.{falls}.falls"
        problems.add("falls", f"falls goes with the options of {MEASURE}", key=where)
    presuming = any(option.presume for option in question.options)
    if presuming and not question.presumed:
        problems.add("presumed", "presume goes with presumed = true", key=f"{key}.presumed")
    # A measure that cannot be read may be what presumes it.
    if question.presumed and not presuming and MEASURE not in references.broken:
        problems.add(
            "presumed", "a presumed question is a choice with presume", key=f"{key}.presumed"
        )


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
