"""Running the rules: stratum by stratum, whichever engine does the matching.

An engine answers one question: which rules of a stratum hold of this flat set
of facts?  What the rules conclude is applied here, the same for all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Protocol

from advisor.core.interview.profile import Profile
from advisor.core.reasoning.inference import FactRef, Firing, Inference
from advisor.core.rules.fact import (
    SCOPES,
    Missing,
    Scope,
    State,
    Subject,
    Value,
    base_key,
    is_quantified,
    scope_of,
    some_state,
)
from advisor.core.rules.rule import Rule
from advisor.core.rules.rulebase import Rulebase


class Matcher(Protocol):
    """Finds the rules that hold.  ``facts`` has every key the scope's rules may read."""

    def match(self, stratum: int, scope: Scope, facts: Mapping[str, State]) -> Collection[str]:
        """The ids of the rules of this stratum and scope whose conditions all hold."""
        ...


def run(rulebase: Rulebase, profile: Profile, matcher: Matcher) -> Inference:
    """Everything that follows from ``profile``, as the matcher sees it."""
    seen = _seen(rulebase, profile)
    collected = {key for rule in rulebase.rules.values() for key in rule.facts_read}
    collected = {key for key in collected if is_quantified(key)}
    _collect(profile, seen, collected)
    findings: dict[FactRef, Value] = {}
    firings: list[Firing] = []
    for number, stratum in enumerate(rulebase.strata):
        fired = [
            Firing(rule, subject, _premises(rulebase.rules[rule], subject, seen[subject]))
            for scope in dict.fromkeys(rule.each for rule in stratum)
            for subject in profile.subjects(scope)
            for rule in sorted(matcher.match(number, scope, seen[subject]))
        ]
        fired.sort(key=lambda firing: firing.rule)
        firings += fired
        for ref in [ref for firing in fired for ref in _conclude(rulebase, firing, findings)]:
            for subject, facts in seen.items():
                if ref.key in facts and subject.within(scope_of(ref.key)) == ref.subject:
                    facts[ref.key] = findings[ref]
        found = {key for firing in fired for key, _ in rulebase.rules[firing.rule].then.find}
        _collect(profile, seen, {key for key in collected if base_key(key) in found})
    return Inference(profile, tuple(firings), dict(sorted(findings.items())))


def _collect(
    profile: Profile, seen: Mapping[Subject, dict[str, State]], keys: Collection[str]
) -> None:
    """Bring quantified facts up to date for every subject."""
    for key in keys:
        base = base_key(key)
        state = some_state(seen[subject][base] for subject in profile.subjects(scope_of(base)))
        for facts in seen.values():
            facts[key] = state


def _seen(rulebase: Rulebase, profile: Profile) -> dict[Subject, dict[str, State]]:
    """What each subject's rules can see before the first stratum: no finding has been concluded."""
    return {
        subject: {
            **profile.visible(subject),
            **{s.key: Missing.ABSENT for s in rulebase.specs(scope) if s.source == "finding"},
        }
        for scope in SCOPES
        for subject in profile.subjects(scope)
    }


def _premises(
    rule: Rule, subject: Subject, facts: Mapping[str, State]
) -> tuple[tuple[FactRef, State], ...]:
    return tuple((FactRef.seen_from(key, subject), facts[key]) for key in rule.facts_read)


def _conclude(
    rulebase: Rulebase, firing: Firing, findings: dict[FactRef, Value]
) -> Iterator[FactRef]:
    """Add what one firing found, and tell what changed; of a choice the strongest stays."""
    for key, option in rulebase.rules[firing.rule].then.find:
        spec = rulebase.vocabulary[key]
        ref = FactRef.seen_from(key, firing.subject)
        before = findings.get(ref)
        if spec.kind == "choices":
            chosen = {*(before if isinstance(before, tuple) else ()), option}
            findings[ref] = tuple(o for o in spec.options if o in chosen)
            yield ref
        elif before is None or spec.options.index(option) > spec.options.index(str(before)):
            findings[ref] = option
            yield ref
