"""What became of the numbers since last time: as reviews counted them, and as they are now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from advisor.core.interview.known_now import Progress
from advisor.core.interview.review import DAY, NUMBER, Review
from advisor.core.message import N_, Label, Listing, Message, Shown, joined, message
from advisor.core.rules.fact import Subject
from advisor.core.strategy.advice import Advice
from advisor.core.strategy.goal_number import figure_shown, gap_of, measure

# A name, a title, a text and what it is about.
Told = tuple[str, Message, "Message | None", Subject]
# Said with the figures, for two goals may have moved alike, and no sentence is printed twice.
MOVED: Mapping[Progress, str] = {
    "closer": N_("closer to the target"),
    "none": N_("where it was"),
    "away": N_("further from the target"),
}


def number_items(advice: Advice, before: Advice, review: Review) -> Iterator[Told]:
    """The number of each goal, with those of the days before it, and how it moved."""
    for subject in advice.profile.subjects("goal"):
        counted = measure(advice, subject)
        number = advice.inference.state(NUMBER, subject)
        if counted is None or not isinstance(number, (int, float)):
            continue
        name, said = f"number:{subject}", review.goals.get(subject.goal, {}).get(NUMBER)
        new_day = _new_day(advice, subject, review)
        earlier = advice.last_time.numbers.get(subject.goal, ())
        # Without a new count, and no other answer since, the last one is still used.
        if said is None and (not earlier or earlier[-1][1] == number):
            if earlier:
                day, figure = earlier[-1][0], figure_shown(advice, subject, number)
                template = N_("{measure}: not counted; {figure} of {day} is still used.")
                title = message(template, measure=counted, figure=figure, day=day)
                yield name, title, new_day, subject
            continue
        if said == number:
            moved = advice.last_time.progress.get(subject.goal)
            title = _figures(advice, subject, counted, number, review.day, moved)
            told = [one for one in (_planned(before, advice, subject, review.day), new_day) if one]
            yield name, title, joined(told) if told else None, subject
        else:
            yield name, _figures(advice, subject, counted, number, advice.day), new_day, subject


def _figures(
    advice: Advice,
    subject: Subject,
    counted: Shown,
    number: float,
    day: date,
    moved: Progress | None = None,
) -> Message:
    """The numbers counted so far, the last one being of ``day``, and how that one moved."""
    dated = [*advice.last_time.numbers.get(subject.goal, ()), (day, number)]
    values: dict[str, Shown] = {"measure": counted}
    if day == advice.day:
        dated.pop()
        values["now"] = figure_shown(advice, subject, number)
    if dated:
        values["figures"] = Listing(
            tuple(
                message(
                    N_("{figure} on {day}"), figure=figure_shown(advice, subject, one), day=when
                )
                for when, one in dated
            )
        )
    if moved is not None:
        values["moved"] = Label(MOVED[moved])
    return message(_TITLES["now" in values, bool(dated), moved is not None], **values)


# Whether there is a number of today, numbers of days before, and how the last one moved.
_TITLES = {
    (True, True, True): N_("{measure}: {figures}; {now} now, {moved}."),
    (True, True, False): N_("{measure}: {figures}; {now} now."),
    (True, False, True): N_("{measure}: {now} now, {moved}."),
    (True, False, False): N_("{measure}: {now} now."),
    (False, True, True): N_("{measure}: {figures}, {moved}."),
    (False, True, False): N_("{measure}: {figures}."),
}


def _new_day(advice: Advice, subject: Subject, review: Review) -> Message | None:
    """The day that a review set for a goal; None where it set none, or it is another one since."""
    day = review.goals.get(subject.goal, {}).get(DAY)
    if not isinstance(day, date) or advice.inference.state(DAY, subject) != day:
        return None
    return message(N_("The new day for it is {day}."), day=day)


def _planned(before: Advice, advice: Advice, subject: Subject, day: date) -> Message | None:
    """What the plan before had for a day; None where no milestone was due by then."""
    gap = gap_of(before, subject)
    due = [stone for stone in gap.milestones if stone.day <= day] if gap else []
    if not due:
        return None
    figure = figure_shown(advice, subject, due[-1].figure)
    return message(N_("The plan had {figure} for {day}."), figure=figure, day=due[-1].day)
