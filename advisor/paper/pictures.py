"""What is looked at rather than read: relationships, hours, bars, the way of the number."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from advisor.core.message import N_, Label, Listing, Quantity, Shown, Words, message
from advisor.core.planning.work import Claim
from advisor.core.reasoning.templates import hours_shown
from advisor.core.rules.catalogue import Level
from advisor.core.strategy.figures import Bar, Figures, Way, WeekHours, Worth
from advisor.language import Language, capitalised
from advisor.paper.drawing import PAPER, SMALL, WIDTH, Drawing, columns
from advisor.report.charts import CLAIMS

VALUES: dict[Level | None, str] = {
    "high": N_("much"),
    "medium": N_("some"),
    "low": N_("little"),
    None: N_("not known"),
}
# The columns of the map: up to how many hours.
EFFORTS = (
    (0.0, N_("nothing planned")),
    (2.0, N_("up to 2 hours")),
    (float("inf"), N_("more than 2 hours")),
)
# The most bars of one picture; the rest is in the table beside it.
MOST_BARS = 24
# How much of a long plan is drawn.
MOST_SHOWN = timedelta(weeks=13)
LINE = 16


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing with its title and the same in words."""

    name: str
    title: str
    text: str
    svg: str


def pictures_of(figures: Figures, language: Language) -> dict[str, tuple[Picture, ...]]:
    """All pictures of a strategy by the section that they belong to; none without figures."""
    language = language.reckoned_from(figures.day)
    found: dict[str, tuple[Picture, ...]] = {}
    # A map of one, or of those whose value nobody knows, shows nothing.
    if sum(one.value is not None for one in figures.relationships) > 1:
        found["relationships"] = (relationship_map(figures.relationships, language),)
    if figures.bars:
        found["tactics"] = (bars(figures, language),)
        if figures.weeks:
            found["tactics"] += (hours(figures.weeks, language),)
    if figures.ways:
        found["programme"] = tuple(way(one, language) for one in figures.ways)
    return found


# ── Relationships ──────────────────────────────────────────────────────────────


def relationship_map(relationships: Sequence[Worth], language: Language) -> Picture:
    """Who is worth how much to the goals, and how much time is planned with them."""
    title = language.text(N_("Your relationships: what they are worth, and the time they take"))
    levels = [v for v in VALUES if any(one.value == v for one in relationships)]
    described = " ".join(_worth_in_words(one, language) for one in relationships)
    drawing = Drawing("map", title, described)
    left, top = 84.0, 42.0
    width = (WIDTH - left - 1) / len(EFFORTS)
    for number, (_, label) in enumerate(EFFORTS):
        x = left + width * (number + 0.5)
        drawing.text(x, 32, language.text(label), size=SMALL, anchor="middle", faint=True)
    drawing.text(left, 14, language.text(N_("Time that is planned →")), size=SMALL, faint=True)
    drawing.text(0, 32, language.text(N_("Value")), size=SMALL, faint=True)
    for level in levels:
        cells = [
            list(_names((r for r in relationships if _cell(r) == (level, n)), width, language))
            for n in range(len(EFFORTS))
        ]
        height = max(2, *map(len, cells)) * LINE + 14
        drawing.text(0, top + height / 2 + 4, capitalised(language.text(VALUES[level])), bold=True)
        for number, lines in enumerate(cells):
            x = left + width * number
            # What is worth much and asks for something is where one begins.
            tinted = level == "high" and number > 0
            drawing.rect(
                x,
                top,
                width,
                height,
                "#e3eef7" if tinted else PAPER,
                "cell tint" if tinted else "cell",
            )
            for place, line in enumerate(lines):
                drawing.text(x + 8, top + 19 + place * LINE, line)
        top += height
    drawing.height = top + 4
    return Picture("map", title, described, drawing.svg())


def _cell(worth: Worth) -> tuple[Level | None, int]:
    return worth.value, next(n for n, (most, _) in enumerate(EFFORTS) if worth.hours <= most)


def _names(found: Iterator[Worth], width: float, language: Language) -> Iterator[str]:
    for one in found:
        name = capitalised(language.show(one.name))
        yield from _wrapped(name, columns(width - 14), 3)


def _worth_in_words(worth: Worth, language: Language) -> str:
    template = N_("{name}: worth {value}, {hours} planned.")
    name, value = Words(language.show(worth.name)), Label(VALUES[worth.value])
    planned: Shown = _hours(worth.hours) if worth.hours else Label(N_("nothing"))
    return language.say(message(template, name=name, value=value, hours=planned))


# ── Hours ──────────────────────────────────────────────────────────────────────


def hours(weeks: Sequence[WeekHours], language: Language) -> Picture:
    """The hours of each week by class of work, and how many there are."""
    title = language.text(N_("Hours in each of the first weeks"))
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
    _legend(
        drawing,
        top + high + 40,
        language,
        {c for w in weeks for c, _ in w.by_claim},
        N_("hours there are"),
    )
    return Picture("hours", title, described, drawing.svg())


def _week_in_words(week: WeekHours, language: Language) -> str:
    parts: tuple[Shown, ...] = tuple(
        message(N_("{what} {hours}"), what=Label(CLAIMS[claim]), hours=_hours(amount))
        for claim, amount in week.by_claim
        if amount
    )
    template = N_("Week of {day}: {parts}.")
    said: Shown = Listing(parts) if parts else Label(N_("no hours"))
    return language.say(message(template, day=week.first, parts=said))


