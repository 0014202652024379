"""The map of relationships: what each is worth to the goals, and the time it takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from advisor.core.message import N_, Label, Shown, Words, message
from advisor.core.rules.catalogue import Level
from advisor.core.strategy.figures import Worth
from advisor.language import Language, capitalised
from advisor.paper.drawing import PAPER, SMALL, WIDTH, Drawing, Picture, lines_in
from advisor.report.charts import figure_of_hours

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
LINE = 16


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
    return drawing.picture()


def _cell(worth: Worth) -> tuple[Level | None, int]:
    return worth.value, next(n for n, (most, _) in enumerate(EFFORTS) if worth.hours <= most)


def _names(found: Iterator[Worth], width: float, language: Language) -> Iterator[str]:
    for one in found:
        name = capitalised(language.show(one.name))
        yield from lines_in(name, width - 14, 3)


def _worth_in_words(worth: Worth, language: Language) -> str:
    template = N_("{name}: worth {value}, {hours} planned.")
    name, value = Words(language.show(worth.name)), Label(VALUES[worth.value])
    planned: Shown = figure_of_hours(worth.hours) if worth.hours else Label(N_("nothing"))
    return language.say(message(template, name=name, value=value, hours=planned))
