"""Planned work from its first day to its last; the review days as lines."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from advisor.core.message import N_, Words, message
from advisor.core.strategy.figures import Bar, Figures
from advisor.language import Language, capitalised
from advisor.paper.claims_legend import claims_legend
from advisor.paper.drawing import SMALL, WIDTH, Drawing, Picture, lines_in

# The most bars of one picture; the rest is in the table beside it.
MOST_BARS = 24
# How much of a long plan is drawn.
MOST_SHOWN = timedelta(weeks=13)


def bars(figures: Figures, language: Language) -> Picture:
    """Planned work from its first day to its last; the review days as lines."""
    title = language.text(N_("The plan, week by week"))
    shown = figures.bars[:MOST_BARS]
    described = " ".join(_bar_in_words(bar, language) for bar in figures.bars)
    drawing = Drawing("bars", title, described)
    left, top, row = 236.0, 26.0, 32.0
    first = figures.day
    # What goes on goes on beyond the edge; all that begins is seen to begin.
    reach = max(first + MOST_SHOWN, *(bar.start + timedelta(days=14) for bar in shown))
    last = min(max(*(bar.until for bar in shown), first + timedelta(days=28)), reach)
    days = (last - first).days + 1
    scale = (WIDTH - left) / days
    bottom = top + row * len(shown)

    def x_of(day: date) -> float:
        return left + max((day - first).days, 0) * scale

    for day, label in _ticks(first, last, language):
        drawing.line([(x_of(day), top - 6), (x_of(day), bottom)], width=0.5)
        drawing.text(x_of(day) + 2, top - 10, label, size=SMALL, faint=True)
    thin = False
    for place, bar in enumerate(shown):
        y = top + place * row
        lines = lines_in(capitalised(language.show(bar.title)), left - 10, 2, SMALL)
        for number, line in enumerate(lines):
            drawing.text(0, y + 13 + number * 14 + (7 if len(lines) == 1 else 0), line, size=SMALL)
        begin = x_of(bar.start)
        ready = min(x_of(bar.ready + timedelta(days=1)), float(WIDTH))
        end = min(x_of(bar.until + timedelta(days=1)), float(WIDTH))
        drawing.claim(begin, y + 8, max(ready - begin, 4), 16, bar.claim)
        if end > ready + 1:
            thin = True
            drawing.claim(ready, y + 13, end - ready, 6, bar.claim)
    reviews = [review for review in figures.reviews if review <= last]
    for review in reviews:
        _dashed(drawing, (x_of(review), top), (x_of(review), bottom))
    claims_legend(drawing, bottom + 22, language, {bar.claim for bar in shown})
    _explain(drawing, language, reviews=bool(reviews), thin=thin)
    return drawing.picture()


def _explain(drawing: Drawing, language: Language, *, reviews: bool, thin: bool) -> None:
    """Say what dashed lines and thin bars are, where there are any."""
    y = drawing.height + 12
    if reviews:
        _dashed(drawing, (0, y - 4), (18, y - 4))
        both = N_("days to look at the plan; a thin bar: it goes on")
        text = language.text(both if thin else N_("days to look at the plan"))
        drawing.text(24, y, text, size=SMALL)
    elif thin:
        drawing.text(0, y, language.text(N_("A thin bar: it goes on")), size=SMALL)
    if reviews or thin:
        drawing.height += 20


def _dashed(drawing: Drawing, *points: tuple[float, float]) -> None:
    drawing.line(points, "ink", 1, stroke_dasharray="4 3")


def _ticks(first: date, last: date, language: Language) -> Iterator[tuple[date, str]]:
    """The first days of months; of a short plan, every second or third Monday."""
    span = (last - first).days
    if span <= 112:
        day = first - timedelta(days=first.weekday()) + timedelta(days=7)
        while day <= last - timedelta(days=span // 9):
            yield day, language.axis_day(day)
            day += timedelta(days=14 if span <= 70 else 21)
        return
    step = 1 + span // 220
    months = first.year * 12 + first.month
    while date(months // 12, months % 12 + 1, 1) <= last:
        day = date(months // 12, months % 12 + 1, 1)
        yield day, language.axis_month(day)
        months += step


def _bar_in_words(bar: Bar, language: Language) -> str:
    title = Words(language.show(bar.title))
    if bar.until > bar.ready:
        template = N_("{title}: from {start}, and on until {until}.")
        said = message(template, title=title, start=bar.start, until=bar.until)
    else:
        template = N_("{title}: from {start} to {ready}.")
        said = message(template, title=title, start=bar.start, ready=bar.ready)
    return language.say(said)