def _legend(
    drawing: Drawing, y: float, language: Language, claims: set[Claim], limit: str = ""
) -> None:
    """What the colours mean, as many in a row as there is room for."""
    x = 0.0
    for claim in sorted(claims):
        label = language.text(CLAIMS[claim])
        room = 30 + len(label) * 6.2
        if x + room > WIDTH:
            x, y = 0.0, y + 20
        drawing.claim(x, y - 10, 12, 12, claim)
        drawing.text(x + 18, y, label, size=SMALL)
        x += room
    if limit:
        label = language.text(limit)
        if x + 40 + len(label) * 6.2 > WIDTH:
            x, y = 0.0, y + 20
        drawing.line([(x, y - 4), (x + 18, y - 4)], "ink", 2)
        drawing.text(x + 24, y, label, size=SMALL)
    drawing.height = y + 8


# ── Bars ───────────────────────────────────────────────────────────────────────


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
    for place, bar in enumerate(shown):
        y = top + place * row
        lines = list(_wrapped(capitalised(language.show(bar.title)), columns(left - 10, SMALL), 2))
        for number, line in enumerate(lines):
            drawing.text(0, y + 13 + number * 14 + (7 if len(lines) == 1 else 0), line, size=SMALL)
        begin = x_of(bar.start)
        ready = min(x_of(bar.ready + timedelta(days=1)), float(WIDTH))
        end = min(x_of(bar.until + timedelta(days=1)), float(WIDTH))
        drawing.claim(begin, y + 8, max(ready - begin, 4), 16, bar.claim)
        if end > ready + 1:
            drawing.claim(ready, y + 13, end - ready, 6, bar.claim)
    reviews = [review for review in figures.reviews if review <= last]
    for review in reviews:
        drawing.line(
            [(x_of(review), top), (x_of(review), bottom)], "ink", 1, stroke_dasharray="4 3"
        )
    _legend(drawing, bottom + 22, language, {bar.claim for bar in shown})
    if reviews:
        y = drawing.height + 8
        drawing.line([(0, y), (18, y)], "ink", 1, stroke_dasharray="4 3")
        text = language.text(N_("days to look at the plan; a thin bar: it goes on"))
        drawing.text(24, y + 4, text, size=SMALL)
    else:
        text = language.text(N_("A thin bar: it goes on"))
        drawing.text(0, drawing.height + 12, text, size=SMALL)
    drawing.height += 20
    return Picture("bars", title, described, drawing.svg())


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


# ── The way of a number ────────────────────────────────────────────────────────


def way(figures: Way, language: Language) -> Picture:
    """A goal's number today, its milestones, and its target, with room to draw the real one."""
    counted: Shown = figures.measure if figures.measure is not None else figures.title
    head = message(N_("On the way: {measure}"), measure=counted)
    title = language.say(head)
    stones: tuple[Shown, ...] = tuple(
        message(N_("{figure} on {day}"), figure=point.shown, day=point.day)
        for point in (*figures.counted, *figures.points)
    )
    described = language.say(message(N_("{stones}."), stones=Listing(stones)))
    name = f"way-{figures.goal}"
    drawing = Drawing(name, title, described)
    points, now = (*figures.counted, *figures.points), len(figures.counted)
    low, high = (pick(p.figure for p in points) for pick in (min, max))
    left, right, top, bottom = 40.0, WIDTH - 48.0, 44.0, 150.0
    days = max((points[-1].day - points[0].day).days, 1)

    def place(day: date, figure: float) -> tuple[float, float]:
        part = (figure - low) / (high - low) if high > low else 0.5
        return (
            left + (right - left) * (day - points[0].day).days / days,
            bottom - (bottom - top) * part,
        )

    drawing.line([(left - 20, bottom + 14), (WIDTH, bottom + 14)])
    spots = [place(point.day, point.figure) for point in points]
    # What was counted is a line, what is to come is dashed.
    if now:
        drawing.line(spots[: now + 1], "ink", 1.5)
    drawing.line(spots[now:], "ink", 1.5, stroke_dasharray="5 4")
    before, any_low = -100.0, False
    for number, (point, (x, y)) in enumerate(zip(points, spots, strict=True)):
        drawing.line([(x, y), (x, bottom + 14)], width=0.5)
        drawing.dot(x, y, 5, hollow=now < number < len(points) - 1)
        drawing.text(x, y - 12, language.show(point.shown), anchor="middle", bold=True)
        day = language.text(N_("today")) if number == now else language.axis_day(point.day)
        # Days that would run into one another are on two lines.
        low_line = x - before < 7 * len(day)
        drawing.text(
            x, bottom + (48 if low_line else 32), day, size=SMALL, anchor="middle", faint=True
        )
        before = -100.0 if low_line else x
        any_low = any_low or low_line
    drawing.height = bottom + (56 if any_low else 40)
    return Picture(name, title, described, drawing.svg())


def _hours(amount: float) -> Shown:
    rounded = round(amount, 2)
    return hours_shown((rounded, rounded)) if rounded else Quantity(0, N_("h"))


def _wrapped(text: str, width: int, most: int) -> Iterator[str]:
    """A text in at most so many lines of a picture."""
    yield from textwrap.wrap(text, max(width, 8), max_lines=most, placeholder=" …") or [""]
