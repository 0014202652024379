"""Random rule bases and random answers, for laws that must hold of all of them."""

from __future__ import annotations

import math
from datetime import date
from functools import cache
from typing import Any, TypeAlias

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from advisor.core.interview.answer import DONT_KNOW, Answer
from advisor.core.interview.answers import Answers, Entry
from advisor.core.rules.catalogue import Item
from advisor.core.rules.condition import Condition
from advisor.core.rules.fact import VISIBLE, Group, Scope, quantified_spec
from advisor.core.rules.question import Area, Finding, Question
from advisor.core.rules.rule import Rule
from advisor.core.rules.rulebase import Rulebase
from tests.builders import AREAS, finding, item, problems_of, question, rule, rulebase
from tests.random_answers import random_answers

Part: TypeAlias = "Question | Finding | Rule | Item"

KINDS = ("choice", "choices", "yes_no", "number", "text")
SCOPES: tuple[Scope, ...] = ("business", "goal", "relationship", "place", "link")
PLACES = Area(id="place", title="Places", repeat="place", at_most=3, add="More?")
LEVELS = 4
MOST_ENTRIES = 4

# For random interviews on the real rule base, where shrinking takes minutes.
UNSHRUNK = settings(
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)


def examples(usual: int) -> int:
    """How many examples a test draws: the usual number, or what the profile makes of it.

    Ten times it under ``explore``, a fifth under ``few``.
    """
    return usual * int(settings().max_examples) // 100


@st.composite
def rulebases(draw: st.DrawFn, *, items: bool = False) -> Rulebase:
    """A rule base over all scopes and operators, with findings that rest on findings.

    With ``items``, an item of the business and one of each relationship are
    recommended by some rules, and left out by others.
    """
    questions: list[Question] = []
    for scope in ("business", "goal", "relationship", "place"):
        for place in range(draw(st.integers(1, 3))):
            kind = draw(st.sampled_from(KINDS))
            more: dict[str, Any] = {}
            # A question may arise only after some answer to an earlier one.
            gates = [q for q in questions if q.scope in VISIBLE[scope]]
            gated: bool = draw(st.booleans())
            if gates and gated:
                gate = draw(st.sampled_from(gates))
                test: Any = draw(_test(gate.kind, gate.spec.options))
                more["ask_when"] = {gate.id: test}
            questions.append(question(f"{scope}.q{place}", kind, **more))
    findings: list[Finding] = []
    rules: list[Rule] = []
    for level in range(LEVELS):
        scope = draw(st.sampled_from(SCOPES))
        kind = draw(st.sampled_from(("choice", "choices", "yes_no")))
        new = (
            finding(f"{scope}.f{level}")
            if kind == "yes_no"
            else finding(f"{scope}.f{level}", "x", "y", "z", kind=kind)
        )
        rules += [
            draw(_rule(f"f{level}-{place}", new, questions, findings))
            for place in range(draw(st.integers(1, 4)))
        ]
        findings.append(new)
    rules += [
        draw(_rule(f"end-{place}", None, questions, findings))
        for place in range(draw(st.integers(0, 4)))
    ]
    catalogue = [item("whole"), item("each", scope="relationship")] if items else []
    for one in catalogue:
        rules += [
            draw(_rule(f"{one.id}-{place}", None, questions, findings, one))
            for place in range(draw(st.integers(1, 2)))
        ]
        rules += [
            draw(_rule(f"not-{one.id}-{place}", None, questions, findings, one, veto=True))
            for place in range(draw(st.integers(0, 2)))
        ]
    naming = question("place.name", "text", required=True), question("place.kind", required=True)
    parts = _without_what_never_holds([*questions, *naming, *findings, *rules, *catalogue])
    return rulebase(*parts, areas=(*AREAS, PLACES))


def _without_what_never_holds(parts: list[Part]) -> list[Part]:
    """The parts of a rule base without the conditions that are refused."""
    while True:
        problems = problems_of(*parts, areas=(*AREAS, PLACES))
        refused = {str(p.key) for p in problems if p.code == "never-holds"}
        if not refused:
            return parts
        parts = [_without(part, refused) for part in parts]


def _without(part: Part, refused: set[str]) -> Part:
    field = "when" if isinstance(part, Rule) else "ask_when"
    conditions: tuple[Condition, ...] = getattr(part, field, ())
    key = f"{type(part).__name__.lower()}[{part.id}].{field}"
    kept = tuple(c for c in conditions if f"{key}.{c.fact}" not in refused)
    return part if kept == conditions else part.model_copy(update={field: kept})


