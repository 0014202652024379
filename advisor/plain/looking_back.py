"""A review in lines: what was done, the number now, what was heard, what changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from advisor.core.interview.answer import Answer, AnswerError, clean
from advisor.core.interview.review import (
    CAUSE,
    DAY,
    HINDRANCES,
    NUMBER,
    Review,
    WorkReview,
    goal_said,
)
from advisor.core.interview.typed_answer import read_answer
from advisor.core.interview.typed_choice import parse_yes_no
from advisor.core.message import N_, Words, message
from advisor.core.rules.question import MAX_TEXT, Question
from advisor.core.strategy.reviewing import (
    DayAsked,
    NumberAsked,
    ReviewForm,
    WorkAsked,
    read_made,
    review_form,
    said_of,
    says_nothing,
    with_goal,
    with_now,
    with_work,
)
from advisor.interview_session import InterviewSession
from advisor.plain.console import SHOWN, Console
from advisor.report.reviews import (
    ASK_CHANGED,
    ASK_GO_ON,
    ASK_HEARD,
    ASK_WHICH,
    ASK_WHY,
    NO_WORK_YET,
    asks_day,
    asks_now,
    asks_number,
    asks_sign,
    day_said,
    figure_said,
    hindrances,
    left_out,
    made_expected,
    so_far,
    too_early,
    work_said,
)
from advisor.review_session import ReviewSession, of_plan

NOTHING_KEPT = N_("Nothing is kept.")
PARTLY = ("partly", "part", "in part", "p")


class Left(Exception):
    """The owner leaves the review."""


class LookingBack:
    """Asks for one review and keeps it."""

    def __init__(self, session: InterviewSession, console: Console) -> None:
        self._held = ReviewSession(session)
        self._console = console
        self._day = session.environment.day

    def hold(self, since: date | None = None) -> bool:
        """Ask everything; True if a review was kept, False also where the owner leaves it.

        ``since`` is the day of the strategy; where nobody named it the owner is asked,
        unless there is a review before.  A review of today is gone on with, if the owner
        wants that; of another strategy where another day is named.
        """
        try:
            return self._hold(since)
        except Left:
            self._console.text(NOTHING_KEPT)
            return False

    def _read(self) -> str:
        """The next line; raises Left or Stop where the owner wants to be elsewhere."""
        typed = self._console.read_answer()
        if typed is None:
            raise Left
        return typed

    def _hold(self, since: date | None) -> bool:
        held, review = self._held, self._held.begun
        if held.after_today is not None:
            self._console.say(too_early(held.after_today))
            return False
        if held.todays is not None:
            self._console.text(ASK_GO_ON)
            if not self._console.read_yes(self._read):
                return False
        elif since is None and held.dated:
            since = self._ask_day(review.since)
        if since is not None:
            before, review = review, of_plan(review, since)
            if review.work != before.work:
                self._console.say(left_out(before.since))
        form = review_form(held.made(review.since), self._day)
        self._console.text(N_("An empty line says nothing about it; nothing is changed then."))
        self._console.text(N_(":back leaves this, and nothing is kept."))
        for number in form.numbers:
            review = self._number(review, number)
        for day in form.days:
            review = self._new_day(review, day)
        self._console.line()
        self._console.text(ASK_WHICH if form.work else NO_WORK_YET)
        for place, work in enumerate(form.work, start=1):
            review = self._work(review, work, f"{place}/{len(form.work)}")
        review = self._words(review, form)
        return self._keep(review)

    def _ask_day(self, usual: date) -> date:
        template = N_("On which day was this strategy made? An empty line: {day}.")
        self._console.say(message(template, day=usual))
        while typed := self._read():
            made = read_made(typed, self._day, self._console.language.style)
            if made is not None:
                return made
            self._console.refuse(made_expected(self._day))
        return usual

    def _number(self, review: Review, asked: NumberAsked) -> Review:
        self._console.say(asks_number(asked))
        self._so_far(figure_said(goal_said(review, asked.goal, NUMBER)))
        answer = self._answer(asked.question)
        return review if answer is None else with_goal(review, asked.goal, NUMBER, answer)

    def _new_day(self, review: Review, asked: DayAsked) -> Review:
        self._console.say(asks_day(asked))
        said = goal_said(review, asked.goal, DAY)
        self._so_far(day_said(said, self._console.language))
        answer = self._answer(asked.question)
        return review if answer is None else with_goal(review, asked.goal, DAY, answer)

    def _so_far(self, said: str) -> None:
        """Say what the review of today says already, where it does."""
        if said:
            self._console.say(so_far(said))

    def _answer(self, question: Question) -> Answer | None:
        """A typed answer to a question; None for an empty line."""
        while typed := self._read():
            try:
                return read_answer(question, typed, self._day, self._console.language.style)
            except AnswerError as error:
                self._console.refuse(error.problem)
        return None

    # ── work ───────────────────────────────────────────────────────────────────

    def _work(self, review: Review, asked: WorkAsked, place: str) -> Review:
        title = self._console.language.say(asked.title)
        self._console.line(f"{place} {title}")
        said = said_of(review, asked.key)
        self._so_far(work_said(said, self._console.language) if said is not None else "")
        while typed := self._read():
            done = "partly" if typed.lower() in PARTLY else parse_yes_no(typed)
            if done == "partly":
                return with_work(review, self._hindered(WorkReview(asked.key, "partly")))
            if done is False:
                return with_work(review, self._hindered(WorkReview(asked.key, "no")))
            if done is True:
                return with_work(review, self._signed(WorkReview(asked.key, "yes"), asked))
            template = N_("Please type yes, partly or no, not “{typed}”.")
            self._console.refuse(message(template, typed=Words(typed[:SHOWN])))
        return review

    def _hindered(self, work: WorkReview) -> WorkReview:
        self._console.text(ASK_WHY)
        for number, (_, words) in enumerate(hindrances(self._console.language), start=1):
            self._console.line(f"  {number}. {words}")
        typed = clean(self._read())
        numbers = [str(number) for number in range(1, len(HINDRANCES) + 1)]
        if typed in numbers:
            return replace(work, why=HINDRANCES[numbers.index(typed)])
        return replace(work, why="other", words=typed[:MAX_TEXT]) if typed else work

    def _signed(self, work: WorkReview, asked: WorkAsked) -> WorkReview:
        if asked.stop is None:
            return work
        self._console.say(asks_sign(asked.stop))
        while typed := self._read():
            seen = parse_yes_no(typed)
            if seen is not None:
                return replace(work, sign="stop" if seen else "works")
            self._console.refuse(message(N_("Please type yes or no.")))
        return work

    # ── words and means ────────────────────────────────────────────────────────

    def _words(self, review: Review, form: ReviewForm) -> Review:
        self._console.line()
        self._console.text(ASK_HEARD)
        review = replace(review, heard=self._own_words(review.heard))
        if review.heard and form.cause is not None:
            for number, option in enumerate(form.cause.options, start=1):
                label = self._console.language.text(option.label)
                self._console.line(f"  {number}. {label}")
            for goal in form.numbers:
                review = self._cause(review, goal, form.cause)
        self._console.text(ASK_CHANGED)
        review = replace(review, changed=self._own_words(review.changed))
        for asked in form.now:
            self._console.line(asks_now(asked, self._console.language))
            self._so_far(figure_said(review.now.get(asked.question.id)))
            answer = self._answer(asked.question)
            if answer is not None:
                review = with_now(review, asked.question.id, answer)
        return review

    def _own_words(self, before: str) -> str:
        """What is typed, else what was said before."""
        self._so_far(before)
        return clean(self._read())[:MAX_TEXT] or before

    def _cause(self, review: Review, goal: NumberAsked, question: Question) -> Review:
        template = N_("Which of these is in the way, after that: {goal}? A number, or nothing.")
        self._console.say(message(template, goal=goal.title))
        before = question.option(str(goal_said(review, goal.goal, CAUSE)))
        self._so_far(self._console.language.text(before.label) if before is not None else "")
        while typed := self._read():
            place = self._console.read_number(typed, len(question.options))
            if place is not None:
                return with_goal(review, goal.goal, CAUSE, question.options[place].id)
        return review

    def _keep(self, review: Review) -> bool:
        if says_nothing(review):
            self._console.text(N_("Nothing was said, so nothing is kept."))
            return False
        self._console.text(N_("Keep this? The plan is then made again from today."))
        if not self._console.read_yes(self._read):
            self._console.text(NOTHING_KEPT)
            return False
        problems = self._held.keep(review)
        for problem in problems:
            self._console.line(str(problem))
        return not problems
