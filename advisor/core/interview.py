"""What to ask next, why, and how far along the interview is.

Every surface walks the same steps: the screens, the plain prompts and the tests.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Union

from advisor.core.answer import Answer, NoAnswer
from advisor.core.fact import Missing, State
from advisor.core.message import N_, Label, Listing, Message, message, placeholders
from advisor.core.profile import Answers, Entry, applies, build_profile
from advisor.core.question import GROUPS, Area, Group, Option, Question
from advisor.core.relevance import Relevance, entry_subject, relevance
from advisor.core.rule import Rule
from advisor.core.rulebase import Rulebase

SHOWN_REASONS = 3


@dataclass(frozen=True)
class Ask:
    """Put one question; ``index`` is the entry's place in its group, None for the business."""

    area: Area
    question: Question
    index: int | None = None
    answered: bool = False


@dataclass(frozen=True)
class Gather:
    """Offer to add an entry to a group, or to go on; ``answered`` once the owner went on."""

    area: Area
    group: Group
    count: int
    answered: bool = False

    @property
    def full(self) -> bool:
        """Whether no further entry may be added."""
        return self.count >= self.area.at_most


Step = Union[Ask, Gather]


@dataclass(frozen=True)
class Interview:
    """The interview as it stands: the steps that apply now, answered and not, in order."""

    answers: Answers
    steps: tuple[Step, ...]
    relevance: Relevance
    left: int

    @property
    def next(self) -> Step | None:
        """The first step that still wants an answer; None when the interview is done."""
        return next((step for step in self.steps if not step.answered), None)

    @property
    def done(self) -> int:
        """How many questions have been answered."""
        return sum(step.answered for step in self.steps if isinstance(step, Ask))


def same_step(one: Step, other: Step) -> bool:
    """Whether two steps are the same place of the interview, however far along it is."""
    if isinstance(one, Ask) and isinstance(other, Ask):
        return (one.question.id, one.index) == (other.question.id, other.index)
    return isinstance(one, Gather) and isinstance(other, Gather) and one.group == other.group


def plan_interview(rulebase: Rulebase, answers: Answers) -> Interview:
    """Work out which steps apply, given the answers so far."""
    known = relevance(rulebase, answers)
    steps = tuple(
        step for area in rulebase.areas for step in _area_steps(rulebase, area, answers, known)
    )
    return Interview(answers, steps, known, _left(rulebase, answers, known, steps))


def _area_steps(
    rulebase: Rulebase, area: Area, answers: Answers, known: Relevance
) -> Iterator[Step]:
    questions = rulebase.area_questions(area)
    if area.repeat is None:
        yield from _entry_steps(area, questions, None, answers.business, known)
        return
    entries = answers.entries(area.repeat)
    for index, entry in enumerate(entries):
        yield from _entry_steps(area, questions, index, entry, known)
    yield Gather(area, area.repeat, len(entries), area.repeat in answers.closed)


def _entry_steps(
    area: Area,
    questions: tuple[Question, ...],
    index: int | None,
    entry: Entry,
    known: Relevance,
) -> Iterator[Step]:
    subject = entry_subject(area.repeat, index if index is not None else 0)
    for question in questions:
        answered = question.id in entry and known.arises[(question.id, subject)] is True
        if answered or known.worth_asking(question, subject):
            yield Ask(area, question, index, answered)


def _left(rulebase: Rulebase, answers: Answers, known: Relevance, steps: tuple[Step, ...]) -> int:
    """About how many questions are left, a first entry of an open empty list included."""
    left = sum(1 for step in steps if isinstance(step, Ask) and not step.answered)
    for group in GROUPS:
        if group not in answers.closed and not answers.entries(group):
            subject = entry_subject(group, "+")
            left += sum(
                known.worth_asking(question, subject)
                for question in rulebase.group_questions(group)
            )
    return left


def options_for(
    rulebase: Rulebase, answers: Answers, question: Question, index: int | None
) -> tuple[Option, ...]:
    """The options of a choice that make sense for this firm and entry."""
    facts: dict[str, State] = dict(build_profile(rulebase, answers).business)
    if index is not None:
        entry = answers.entries("goal" if question.scope == "goal" else "relationship")[index]
        facts |= {key: _state(answer) for key, answer in entry.items()}
    return tuple(option for option in question.options if applies(option.when, facts))


