"""What the owner has not been asked yet: nobody is told that they do not know it."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.core.interview.answers import Entry
from advisor.core.reasoning.inference import Firing
from advisor.core.rules.fact import base_key, group_of, is_quantified, scope_of
from advisor.core.rules.implied import WORDS
from advisor.core.strategy.advice import Advice

# The id of the line that names it.
NOT_ASKED = "not-asked-yet"


def unasked(advice: Advice, firing: Firing) -> tuple[str, ...]:
    """The questions whose answer a rule misses here, and to which nothing was answered yet.

    “I don't know” is an answer; findings and own words beside an answer are no questions.
    """
    conditions = advice.rulebase.rules[firing.rule].when
    missed = (c.fact for c in conditions if c.operator == "known" and c.operand is False)
    return tuple(
        dict.fromkeys(
            base_key(key)
            for key in missed
            if base_key(key) in advice.rulebase.questions
            and not key.endswith(WORDS)
            and not any(base_key(key) in entry for entry in _entries(advice, key, firing))
        )
    )


def _entries(advice: Advice, key: str, firing: Firing) -> Iterator[Entry]:
    """Where an answer would stand: with the business, with one entry, or with any of them."""
    group = group_of(scope_of(base_key(key)))
    if group is None:
        yield advice.answers.business
        return
    entries = advice.answers.entries(group)
    if is_quantified(key):
        yield from entries
    else:
        yield entries[advice.profile.places(group)[firing.subject.entry(group)]]
