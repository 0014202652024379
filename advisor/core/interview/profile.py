"""From answers to the facts the engine reasons about."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from advisor.core.interview.answer import DONT_KNOW, Answer, NoAnswer
from advisor.core.rules.condition import Condition
from advisor.core.rules.fact import BUSINESS, Missing, Scope, State, Subject, scope_of
from advisor.core.rules.question import Group, Question
from advisor.core.rules.rulebase import Rulebase

Entry = Mapping[str, Answer]


@dataclass(frozen=True)
class Answers:
    """What the owner has answered so far, by question id.

    ``goals`` stand in the owner's order of rank.  ``closed`` names the groups the
    owner has finished adding to.  Answers to questions that no longer apply stay
    here and count again when the question applies again.
    """

    business: Entry = field(default_factory=dict)
    goals: tuple[Entry, ...] = ()
    relationships: tuple[Entry, ...] = ()
    closed: frozenset[Group] = frozenset()

    def entries(self, group: Group) -> tuple[Entry, ...]:
        return self.goals if group == "goal" else self.relationships

    def with_entries(self, group: Group, entries: tuple[Entry, ...]) -> Answers:
        """The same answers with other entries in a group."""
        if group == "goal":
            return replace(self, goals=entries)
        return replace(self, relationships=entries)


@dataclass(frozen=True)
class Entity:
    """One goal or relationship: its id, unique within its group, and its facts."""

    id: str
    facts: Mapping[str, State]


@dataclass(frozen=True)
class Profile:
    """The firm as facts.  Every question's key is present; what has no value says why."""

    business: Mapping[str, State]
    goals: tuple[Entity, ...] = ()
    relationships: tuple[Entity, ...] = ()

    def entities(self, group: Group) -> tuple[Entity, ...]:
        return self.goals if group == "goal" else self.relationships

    def subjects(self, scope: Scope) -> tuple[Subject, ...]:
        """Everything that a rule for each ``scope`` ranges over, in order."""
        if scope == "business":
            return (BUSINESS,)
        if scope == "goal":
            return tuple(Subject(goal=g.id) for g in self.goals)
        if scope == "relationship":
            return tuple(Subject(relationship=r.id) for r in self.relationships)
        return tuple(Subject(g.id, r.id) for g in self.goals for r in self.relationships)

    def answer(self, key: str, subject: Subject) -> State:
        """The state of an answer as seen from ``subject``; KeyError if it is none."""
        scope = scope_of(key)
        if scope == "business":
            return self.business[key]
        wanted = subject.goal if scope == "goal" else subject.relationship
        for entity in self.entities("goal" if scope == "goal" else "relationship"):
            if entity.id == wanted:
                return entity.facts[key]
        raise KeyError(key)

    def visible(self, subject: Subject) -> dict[str, State]:
        """All answers that something about ``subject`` can see."""
        facts = dict(self.business)
        for group, wanted in (("goal", subject.goal), ("relationship", subject.relationship)):
            for entity in self.goals if group == "goal" else self.relationships:
                if wanted and entity.id == wanted:
                    facts.update(entity.facts)
        return facts


def build_profile(rulebase: Rulebase, answers: Answers) -> Profile:
    """The facts that follow from the answers alone; unanswered questions are unknown.

    An entry whose name or kind is still missing is not counted yet.
    """
    business = _facts(rulebase, None, answers.business, {})
    return Profile(
        business,
        _entities(rulebase, "goal", answers, business, "goal.kind"),
        _entities(rulebase, "relationship", answers, business, "relationship.name"),
    )


def applies(conditions: tuple[Condition, ...], facts: Mapping[str, State]) -> bool:
    """Whether a question or an option arises, given what is known."""
    return all(c.holds(facts.get(c.fact, Missing.UNKNOWN)) for c in conditions)


def _entities(
    rulebase: Rulebase, group: Group, answers: Answers, business: Mapping[str, State], named_by: str
) -> tuple[Entity, ...]:
    taken: set[str] = set()
    entities = []
    for index in _counted(rulebase, group, answers, business):
        entry = answers.entries(group)[index]
        facts = _facts(rulebase, group, entry, business)
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
    return _counted(rulebase, group, answers, _facts(rulebase, None, answers.business, {}))


def _counted(
    rulebase: Rulebase, group: Group, answers: Answers, business: Mapping[str, State]
) -> tuple[int, ...]:
    """The same; a kind that is not possible for this firm, or no longer, is none."""
    required = [q for q in rulebase.group_questions(group) if q.required and not q.ask_when]
    return tuple(
        index
        for index, entry in enumerate(answers.entries(group))
        if not any(isinstance(_state(q, entry, business), Missing) for q in required)
    )


def entry_of(rulebase: Rulebase, answers: Answers, subject: Subject, group: Group) -> int | None:
    """The place of the entry that a subject's goal or relationship came from."""
    wanted = subject.goal if group == "goal" else subject.relationship
    entities = build_profile(rulebase, answers).entities(group)
    places = counted_entries(rulebase, group, answers)
    return next((p for p, e in zip(places, entities, strict=True) if e.id == wanted), None)


def _facts(
    rulebase: Rulebase, group: Group | None, entry: Entry, outer: Mapping[str, State]
) -> dict[str, State]:
    facts: dict[str, State] = {}
    questions = rulebase.group_questions(group) if group else rulebase.definitions.questions
    seen: dict[str, State] = dict(outer)
    for question in questions:
        if question.scope == (group or "business"):
            facts[question.id] = seen[question.id] = _state(question, entry, seen)
    return facts


def _state(question: Question, entry: Entry, seen: Mapping[str, State]) -> State:
    if not applies(question.ask_when, seen):
        return Missing.NOT_APPLICABLE
    answer = entry.get(question.id, DONT_KNOW)
    if isinstance(answer, NoAnswer):
        return Missing.UNKNOWN
    if question.kind == "choice":
        option = question.option(str(answer))
        if option is not None and not applies(option.when, seen):
            return Missing.UNKNOWN
    if question.kind == "choices" and isinstance(answer, tuple):
        kept = (question.option(one) for one in answer)
        return tuple(o.id for o in kept if o is not None and applies(o.when, seen))
    return answer


def slugify(name: str) -> str:
    """A name as an id: letters and digits of any script, in lower case, joined by hyphens.

    Latin letters lose their accents, so that the id can be typed on any keyboard.
    """
    plain = "".join(_without_accent(character) for character in name.lower())
    return "-".join(re.findall(r"[^\W_]+", plain))[:60].strip("-")


def _without_accent(character: str) -> str:
    base = unicodedata.normalize("NFKD", character)[0]
    return base if base.isascii() else character
