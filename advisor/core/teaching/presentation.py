"""A lesson in front of a class, step by step: the firm, votes, the answers one by one, a score."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from advisor.core.teaching.lesson import Lesson

StepKind = Literal["firm", "question", "answer", "score"]


@dataclass(frozen=True, slots=True)
class Step:
    """What is shown at once; of an answer, ``choice`` is the place of the one that is explained.

    ``prediction`` is the place of the question, from 0; it means nothing for firm and score.
    """

    kind: StepKind
    prediction: int = 0
    choice: int = 0


@dataclass(frozen=True)
class Presentation:
    """Where a lesson is, and how the class has voted.

    ``votes`` are (prediction, choice) pairs in the order in which they were given.
    """

    lesson: Lesson
    at: int = 0
    votes: tuple[tuple[int, int], ...] = ()

    @property
    def steps(self) -> tuple[Step, ...]:
        return tuple(_steps(self.lesson))

    @property
    def step(self) -> Step:
        """What is shown now."""
        return self.steps[self.at]

    def go(self, by: int) -> Presentation:
        """So many steps on, or back; at most to the first or the last."""
        return replace(self, at=min(max(0, self.at + by), len(self.steps) - 1))

    def vote(self, choice: int) -> Presentation:
        """One vote more, while a question is open; the same presentation where it is not."""
        step = self.step
        there = step.kind == "question" and choice < len(
            self.lesson.predictions[step.prediction].choices
        )
        return replace(self, votes=(*self.votes, (step.prediction, choice))) if there else self

    def take_back(self) -> Presentation:
        """Without the last vote on the question that is open."""
        step = self.step
        mine = [n for n, (asked, _) in enumerate(self.votes) if asked == step.prediction]
        if step.kind != "question" or not mine:
            return self
        return replace(self, votes=self.votes[: mine[-1]] + self.votes[mine[-1] + 1 :])

    def tally(self, prediction: int) -> tuple[int, ...]:
        """The votes for each choice of a question."""
        choices = range(len(self.lesson.predictions[prediction].choices))
        return tuple(self.votes.count((prediction, choice)) for choice in choices)

    def score(self) -> tuple[int, int]:
        """How many questions most of the class had right, of those it voted on."""
        asked = right = 0
        for number, prediction in enumerate(self.lesson.predictions):
            tally = self.tally(number)
            if any(tally):
                asked += 1
                most = [place for place, count in enumerate(tally) if count == max(tally)]
                right += len(most) == 1 and most[0] in prediction.right
        return right, asked


def _steps(lesson: Lesson) -> Iterator[Step]:
    yield Step("firm")
    for number, prediction in enumerate(lesson.predictions):
        yield Step("question", number)
        for place in range(len(prediction.choices)):
            yield Step("answer", number, place)
    yield Step("score")