@st.composite
def _rule(
    draw: st.DrawFn,
    name: str,
    concluded: Finding | None,
    questions: list[Question],
    findings: list[Finding],
    about: Item | None = None,
    *,
    veto: bool = False,
) -> Rule:
    bound = about.scope if about else concluded.spec.scope if concluded else "business"
    wide = [s for s in SCOPES if bound in VISIBLE[s]]
    each = draw(st.sampled_from(wide))
    facts: list[tuple[str, str, tuple[str, ...]]] = [
        (spec.key, spec.kind, spec.options)
        for spec in (*(q.spec for q in questions), *(f.spec for f in findings))
        if spec.scope in VISIBLE[each]
    ]
    specs = [*(q.spec for q in questions), *(f.spec for f in findings)]
    quantified = [one for one in map(quantified_spec, specs) if one is not None]
    facts += [(one.key, "some", one.options) for one in quantified]
    chosen = draw(st.lists(st.sampled_from(facts), max_size=3, unique=True)) if facts else []
    when = {key: draw(_test(kind, options)) for key, kind, options in chosen}
    if about is not None:
        return rule(name, when, each=each, **{"leave_out" if veto else "recommend": about.id})
    if concluded is None:
        return rule(name, when, each=each, ask="What?")
    option = draw(st.sampled_from(concluded.spec.options))
    return rule(name, when, each=each, find={concluded.id: option})


def _test(kind: str, options: tuple[str, ...]) -> st.SearchStrategy[Any]:
    known = st.booleans().map(lambda known: {"known": known})
    if kind in ("number", "money"):
        number = st.integers(0, 400).map(lambda quarter: quarter / 4)
        return st.one_of(
            known, number, number.map(lambda n: {"min": n}), number.map(lambda n: {"max": n})
        )
    if kind == "text":
        return known
    some = st.lists(st.sampled_from(options), min_size=1, max_size=3, unique=True)
    if kind == "some":
        negated = st.sampled_from(("not", "lacks"))
        denied = st.tuples(negated, some).map(lambda pair: {pair[0]: pair[1]})
        return st.one_of(known, some, denied, st.sampled_from(options))
    if kind == "choices":
        return st.one_of(known, some.map(lambda o: {"has": o}), some.map(lambda o: {"lacks": o}))
    return st.one_of(known, some, some.map(lambda o: {"not": o}), st.sampled_from(options))


@cache
def answer_to(asked: Question) -> st.SearchStrategy[Answer]:
    """A valid answer to a question, "don't know" included where that may be said."""
    value: st.SearchStrategy[Any]
    if asked.kind in ("number", "money"):
        low, high = math.ceil(asked.min or 0), int(min(asked.max or 0, 2000))
        step = 1 if asked.whole else 4
        value = st.integers(low * step, high * step).map(lambda n: n / step).map(_tidy)
    elif asked.kind == "date":
        value = st.dates(date(2026, 1, 1), date(2030, 1, 1))
    elif asked.kind == "text":
        value = st.sampled_from(("Anna", "Café Rosa", "Кафе Роза", "[b]x[/]", "{business.name}"))
    elif asked.kind == "choices":
        shared = [option.id for option in asked.options if not option.alone]
        alone = [(option.id,) for option in asked.options if option.alone]
        some = st.sets(
            st.sampled_from(shared), min_size=1, max_size=min(len(shared), asked.limit or 99)
        ).map(lambda chosen: tuple(o for o in shared if o in chosen))
        value = st.one_of(some, st.sampled_from(alone)) if alone else some
    else:
        value = st.sampled_from(asked.spec.options)
    return value if asked.required else st.one_of(st.just(DONT_KNOW), value, value, value)


def _tidy(number: float) -> float:
    return int(number) if number == int(number) else number


@st.composite
def answers_for(draw: st.DrawFn, base: Rulebase, *, partial: bool = True) -> Answers:
    """Answers that an owner could give to this rule base's questions."""

    def entry(questions: tuple[Question, ...]) -> Entry:
        return {
            asked.id: draw(answer_to(asked))
            for asked in questions
            if asked.required or not partial or draw(st.integers(0, 5))
        }

    business = tuple(q for q in base.definitions.questions if q.scope == "business")
    groups: dict[Group, tuple[Entry, ...]] = {}
    for group in base.groups:
        count = draw(st.integers(0, min(base.group_area(group).at_most, MOST_ENTRIES)))
        if count:
            groups[group] = tuple(entry(base.group_questions(group)) for _ in range(count))
    return Answers(entry(business), groups, frozenset(base.groups))


def interviews(base: Rulebase) -> st.SearchStrategy[Answers]:
    """Random answers to the questions of the real rule base, quickly made.

    Hypothesis chooses a seed and not each of some hundreds of answers, which takes longer
    than most of what is tested with them; so nothing can be shrunk, as in ``UNSHRUNK``.
    """
    return st.randoms(use_true_random=True).map(lambda random: random_answers(random, base))
