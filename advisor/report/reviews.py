"""What a review asks, in words, for every surface."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from advisor.core.interview.answer import Answer
from advisor.core.interview.review import Done, Hindrance, WorkReview
from advisor.core.message import N_, Label, Message, Words, message
from advisor.core.strategy.case import Case
from advisor.core.strategy.reviewing import DayAsked, NowAsked, NumberAsked
from advisor.core.strategy.since import KEPT_FROM
from advisor.language import Language
from advisor.report.document import build_document
from advisor.report.plain_text import sections_of, text_lines, wrapped

# The section of the outline that says what changed.
SINCE = "since"

DONE_WORDS: Mapping[Done, str] = {
    "yes": N_("done"),
    "partly": N_("done in part"),
    "no": N_("not done"),
}
ASK_GO_ON = N_("You kept a review today. Go on with it? What you leave as it is stays in it.")
ASK_WORDS = N_("What was it, in a few words?")
ASK_WHICH = N_("What was done? Of each: yes, partly or no; an empty line says nothing about it.")
ASK_WHY = N_("What kept it from being done? A number, your own words, or an empty line.")
ASK_HEARD = N_("What did people say to you, in their words?")
NO_WORK_YET = N_("No step of this plan has come to its day yet, so none is asked about.")
ASK_CHANGED = N_("What has changed outside?")


def made_expected(day: date) -> Message:
    """What the day of a strategy is expected to be, on ``day``: with one that has been."""
    return message(
        N_("Please write a day that has been, like {day}, 28 November, yesterday or today."),
        day=day - timedelta(days=28),
    )


def too_early(last: date) -> Message:
    """That no review can be held yet, where the last one is of a day still to come."""
    return message(
        N_("The last review is of {day}; the next can be held after that day."), day=last
    )


def left_out(made: date) -> Message:
    """That a review goes on about another strategy than the one of a day."""
    template = N_("What was said of the work in the plan of {day} is left out: it is another plan.")
    return message(template, day=made)


def so_far(said: str) -> Message:
    """What the review of today says of something already."""
    return message(N_("So far: {said}. An empty line leaves it so."), said=Words(said))


def work_said(said: WorkReview, language: Language) -> str:
    """What a review says of one piece of work."""
    parts = [language.text(DONE_WORDS[said.done])]
    if said.words:
        parts.append(f"“{said.words}”")
    elif said.why is not None:
        parts.append(language.text(KEPT_FROM[said.why]))
    if said.sign == "stop":
        parts.append(language.text(N_("it is time to stop")))
    return ", ".join(parts)


def figure_said(answer: Answer | None) -> str:
    """A number that a review has; '' for none."""
    return f"{answer:.15g}" if isinstance(answer, (int, float)) else ""


def asks_number(asked: NumberAsked) -> Message:
    """The question for a goal's number now."""
    if asked.before is None:
        return message(N_("{measure}: how many now?"), measure=asked.measure)
    template = N_("{measure}: how many now? It was {before}.")
    return message(template, measure=asked.measure, before=asked.before)


def asks_day(asked: DayAsked) -> Message:
    """The question for a new day in place of one that has passed."""
    template = N_("{goal}: the day you set, {day}, has passed. Which day is it now?")
    return message(template, goal=asked.title, day=asked.before)


def day_said(answer: Answer | None, language: Language) -> str:
    """A day that a review has; '' for none."""
    return language.show(answer) if isinstance(answer, date) else ""


def asks_sign(stop: Message) -> Message:
    """The question whether it is time to stop some work, as the plan had it."""
    return message(N_("The plan said when to stop: {sign} Is it so now?"), sign=stop)


def asks_now(asked: NowAsked, language: Language) -> str:
    """The question for an answer that may be another one by now."""
    template = N_("{what}: {before} until now. And from now on?")
    what = Label(asked.question.label)
    return language.say(message(template, what=what, before=asked.before))


def hindrances(language: Language) -> tuple[tuple[Hindrance, str], ...]:
    """What may have kept work from being done, each with its words."""
    return tuple((why, language.text(words)) for why, words in KEPT_FROM.items())


def since_text(case: Case, language: Language) -> str:
    """What changed since last time, as text; '' where there is no review."""
    section = case.outline.section(SINCE)
    if section is None:
        return ""
    title = language.text(section.title)
    parts = sections_of(build_document(case.outline, language))
    found = next((part for part in parts if part.title == title), None)
    lines = text_lines(found) if found is not None else ()
    return "\n".join([title, *map(wrapped, lines)]) + "\n"
