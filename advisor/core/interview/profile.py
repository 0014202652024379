"""From answers to the facts the engine reasons about."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from advisor.core.interview.answer import Answer, NoAnswer
from advisor.core.interview.answers import Answers, Entry
from advisor.core.rules.fact import (
    BUSINESS,
    SCOPES,
    Group,
    Missing,
    Scope,
    State,
    Subject,
    about,
    base_key,
    group_of,
    is_quantified,
    naming_fact,
    scope_of,
    some_state,
)
from advisor.core.rules.inputs import CompiledComputed, CompiledQuestion, Gates
from advisor.core.rules.question import Option, Question
from advisor.core.rules.rulebase import Rulebase


@dataclass(frozen=True)
class Entity:
    """One entry of a group: its id, unique within the group, and its facts.

    ``place`` is its place among the entries the owner made, those included that do not
    count yet.
    """

    id: str
    facts: Mapping[str, State]
    place: int = field(default=0, compare=False)


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

    def places(self, group: Group) -> dict[str, int]:
        """The places of a group's entries by the ids of its entities, in their order."""
        return {entity.id: entity.place for entity in self.entities(group)}

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
    facts = _Facts(rulebase, answers)
    return Profile(
        facts.business,
        {group: _entities(group, facts.counted(group)) for group in rulebase.groups},
    )


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


def presumed_state(
    question: CompiledQuestion, decided: Callable[[Gates], bool | None]
) -> State | None:
    """What is presumed until the owner says otherwise; None where nothing is.

    ``decided`` says whether conditions hold, None where something unknown or still
    open decides.  What that keeps open is not presumed: the state is then unknown.
    """
    several = question.question.kind == "choices"
    holding: list[str] = []
    for option, gates in question.presumed:
        verdict = decided(gates)
        if verdict is None:
            return Missing.UNKNOWN
        if verdict:
            holding.append(option)
            if not several:
                return option
    if several:
        return tuple(holding) or None
    return question.otherwise or None


def reviewed_state(one: CompiledComputed, entry: Entry) -> State:
    """What reviews said of a fact; it does not apply where they said nothing."""
    said = entry.get(one.key)
    if said is None:
        return Missing.NOT_APPLICABLE
    return Missing.UNKNOWN if isinstance(said, NoAnswer) else said


class _Facts:
    """The facts of a firm, worked out one question at a time, in the order of dependence."""

    def __init__(self, rulebase: Rulebase, answers: Answers) -> None:
        self.business: dict[str, State] = {}
        self._entries: dict[Group, list[tuple[dict[str, State], Entry]]] = {
            group: [({}, entry) for entry in answers.entries(group)] for group in rulebase.groups
        }
        self._counting = rulebase.compiled.counting
        self._some: dict[str, State] = {}
        for one in rulebase.compiled.inputs:
            group = group_of(one.scope)
            if group is None:
                self.business[one.key] = self._state(one, self.business, answers.business)
            else:
                for own, entry in self._entries.get(group, ()):
                    own[one.key] = self._state(one, own, entry)

    def counted(self, group: Group) -> list[tuple[int, dict[str, State]]]:
        """The entries that have their name and kind, with their places."""
        keys = self._counting[group]
        return [
            (index, own)
            for index, (own, _) in enumerate(self._entries[group])
            if not any(isinstance(own.get(key), Missing) for key in keys)
        ]

    def offers(self, question: CompiledQuestion, option: str, index: int | None) -> bool:
        """Whether an option makes sense for this firm, and for an entry of it."""
        gates = question.options.get(option, ())
        group = group_of(question.scope)
        own = self.business if group is None else self._entries[group][index or 0][0]
        return self._decided(gates, own) is True

    def _state(
        self, one: CompiledQuestion | CompiledComputed, own: Mapping[str, State], entry: Entry
    ) -> State:
        if isinstance(one, CompiledComputed):
            if one.computed.reviewed:
                return reviewed_state(one, entry)
            return self._computed(one, own)
        arises = self._decided(one.gates, own) if one.gates else True
        if not arises:
            return Missing.UNDECIDED if arises is None else Missing.NOT_APPLICABLE
        answer, state = entry.get(one.key), None
        if answer is not None:
            state = counted_state(one, answer, lambda gates: self._decided(gates, own) is True)
        if state is None and one.question.presumed:
            state = presumed_state(one, lambda gates: self._decided(gates, own))
        return Missing.UNKNOWN if state is None else state

    def _decided(self, gates: Gates, own: Mapping[str, State]) -> bool | None:
        verdict: bool | None = True
        for gate in gates:
            fact = gate.fact
            state = own.get(fact)
            if state is None:
                state = self._outer(fact)
            holds = gate[state]
            if holds is False:
                return False
            if holds is None:
                verdict = None
        return verdict

    def _outer(self, fact: str) -> State:
        """A fact of the business, or one that is collected from all entries of a group."""
        if not is_quantified(fact):
            return self.business.get(fact, Missing.UNKNOWN)
        if fact not in self._some:
            base = base_key(fact)
            group = group_of(scope_of(base))
            counted = self.counted(group) if group in self._entries and group else []
            self._some[fact] = some_state(own[base] for _, own in counted)
        return self._some[fact]

    def _computed(self, one: CompiledComputed, own: Mapping[str, State]) -> State:
        for case, gates in one.cases:
            verdict = self._decided(gates, own)
            if verdict is not False:
                return Missing.UNKNOWN if verdict is None else case
        return sum_of(list(self._parts(one, own))) if one.parts else Missing.UNKNOWN

    def _parts(self, one: CompiledComputed, own: Mapping[str, State]) -> Iterator[State]:
        for key, scope in one.parts:
            group = group_of(scope)
            if scope == one.scope or group is None:
                yield own.get(key, self.business.get(key, Missing.UNKNOWN))
            elif group in self._entries:
                yield from (entry[key] for _, entry in self.counted(group))


def sum_of(parts: Sequence[State]) -> State:
    """The sum of what applies; unknown while a part is."""
    if any(part in (Missing.UNKNOWN, Missing.UNDECIDED) for part in parts):
        return Missing.UNKNOWN
    numbers = [part for part in parts if isinstance(part, (int, float))]
    return round(sum(numbers), 2) if numbers or not parts else Missing.NOT_APPLICABLE


def _entities(
    group: Group, counted: Iterable[tuple[int, Mapping[str, State]]]
) -> tuple[Entity, ...]:
    taken: set[str] = set()
    named_by = naming_fact(group)
    entities = []
    for place, facts in counted:
        name = facts.get(named_by)
        slug = slugify(name if isinstance(name, str) else group) or group
        unique, count = slug, 1
        while unique in taken:
            count += 1
            unique = f"{slug}-{count}"
        taken.add(unique)
        entities.append(Entity(unique, facts, place))
    return tuple(entities)


def options_on_offer(
    rulebase: Rulebase, answers: Answers, question: Question, index: int | None
) -> tuple[Option, ...]:
    """The options of a choice that make sense for this firm and entry."""
    facts = _Facts(rulebase, answers)
    compiled = next(q for q in rulebase.compiled.questions[question.scope] if q.key == question.id)
    return tuple(o for o in question.options if facts.offers(compiled, o.id, index))


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
