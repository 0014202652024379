"""From answers to the facts the engine reasons about."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from advisor.core.interview.answer import Answer, NoAnswer
from advisor.core.interview.answers import Answers, Entry
from advisor.core.rules.compiled import CompiledQuestion, Gates, open_gates
from advisor.core.rules.condition import Condition
from advisor.core.rules.fact import (
    BUSINESS,
    SCOPES,
    Group,
    Missing,
    Scope,
    State,
    Subject,
    about,
    group_of,
    naming_fact,
    scope_of,
)
from advisor.core.rules.rulebase import Rulebase


@dataclass(frozen=True)
class Entity:
    """One entry of a group: its id, unique within the group, and its facts."""

    id: str
    facts: Mapping[str, State]


@dataclass(frozen=True)
class Profile:
    """The firm as facts.  Every question's key is present; what has no value says why."""

    business: Mapping[str, State]
    groups: Mapping[Group, tuple[Entity, ...]] = field(default_factory=dict)

    @property
    def goals(self) -> tuple[Entity, ...]:
        return self.entities("goal")

    @property
    def relationships(self) -> tuple[Entity, ...]:
        return self.entities("relationship")

    def entities(self, group: Group) -> tuple[Entity, ...]:
        return self.groups.get(group, ())

    def subjects(self, scope: Scope) -> tuple[Subject, ...]:
        """Everything that a rule for each ``scope`` ranges over, in order."""
        if scope == "business":
            return (BUSINESS,)
        if scope == "link":
            return tuple([Subject(g.id, r.id) for g in self.goals for r in self.relationships])
        return tuple([about(scope, entity.id) for entity in self.entities(scope)])

    def by_scope(self) -> dict[Scope, tuple[Subject, ...]]:
        """The subjects of every scope."""
        return {scope: self.subjects(scope) for scope in SCOPES}

    def answer(self, key: str, subject: Subject) -> State:
        """The state of an answer as seen from ``subject``; KeyError if it is none."""
        scope = scope_of(key)
        if scope == "business":
            return self.business[key]
        group = group_of(scope)
        wanted = subject.entry(group) if group else ""
        for entity in self.entities(group) if group else ():
            if entity.id == wanted:
                return entity.facts[key]
        raise KeyError(key)


def build_profile(rulebase: Rulebase, answers: Answers) -> Profile:
    """The facts that follow from the answers alone; unanswered questions are unknown.

    An entry whose name or kind is still missing is not counted yet.
    """
    business = _facts(rulebase.compiled.questions["business"], answers.business, {})
    return Profile(
        business,
        {group: _entities(rulebase, group, answers, business) for group in rulebase.groups},
    )


def applies(conditions: tuple[Condition, ...], facts: Mapping[str, State]) -> bool:
    """Whether a question or an option arises, given what is known."""
    return all(c.holds(facts.get(c.fact, Missing.UNKNOWN)) for c in conditions)


def counted_state(
    question: CompiledQuestion, answer: Answer | None, offered: Callable[[Gates], bool]
) -> State | None:
    """The state in which an answer leaves its fact, where the question arises.

    None where the answer does not count: none was given, or nothing that was chosen
    is on offer, as ``offered`` says of an option's conditions.  "Don't know" counts,
    and leaves the fact unknown.  This is the only place that decides it.
    """
    if answer is None or isinstance(answer, NoAnswer):
        return None if answer is None else Missing.UNKNOWN
    limited = question.options
    if not limited:
        return answer
    if isinstance(answer, tuple):
        kept = tuple(o for o in answer if o not in limited or offered(limited[o]))
        return kept if kept or not answer else None
    if isinstance(answer, str) and answer in limited and not offered(limited[answer]):
        return None
    return answer


def _entities(
    rulebase: Rulebase, group: Group, answers: Answers, business: Mapping[str, State]
) -> tuple[Entity, ...]:
    taken: set[str] = set()
    named_by = naming_fact(group)
    entities = []
    for _, facts in _counted(rulebase, group, answers, business):
        name = facts.get(named_by)
        slug = slugify(name if isinstance(name, str) else group) or group
        unique, count = slug, 1
        while unique in taken:
            count += 1
            unique = f"{slug}-{count}"
        taken.add(unique)
        entities.append(Entity(unique, facts))
    return tuple(entities)


def counted_entries(rulebase: Rulebase, group: Group, answers: Answers) -> tuple[int, ...]:
    """The places of the entries that have their name and kind, in the order of the entities."""
    business = _facts(rulebase.compiled.questions["business"], answers.business, {})
    return tuple(index for index, _ in _counted(rulebase, group, answers, business))


def _counted(
    rulebase: Rulebase, group: Group, answers: Answers, business: Mapping[str, State]
) -> list[tuple[int, dict[str, State]]]:
    """The counted entries and their facts; a kind that this firm cannot have is none."""
    questions = rulebase.compiled.questions[group]
    required = [q.key for q in questions if q.question.required and not q.gates]
    found = []
    for index, entry in enumerate(answers.entries(group)):
        facts = _facts(questions, entry, business)
        if not any(isinstance(facts[key], Missing) for key in required):
            found.append((index, facts))
    return found


def entry_of(rulebase: Rulebase, answers: Answers, subject: Subject, group: Group) -> int | None:
    """The place of the entry that a subject came from."""
    wanted = subject.entry(group)
    entities = build_profile(rulebase, answers).entities(group)
    places = counted_entries(rulebase, group, answers)
    return next((p for p, e in zip(places, entities, strict=True) if e.id == wanted), None)


def _facts(
    questions: tuple[CompiledQuestion, ...], entry: Entry, outer: Mapping[str, State]
) -> dict[str, State]:
    """The state of every question's fact, of one entry or of the business."""
    facts: dict[str, State] = {}
    seen: dict[str, State] = dict(outer)

    def offered(gates: Gates) -> bool:
        return open_gates(gates, seen)

    for question in questions:
        for gate in question.gates:
            if not gate[seen.get(gate.fact, Missing.UNKNOWN)]:
                state: State = Missing.NOT_APPLICABLE
                break
        else:
            counted = counted_state(question, entry.get(question.key), offered)
            state = Missing.UNKNOWN if counted is None else counted
        facts[question.key] = seen[question.key] = state
    return facts


@lru_cache(maxsize=1_024)
def slugify(name: str) -> str:
    """A name as an id: letters and digits of any script, in lower case, joined by hyphens.

    Latin letters lose their accents, so that the id can be typed on any keyboard.

    >>> slugify("Café Noël & Co")
    'cafe-noel-co'
    """
    plain = "".join(_without_accent(character) for character in name.lower())
    return "-".join(re.findall(r"[^\W_]+", plain))[:60].strip("-")


def _without_accent(character: str) -> str:
    base = unicodedata.normalize("NFKD", character)[0]
    return base if base.isascii() else character
