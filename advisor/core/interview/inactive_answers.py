"""Answers that no longer apply: kept, shown as set aside, and back when they apply again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.core.interview.answer import Answer
from advisor.core.interview.answers import Answers, Entry
from advisor.core.interview.relevance import Relevance
from advisor.core.interview.settled import entry_subject
from advisor.core.rules.condition import Condition
from advisor.core.rules.fact import Group, Missing, scope_of
from advisor.core.rules.question import Question
from advisor.core.rules.rulebase import Rulebase


@dataclass(frozen=True, slots=True)
class SetAside:
    """An answer that does not count now; ``gate`` is the question whose answer shuts it out.

    ``index`` is the entry's place in its group, None for the business.
    """

    question: Question
    index: int | None
    answer: Answer
    gate: Question | None


def set_aside(rulebase: Rulebase, answers: Answers, known: Relevance) -> tuple[SetAside, ...]:
    """Every answer that is kept without counting, in the order of the interview."""
    entries: list[tuple[Group | None, int | None, Entry]] = [(None, None, answers.business)]
    for group in rulebase.groups:
        entries += [(group, index, e) for index, e in enumerate(answers.entries(group))]
    asked = rulebase.compiled.questions
    return tuple(
        SetAside(question, index, entry[question.id], _gate(rulebase, answers, known, question, at))
        for group, index, entry in entries
        for at in [(group, index)]
        for question in (compiled.question for compiled in asked[group or "business"])
        for ref in [(question.id, entry_subject(group, index or 0))]
        # Where it is open whether a question arises, as of a currency typed with the first sum,
        # nothing has shut its answer out.
        if question.id in entry and ref not in known.counts and known.arises[ref] is not None
    )


def _gate(
    rulebase: Rulebase,
    answers: Answers,
    known: Relevance,
    question: Question,
    at: tuple[Group | None, int | None],
) -> Question | None:
    """The question behind the first condition that this one needs and that does not hold."""
    entry = answers.entries(at[0])[at[1] or 0] if at[0] else {}
    for condition in _needed(question, {**answers.business, **entry}.get(question.id)):
        gate = rulebase.questions.get(condition.fact)
        if gate is None:
            continue
        scope = scope_of(gate.id)
        subject = entry_subject(at[0] if scope == at[0] else None, at[1] or 0)
        if not condition.holds(known.known.get((gate.id, subject), Missing.UNKNOWN)):
            return gate
    return None


def _needed(question: Question, answer: Answer | None) -> Iterator[Condition]:
    """The conditions for the question to arise, and for what was chosen to be on offer."""
    yield from question.ask_when
    chosen = answer if isinstance(answer, tuple) else (answer,)
    for option in question.options:
        if option.id in chosen:
            yield from option.when
