"""Which questions apply to a firm now, and its answers with some given or changed.

Every surface goes through the same steps: the screens, the plain prompts and the tests.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from advisor.core.interview.answer import Answer
from advisor.core.interview.answers import Answers
from advisor.core.interview.inactive_answers import SetAside, set_aside
from advisor.core.interview.profile import options_on_offer
from advisor.core.interview.relevance import Relevance, relevance
from advisor.core.interview.settled import entry_subject
from advisor.core.rules.fact import Group, State, Subject
from advisor.core.rules.question import Area, Option, OwnWords, Question
from advisor.core.rules.rulebase import Rulebase

# A single answer: its question's id, and the entry's place, None for the business.
Cell = tuple[str, "int | None"]


@dataclass(frozen=True)
class Ask:
    """Put one question; ``index`` is the entry's place in its group, None for the business."""

    area: Area
    question: Question
    index: int | None = None
    answered: bool = False

    @property
    def cell(self) -> Cell:
        return self.question.id, self.index


@dataclass(frozen=True)
class Presumed:
    """An answer that nobody gave and that counts until the owner corrects it."""

    question: Question
    index: int | None
    state: State

    @property
    def cell(self) -> Cell:
        return self.question.id, self.index


@dataclass(frozen=True)
class Interview:
    """The interview at one moment: the questions that apply now, answered and not, in order.

    ``presumed`` are the answers that count without having been given; ``aside`` holds
    the answers that do not count now.
    """

    answers: Answers
    steps: tuple[Ask, ...]
    relevance: Relevance
    presumed: tuple[Presumed, ...] = ()
    aside: tuple[SetAside, ...] = ()

    def find(self, cell: Cell) -> Ask | None:
        """The question of an answer, None if it does not apply now."""
        return next((step for step in self.steps if step.cell == cell), None)

    @property
    def done(self) -> int:
        """How many answers have been given."""
        return sum(step.answered for step in self.steps)


def plan_interview(rulebase: Rulebase, answers: Answers) -> Interview:
    """Work out which questions apply, given the answers so far."""
    known = relevance(rulebase, answers)
    steps = tuple(
        step for area in rulebase.areas for step in _area_steps(rulebase, area, answers, known)
    )
    presumed = tuple(_presumed(rulebase, answers, known))
    return Interview(answers, steps, known, presumed, set_aside(rulebase, answers, known))


def _area_steps(
    rulebase: Rulebase, area: Area, answers: Answers, known: Relevance
) -> Iterator[Ask]:
    questions = rulebase.area_questions(area)
    places = range(len(answers.entries(area.repeat))) if area.repeat is not None else (None,)
    subjects = {index: entry_subject(area.repeat, index or 0) for index in places}
    # Of every entry, what is asked for its own sake, or is answered.
    asked = {
        (index, question.id): question.page
        for index, subject in subjects.items()
        for question in questions
        if (question.id, subject) in known.counts or known.worth_asking(question, subject)
    }
    pages = frozenset(asked.values())
    for index, subject in subjects.items():
        for question in questions:
            ref = (question.id, subject)
            comes_along = question.along and question.page in pages and known.may_come_along(ref)
            if comes_along or (index, question.id) in asked:
                yield Ask(area, question, index, ref in known.counts)


def _presumed(rulebase: Rulebase, answers: Answers, known: Relevance) -> Iterator[Presumed]:
    for question in rulebase.definitions.questions:
        for index, subject in _places(answers, question) if question.presumed else ():
            ref = (question.id, subject)
            if ref in known.known and ref not in known.counts and known.arises[ref]:
                yield Presumed(question, index, known.known[ref])


def _places(answers: Answers, question: Question) -> Iterator[tuple[int | None, Subject]]:
    """Every entry that a question is asked about, with its place; or the business."""
    if question.scope == "business":
        yield None, entry_subject(None, 0)
        return
    for index in range(len(answers.entries(question.entries))):
        yield index, entry_subject(question.entries, index)


def ask_for(rulebase: Rulebase, interview: Interview, cell: Cell) -> Ask | None:
    """The question of an answer, given or presumed; None if it does not apply now."""
    found = interview.find(cell)
    if found is None and any(one.cell == cell for one in interview.presumed):
        question = rulebase.questions[cell[0]]
        area = next(area for area in rulebase.areas if area.id == question.area)
        return Ask(area, question, cell[1])
    return found


def words_beside(rulebase: Rulebase, question: Question) -> OwnWords | None:
    """The question for a few own words beside an answer, None where there is none."""
    found = rulebase.questions.get(f"{question.id}_words") if question.words else None
    return found if isinstance(found, OwnWords) else None


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


def give_answers(rulebase: Rulebase, answers: Answers, given: Mapping[Cell, Answer]) -> Answers:
    """The answers with several more, or several changed."""
    for (name, index), answer in given.items():
        answers = give_answer(answers, rulebase.questions[name], index, answer)
    return answers


def answer_of(answers: Answers, question: Question, index: int | None) -> Answer | None:
    """What was answered, None if nothing was."""
    if index is None:
        return answers.business.get(question.id)
    return answers.entries(question.entries)[index].get(question.id)


def close_group(answers: Answers, group: Group) -> Answers:
    """The owner has no more entries to add; empty ones are dropped."""
    kept = tuple(entry for entry in answers.entries(group) if entry)
    return replace(answers.with_entries(group, kept), closed=answers.closed | {group})
