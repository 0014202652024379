"""The way of a number: today, its milestones and its target."""

from __future__ import annotations

from datetime import date

from advisor.core.message import N_, Listing, Shown, message
from advisor.core.strategy.figures import Way
from advisor.language import Language
from advisor.paper.drawing import SMALL, WIDTH, Drawing, Picture, width_of


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
        low_line = x - before < width_of(day, SMALL) + 4
        drawing.text(
            x, bottom + (48 if low_line else 32), day, size=SMALL, anchor="middle", faint=True
        )
        before = -100.0 if low_line else x
        any_low = any_low or low_line
    drawing.height = bottom + (56 if any_low else 40)
    return drawing.picture()
