"""What to ask next, why, and how far along the interview is.

Every surface goes through the same steps: the screens, the plain prompts and the tests.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Union

from advisor.core.interview.answer import Answer
from advisor.core.interview.answers import Answers
from advisor.core.interview.evaluation import entry_subject
from advisor.core.interview.inactive_answers import SetAside, set_aside
from advisor.core.interview.profile import options_on_offer
from advisor.core.interview.relevance import Relevance, relevance
from advisor.core.rules.fact import BUSINESS, Group
from advisor.core.rules.question import Area, Option, Question
from advisor.core.rules.rulebase import Rulebase


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
    """The interview at one moment: the steps that apply now, answered and not, in order.

    ``left_in`` says about how many questions are left in each area, by the area's
    id; ``aside`` holds the answers that do not count now.
    """

    answers: Answers
    steps: tuple[Step, ...]
    relevance: Relevance
    left_in: Mapping[str, float]
    aside: tuple[SetAside, ...] = ()

    @property
    def left(self) -> int:
        """About how many questions are left; none once nothing is open."""
        wanting = sum(isinstance(s, Ask) and not s.answered for s in self.steps)
        if self.next is None:
            return 0
        return max(wanting, round(sum(self.left_in.values())))

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
    left_in = {area.id: _left_in(rulebase, area, answers, known) for area in rulebase.areas}
    return Interview(answers, steps, known, left_in, set_aside(rulebase, answers, known))


def _area_steps(
    rulebase: Rulebase, area: Area, answers: Answers, known: Relevance
) -> Iterator[Step]:
    questions = rulebase.area_questions(area)
    if area.repeat is None:
        yield from _entry_steps(area, questions, None, known)
        return
    count = len(answers.entries(area.repeat))
    for index in range(count):
        yield from _entry_steps(area, questions, index, known)
    yield Gather(area, area.repeat, count, area.repeat in answers.closed)


def _entry_steps(
    area: Area, questions: tuple[Question, ...], index: int | None, known: Relevance
) -> Iterator[Step]:
    subject = entry_subject(area.repeat, index if index is not None else 0)
    for question in questions:
        answered = (question.id, subject) in known.counts
        if answered or known.worth_asking(question, subject):
            yield Ask(area, question, index, answered)


def _left_in(rulebase: Rulebase, area: Area, answers: Answers, known: Relevance) -> float:
    """How many questions an area is expected to ask still, in an open list of its usual length."""
    if area.repeat is None:
        return sum(known.expected(q, BUSINESS) for q in rulebase.area_questions(area))
    questions = rulebase.group_questions(area.repeat)
    count = len(answers.entries(area.repeat))
    left = sum(
        known.expected(question, entry_subject(area.repeat, index))
        for index in range(count)
        for question in questions
    )
    if area.repeat not in answers.closed and count < area.usual:
        subject = entry_subject(area.repeat, "+")
        left += (area.usual - count) * sum(known.expected(q, subject) for q in questions)
    return left


def options_for(
    rulebase: Rulebase, answers: Answers, question: Question, index: int | None
) -> tuple[Option, ...]:
    """The options of a choice that make sense for this firm and entry."""
    return options_on_offer(rulebase, answers, question, index)


# ── Changing answers: every function returns new ones ──────────────────────────


def give_answer(answers: Answers, question: Question, index: int | None, answer: Answer) -> Answers:
    """The answers with one more, or one changed."""
    if index is None:
        return replace(answers, business={**answers.business, question.id: answer})
    entries = list(answers.entries(question.entries))
    entries[index] = {**entries[index], question.id: answer}
    return answers.with_entries(question.entries, tuple(entries))


def answer_of(answers: Answers, question: Question, index: int | None) -> Answer | None:
    """What was answered, None if nothing was."""
    if index is None:
        return answers.business.get(question.id)
    return answers.entries(question.entries)[index].get(question.id)


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
