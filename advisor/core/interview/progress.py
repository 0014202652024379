"""The answers laid out by section: given, presumed, still open, and set aside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from advisor.core.interview.answer import DONT_KNOW, Answer
from advisor.core.interview.settled import NEW, entry_subject
from advisor.core.interview.steps import Cell, Interview, answer_of
from advisor.core.rules.fact import Missing, State, Subject
from advisor.core.rules.question import Area, Question
from advisor.core.rules.rulebase import Rulebase

Status = Literal["answered", "presumed", "open", "aside"]
# A section may have nothing to ask, and something later, once other answers call for it.
AreaState = Literal["done", "begun", "ahead", "empty"]


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """One question and what became of it; ``gate`` shuts out an answer that is set aside."""

    question: Question
    index: int | None
    answer: Answer | None
    status: Status
    gate: Question | None = None

    @property
    def cell(self) -> Cell:
        return self.question.id, self.index


@dataclass(frozen=True, slots=True)
class AreaProgress:
    """A section of the interview: how far along it is, and its questions."""

    area: Area
    state: AreaState
    done: int
    lines: tuple[ReviewLine, ...]


def review(rulebase: Rulebase, interview: Interview) -> tuple[AreaProgress, ...]:
    """Every section in order, with what is answered, presumed, open and set aside in it."""
    return tuple(_part(rulebase, interview, area) for area in rulebase.areas)


def presumed_answer(state: State) -> Answer:
    """What is presumed, as the answer it would be."""
    return DONT_KNOW if isinstance(state, Missing) else state


def _part(rulebase: Rulebase, interview: Interview, area: Area) -> AreaProgress:
    asks = [step for step in interview.steps if step.area.id == area.id]
    lines = [
        ReviewLine(
            ask.question,
            ask.index,
            answer_of(interview.answers, ask.question, ask.index) if ask.answered else None,
            "answered" if ask.answered else "open",
        )
        for ask in asks
    ]
    lines += [
        ReviewLine(one.question, one.index, presumed_answer(one.state), "presumed")
        for one in interview.presumed
        if one.question.area == area.id
    ]
    lines += [
        ReviewLine(aside.question, aside.index, aside.answer, "aside", aside.gate)
        for aside in interview.aside
        if aside.question.area == area.id
    ]
    order = {question.id: place for place, question in enumerate(rulebase.area_questions(area))}
    lines.sort(
        key=lambda line: (line.index if line.index is not None else -1, order[line.question.id])
    )
    done = sum(ask.answered for ask in asks)
    named = area.repeat is None or area.repeat in interview.answers.closed
    state: AreaState = "begun" if done else "ahead"
    if named and done == len(asks) and not _may_come(rulebase, interview, area):
        state = "done" if asks or area.repeat is not None else "empty"
    return AreaProgress(area, state, done, tuple(lines))


def _may_come(rulebase: Rulebase, interview: Interview, area: Area) -> bool:
    """Whether a question of a section may still be asked."""
    return any(
        interview.relevance.expected(question, subject) > 0
        for question in rulebase.area_questions(area)
        for subject in _subjects(interview, area)
    )


def _subjects(interview: Interview, area: Area) -> Iterator[Subject]:
    group = area.repeat
    if group is None:
        yield entry_subject(None, 0)
        return
    for index in range(len(interview.answers.entries(group))):
        yield entry_subject(group, index)
    if group not in interview.answers.closed:
        yield entry_subject(group, NEW)
