"""The answers laid out by section: given, still open, and set aside; and how far along it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from advisor.core.interview.answer import Answer
from advisor.core.interview.steps import Ask, Interview, answer_of
from advisor.core.rules.question import Area, Question
from advisor.core.rules.rulebase import Rulebase

Status = Literal["answered", "open", "aside"]
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
    def place(self) -> tuple[str, int | None]:
        return self.question.id, self.index


@dataclass(frozen=True, slots=True)
class AreaProgress:
    """A section of the interview: how far along it is, and its questions."""

    area: Area
    state: AreaState
    done: int
    left: int
    lines: tuple[ReviewLine, ...]


def review(rulebase: Rulebase, interview: Interview) -> tuple[AreaProgress, ...]:
    """Every section in order, with what is answered, open and set aside in it."""
    return tuple(_part(rulebase, interview, area) for area in rulebase.areas)


def _part(rulebase: Rulebase, interview: Interview, area: Area) -> AreaProgress:
    steps = [step for step in interview.steps if step.area.id == area.id]
    asks = [step for step in steps if isinstance(step, Ask)]
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
        ReviewLine(aside.question, aside.index, aside.answer, "aside", aside.gate)
        for aside in interview.aside
        if aside.question.area == area.id
    ]
    order = {question.id: place for place, question in enumerate(rulebase.area_questions(area))}
    lines.sort(
        key=lambda line: (line.index if line.index is not None else -1, order[line.place[0]])
    )
    done = sum(ask.answered for ask in asks)
    left = max(len(asks) - done, round(interview.left_in.get(area.id, 0.0)))
    closed = all(step.answered for step in steps)
    state: AreaState = "begun" if done else "ahead"
    if closed and not left:
        state = "done" if steps else "empty"
    return AreaProgress(area, state, done, left, tuple(lines))
