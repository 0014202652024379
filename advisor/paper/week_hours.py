"""The hours of each week by class of work, and how many there are."""

from __future__ import annotations

from collections.abc import Sequence

from advisor.core.message import N_, Label, Listing, Quantity, Shown, message
from advisor.core.strategy.figures import WeekHours
from advisor.language import Language
from advisor.paper.claims_legend import claims_legend
from advisor.paper.drawing import SMALL, WIDTH, Drawing, Picture
from advisor.report.charts import CLAIMS, figure_of_hours


def hours(weeks: Sequence[WeekHours], language: Language) -> Picture:
    """The hours of each week by class of work, and how many there are."""
    title = language.text(N_("Hours in each of the first weeks, of all together"))
    described = " ".join(_week_in_words(week, language) for week in weeks)
    drawing = Drawing("hours", title, described)
    most = max(max(week.hours, week.limit or 0.0) for week in weeks) or 1.0
    step = next(s for s in (0.5, 1, 2, 5, 10, 20, 50, 100, 1000) if most / s <= 5)
    top, high, left = 12.0, 150.0, 40.0
    scale = high / most
    level = 0.0
    while level <= most + 1e-9:
        y = top + high - level * scale
        drawing.line([(left, y), (WIDTH, y)], width=0.5)
        # The same unit all the way up.
        label = language.show(Quantity(level, N_("h")))
        drawing.text(left - 6, y + 4, label, size=SMALL, anchor="end", faint=True)
        level += step
    width = (WIDTH - left) / len(weeks)
    for place, week in enumerate(weeks):
        x, y = left + place * width, top + high
        for claim, amount in week.by_claim:
            y -= amount * scale
            drawing.claim(x + width * 0.18, y, width * 0.64, amount * scale, claim)
        if week.limit is not None:
            y = top + high - week.limit * scale
            drawing.line([(x, y), (x + width, y)], "ink", 2)
        if place % 2 == 0:
            day = language.axis_day(week.first)
            drawing.text(
                x + width / 2, top + high + 17, day, size=SMALL, anchor="middle", faint=True
            )
    claims_legend(
        drawing,
        top + high + 40,
        language,
        {c for w in weeks for c, _ in w.by_claim},
        N_("hours there are"),
    )
    return drawing.picture()


def _week_in_words(week: WeekHours, language: Language) -> str:
    parts: tuple[Shown, ...] = tuple(
        message(N_("{what} {hours}"), what=Label(CLAIMS[claim]), hours=figure_of_hours(amount))
        for claim, amount in week.by_claim
        if amount
    )
    template = N_("Week of {day}: {parts}.")
    said: Shown = Listing(parts) if parts else Label(N_("no hours"))
    return language.say(message(template, day=week.first, parts=said))
