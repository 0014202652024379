"""Running the rules: stratum by stratum, whichever engine does the matching.

An engine answers one question: which rules hold, given the facts settled so far?
What the rules conclude is applied here, the same for all.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from advisor.core.interview.profile import Profile
from advisor.core.reasoning.inference import FactRef, Firing, Inference
from advisor.core.rules.compiled import Compiled, Conclusion
from advisor.core.rules.fact import (
    BUSINESS,
    Missing,
    State,
    Subject,
    Value,
    base_key,
    is_quantified,
    scope_of,
    some_state,
)
from advisor.core.rules.rulebase import Rulebase
from advisor.engine.unknown import Facts, Subjects, Unknown

# A rule by its place in ``Compiled.rules``, and the subject for which it holds.
Fired = tuple[int, Subject]


class Consult(Protocol):
    """One run of the rules over one firm, as an engine sees it."""

    def settle(self, key: str, subject: Subject, state: State) -> None:
        """Take in a fact that is not an answer; from now on it stays as it is."""
        ...

    def fired(self, stratum: int) -> list[Fired]:
        """The rules tried in this stratum that hold, of one rule in the subjects' order.

        An engine tries a rule in a stratum of its choice, from the rule's first to its last.
        """
        ...


class Matcher(Protocol):
    """An engine loaded with one rule base."""

    def consult(self, subjects: Subjects, facts: Facts) -> Consult:
        """Begin a run; ``facts`` holds every answer, by the subject whose own it is."""
        ...


def run(rulebase: Rulebase, profile: Profile, matcher: Matcher) -> Inference:
    """Everything that follows from ``profile``, as the matcher sees it."""
    compiled = rulebase.compiled
    subjects = profile.by_scope()
    facts = _own_facts(compiled, profile, subjects)
    consult = matcher.consult(subjects, facts)
    rules = compiled.rules
    fired: list[Fired] = []
    unknown = Unknown(compiled, subjects, facts)
    for stratum, settled in enumerate(compiled.settled):
        for key in settled:
            scope = compiled.vocabulary[key].scope
            if is_quantified(key):
                base = base_key(key)
                facts[BUSINESS][key] = some_state(
                    unknown.state(base, subject) for subject in subjects[scope_of(base)]
                )
            for subject in subjects[scope]:
                state = unknown.state(key, subject)
                unknown.settle(key, subject, state)
                consult.settle(key, subject, state)
        unknown.look_at(stratum)
        new = consult.fired(stratum)
        fired += new
        for place, subject in new:
            rule = rules[place]
            for found in rule.finds:
                own = subject if rule.scope == found.scope else subject.within(found.scope)
                _conclude(found, facts[own], compiled)
    fired.sort(key=_place)
    refs = {subject: _Refs(subject, own, unknown) for subject, own in facts.items()}
    firings = []
    for place, subject in fired:
        rule = rules[place]
        premises = tuple(
            [
                refs[subject if scope == rule.scope else subject.within(scope)][key]
                for key, scope in rule.reads
            ]
        )
        firings.append(Firing(rule.id, subject, premises))
    return Inference(
        profile, tuple(firings), _findings(compiled, subjects, facts), unknown.unsettled()
    )


def _own_facts(
    compiled: Compiled, profile: Profile, subjects: Subjects
) -> dict[Subject, dict[str, State]]:
    """Every subject's own facts before the first stratum: no finding has been concluded."""
    absent = compiled.absent
    facts = {BUSINESS: {**profile.business, **absent["business"]}}
    for group, entities in profile.groups.items():
        for subject, entity in zip(subjects[group], entities, strict=True):
            facts[subject] = {**entity.facts, **absent[group]}
    for subject in subjects["link"]:
        facts[subject] = {**absent["link"]}
    return facts


def _conclude(found: Conclusion, facts: dict[str, State], compiled: Compiled) -> None:
    """Add what one firing found; of a choice the strongest stays."""
    before = facts[found.key]
    options = compiled.vocabulary[found.key].options
    if found.several:
        chosen = {*(before if isinstance(before, tuple) else ()), found.option}
        facts[found.key] = tuple(option for option in options if option in chosen)
    elif before is Missing.ABSENT or found.rank > options.index(str(before)):
        facts[found.key] = found.option


def _findings(compiled: Compiled, subjects: Subjects, facts: Facts) -> dict[FactRef, Value]:
    """What was concluded, sorted by key and subject."""
    in_order = {scope: sorted(found) for scope, found in subjects.items()}
    findings: dict[FactRef, Value] = {}
    for key, scope in compiled.findings:
        for subject in in_order[scope]:
            state = facts[subject][key]
            if not isinstance(state, Missing):
                findings[FactRef(key, subject)] = state
    return findings


class _Refs(dict[str, tuple[FactRef, State]]):
    """A subject's facts as premises, each made once."""

    def __init__(self, subject: Subject, facts: Mapping[str, State], unknown: Unknown) -> None:
        super().__init__()
        self._subject, self._facts, self._unknown = subject, facts, unknown

    def __missing__(self, key: str) -> tuple[FactRef, State]:
        state = self._facts[key]
        if state is Missing.ABSENT:
            state = self._unknown.state(key, self._subject)
        premise = self[key] = FactRef(key, self._subject), state
        return premise


def _place(fired: Fired) -> int:
    return fired[0]
