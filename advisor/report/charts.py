"""Charts in lines of text, readable without colour: each kind of thing has a glyph of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate

from advisor.core.message import N_, Quantity, Shown
from advisor.core.planning.work import Claim
from advisor.core.reasoning.templates import hours_shown
from advisor.core.rules.catalogue import Level
from advisor.core.strategy.advice import Advice
from advisor.core.strategy.figures import Way, WeekHours, Worth, ways, week_hours, worths
from advisor.language import Language, capitalised

# The classes of work in the owner's words, on screens, in lines and on paper.
CLAIMS: Mapping[Claim, str] = {
    Claim.DUTY: N_("what is owed"),
    Claim.LEAD: N_("the big move"),
    Claim.SUPPORT: N_("what helps it"),
    Claim.HOUSEKEEPING: N_("rules and watching"),
}
GLYPHS: Mapping[Claim, str] = {
    Claim.DUTY: "█",
    Claim.LEAD: "▓",
    Claim.SUPPORT: "▒",
    Claim.HOUSEKEEPING: "░",
}
VALUES: Mapping[Level | None, str] = {"high": "●●●", "medium": "●●○", "low": "●○○", None: "○○○"}
BAR, TO_COME, FREE = "█", "▒", "·"
LONGEST_BAR, LONGEST_NAME = 40, 24
GAP = 2


@dataclass(frozen=True, slots=True)
class Chart:
    """A titled chart; ``draw`` makes its lines for a width in columns."""

    name: str
    title: str
    draw: Callable[[int], Iterator[str]]


def hours_charts(advice: Advice, language: Language) -> Iterator[Chart]:
    """Hours by week, where the plan asks for any."""
    weeks = week_hours(advice)
    if weeks:
        draw = partial(hours_lines, weeks, language)
        yield Chart("hours", language.text(N_("Hours by week, of all together")), draw)


def effort_charts(advice: Advice, language: Language) -> Iterator[Chart]:
    """What relationships are worth and cost, where the plan spends hours on any."""
    found = worths(advice)
    if any(worth.hours for worth in found):
        title = language.text(N_("What they are worth, and what they cost"))
        yield Chart("people", title, partial(effort_lines, found, language))


def way_charts(advice: Advice, language: Language) -> Iterator[Chart]:
    """The way to each number that is known and not reached yet."""
    for way in ways(advice):
        if way.measure is not None and way.points[0].figure != way.points[-1].figure:
            draw, title = partial(way_lines, way, language), language.show(way.measure)
            yield Chart(f"way-{way.goal}", capitalised(title), draw)


def hours_lines(weeks: Sequence[WeekHours], language: Language, width: int) -> Iterator[str]:
    """Hours by week and class of work; dots are hours that stay free.

    A line is at most ``width`` columns, from 30 on.
    """
    if not weeks:
        return
    days = [language.short_day(week.first, year=False) for week in weeks]
    figures = [language.show(figure_of_hours(week.hours)) for week in weeks]
    left = max(map(len, days)) + GAP
    room = min(LONGEST_BAR, max(8, width - left - GAP - max(map(len, figures))))
    most = max(max(week.hours, week.limit or 0.0) for week in weeks)
    for day, figure, week in zip(days, figures, weeks, strict=True):
        bar = _stacked(week, room / most)
        free = round((week.limit or 0.0) * room / most) - len(bar)
        drawn = bar + FREE * max(0, free)
        yield f"{day:<{left}}{drawn:<{room}}{'':{GAP}}{figure:>{max(map(len, figures))}}"
    used = {claim for week in weeks for claim, hours in week.by_claim if hours}
    key = [
        f"{GLYPHS[claim]} {language.text(name)}" for claim, name in CLAIMS.items() if claim in used
    ]
    if any(week.limit for week in weeks):
        key.append(f"{FREE} {language.text(N_('free'))}")
    yield from _legend(key, width)


def _stacked(week: WeekHours, scale: float) -> str:
    """The parts one after another, rounded so that their ends are where they should be."""
    parts = sorted((claim, hours) for claim, hours in week.by_claim if hours)
    ends = [round(end * scale) for end in accumulate(hours for _, hours in parts)]
    lengths = [end - before for before, end in zip([0, *ends], ends, strict=False)]
    for place, length in enumerate(lengths):
        if not length:
            # A part of some minutes is still seen, at the cost of the longest.
            lengths[lengths.index(max(lengths))] -= 1 if max(lengths) > 1 else 0
            lengths[place] = 1
    glyphs = (GLYPHS[claim] for claim, _ in parts)
    return "".join(glyph * length for glyph, length in zip(glyphs, lengths, strict=True))


def effort_lines(found: Sequence[Worth], language: Language, width: int) -> Iterator[str]:
    """Each relationship with its value for the goals and the hours that the plan gives it."""
    if not any(worth.hours for worth in found):
        return
    longest = min(LONGEST_NAME, width // 3)
    names = [_short(capitalised(language.show(worth.name)), longest) for worth in found]
    figures = [language.show(figure_of_hours(worth.hours)) for worth in found]
    left, right = max(map(len, names)) + GAP, max(map(len, figures))
    room = min(LONGEST_BAR, max(4, width - left - len(VALUES[None]) - 2 * GAP - right))
    most = max(worth.hours for worth in found)
    for name, figure, worth in zip(names, figures, found, strict=True):
        length = max(round(worth.hours * room / most), 1 if worth.hours else 0)
        yield (
            f"{name:<{left}}{VALUES[worth.value]}{'':{GAP}}{BAR * length:<{room}}"
            f"{'':{GAP}}{figure:>{right}}"
        )
    yield from _legend(
        [
            language.text(N_("●●● worth most to your goals")),
            f"{BAR} {language.text(N_('hours in this plan'))}",
        ],
        width,
    )


def way_lines(way: Way, language: Language, width: int) -> Iterator[str]:
    """A table: what was counted, today, the milestones and the target.

    Each with its day, its figure, how far it is from today's, and a bar.
    """
    now = way.points[0].figure
    points = (*way.counted, *way.points)
    rows = [tuple(map(language.text, (N_("When"), N_("Figure"), N_("From today"))))]
    for point in points:
        further = language.show(Quantity(abs(point.figure - now)))
        sign = "+" if point.figure > now else "−"
        day = (
            language.text(N_("today")) if point is way.points[0] else language.short_day(point.day)
        )
        far = "" if point is way.points[0] else sign + further
        rows.append((day, language.show(point.shown), far))
    first, second, third = (max(map(len, column)) for column in zip(*rows, strict=True))
    room = min(LONGEST_BAR, max(4, width - first - second - third - 3 * GAP))
    most = max(abs(point.figure) for point in points) or 1.0
    today = round(abs(now) * room / most)
    for place, (row, drawn) in enumerate(zip(rows, (None, *points), strict=True)):
        length = round(abs(drawn.figure) * room / most) if drawn is not None else 0
        # What is there, or was counted, is drawn full, what is to come is not.
        there = length if place <= len(way.counted) + 1 else min(today, length)
        bar = BAR * there + TO_COME * (length - there)
        cells = (f"{row[0]:<{first}}", f"{row[1]:>{second}}", f"{row[2]:>{third}}", bar)
        yield (" " * GAP).join(cells).rstrip()


def figure_of_hours(hours: float) -> Shown:
    """Hours as the strategy says them, and none as a figure among figures."""
    rounded = round(hours, 2)
    return hours_shown((rounded, rounded)) if rounded else Quantity(0, N_("h"))


def _short(name: str, most: int) -> str:
    return name if len(name) <= most else f"{name[: most - 1]}…"


def _legend(parts: Sequence[str], width: int) -> Iterator[str]:
    """The glyphs and what they mean, in as many lines as it takes."""
    line = ""
    for part in parts:
        if line and len(line) + 3 + len(part) > width:
            yield line
            line = ""
        line = f"{line}   {part}" if line else part
    if line:
        yield line
