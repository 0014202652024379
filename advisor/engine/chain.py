"""Running the rules: stratum by stratum, whichever engine does the matching.

An engine answers one question: which rules hold, given the facts settled so far?
What the rules conclude is applied here, the same for all.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from advisor.core.interview.profile import Profile
from advisor.core.reasoning.inference import FactRef, Firing, Inference
from advisor.core.rules.compiled import Compiled, Found
from advisor.core.rules.fact import (
    BUSINESS,
    Missing,
    State,
    Subject,
    Value,
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
    unknown = Unknown(compiled, subjects, facts)
    fired = _fire(compiled, subjects, facts, unknown, matcher)
    fired.sort(key=_place)
    business = _Premises(BUSINESS, unknown, None)
    visible = {subject: _Premises(subject, unknown, business) for subject in facts}
    visible[BUSINESS] = business
    firings = [
        Firing(rule.id, subject, tuple(map(visible[subject].__getitem__, rule.keys)))
        for place, subject in fired
        for rule in [compiled.rules[place]]
    ]
    return Inference(
        profile, tuple(firings), _findings(compiled, subjects, facts), unknown.unsettled()
    )


def fired_rules(
    rulebase: Rulebase, profile: Profile, matcher: Matcher
) -> frozenset[tuple[str, Subject]]:
    """Which rules fire for which subjects, and nothing else: for trying many profiles."""
    compiled = rulebase.compiled
    subjects = profile.by_scope()
    facts = _own_facts(compiled, profile, subjects)
    fired = _fire(compiled, subjects, facts, Unknown(compiled, subjects, facts), matcher)
    return frozenset([(compiled.rules[place].id, subject) for place, subject in fired])


def _fire(
    compiled: Compiled,
    subjects: Subjects,
    facts: Mapping[Subject, dict[str, State]],
    unknown: Unknown,
    matcher: Matcher,
) -> list[Fired]:
    """Run all strata; what the rules conclude is added to ``facts``."""
    consult = matcher.consult(subjects, facts)
    rules = compiled.rules
    fired: list[Fired] = []
    for stratum, settled in enumerate(compiled.settled):
        for key, scope, base, base_scope in settled:
            if base != key:
                facts[BUSINESS][key] = some_state(
                    unknown.state(base, subject) for subject in subjects[base_scope]
                )
            for subject in subjects[scope]:
                consult.settle(key, subject, unknown.settle(key, subject))
        unknown.look_at(stratum)
        new = consult.fired(stratum)
        fired += new
        for place, subject in new:
            rule = rules[place]
            for found in rule.finds:
                own = subject if rule.scope == found.scope else subject.within(found.scope)
                _conclude(found, facts[own], compiled)
    return fired


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


def _conclude(found: Found, facts: dict[str, State], compiled: Compiled) -> None:
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


class _Premises(dict[str, tuple[FactRef, State]]):
    """The facts that a subject sees, as premises, each made once."""

    def __init__(self, subject: Subject, unknown: Unknown, business: _Premises | None) -> None:
        super().__init__()
        self._subject, self._unknown, self._business = subject, unknown, business

    def __missing__(self, key: str) -> tuple[FactRef, State]:
        scope = scope_of(key)
        if scope == "business" and self._business is not None:
            premise = self._business[key]
        else:
            owner = self._subject.within(scope)
            premise = FactRef(key, owner), self._unknown.premise(key, owner)
        self[key] = premise
        return premise


def _place(fired: Fired) -> int:
    return fired[0]
