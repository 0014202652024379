"""Sheets to count and to listen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from advisor.core.message import N_
from advisor.core.strategy.goal_number import measure
from advisor.language import capitalised
from advisor.paper.pages import PageBlock
from advisor.paper.sheets.filling import Filler

WEEKS = 13


def count_sheet(fill: Filler) -> Iterator[PageBlock]:
    """Each goal's number, week by week, beside what it should be on the way."""
    yield fill.aside(
        N_("Count in the same way each time. A week without a count stays empty; do not guess.")
    )
    ways = {way.goal: way for way in fill.figures.ways}
    subjects = fill.case.profile.subjects("goal")
    for subject in subjects:
        counted = measure(fill.case, subject)
        title = fill.show(counted) if counted is not None else fill.known("goal.kind", subject)
        yield fill.heading(capitalised(title))
        known = ways.get(subject.goal)
        if known is not None:
            points = "; ".join(
                f"{fill.language.day(point.day)}: {fill.show(point.shown)}"
                for point in known.points
            )
            yield fill.line(N_("From today to the goal"), points)
        days = (fill.case.day + timedelta(weeks=week) for week in range(WEEKS))
        yield fill.table(
            {N_("Week from"): 5, N_("Counted"): 4, N_("What was different that week"): 11},
            ((fill.language.day(day), "", "") for day in days),
            0,
        )
    if not subjects:
        yield fill.table({N_("Week from"): 4, N_("What"): 11, N_("Counted"): 5}, (), WEEKS)
    yield fill.heading(N_("Where they come from"))
    yield fill.aside(
        N_("Ask each new one: “Who told you about us?” Write down the answer as it was said.")
    )
    yield fill.table(
        {N_("Day"): 3, N_("Who"): 6, N_("Who told them about us"): 7, N_("Came again?"): 4}, (), 10
    )


def listening_sheet(fill: Filler) -> Iterator[PageBlock]:
    """Whom to ask what, and what they said in their own words."""
    yield fill.aside(
        N_(
            "Ask, and then say nothing until they have finished. Write down their words and not "
            "what they mean for you. Promise nothing that you have not checked."
        )
    )
    yield fill.heading(N_("What to ask"))
    yield fill.proposal(
        N_("What made you come to us the first time?"),
        N_("What nearly kept you from it?"),
        N_("What would you miss if we were not there?"),
        N_("Whom do you ask when you need something like this?"),
    )
    yield fill.blank(N_("Your own question:"))
    yield fill.heading(N_("Whom to ask"))
    yield fill.table(
        {
            N_("Who"): 5,
            N_("Who asks"): 3,
            N_("On which day"): 3,
            N_("What they said, in their words"): 9,
        },
        (
            (fill.name(subject), fill.known("relationship.holder", subject), "", "")
            for subject in fill.relationships()
        ),
        4,
    )
    yield fill.heading(N_("What else we hear"))
    yield fill.table(
        {
            N_("Day"): 2,
            N_("Where"): 3,
            N_("In their words"): 7,
            N_("How often"): 3,
            N_("What we do"): 5,
        },
        (),
        7,
    )
    yield fill.blank(N_("After two weeks: what did we hear three times or more?"), 2)
