"""Definitions that others imply: own words beside an answer, and what a measure presumes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from advisor.core.rules.condition import Condition
from advisor.core.rules.fact import SOME
from advisor.core.rules.obstacles import OBSTACLE_KEYS
from advisor.core.rules.question import Case, Computed, Option, OwnWords, Question
from advisor.core.rules.rulebase import Definitions

WORDS = "_words"
# The questions whose options a measure names, by the field of its options.
PRESUMED_BY_MEASURES = ("unit", "per")
DIRECTION = "direction"


def with_implied(definitions: Definitions) -> Definitions:
    """The definitions with everything that they imply, written out.

    A question with ``words`` implies a question for them; a question whose options
    say ``unit`` and ``per`` implies what the questions so named presume; and one
    whose options say ``falls`` implies the computed fact ``direction``, up or down.
    """
    measures = [q for q in definitions.questions if any(_says_how_it_counts(q.options))]
    questions = [_with_presumptions(q, measures) for q in definitions.questions]
    return replace(
        definitions,
        questions=tuple(one for question in questions for one in _with_words(question)),
        computed=(*definitions.computed, *map(_direction, measures)),
    )


def names_implied(names: Iterable[str]) -> frozenset[str]:
    """Names of definitions, and every fact that there may be because of one of them.

    For names whose definitions could not be read: ``goal.measure`` may have brought
    ``goal.measure_words``, ``some goal.measure`` and ``goal.direction`` with it, and
    an obstacle ``goal.obstacle``.
    """
    names = frozenset(names)
    facts = {name for name in names if "." in name}
    scopes = {name.partition(".")[0] for name in facts}
    implied = {name + WORDS for name in facts} | {f"{scope}.{DIRECTION}" for scope in scopes}
    if names:
        implied.update(OBSTACLE_KEYS)
    facts |= implied
    return names | facts | {SOME + name for name in facts}


def _says_how_it_counts(options: Iterable[Option]) -> Iterator[bool]:
    return (bool(option.falls or option.unit or option.per) for option in options)


def _with_words(question: Question) -> Iterator[Question]:
    yield question
    if question.words:
        yield OwnWords(
            id=question.id + WORDS,
            area=question.area,
            kind="text",
            text=question.words,
            label=question.label,
            beside=question.id,
            block=question.block,
            ask_when=question.ask_when,
        )


def _with_presumptions(question: Question, measures: Iterable[Question]) -> Question:
    """A question named by measures: each option is presumed where a measure names it."""
    if question.name not in PRESUMED_BY_MEASURES:
        return question
    for measure in measures:
        if measure.scope == question.scope:
            options = tuple(
                _presumed_by(option, question.name, measure) for option in question.options
            )
            return question.model_copy(update={"options": options})
    return question


def _presumed_by(option: Option, field: str, measure: Question) -> Option:
    naming = tuple(one.id for one in measure.options if getattr(one, field) == option.id)
    if not naming:
        return option
    return option.model_copy(update={"presume": (Condition(measure.id, "one_of", naming),)})


def _direction(measure: Question) -> Computed:
    falling = tuple(option.id for option in measure.options if option.falls)
    down = Case(id="down", label="down").model_copy(
        update={"when": (Condition(measure.id, "one_of", falling),)}
    )
    up = Case(id="up", label="up").model_copy(
        update={"when": (Condition(measure.id, "known", True),)}
    )
    cases = (down, up) if falling else (up,)
    return Computed(
        id=f"{measure.scope}.{DIRECTION}", kind="choice", label="Direction", option=cases
    )
