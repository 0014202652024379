"""What a review asks, a row for each, with what is said so far below it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from textual.content import Content
from textual.widgets.option_list import Option

from advisor.core.interview.review import CAUSE, DAY, NUMBER, Done, Review, goal_said
from advisor.core.message import N_, Message, message
from advisor.core.strategy.reviewing import NumberAsked, ReviewForm, WorkAsked, said_of
from advisor.language import Language
from advisor.report.reviews import (
    ASK_CHANGED,
    ASK_HEARD,
    NO_WORK_YET,
    asks_day,
    asks_now,
    asks_number,
    day_said,
    figure_said,
    work_said,
)
from advisor.tui.widgets.rows import Hung, Rows, row

MARKS: dict[Done, str] = {"yes": "●", "partly": "◐", "no": "○"}
SAID, SILENT = "●", "·"
ASK_CAUSE = N_("What is in the way, after what you heard ({goal})?")
# The names of the rows of one kind begin so; what each is about follows.
NUMBERS, DAYS, WORK, CAUSES = "number ", "day ", "work ", "cause "
SINCE, HEARD, CHANGED = "since", "heard", "changed"


def asks_cause(number: NumberAsked) -> Message:
    """The question for what stands in the way of a goal."""
    return message(ASK_CAUSE, goal=number.title)


class LookBackRows(Rows):
    """The rows of a review: of its day, each number and work, what was heard, what changed."""

    def __init__(self, language: Language, **more: Any) -> None:
        super().__init__(**more)
        self._language = language

    def show(self, form: ReviewForm, review: Review, *, dated: bool) -> None:
        """Show what is asked and said; ``dated`` where the strategy's day is asked as well."""
        self.put(list(self._rows(form, review, dated)))

    def _rows(self, form: ReviewForm, review: Review, dated: bool) -> Iterator[Option]:
        language = self._language
        if dated:
            made = language.show(review.since)
            yield self._row(SINCE, language.text(N_("The strategy was made on")), made)
        for number in form.numbers:
            said = figure_said(goal_said(review, number.goal, NUMBER))
            yield self._row(f"{NUMBERS}{number.goal}", language.say(asks_number(number)), said)
        for day in form.days:
            said = day_said(goal_said(review, day.goal, DAY), language)
            yield self._row(f"{DAYS}{day.goal}", language.say(asks_day(day)), said)
        for work in form.work:
            yield self._work_row(work, review)
        if not form.work:
            none = Content(language.text(NO_WORK_YET)).stylize("italic")
            yield row(Hung([(2, none)]), heading=True)
        yield self._row(HEARD, language.text(ASK_HEARD), review.heard)
        for number in form.numbers if form.cause is not None else ():
            cause = str(goal_said(review, number.goal, CAUSE))
            option = form.cause.option(cause) if form.cause is not None else None
            said = language.text(option.label) if option is not None else ""
            yield self._row(f"{CAUSES}{number.goal}", language.say(asks_cause(number)), said)
        yield self._row(CHANGED, language.text(ASK_CHANGED), review.changed)
        for now in form.now:
            said = figure_said(review.now.get(now.question.id))
            yield self._row(now.question.id, asks_now(now, language), said)

    def _row(self, name: str, asked: str, said: str, mark: str = SAID) -> Option:
        lines = [(0, Content(f"{mark if said else SILENT} {asked}"))]
        if said:
            lines.append((2, Content(said).stylize("bold")))
        return row(Hung(lines, hang=2), name)

    def _work_row(self, work: WorkAsked, review: Review) -> Option:
        said, title = said_of(review, work.key), self._language.say(work.title)
        if said is None:
            return self._row(f"{WORK}{work.key}", title, "")
        shown = work_said(said, self._language)
        return self._row(f"{WORK}{work.key}", title, shown, MARKS[said.done])