def why_asked(rulebase: Rulebase, interview: Interview, ask: Ask) -> Message:
    """One line on what the answer is for, in the owner's words."""
    subject = entry_subject(ask.area.repeat, ask.index if ask.index is not None else 0)
    known = interview.relevance
    if ask.answered:
        # What an answer decided shows when it is thought away.
        known = relevance(rulebase, _without(interview.answers, ask.question, ask.index))
    rules = known.decides.get((ask.question.id, subject), ())
    titles = tuple(dict.fromkeys(_outcomes(rulebase, rules)))
    if titles:
        shown = Listing(tuple(Label(title) for title in titles[:SHOWN_REASONS]))
        if len(titles) > SHOWN_REASONS:
            return message(
                N_("Your answer helps decide, among other things: {items}."), items=shown
            )
        return message(N_("Your answer helps decide: {items}."), items=shown)
    if ask.question.printed:
        return message(N_("Your answer is printed in the strategy."))
    return message(N_("Your answer decides which questions come next."))


def _outcomes(rulebase: Rulebase, rules: tuple[Rule, ...]) -> Iterator[str]:
    """Titles of the items that open rules decide, directly or through findings."""
    seen: set[str] = set()
    queue = list(rules)
    while queue:
        rule = queue.pop(0)
        if rule.id in seen:
            continue
        seen.add(rule.id)
        if rule.then.item is not None:
            title = rulebase.items[rule.then.item].title
            if not any(placeholders(title)):
                yield title
        for key, _ in rule.then.find:
            queue += [other for other in rulebase.rules.values() if key in other.facts_read]


# ── Changing answers: every function returns new ones ──────────────────────────


def give_answer(answers: Answers, question: Question, index: int | None, answer: Answer) -> Answers:
    """The answers with one more, or one changed."""
    if index is None:
        return replace(answers, business={**answers.business, question.id: answer})
    group: Group = "goal" if question.scope == "goal" else "relationship"
    entries = list(answers.entries(group))
    entries[index] = {**entries[index], question.id: answer}
    return answers.with_entries(group, tuple(entries))


def answer_of(answers: Answers, question: Question, index: int | None) -> Answer | None:
    """What was answered, None if nothing was."""
    if index is None:
        return answers.business.get(question.id)
    group: Group = "goal" if question.scope == "goal" else "relationship"
    return answers.entries(group)[index].get(question.id)


def _without(answers: Answers, question: Question, index: int | None) -> Answers:
    """The answers as if this one had not been given."""

    def pruned(entry: Entry) -> Entry:
        return {key: answer for key, answer in entry.items() if key != question.id}

    if index is None:
        return replace(answers, business=pruned(answers.business))
    group: Group = "goal" if question.scope == "goal" else "relationship"
    entries = list(answers.entries(group))
    entries[index] = pruned(entries[index])
    return answers.with_entries(group, tuple(entries))


def add_entry(answers: Answers, group: Group) -> Answers:
    """The answers with an empty entry more; its questions come next."""
    reopened = replace(answers, closed=answers.closed - {group})
    return reopened.with_entries(group, (*answers.entries(group), {}))


def remove_entry(answers: Answers, group: Group, index: int) -> Answers:
    """The answers without one entry."""
    entries = answers.entries(group)
    return answers.with_entries(group, entries[:index] + entries[index + 1 :])


def move_entry(answers: Answers, group: Group, index: int, to: int) -> Answers:
    """The answers with an entry at another place of its list."""
    entries = list(answers.entries(group))
    entries.insert(to, entries.pop(index))
    return answers.with_entries(group, tuple(entries))


def close_group(answers: Answers, group: Group) -> Answers:
    """The owner has no more entries to add; empty ones are dropped."""
    kept = tuple(entry for entry in answers.entries(group) if entry)
    return replace(answers.with_entries(group, kept), closed=answers.closed | {group})


def _state(answer: Answer) -> State:
    return Missing.UNKNOWN if isinstance(answer, NoAnswer) else answer
