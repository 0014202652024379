"""What became of the numbers since last time: as reviews counted them, and as they are now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from advisor.core.interview.known_now import Progress
from advisor.core.interview.review import NUMBER, Review
from advisor.core.message import N_, Listing, Message, Shown, joined, message
from advisor.core.rules.fact import Subject
from advisor.core.strategy.advice import Advice
from advisor.core.strategy.goal_number import figure_shown, gap_of, measure

# A name, a title, a text and what it is about.
Told = tuple[str, Message, "Message | None", Subject]
MOVED: Mapping[Progress, str] = {
    "closer": N_("It came closer to the target."),
    "none": N_("It did not move."),
    "away": N_("It moved away from the target."),
}


def number_items(advice: Advice, before: Advice, review: Review) -> Iterator[Told]:
    """The number of each goal, with those of the days before it, and how it moved."""
    for subject in advice.profile.subjects("goal"):
        counted = measure(advice, subject)
        number = advice.inference.state(NUMBER, subject)
        if counted is None or not isinstance(number, (int, float)):
            continue
        name, said = f"number:{subject}", review.goals.get(subject.goal, {}).get(NUMBER)
        earlier = advice.last_time.numbers.get(subject.goal, ())
        # Without a new count, and no other answer since, the last one is still used.
        if said is None and (not earlier or earlier[-1][1] == number):
            if earlier:
                day, figure = earlier[-1][0], figure_shown(advice, subject, number)
                template = N_("{measure}: not counted; {figure} of {day} is still used.")
                yield (
                    name,
                    message(template, measure=counted, figure=figure, day=day),
                    None,
                    subject,
                )
            continue
        reviewed = said == number
        title = _figures(advice, subject, counted, number, review.day if reviewed else advice.day)
        told = list(_moved(advice, before, subject, review)) if reviewed else []
        yield name, title, joined(told) if told else None, subject


def _figures(advice: Advice, subject: Subject, counted: Shown, number: float, day: date) -> Message:
    """The numbers counted so far, the last one being of ``day``."""
    dated = [*advice.last_time.numbers.get(subject.goal, ()), (day, number)]
    today = dated.pop() if day == advice.day else None
    figures = Listing(
        tuple(
            message(N_("{figure} on {day}"), figure=figure_shown(advice, subject, one), day=when)
            for when, one in dated
        )
    )
    if today is None:
        return message(N_("{measure}: {figures}."), measure=counted, figures=figures)
    now = figure_shown(advice, subject, number)
    if not dated:
        return message(N_("{measure}: {now} now."), measure=counted, now=now)
    template = N_("{measure}: {figures}; {now} now.")
    return message(template, measure=counted, figures=figures, now=now)


def _moved(advice: Advice, before: Advice, subject: Subject, review: Review) -> Iterator[Message]:
    """How the number that a review counted moved, and what the plan had for that day."""
    moved = advice.last_time.progress.get(subject.goal)
    if moved is not None:
        yield message(MOVED[moved])
    gap = gap_of(before, subject)
    due = [stone for stone in gap.milestones if stone.day <= review.day] if gap else []
    if due:
        figure = figure_shown(advice, subject, due[-1].figure)
        template = N_("The plan had {figure} for {day}.")
        yield message(template, figure=figure, day=due[-1].day)
