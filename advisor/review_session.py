"""A review held today in an interview: what it is about, where it begins, and keeping it.

Screens, plain prompts and the command all work through a ReviewSession, as they do through
an InterviewSession for the questions.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from advisor.core.diagnostic import Diagnostic
from advisor.core.interview.answers import Answers
from advisor.core.interview.known_now import amended, with_review
from advisor.core.interview.review import Review
from advisor.core.strategy.case import Case
from advisor.core.strategy.reviewing import problems_of
from advisor.interview_session import InterviewSession


def of_plan(review: Review, day: date) -> Review:
    """The review as one of the strategy that was made on a day.

    Another day is another plan: what was said of its work goes with it.
    """
    return review if review.since == day else replace(review, since=day, work=())


class ReviewSession:
    """The review of today, new or gone on with."""

    def __init__(self, session: InterviewSession) -> None:
        self._session = session
        self._day = session.environment.day

    @property
    def _answers(self) -> Answers:
        return self._session.navigation.answers

    @property
    def todays(self) -> Review | None:
        """The review that was kept today already; it can be gone on with, not held again."""
        last = self._answers.reviews[-1:]
        return next((review for review in last if review.day == self._day), None)

    @property
    def after_today(self) -> date | None:
        """The day of the last review where that is still to come: none can be held before it."""
        reviews = self._answers.reviews
        return reviews[-1].day if reviews and reviews[-1].day > self._day else None

    @property
    def about(self) -> Answers:
        """The answers that the review is about: those before the one of today."""
        return self._answers if self.todays is None else self._answers.held[-1].before

    @property
    def made_on(self) -> date:
        """The day of the strategy as far as is known: of the last review, else of the file."""
        if self.todays is not None:
            return self.todays.since
        reviews = self.about.reviews
        return reviews[-1].day if reviews else min(self._session.changed_on, self._day)

    @property
    def dated(self) -> bool:
        """Whether the owner has to say when the strategy was made: no review says it."""
        return not self.about.reviews

    @property
    def begun(self) -> Review:
        """The review of today as far as it is held; an empty one of the last strategy."""
        return self.todays or Review(self._day, self.made_on)

    def made(self, day: date) -> Case:
        """The strategy as it was made on a day: what is reviewed."""
        environment = self._session.environment
        return Case(environment.rulebase, self.about, environment.infer, day)

    def keep(self, review: Review) -> tuple[Diagnostic, ...]:
        """Keep a review, and save; returns what is wrong with it, and keeps nothing then.

        It replaces the one that was kept today already.
        """
        problems = problems_of(self.made(review.since), review)
        if not problems:
            add = with_review if self.todays is None else amended
            self._session.set_answers(
                add(self._session.environment.rulebase, self._answers, review)
            )
        return problems
